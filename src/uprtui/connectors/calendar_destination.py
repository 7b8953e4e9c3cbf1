"""Where calendars go: into the user's own calendar file, which only grows.

A row that is overtaken stays in the file: of two rows on one thing the later counts (an estimate
never against a published fact), so that the file keeps the history, and the user's own rows.
"""

from __future__ import annotations

import time
from pathlib import Path

from uprtui.api import Batch, ConnectorError, Kind
from uprtui.connectors.destinations import Taken
from uprtui.home import Home
from uprtui.states import States
from uprtui.text import clean
from uprtui.timing import (
    Calendar,
    CalendarFileError,
    Entry,
    News,
    append_entries,
    kinds_of_rules,
    news_of,
    parse_entry,
    told,
)

_MOST_LINES = 60


class CalendarDestination:
    """Takes calendar facts into a home's calendar file.

    Args:
        home: whose calendar.
        states: resolves names of States.
    """

    def __init__(self, home: Home, states: States) -> None:
        self._home = home
        self._states = states
        self._kinds = kinds_of_rules()
        self._start: Calendar | None = None
        self._calendar: Calendar | None = None
        self._taken: list[tuple[str, Entry]] = []

    @property
    def kind(self) -> Kind:
        """Calendar facts."""
        return Kind.CALENDAR

    def take(self, source: str, batch: Batch) -> Taken:
        """Check facts against the calendar; the warnings tell what changes.

        Raises:
            ConnectorError: the calendar file of the home cannot be read.
        """
        calendar = self._known()
        added = merged = 0
        rejected: list[tuple[str, str, str]] = []
        lines: list[str] = []
        names = list(batch.columns)
        for place, *values in zip(batch.places, *batch.columns.values(), strict=True):
            cells = {name: clean(value) for name, value in zip(names, values, strict=True)}
            entry = self._entry(cells, calendar)
            if isinstance(entry, str):
                rejected.append((place, " | ".join(filter(None, cells.values())), entry))
                continue
            news = news_of(entry, calendar)
            if isinstance(news, News):
                calendar = calendar.with_entries([news.entry])
                self._taken.append((source, news.entry))
            if news is not None and news.before is not None:
                lines.append(told(news, self._name(entry)))
            added, merged = (added + 1, merged) if isinstance(news, News) else (added, merged + 1)
        self._calendar = calendar
        more = len(lines) - _MOST_LINES
        if more > 0:
            lines[_MOST_LINES:] = [f"and {more:,} more"]
        return Taken(added, merged, tuple(rejected), tuple(lines))

    def drop(self, source: str) -> None:
        """Take back what came from a file."""
        self._taken = [each for each in self._taken if each[0] != source]
        if self._start is not None:
            self._calendar = self._start.with_entries(entry for _, entry in self._taken)

    def commit(self) -> None:
        """Write the rows that are new, under those that the file has.

        Raises:
            CalendarFileError: the file cannot be read or written; it is as before.
            HomeError: the home's folder cannot be made.
        """
        if self._taken:
            self._home.prepare()
            entries = [entry for _, entry in self._taken]
            append_entries(self._home.calendar_file, entries, self._kinds, pause=time.sleep)
            self._taken, self._start, self._calendar = [], None, None

    def _known(self) -> Calendar:
        """The calendar with all that was taken so far."""
        if self._calendar is None:
            calendar = Calendar.builtin()
            try:
                if self._home.calendar_file.exists():
                    calendar = calendar.with_file(self._home.calendar_file)
            except CalendarFileError as problem:
                raise ConnectorError(
                    f"Your own calendar cannot be read, so nothing can be added: {problem.message}",
                    problem.remedy,
                ) from problem
            self._start = self._calendar = calendar
        return self._calendar

    def _entry(self, cells: dict[str, str], calendar: Calendar) -> Entry | str:
        """The fact in a row, or why there is none."""
        name = cells.get("state", "")
        if name:
            state = self._states.resolve(name)
            if state is None:
                return f"{name!r} is no known State"
            cells["state"] = state.code
        given = parse_or_reason({**cells, "session": cells.get("session") or "1"}, self._kinds)
        if isinstance(given, str) or cells.get("session"):
            return given
        number = session_of(given, calendar)
        if number is None:
            return "the session is not given, and does not follow from the day"
        return parse_or_reason({**cells, "session": str(number)}, self._kinds)

    def _name(self, entry: Entry) -> str:
        return self._states.name(entry.state) if entry.state else ""


def parse_or_reason(cells: dict[str, str], kinds: frozenset[str]) -> Entry | str:
    """The fact in a row's cells, or what is wrong with them."""
    try:
        return parse_entry(cells, Path("-"), None, kinds)
    except CalendarFileError as problem:
        where = f"{problem.column}: " if problem.column else ""
        return f"{where}{problem.what}. {problem.remedy}"


def session_of(entry: Entry, calendar: Calendar) -> int | None:
    """The session of a fact that names none: its State's next review, or that of its days."""
    if entry.start is None:
        return None
    if entry.state:
        review = calendar.review_of(entry.state, entry.start)
        return None if review is None else review.session
    on = (each for each in calendar.sessions if each.start <= entry.start <= each.end)
    found = next(on, None)
    return found.number if found is not None and entry.what == "upr-session" else None
