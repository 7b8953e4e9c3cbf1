"""Who recommends what in one paragraph: `Ratify it (Norway) (Peru); implement it (Chad);`.

A paragraph ends with its recommending States in brackets: `(France) (Spain)`, `(France, Spain)`,
`(France; Spain)`, `(Iran (Islamic Republic of))`. Older ones hold several recommendations:
`Consider ratifying the Covenant (Brazil); Ratify the Covenant (Chile)`, and
`Consider signing (Brazil) / Sign (Chile) the Covenant`. Reports, thematic lists, the Index and
tables write them alike, so all of them are split here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from uprtui_connectors.recommender_names import Group, groups_of, names_in

__all__ = ["LONGEST_PARAGRAPH", "Said", "names_in", "number_of", "recommended"]

#: A longer paragraph is no recommendation; real ones stay below 2,000 characters.
LONGEST_PARAGRAPH = 20_000
#: Real paragraphs have at most some forty brackets.
_MOST_BRACKETS = 300
_NUMBER = re.compile(r"\s*(\d{1,3}\.\d{1,3})\.?(?:\s+|(?=[A-Z]))(?=\S)")
_BETWEEN_GROUPS = re.compile(r"[\s,;.:]*(?:\band\b)?[\s,;]*", re.IGNORECASE)
_NEXT_STARTS = re.compile(
    r"\s*(?P<mark>[/;:.,]|\b(?:and|or|as well as)\b)?[\s;/.]*(?:\band\b|\bor\b)?\s*", re.IGNORECASE
)
_POSITION_AT_END = re.compile(
    r"(?<=[)\]])[\s;.,:–—-]*[(\[]?(?:(?:not |partially |partly )?(?:accepted|supported)"
    r"|noted|pending|rejected|supported/noted|accepted/noted)[)\]]?[\s;.]*\Z",
    re.IGNORECASE,
)
_LONGEST_POSITION = 60
_ASIDE_OF_PART = re.compile(r"\s*(\([^()]{1,200}\))\s*(?=[;.]\s*\S)")
_JOINING = re.compile(r"^(?:and|or|as well as)\s+")
_EDGES = " \t\n;,.:/–-"
_FRONT = " \t\n;,.:/"
_SHARED_WORDS = frozenset(
    ("the", "its", "an", "a", "all", "to", "of", "on", "in", "by", "with", "that", "for", "other")
)
_ACRONYM = re.compile(r"[A-Z][A-Z\-]+[A-Z]")


@dataclass(frozen=True, slots=True)
class Said:
    """One State's recommendation.

    Args:
        state: its name, as it stands there; it need not be a known one.
        text: the words, without States in brackets and without punctuation at the end.
    """

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Groups with nothing between them, and a remark in brackets after them."""

    start: int
    end: int
    states: tuple[str, ...]
    aside: str = ""


def recommended(paragraph: str) -> tuple[Said, ...]:
    """Return what each State recommends in a paragraph, in their order; empty where none is named.

    In: the paragraph without its number. Out: a State stands there once; where it said two things
    in one paragraph, they are joined by a semicolon. A name in brackets at the end of a part that
    looks like a State's, but is not known, is handed over as well. Nothing of a text that is far
    too long for a paragraph, or has hundreds of brackets.
    """
    if len(paragraph) > LONGEST_PARAGRAPH:
        return ()
    text = " ".join(paragraph.split())
    text = text[:-_LONGEST_POSITION] + _POSITION_AT_END.sub("", text[-_LONGEST_POSITION:])
    if sum(map(text.count, "()[]")) > 2 * _MOST_BRACKETS:
        return ()
    runs = _runs(text, groups_of(text))
    if len(runs) == 1 and not _trimmed(text[: runs[0].start]):  # `(Chad) Plant trees`
        parts: Iterable[Said] = _said(_trimmed(text[runs[0].end :]), runs[0].states)
    else:
        parts = _parts(text, runs)
    return _one_a_state(parts)


def number_of(text: str) -> tuple[str, str]:
    """The paragraph's number that a text begins with (empty where there is none), and the rest."""
    found = _NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _parts(text: str, runs: Sequence[_Run]) -> Iterator[Said]:
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
            words = _completed(_trimmed(text[start : run.start]), text, runs)
            yield from _said(f"{words} {run.aside}".strip(), run.states)
            start = run.end
        at = last + 1


def _said(words: str, states: Iterable[str]) -> Iterator[Said]:
    for state in states:
        yield Said(state, words)


def _end_of_alternatives(text: str, runs: Sequence[_Run], at: int) -> int:
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
    text: str, runs: Sequence[_Run], start: int, tail: str, owner: _Run | None
) -> Iterator[Said]:
    """`Sign (A) / Ratify (B) the Covenant; and publish it (B)`: the tail belongs to all.

    Where a State stands again at the tail's end, what follows the first semicolon is its alone.
    """
    common, _, own = tail.partition(";") if owner is not None else (tail, "", "")
    owners = set(owner.states) if owner is not None else set()
    for run in runs:
        words = _JOINING.sub("", text[start : run.start].strip(_FRONT))
        start = run.end
        for name in run.states:
            yield Said(name, _trimmed(f"{words} {(tail if name in owners else common).strip()}"))
        owners -= set(run.states)
    if owner is not None and owners:
        rest = [name for name in owner.states if name in owners]
        yield from _said(_trimmed(own or tail), rest)


def _completed(words: str, text: str, runs: Sequence[_Run]) -> str:
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


def _one_a_state(all_said: Iterable[Said]) -> tuple[Said, ...]:
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
    words = _JOINING.sub("", words.strip(_FRONT))
    return words.strip(_FRONT).rstrip(_EDGES).strip()


def _runs(text: str, groups: Sequence[Group]) -> list[_Run]:
    """Join groups with nothing between them, and drop those that only mention States.

    `… neighbours (Chad, Niger) against trafficking (France)`: the first group is followed by the
    sentence's next words, so it is a remark; unless it is the only place where States stand.
    """
    runs: list[_Run] = []
    for group in groups:
        if runs and _BETWEEN_GROUPS.fullmatch(text[runs[-1].end : group.start]):
            before = runs.pop()
            runs.append(_Run(before.start, group.end, before.states + group.states))
        else:
            runs.append(_Run(group.start, group.end, group.states))
    if len(runs) < 2:
        return runs
    runs = [_with_aside(text, run) for run in runs]
    in_chain = _slash_chain(text, runs)
    return [
        run
        for at, run in enumerate(runs)
        if at == len(runs) - 1 or at in in_chain or not _is_remark(text, run, runs[at + 1])
    ]


def _with_aside(text: str, run: _Run) -> _Run:
    """A run with the acronym that follows it: `the Convention (France) (CRPD); …`."""
    found = _ASIDE_OF_PART.match(text, run.end)
    return run if found is None else replace(run, end=found.end(), aside=found[1])


def _slash_chain(text: str, runs: Sequence[_Run]) -> set[int]:
    """The runs that stand before or after a slash: `Sign (A) / Ratify (B) the …`."""
    chain: set[int] = set()
    for at in range(len(runs) - 1):
        if text[runs[at].end : runs[at + 1].start].lstrip().startswith("/"):
            chain |= {at, at + 1}
    return chain


def _is_remark(text: str, run: _Run, following: _Run) -> bool:
    between = text[run.end : following.start]
    found = _NEXT_STARTS.match(between)
    if found is None or found["mark"]:
        return False
    return not between.lstrip()[:1].isupper()
