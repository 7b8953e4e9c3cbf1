"""Recommendations as rows of the library's table: columns, cells, and reading them in windows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from uprtui.recommendation import Kind
from uprtui.tui.screens.library_filters import Filters
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.rows import Cell, Row, Span

if TYPE_CHECKING:
    from uprtui.library import Result, Words
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

COLUMNS = (
    Column("session", "Ses", min_width=5, numeric=True, priority=2),
    Column("sur", "Reviewed", min_width=11, max_width=18),
    Column("by", "Made by", min_width=11, max_width=18),
    Column("action", "Cat", min_width=5, numeric=True, priority=3),
    Column("response", "Response", min_width=10, priority=2),
    Column("issue", "Issue", min_width=14, max_width=30, priority=4),
    Column("text", "Recommendation", min_width=30, flexible=True),
)
SORT_TITLES = (
    ("session", "Session"),
    ("sur", "State under review"),
    ("by", "Recommending State"),
    ("action", "Action category"),
    ("response", "Response"),
    ("issue", "Issue"),
    ("text", "Text of the recommendation"),
)
_OF_BODIES = (
    Column("published", "Date", min_width=10, priority=2),
    # "SR on violence against women" needs more room than a State.
    *(replace(each, min_width=12, max_width=30) if each.id == "by" else each for each in COLUMNS),
)
_SILENT = {
    Kind.PLEDGE: frozenset({"by", "response"}),  # a State pledges to itself, and nobody answers
    Kind.SUPPORTING: frozenset({"session", "action", "response"}),
    Kind.QUESTION: frozenset({"action", "response"}),
}
_TITLES = {
    Kind.SUPPORTING: {"by": "Body", "issue": "Theme"},
    Kind.QUESTION: {"by": "Asked by", "issue": "Theme", "text": "Question"},
}
_FIXED_BY_FILTER = frozenset({"session", "sur", "by", "action", "response"})
_SNIPPET_FROM = 26
_WORDS_BEFORE = 2
_KEPT = 400
_ATTEMPTS = 3


def columns_for(filters: Filters) -> tuple[Column, ...]:
    """Return the columns that tell something: one that a filter has fixed leaves its room."""
    silent = {each.facet for each in filters.active} & _FIXED_BY_FILTER
    kind = filters.kind
    if kind is not None:
        silent |= _SILENT.get(kind, frozenset())
    titles = {} if kind is None else _TITLES.get(kind, {})
    columns = COLUMNS if kind is not Kind.SUPPORTING else _OF_BODIES
    return tuple(
        replace(column, title=titles.get(column.id, column.title))
        for column in columns
        if column.id not in silent
    )


class FoundRows:
    """The recommendations that a search found, as rows; keeps those read last for the details.

    Args:
        result: what was found.
        words: the words of the search, to mark.
        columns: the columns of the table.
        states: names of States.
    """

    def __init__(
        self, result: Result, words: Words, columns: Sequence[Column], states: States
    ) -> None:
        self._result = result
        self._words = words
        self._columns = tuple(columns)
        self._states = states
        self._read: OrderedDict[str, Recommendation] = OrderedDict()

    @property
    def total(self) -> int:
        """How many were found."""
        return self._result.total

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the cells of a row are."""
        return self._columns

    @property
    def words(self) -> Words:
        """The words of the search."""
        return self._words

    def rows(self, offset: int, limit: int) -> list[Row]:
        """Return at most `limit` rows from the row `offset`. Called in a worker thread.

        A newer search interrupts every question to the library, this one too; as these rows may
        still be on the screen, it is asked again.
        """
        found = self._window(offset, limit)
        for each in found:
            self._read[each.id] = each
        while len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return [self._row(each) for each in found]

    def recommendation(self, key: str) -> Recommendation | None:
        """Return a recommendation whose row was read lately, or None."""
        return self._read.get(key)

    def _window(self, offset: int, limit: int) -> list[Recommendation]:
        from uprtui.library import SearchInterrupted

        for _ in range(_ATTEMPTS - 1):
            try:
                return self._result.rows(offset, limit)
            except SearchInterrupted:
                continue
        return self._result.rows(offset, limit)

    def _row(self, found: Recommendation) -> Row:
        cells: dict[str, str | Cell] = {
            "session": str(found.session or ""),
            "published": found.published or "",
            "sur": self._states.name(found.sur),
            "by": who_said(found, self._states),
            "action": str(found.action or ""),
            "response": str(found.response or ""),
            "issue": issue_cell(found),
            "text": self._text(found.text),
        }
        return Row(found.id, tuple(cells[column.id] for column in self._columns))

    def _text(self, text: str) -> Cell:
        from uprtui.library import highlight

        spans = highlight(text, self._words)
        return snippet(text, spans)


def issue_cell(found: Recommendation) -> str:
    """Return the first label and how many more; a suggested one begins with `~`, never cut off.

    What is no recommendation has OHCHR's themes in their place.
    """
    labels = (*found.issues, *(f"~ {label}" for label in found.suggested))
    if found.kind in {Kind.SUPPORTING, Kind.QUESTION}:
        labels = (*found.issues, *found.themes) or labels
    if not labels:
        return ""
    return f"{labels[0]} +{len(labels) - 1}" if len(labels) > 1 else labels[0]


def snippet(text: str, spans: Sequence[Span]) -> Cell:
    """Return a text for one line, its matches marked.

    Where the first match stands far from the beginning, the words between the first (mostly the
    verb) and those shortly before the match give way to `…`, so that a narrow column shows both.
    """
    whole = Cell(text, tuple(spans))
    if not spans or spans[0][0] <= _SNIPPET_FROM:
        return whole
    begin = spans[0][0]
    for _ in range(_WORDS_BEFORE + 1):
        begin = max(0, text.rfind(" ", 0, begin))
    first = text.partition(" ")[0]
    if begin <= len(first) or len(first) > _SNIPPET_FROM:
        return whole
    head = f"{first} …"
    shift = begin - len(head)
    return Cell(head + text[begin:], tuple((start - shift, end - shift) for start, end in spans))


def who_said(found: Recommendation, states: States) -> str:
    """Return the State that said it, or the treaty body or special procedure."""
    if found.kind is Kind.SUPPORTING:
        return found.body or "not said"
    return state_or_unknown(found.by, states)


def state_or_unknown(code: str | None, states: States) -> str:
    """Return a State's short name; `unknown` where the source itself does not know it."""
    return "unknown" if code is None else states.name(code)
