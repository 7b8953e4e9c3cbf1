"""The facts in a row of a calendar table: its session, the turns of States, its deadlines.

Tables of sessions come with remarks in brackets, question marks and "not found": what cannot be
read is told with its reason, and the rest of the row is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uprtui.api import RowError, is_state, split_states
from uprtui_connectors.calendar_dates import Span, span_of
from uprtui_connectors.calendar_layout import CalendarLayout, milestones_of

_SESSION = re.compile(r"(?:HRC|UPR|session)?\s*0*([1-9]\d{0,2})(?:st|nd|rd|th)?(?:\.0+)?", re.I)
_BRACKETED = re.compile(r"(?P<name>[^()\[\]]+?)\s*(?P<remark>[(\[].*[)\]])")
_IN_BRACKETS = re.compile(r"[(\[].*[)\]]")
_BETWEEN = re.compile(r"[;|\n]")
_UNSURE = re.compile(r"inferred|estimate|tentative|expected|provisional", re.I)
_SEEN = re.compile(r"\b(?:seen|confirmed|published)\b", re.I)
_MOST_STATES = 250
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class CalendarFact:
    """One fact, by the names of `CALENDAR_COLUMNS`, and where it stands."""

    place: str
    cells: Mapping[str, str]


def facts_of(
    row: int, cells: Mapping[str, str], layout: CalendarLayout
) -> Iterator[CalendarFact | RowError | str]:
    """Yield the facts of a row of a kindred table, what of it cannot be read, and remarks.

    In: the row's number and its cells by meaning (see `calendar_layout`). Out: facts, errors, and
    texts worth telling that are neither.
    """
    hrc = "hrc" in layout.positions and not cells.get("session")
    number = _SESSION.fullmatch(cells.get("hrc" if hrc else "session", ""))
    if number is None:
        raw = " | ".join(filter(None, cells.values()))
        yield RowError(f"row {row}", raw, "the session is no number")
        return
    reading = _Row(row, cells, number[1])
    one_state = cells.get("state", "")
    if one_state and "states" not in layout.positions:
        yield from reading.review(one_state)
    else:
        yield from reading.session("hrc-session" if hrc else "upr-session")
        yield from reading.turns(cells.get("states", ""))
    for kind in milestones_of(layout):
        yield from reading.milestone(kind, one_state)


class _Row:
    """One row of a table of sessions."""

    def __init__(self, row: int, cells: Mapping[str, str], session: str) -> None:
        self._row = row
        self._cells = cells
        self._session = session
        self._source = cells.get("source", "")
        self._unsure = bool(_UNSURE.search(self._source))
        self._seen = bool(_SEEN.search(self._source))

    def session(self, what: str) -> Iterator[CalendarFact | RowError | str]:
        """The session's own dates."""
        span = self._dates()
        if isinstance(span, RowError):
            yield span
        elif span is not None:
            status = self._status(span, unsure=self._unsure and not self._seen)
            yield self._fact(f"row {self._row}", what, span, status)
            if span.remark:
                yield f"row {self._row}: {span.remark} after the dates is not read."

    def review(self, name: str) -> Iterator[CalendarFact | RowError | str]:
        """The review of the one State that a row is about."""
        span = self._dates()
        if isinstance(span, RowError):
            yield span
            return
        span = span or Span("")
        status = self._status(span, unsure=self._unsure)
        yield self._fact(f"row {self._row}", "review", span, status, name)

    def turns(self, cell: str) -> Iterator[CalendarFact | RowError | str]:
        """The States whose turn the session is."""
        status = self._status(Span(""), unsure=self._unsure)
        seen: set[str] = set()
        parts = [part.strip() for part in _parts(cell) if part.strip()]
        for number, part in enumerate(parts[:_MOST_STATES], start=1):
            place = f"row {self._row}, State {number}"
            name, remark, fault = _name_of(part)
            if not fault and name.casefold() in seen:
                fault = "the State stands in the row twice"
            if fault:
                yield RowError(place, part, fault)
                continue
            seen.add(name.casefold())
            yield self._fact(place, "review", Span(""), status, name)
            if remark:
                yield f"{place}: {remark} after {name} is not read."
        if len(parts) > _MOST_STATES:
            yield RowError(f"row {self._row}, States", cell[:_LONGEST_NAME], "too many States")

    def milestone(self, kind: str, state: str) -> Iterator[CalendarFact | RowError | str]:
        """A published day."""
        cell = self._cells.get(kind, "")
        place = f"row {self._row}, {kind}"
        if not cell:
            return
        span = span_of(cell)
        if isinstance(span, str):
            yield RowError(place, cell, span)
            return
        yield self._fact(place, kind, span, self._status(span, unsure=False), state)
        if span.remark:
            yield f"{place}: {span.remark} after the date is not read."

    def _dates(self) -> Span | RowError | None:
        """The dates of the row, in one column or in two; None where it has none."""
        cell = self._cells.get("dates", "")
        start, end = self._cells.get("start", ""), self._cells.get("end", "")
        if not cell and start:
            cell = f"{start} / {end}" if end else start
        if not cell:
            doubt = self._source or "no word on it"
            if self._cells.get("states"):
                return None
            return RowError(f"row {self._row}", f"{self._session} | {doubt}", "there is no date")
        span = span_of(cell)
        return RowError(f"row {self._row}, dates", cell, span) if isinstance(span, str) else span

    def _status(self, span: Span, *, unsure: bool) -> str:
        given = self._cells.get("status", "").casefold()
        return given or ("estimated" if unsure or span.unsure else "confirmed")

    def _fact(
        self, place: str, what: str, span: Span, status: str, state: str = ""
    ) -> CalendarFact:
        cells = {
            "what": what,
            "session": self._session,
            "state": state,
            "start": span.start,
            "end": span.end,
            "status": status,
            "source": self._source,
        }
        return CalendarFact(place, cells)


def _parts(cell: str) -> list[str]:
    if _BETWEEN.search(cell):
        return _BETWEEN.split(cell)
    return list(split_states(cell) or (cell,))


def _name_of(part: str) -> tuple[str, str, str]:
    """A State's name, the remark in brackets behind it, and why it cannot be one."""
    found = _BRACKETED.fullmatch(part)
    fault = ""
    if "?" in part:
        return part, "", "in doubt: it has a question mark"
    if is_state(part):
        return part, "", ""
    if found is not None and is_state(found["name"]):
        return found["name"], found["remark"], ""
    if len(part) > _LONGEST_NAME:
        fault = "too long for a State's name"
    elif _IN_BRACKETS.fullmatch(part):
        fault = "in brackets: a remark, and no State's turn"
    elif found is not None:
        fault = "no known State, and words in brackets"
    # Another name may be one that the user has added to the States; uprtui knows.
    return part, "", fault
