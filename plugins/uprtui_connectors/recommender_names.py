"""The States in the brackets of a paragraph, and in a cell that holds nothing but States.

Brackets hold acronyms and remarks as well: `(CEDAW)`, `(No. 169)`, `(see paragraph 6.3)`. What
names known States only is theirs; an unknown name counts only where States stand: at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from uprtui.api import is_state, split_states

_BETWEEN_NAMES = re.compile(r"\s*[,;/&]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_EDGES = " \t\n;,.:/–-"
_AROUND = " \t\n;,.:*"
_ASIDE = re.compile(r"[\s,(]*\bon behalf of\b.*", re.IGNORECASE | re.DOTALL)
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z)])(?:\d{1,2}|\*{1,3})(?=$|[,;\s)])")
_NAME_WORD = re.compile(r"(?:d[’'])?[^\W\d_a-z][\w.’'()\-]*|of|the|and|de|da")
_PROPER_WORD = re.compile(r"(?:d[’'])?[^\W\d_a-z][^\W\d_]*[a-z][\w.’'()\-]*")
#: Words that stand in brackets with capitals and are in no State's name.
_OTHER_THINGS = re.compile(
    r"\b(?:act|acts|agenda|agreement|article|articles|bill|charter|code|commission|committee"
    r"|convention|conventions|council|court|covenant|declaration|fund|goals?|guidelines|law|no"
    r"|office|optional|paragraph|plan|platform|policy|principles|programme|project|protocols?"
    r"|resolution|rules|rights|statute|strategy|target|treaty|women|children|persons"
    r"|accepted|noted|pending|position|rejected|supported)\b",
    re.IGNORECASE,
)
_END_OF_PART = re.compile(r"\s*(?:[;.]|$)")
_BULLET = re.compile(r"^\s*[-–—•*]\s+", re.MULTILINE)
_LINES = re.compile(r"\s*[\n|]+\s*")
_MOST_NAME_WORDS = 8
_MOST_JOINED = 5
_MOST_CUTS = 250
_LONGEST_GROUP = 3_000
_LONGEST_CELL = 6_000
_MOST_OPENED = 50
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Group:
    """Brackets around States: where they stand in the text, and who is in them."""

    start: int
    end: int
    states: tuple[str, ...]


def groups_of(text: str) -> list[Group]:
    """Return the outermost brackets that name States, in their order.

    In: a paragraph, with single spaces. A bracket that is never closed ends with the paragraph.
    """
    found: list[Group] = []
    last_word = next((at for at in reversed(range(len(text))) if text[at].isalnum()), -1)
    for start, end in _brackets(text):
        inside = text[start + 1 : end - 1]
        states = _states_in(text[start + 1 : end].rstrip(")]"), inside, at_end=end > last_word)
        if not states and text[start] == "(" and _END_OF_PART.match(text, end):
            states = _unknown_names(inside)
        if states:
            found.append(Group(start, end, states))
    return _with_stray_end(text, found)


@lru_cache(_REMEMBERED)
def names_in(cell: str) -> tuple[str, ...]:
    """Return the names in a cell that holds States only, each once: `A; B`, `(A) (B)`, one a line.

    Names that are not known are handed over by themselves where they stand among known ones; a
    cell, or a line of it, that names no known State comes back whole.
    """
    cell = cell.strip()
    if len(cell) > _LONGEST_CELL:
        return (cell,)
    lines = [_without_brackets(line) for line in _LINES.split(_BULLET.sub("", cell))]
    listed = "; ".join(line for line in lines if line)
    if is_state(listed):
        return (listed,)
    known = split_states(" ".join(lines)) or split_states(listed)
    names = known or [name for part in listed.split(";") for name in _names_of_part(part)]
    return tuple(dict.fromkeys(names)) if any(map(is_state, names)) else (cell,)


def _without_brackets(line: str) -> str:
    """`Chad; Peru` for `(Chad) (Peru)` and `(Chad; Peru)`; other lines as they are."""
    line = line.strip(_EDGES)
    outer = list(_brackets(line)) if line.startswith("(") else []
    outside = line
    for start, end in reversed(outer):
        outside = outside[:start] + outside[end:]
    if not outer or outside.replace("and", " ").strip(_EDGES):
        return line
    return "; ".join(line[start + 1 : end].removesuffix(")") for start, end in outer)


def _names_of_part(part: str) -> Sequence[str]:
    part = part.strip(_EDGES)
    pieces = _pieces(part)
    return pieces if any(map(is_state, pieces)) else [part] * bool(part)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets; one that is never closed ends with the paragraph."""
    depth = start = 0
    for bracket in re.finditer(r"[()\[\]]", text):
        if bracket[0] in "([":
            start = start if depth else bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, bracket.end()
    if depth:
        yield from _unclosed(text, start)


