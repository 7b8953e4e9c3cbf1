"""Who recommends what in one paragraph: `Ratify it (Norway) (Peru); implement it (Chad);`.

The forms of OHCHR's lists and of the reports: States in brackets one by one or together, several
recommendations in one paragraph, several verbs with one object (`Sign (Chad) / Ratify (Peru) the
Covenant`), acronyms in brackets that are no States.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from uprtui.api import is_state, split_states

_BETWEEN_NAMES = re.compile(r"\s*[,;/&\n]\s*(?:and\s+)?|\s+and\s+")
_NOTHING = re.compile(r"[\s;,./&]*(?:and\b)?[\s;,./&]*")
_MARKS = " \t\n;,/"
_EDGES = " \t\n;,.:/"
_MOST_GROUPS = 400
_LONGEST_GROUP = 8_000
_LONGEST_NAME = 80
_MOST_WORDS = 8
_MOST_JOINED = 5
#: Words of names that stand in brackets and are no State's.
_OTHER_THINGS = re.compile(
    r"\b(?:act|acts|agenda|agreement|article|articles|bill|charter|code|commission|committee"
    r"|convention|conventions|council|court|covenant|declaration|fund|goals?|guidelines|law|no"
    r"|office|optional|paragraph|plan|platform|policy|principles|programme|project|protocols?"
    r"|resolution|rules|rights|statute|strategy|target|treaty|women|children|persons)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One State's recommendation.

    Args:
        state: its name, as it stands there; it need not be a known one.
        text: the words, without States in brackets and without punctuation at the end.
    """

    state: str
    text: str


@dataclass(slots=True)
class _Run:
    """Words with their States; several where they share what comes after them."""

    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    tail: str = ""

    def said(self) -> Iterator[Said]:
        for words, states in self.parts:
            text = f"{words} {self.tail}" if self.tail else words
            for state in states:
                yield Said(state, _trimmed(text))


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    inside: str


def recommended(text: str) -> tuple[Said, ...]:
    """Return what each State recommends in a paragraph, in their order; empty where none is named.

    In: the paragraph without its number. Out: a State stands there once; where it said two things
    in one paragraph, they are joined by a semicolon. A name in brackets at the end of a part that
    looks like a State's, but is not known, is handed over as well.
    """
    runs: list[_Run] = []
    at = 0
    for group, names in _named_groups(text):
        before = text[at : group.start]
        at = group.end
        if runs and _NOTHING.fullmatch(before):
            runs[-1].parts[-1][1].extend(names)
            continue
        if not runs or _begins_anew(before):
            runs.append(_Run())
        else:
            shared, _, words = before.partition(";")
            if words.strip():
                runs[-1].tail = _trimmed(shared)
                runs.append(_Run())
                before = words
        runs[-1].parts.append((_trimmed(before), list(names)))
    if not runs:
        return ()
    runs[-1].tail = _rest(text[at:])
    return _one_a_state(said for run in runs for said in run.said())


def names_in(cell: str) -> tuple[str, ...]:
    """Return the names in a cell that holds States only: `(A) (B)`, `A, B and C`, one a line."""
    cell = cell.strip(_EDGES)
    found = _split(cell[1:-1] if _is_one_group(cell) else cell)
    if found is not None:
        return found
    names: list[str] = []
    at = 0
    for group in _groups(cell):
        known = _split(group.inside)
        if known is None or cell[at : group.start].strip(_MARKS):
            continue
        names.extend(known)
        at = group.end
    return (*names, *_pieces(cell[at:]))


def _named_groups(text: str) -> Iterator[tuple[_Group, tuple[str, ...]]]:
    for group in _groups(text):
        names = _split(group.inside) or _likely_names(text, group)
        if names:
            yield group, names


def _split(group: str) -> tuple[str, ...] | None:
    """The known States of a group, without punctuation around them; None where others are in it."""
    names = split_states(group.strip(_EDGES))
    return None if names is None else tuple(name.strip(_EDGES) for name in names)


def _likely_names(text: str, group: _Group) -> tuple[str, ...]:
    """Names of which some are not known, at the end of a part; empty where it is something else."""
    following = text[group.end : group.end + 20].lstrip()
    if following and following[0] not in ";.(/,":
        return ()
    pieces = _pieces(group.inside)
    unknown = [piece for piece in pieces if not is_state(piece)]
    return pieces if pieces and all(map(_looks_like_a_name, unknown)) else ()


def _looks_like_a_name(words: str) -> bool:
    return (
        words[:1].isalpha()
        and (words[:1].isupper() or words.startswith("the "))
        and not words.isupper()
        and not any(letter.isdigit() for letter in words)
        and len(words) <= _LONGEST_NAME
        and len(words.split()) <= _MOST_WORDS
        and any(letter.islower() for letter in words[1:3])
        and not _OTHER_THINGS.search(words)
    )


def _pieces(inside: str) -> tuple[str, ...]:
    """The names of a group, known ones in their whole length, each unknown one by itself."""
    cuts = list(_BETWEEN_NAMES.finditer(inside))[:_MOST_GROUPS]
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
        name = inside[starts[first] : ends[last]].strip(_EDGES)
        if name:
            found.append(name)
        first = last + 1
    return tuple(found)


def _groups(text: str) -> Iterator[_Group]:
    """The outermost pairs of brackets; one that is never closed ends with the text."""
    depth = start = found = 0
    for bracket in re.finditer(r"[()]", text):
        if bracket[0] == "(":
            start = bracket.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found += 1
                if found > _MOST_GROUPS:
                    return
                if bracket.start() - start <= _LONGEST_GROUP:
                    yield _Group(start, bracket.end(), text[start + 1 : bracket.start()])
    if depth and len(text) - start <= _LONGEST_GROUP:
        yield _Group(start, len(text), text[start + 1 :].rstrip(_MARKS + "."))


def _is_one_group(cell: str) -> bool:
    first = next(_groups(cell), None)
    return first is not None and (first.start, first.end) == (0, len(cell))


def _begins_anew(before: str) -> bool:
    return before.lstrip()[:1] in {";", "."}


def _rest(after: str) -> str:
    """Words after the last States that belong to what stands before them."""
    rest = _trimmed(after.strip(_MARKS + "."))
    return rest if rest.startswith("(") or any(letter.isalpha() for letter in rest) else ""


def _one_a_state(all_said: Iterator[Said]) -> tuple[Said, ...]:
    texts: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for said in all_said:
        key = said.state.casefold()
        spelt.setdefault(key, said.state)
        known = texts.setdefault(key, [])
        if said.text and said.text not in known:
            known.append(said.text)
    return tuple(Said(spelt[key], "; ".join(found)) for key, found in texts.items())


def _trimmed(words: str) -> str:
    return re.sub(r"^[\s;,./]+", "", words).rstrip(_MARKS)
