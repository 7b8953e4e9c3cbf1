"""The States that make a recommendation, and the words of each: from a paragraph of a report.

A paragraph ends with its recommending States in brackets: `(France) (Spain)`, `(France, Spain)`,
`(France; Spain)`, `(Iran (Islamic Republic of))`. Older reports put several recommendations into
one paragraph: `Consider ratifying the Covenant (Brazil); Ratify the Covenant (Chile)`, and
`Consider signing (Brazil) / Sign (Chile) the Covenant`. Brackets also hold acronyms and remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uprtui.api import is_state, split_states

#: A part of a paragraph: its words, and its recommending States as the source spells them.
Part = tuple[str, tuple[str, ...]]

_NUMBER = re.compile(r"\s*\d{1,3}\.\d{1,3}\.?(?:\s+|(?=[A-Z]))")
_BETWEEN_GROUPS = re.compile(r"[\s,;.:]*(?:\band\b)?[\s,;]*", re.IGNORECASE)
_NEXT_STARTS = re.compile(
    r"\s*(?P<mark>[/;:.,]|\b(?:and|or|as well as)\b)?[\s;/.]*(?:\band\b|\bor\b)?\s*", re.IGNORECASE
)
_EDGES = " \t\n;,.:/–-"
_FRONT = " \t\n;,.:/"
_SHARED_WORDS = frozenset(
    ("the", "its", "an", "a", "all", "to", "of", "on", "in", "by", "with", "that", "for", "other")
)
_ACRONYM = re.compile(r"[A-Z][A-Z\-]+[A-Z]")
_LIST_SEPARATOR = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"[\s,(]*\bon behalf of\b.*", re.IGNORECASE | re.DOTALL)
_NAME_WORD = re.compile(r"[A-Z][\w.’'()\-]*|of|the|and|d’|de|da")
_LONGEST_NAME = 8
_LONGEST_GROUP = 3_000
_MOST_OPENED = 50
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z)])(?:\d{1,2}|\*{1,3})(?=$|[,;\s)])")


@dataclass(frozen=True, slots=True)
class _Group:
    """Brackets around States: where they stand, and who is in them."""

    start: int
    end: int
    states: tuple[str, ...]


def parts_of(paragraph: str) -> list[Part]:
    """Split a paragraph into its recommendations, each with the States that made it.

    In: a paragraph of the conclusions, with or without its number. Out: `(words, States)` in the
    paragraph's order, words without number, States and closing marks. A paragraph that names no
    State is one part with none.
    """
    text = " ".join(paragraph.split())
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    runs = _runs(text, _groups(text))
    if not runs:
        return [(_trimmed(text), ())]
    return _merged(_parts(text, runs))


def _parts(text: str, runs: Sequence[_Group]) -> Iterator[Part]:
    """Walk from one run of States to the next, keeping `Sign (A) / Ratify (B) the …` together."""
    at, start = 0, 0
    slashes = _slash_chain(text, runs)
    while at < len(runs):
        last = _end_of_alternatives(text, runs, at)
        tail_end = runs[last + 1].start if last + 1 < len(runs) else len(text)
        tail = text[runs[last].end : tail_end]
        slashed = any(at <= i <= last for i in slashes)
        if _is_shared_tail(tail, slashed) and (last > at or last + 1 == len(runs)):
            owner = runs[last + 1] if last + 1 < len(runs) else None
            yield from _alternatives(text, runs[at : last + 1], start, tail, owner)
            start = tail_end if owner is None else owner.end
            at = last + (1 if owner is None else 2)
            continue
        for run in runs[at : last + 1]:
            words = _trimmed(text[start : run.start])
            yield (_completed(words, text, runs), run.states)
            start = run.end
        at = last + 1


def _end_of_alternatives(text: str, runs: Sequence[_Group], at: int) -> int:
    """The last run of a chain `… (A) / … (B) / … (C)` or `sign (A) and ratify (B)`."""
    while at + 1 < len(runs):
        between = text[runs[at].end : runs[at + 1].start].lstrip()
        if not between.startswith("/") and not re.match(r",?\s*(?:and|or)\b", between):
            break
        at += 1
    return at


def _is_shared_tail(tail: str, slashed: bool) -> bool:
    """Whether the words after the last States go on with the sentence: `… (B) the Covenant`."""
    tail = tail.lstrip()
    begins = re.match(r"[a-zA-Z“\"(]" if slashed else r"[a-z“\"(]|[A-Z]{2}", tail)
    return bool(begins) and bool(re.search(r"\w{3}", tail))


def _alternatives(
    text: str, runs: Sequence[_Group], start: int, tail: str, owner: _Group | None
) -> Iterator[Part]:
    """`Sign (A) / Ratify (B) the Covenant; and publish it (B)`: the tail belongs to all.

    Where a State stands again at the tail's end, what follows the first semicolon is its alone.
    """
    common, _, own = tail.partition(";") if owner is not None else (tail, "", "")
    owners = set(owner.states) if owner is not None else set()
    for run in runs:
        words = text[start : run.start].strip(_FRONT)
        words = re.sub(r"^(?:and|or)\s+", "", words)
        start = run.end
        plain = tuple(name for name in run.states if name not in owners)
        if plain:
            yield _trimmed(f"{words} {common.strip()}"), plain
        again = tuple(name for name in run.states if name in owners)
        if again:
            yield _trimmed(f"{words} {tail.strip()}"), again
            owners -= set(again)
    if owner is not None and owners:
        rest = tuple(name for name in owner.states if name in owners)
        yield _trimmed(re.sub(r"^\s*and\s+", "", own or tail)), rest


def _completed(words: str, text: str, runs: Sequence[_Group]) -> str:
    """Give `the Convention` in `Ratify the Covenant (A), the Convention (B)` its verb."""
    first = words.split(" ", 1)[0]
    beginning = text[: runs[0].start]
    if beginning.startswith(words[:20]):
        return words
    if first in _SHARED_WORDS:
        found = re.search(rf"\b{re.escape(first)}\b", beginning)
    elif _ACRONYM.fullmatch(first):
        found = re.search(r"\b(?:the\b|[A-Z]{2})", beginning)
    else:
        return words
    return f"{beginning[: found.start()]}{words}" if found else words


def _merged(parts: Iterator[Part]) -> list[Part]:
    """Parts with the same words become one; a State stands once in a part."""
    found: dict[str, list[str]] = {}
    for words, states in parts:
        names = found.setdefault(words, [])
        names.extend(name for name in states if name not in names)
    return [(words, tuple(names)) for words, names in found.items()]


def _trimmed(words: str) -> str:
    words = re.sub(r"^(?:and|or)\s+", "", words.strip(_FRONT))
    return words.strip(_FRONT).rstrip(_EDGES).strip()


def _runs(text: str, groups: Sequence[_Group]) -> list[_Group]:
    """Join groups with nothing between them, and drop those that only mention States.

    `… neighbours (Chad, Niger) against trafficking (France)`: the first group is followed by the
    sentence's next words, so it is a remark; unless it is the only place where States stand.
    """
    runs: list[_Group] = []
    for group in groups:
        if runs and _BETWEEN_GROUPS.fullmatch(text[runs[-1].end : group.start]):
            before = runs.pop()
            runs.append(_Group(before.start, group.end, before.states + group.states))
        else:
            runs.append(group)
    if len(runs) < 2:
        return runs
    in_chain = _slash_chain(text, runs)
    return [
        run
        for at, run in enumerate(runs)
        if at == len(runs) - 1 or at in in_chain or not _is_remark(text, run, runs[at + 1])
    ]


def _slash_chain(text: str, runs: Sequence[_Group]) -> set[int]:
    """The runs that stand before or after a slash: `Sign (A) / Ratify (B) the …`."""
    chain: set[int] = set()
    for at in range(len(runs) - 1):
        if text[runs[at].end : runs[at + 1].start].lstrip().startswith("/"):
            chain |= {at, at + 1}
    return chain


def _is_remark(text: str, run: _Group, following: _Group) -> bool:
    between = text[run.end : following.start]
    found = _NEXT_STARTS.match(between)
    if found is None or found["mark"]:
        return False
    return not between.lstrip()[:1].isupper()


def _groups(text: str) -> list[_Group]:
    found: list[_Group] = []
    for start, end in _brackets(text):
        at_end = not re.search(r"\w", text[end:])
        states = _states_in(text[start + 1 : end].rstrip(")]"), text[start + 1 : end - 1], at_end)
        if states:
            found.append(_Group(start, end, states))
    return _with_stray_end(text, found)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets; one that is never closed ends with the paragraph."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in "([":
            if depth == 0:
                start = at
            depth += 1
        elif char in ")]" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1
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
        if split_states(text[begin + 1 : stop].strip(" )];.,")):
            yield begin, stop


def _states_in(bare: str, inside: str, at_end: bool) -> tuple[str, ...]:
    """The States of a group; at the paragraph's end also names that are not known.

    In: the group without any closing brackets, and without its last one.
    """
    if len(inside) > _LONGEST_GROUP:
        return ()
    for spelling in (inside, inside + ")", bare, bare + ")"):
        words = _FOOTNOTE_MARK.sub("", spelling.strip(" ;,.:*")).strip()
        if words.count("(") > words.count(")"):
            continue
        states = split_states(words) if words else None
        if states:
            return states
    return _mostly_states(inside, at_end)


def _mostly_states(inside: str, at_end: bool) -> tuple[str, ...]:
    """Names in a group with something else in it: a misspelt State, `on behalf of …`."""
    inside = _ASIDE.sub("", inside)
    if states := split_states(inside.strip(" ;,.:")):
        return states
    names = [name.strip(" ;,.:") for name in _LIST_SEPARATOR.split(inside)]
    names = [name for name in names if name]
    known = [name for name in names if is_state(name)]
    if known and (at_end or 2 * len(known) >= len(names)):
        return tuple(name for name in names if is_state(name) or _looks_like_name(name))
    if not known and at_end and names and all(_looks_like_name(name) for name in names):
        return tuple(names)
    return ()


def _looks_like_name(name: str) -> bool:
    """Whether words could be a State's name: capitals in front, no acronym, no figures."""
    words = name.split()
    if not words or len(words) > _LONGEST_NAME or re.search(r"\d", name):
        return False
    return all(_NAME_WORD.fullmatch(word) for word in words) and any(
        re.fullmatch(r"[A-Z][^\W\d_]*[a-z][\w.’'()\-]*", word)
        and not re.search(r"[a-z][A-Z]", word)
        for word in words
    )


def _with_stray_end(text: str, found: list[_Group]) -> list[_Group]:
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
    for word in words[-_LONGEST_NAME * 4 :]:
        start = floor + word.start()
        if states := split_states(text[start : end - 1].strip(" ,;")):
            return [*found, _Group(start, end, states)]
    return given
