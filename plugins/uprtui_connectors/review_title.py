"""Which review a document is about: the State under review, the session, the report's symbol.

OHCHR says it in page headers and titles, in many wordings: `UPR of Slovenia (4th Cycle - 48th
Session)`, `Universal Periodic Review – Twentieth session`, `Matrix of recommendations: Chad`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uprtui.api import is_state

_MOST_LINES = 60
_MOST_WORDS = 60
_LONGEST_NAME = 10  # words
_SHORTEST_NAME = 4  # letters; shorter ones are codes, and words of English
_EDGES = " \t,;:.*–—-|"
_ABOUT = re.compile(
    r"\bUPR|periodic review|recommendations?\b|questions?\b|under review|\breview of\b|^country\b",
    re.IGNORECASE,
)
_UNITS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60}
_ORDINALS = (
    {word: number for number, word in enumerate(_UNITS, start=1)}
    | {f"{tens}ieth": number for tens, number in _TENS.items()}
    | {
        f"{tens}y{dash}{unit}": number + at
        for tens, number in _TENS.items()
        for at, unit in enumerate(_UNITS[:9], start=1)
        for dash in ("-", " ", "‑")
    }
)
_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SESSION = re.compile(
    rf"(?<![\w.])(?:(?P<before>\d{{1,2}})\s*(?:st|nd|rd|th)?|(?P<word>{_WORDS}))\s+"
    r"(?:(?:UPR|regular|working group|of the working group)\s+)*session\b"
    r"|\bsession\s*(?:no\.?|number|:)?\s*(?P<after>\d{1,2})(?![\d.])"
    r"|\bUPR\s*-?\s*(?P<glued>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"human rights council|\bHRC\b", re.IGNORECASE)
_WORKING_GROUP = re.compile(r"working group|\bUPR|periodic review", re.IGNORECASE)
_SYMBOL = re.compile(r"\bA/HRC/(?:WG\.6/)?\d{1,3}/(?:[A-Z]{3}/)?\d{1,4}(?:/[A-Z]{3}/\d)?")


@dataclass(frozen=True, slots=True)
class Review:
    """What a title says; empty where it says nothing.

    Args:
        sur: State under review, by its name.
        session: number of the session.
        symbol: symbol of the Working Group's report.
    """

    sur: str = ""
    session: str = ""
    symbol: str = ""


def review_of(lines: Iterable[str]) -> Review:
    """Return which review the title lines of a document tell about."""
    cleaned = [" ".join(line.split()) for text in lines for line in text.splitlines()]
    title = [line for line in cleaned if line][:_MOST_LINES]
    about = [line for line in title if _ABOUT.search(line)]
    alone = (line for line in title if _is_name(line))
    sur = next(filter(None, map(first_state, about)), "") or next(alone, "")
    symbol = next(filter(None, map(report_symbol, title)), "")
    return Review(sur.strip(_EDGES), _session(title), symbol)


def first_state(line: str) -> str:
    """The first name of a State in a line, in its whole length; empty where there is none."""
    words = line.split()[:_MOST_WORDS]
    for start, word in enumerate(words):
        if not (word.lstrip("(“\"'")[:1].isupper() or word == "the"):
            continue
        for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
            name = " ".join(words[start:end]).strip(_EDGES + "“”\"'")
            for spelling in (name, _without_odd_bracket(name)):
                if _is_name(spelling):
                    bare = spelling.removeprefix("the ")
                    return bare if _is_name(bare) else spelling
    return ""


def report_symbol(line: str) -> str:
    """The first symbol of a report, without `/Add.1`: `A/HRC/59/15`; empty where there is none."""
    found = _SYMBOL.search(line)
    return "" if found is None or "WG.6" in found[0] else found[0]


def _is_name(words: str) -> bool:
    words = words.strip(_EDGES)
    return len(words) >= _SHORTEST_NAME and is_state(words)


def _without_odd_bracket(name: str) -> str:
    """A name without what an unfinished bracket adds: `Chad (4th` → `Chad`."""
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")]
    elif name.count(")") > name.count("("):
        name = name[: name.index(")")].lstrip("(")
    return name.strip(_EDGES)


def _session(title: Sequence[str]) -> str:
    """The session of the Working Group; one of the Council is another thing."""
    for line in title:
        for found in _SESSION.finditer(line):
            before = line[: found.start()]
            council = list(_COUNCIL.finditer(before))
            group = list(_WORKING_GROUP.finditer(before))
            if council and (not group or group[-1].start() < council[-1].start()):
                continue
            if _COUNCIL.match(line[found.end() :].removeprefix(" of the").lstrip()):
                continue
            word = found["word"]
            if word:
                return str(_ORDINALS[word.casefold().replace("‑", "-")])
            number = found["before"] or found["after"] or found["glued"]
            return str(int(number))
    return ""
