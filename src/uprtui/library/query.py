"""What is asked of the library: filters, an order, and words as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from uprtui.recommendation import Kind
from uprtui.text import fold

SORTS = ("session", "sur", "by", "issue", "response", "action", "text")
"""The columns that a result can be sorted by."""

# An optional minus sign, then a phrase in quotes (the last one may still be open) or a word.
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))')
_LONGEST_PHRASE = 12  # words; no two texts that share so many differ in what is sought
_QUOTES = str.maketrans("“”„«»＂", '""""""')


@dataclass(frozen=True, slots=True)
class Query:
    """Filters on recommendations; those that are None (or empty) let everything through.

    Attributes:
        words: as typed, see `parse_words`.
        kind: recommendations, unless another kind, or None for all.
        sur: State under review, ISO alpha-3.
        by: recommending State, ISO alpha-3.
        group: short name of the recommending State's regional group.
        bloc: acronym of a bloc that the recommending State belongs to.
        issue: an issue's label, exactly.
        theme: one of OHCHR's themes, exactly.
        response: supported, noted or pending.
        action: action category, 1 to 5.
        sessions: first and last session, both included.
        cycle: 1, 2, ...
        sort: one of SORTS.
        descending: largest first; rows without the value come last either way.
    """

    words: str = ""
    kind: Kind | None = Kind.RECOMMENDATION
    sur: str | None = None
    by: str | None = None
    group: str | None = None
    bloc: str | None = None
    issue: str | None = None
    theme: str | None = None
    response: str | None = None
    action: int | None = None
    sessions: tuple[int, int] | None = None
    cycle: int | None = None
    sort: str = "session"
    descending: bool = True

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise ValueError(f"cannot sort by {self.sort!r}: one of {', '.join(SORTS)}")


@dataclass(frozen=True, slots=True)
class Words:
    """Typed words, folded. A row is found if it has all the wanted and none of the excluded.

    Attributes:
        all: a word of the text starts with it; several words ("women s") follow each other,
            and the last one may go on.
        phrases: whole words that follow each other.
        excluded: like `all`, for rows to leave out.
        excluded_phrases: like `phrases`, for rows to leave out.
    """

    all: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[str, ...] = ()


def parse_words(words: str) -> Words:
    """Read what a user typed into a search field.

    `children edu` wants both words, and each may go on (education); `"death penalty"` wants that
    phrase; `-optional` leaves out what `optional` would find. A phrase whose quotation mark is
    still open may go on too. Of a phrase the first twelve words count. What has no letter or
    digit is no word.
    """
    found: dict[tuple[bool, bool], list[str]] = {}
    for part in _PART.finditer(words.translate(_QUOTES)):
        folded = fold(part["word"] if part["word"] is not None else part["phrase"])
        if folded:
            key = (bool(part["minus"]), bool(part["closed"]))
            found.setdefault(key, []).append(" ".join(folded.split(" ")[:_LONGEST_PHRASE]))
    return Words(
        all=_once(found.get((False, False), [])),
        phrases=_once(found.get((False, True), [])),
        excluded=_once(found.get((True, False), [])),
        excluded_phrases=_once(found.get((True, True), [])),
    )


def _once(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