def _unclosed(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Brackets after one that is never closed: each on its own, the last up to the end."""
    end = len(text.rstrip(_EDGES))
    if _states_in(text[start + 1 : end].rstrip(")]"), text[start + 1 : end], at_end=True):
        yield start, end
        return
    opened = [found.start() for found in re.finditer(r"[(\[]", text[start + 1 :])]
    for at in opened[-_MOST_OPENED:]:
        begin = start + 1 + at
        close = text.find(")", begin)
        stop = close + 1 if close >= 0 else end
        if stop - begin <= _LONGEST_GROUP and split_states(text[begin + 1 : stop].strip(" )];.,")):
            yield begin, stop


def _states_in(bare: str, inside: str, *, at_end: bool) -> tuple[str, ...]:
    """The States of a group; at the paragraph's end also names that are not known.

    In: the group without any closing brackets, and without its last one.
    """
    if len(inside) > _LONGEST_GROUP:
        return ()
    for spelling in dict.fromkeys((inside, inside + ")", bare, bare + ")")):
        words = _FOOTNOTE_MARK.sub("", spelling.strip(_AROUND)).strip()
        if not words or words.count("(") != words.count(")"):
            continue
        if states := split_states(words):
            return tuple(name.strip(_EDGES) for name in states)
    return _mostly_states(inside, at_end=at_end)


def _mostly_states(inside: str, *, at_end: bool) -> tuple[str, ...]:
    """Names in a group with something else in it: a misspelt State, `on behalf of …`."""
    inside = _FOOTNOTE_MARK.sub("", _ASIDE.sub("", inside).strip(_AROUND))
    if states := split_states(inside):
        return states
    names = _pieces(inside)
    known = [name for name in names if is_state(name)]
    if known and (at_end or 2 * len(known) >= len(names)):
        return tuple(name for name in names if is_state(name) or _looks_like_a_name(name))
    return ()


def _unknown_names(inside: str) -> tuple[str, ...]:
    """The names in brackets where a part ends, none of which is known; empty for other words."""
    names = _pieces(inside) if len(inside) <= _LONGEST_GROUP else ()
    return names if all(map(_looks_like_a_name, names)) else ()


def _looks_like_a_name(name: str) -> bool:
    """Whether words could be a State's name: capitals in front, no acronym, no figures."""
    words = name.split()
    if not words or len(words) > _MOST_NAME_WORDS or re.search(r"\d", name):
        return False
    return (
        all(_NAME_WORD.fullmatch(word) for word in words)
        and any(_PROPER_WORD.fullmatch(w) and not re.search(r"[a-z][A-Z]", w) for w in words)
        and not _OTHER_THINGS.search(name)
    )


def _pieces(inside: str) -> tuple[str, ...]:
    """The names of a group, known ones in their whole length, each unknown one by itself."""
    cuts = list(_BETWEEN_NAMES.finditer(inside))
    if len(cuts) > _MOST_CUTS:
        return ()
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(inside)]
    found: list[str] = []
    first = 0
    while first < len(starts):
        last = first
        for end in range(min(first + _MOST_JOINED, len(ends)) - 1, first, -1):
            if is_state(inside[starts[first] : ends[end]].strip()):
                last = end
                break
        found.append(inside[starts[first] : ends[last]].strip(_EDGES))
        first = last + 1
    return tuple(filter(None, found))


def _with_stray_end(text: str, found: list[Group]) -> list[Group]:
    """States before a closing bracket that was never opened, at the paragraph's end."""
    end = len(text.rstrip(_EDGES))
    if not text[:end].endswith(")") or (found and found[-1].end >= end):
        return found
    given = found
    if found and found[-1].end == end - 1:  # `Venezuela (Bolivarian Republic of))`
        found = found[:-1]
    floor = found[-1].end if found else 0
    if text.count("(", floor, end) >= text.count(")", floor, end):
        return given
    words = list(re.finditer(r"\S+", text[floor : end - 1]))
    for word in words[-_MOST_NAME_WORDS * 4 :]:
        start = floor + word.start()
        if states := split_states(text[start : end - 1].strip(" ,;")):
            return [*found, Group(start, end, states)]
    return given
