"""What a view of the workshop shows: rows, the details of each, and what can be taken from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from uprtui.tui.screens.workshop_desk import Draft
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.rows import Row, Span


@dataclass(frozen=True, slots=True)
class Append:
    """Words to put at the end of the draft."""

    words: str


@dataclass(frozen=True, slots=True)
class Keep:
    """A fact with its source, to keep as the campaign's evidence on the issue."""

    text: str
    source: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """Another ask to write next: a new one, or the ask with the id `ask`."""

    draft: Draft
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What the editor answers: the draft, and another ask to go on with."""

    draft: Draft
    then: Begin | None = None


Take = Append | Begin | Keep
NOTHING = Detail("")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a view.

    Attributes:
        row: what the list shows.
        detail: says all about it; asked for only when it is shown.
        marks: the places in the draft that it is about.
        take: what can be taken over from it.
    """

    row: Row
    detail: Callable[[], Detail]
    marks: tuple[Span, ...] = ()
    take: Take | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A view at one moment.

    Attributes:
        columns: of the list.
        lines: its rows.
        instead: what is said where there is no row.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    instead: Detail = NOTHING
