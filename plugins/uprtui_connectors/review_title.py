"""Which review a document is about: the State under review, the session, the report's symbol.

OHCHR says it in page headers and titles, in many wordings: `UPR of Slovenia (4th Cycle - 48th
Session)`, `Universal Periodic Review – Twentieth session`, `Matrix of recommendations: Chad`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uprtui.api import is_state
from uprtui_connectors.ordinals import IN_WORDS, ordinal

_MOST_LINES = 60
_MOST_WORDS = 60
_LONGEST_NAME = 10  # words
_SHORTEST_NAME = 4  # letters; shorter ones are codes, and words of English
_EDGES = " \t,;:.*–—-|"
_ABOUT = re.compile(
    r"\bUPR|periodic review|recommendations?\b|questions?\b|under review|\breview of\b|^country\b",
    re.IGNORECASE,
)
_SESSION = re.compile(
    rf"(?<![\w.])(?:(?P<before>\d{{1,2}})\s*(?:st|nd|rd|th)?|(?P<word>{IN_WORDS}))\s+"
    r"(?:(?:UPR|regular|working group|of the working group)\s+)*session\b"
    r"|\bsession\s*(?:no\.?|number|:)?\s*(?P<after>\d{1,2})(?![\d.])"
    r"|\bUPR\s*-?\s*(?P<glued>\d{1,2})(?!\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_OF_UPR = re.compile(r"\bUPR|(?:st|nd|rd|th) session\b", re.IGNORECASE)
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


def session_of_name(name: str) -> str:
    """The session that the name of a file says: `UPR48_Chad.docx`; empty where it says none."""
    words = re.sub(r"[_.\-+\s]+", " ", name.rpartition(".")[0] or name)
    return _session([words]) if _OF_UPR.search(words) else ""


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
            said = found["before"] or found["word"] or found["after"] or found["glued"]
            number = ordinal(said)
            if number:
                return str(number)
    return ""
