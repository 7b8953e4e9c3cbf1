"""The calendar of the Universal Periodic Review: sessions, States' turns, published dates.

The package's own table holds facts seen in public sources, each with its source and whether
it is confirmed or inferred; users add and correct by a file of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from uprtui.campaign.entities import DateStatus
from uprtui.recommendation.cycles import cycle_of, next_session
from uprtui.timing.calendar_file import parse_calendar, read_calendar
from uprtui.timing.entries import HRC_SESSION, REVIEW, UPR_SESSION, Entry, Precision
from uprtui.timing.rules import NEXT_REVIEW, When, builtin_rules, kinds_of_rules

_YEAR_IN_WHOLE_WEEKS = dt.timedelta(weeks=52)
_HALF_A_YEAR = dt.timedelta(weeks=26)  # longer than any pause between Council sessions
_HRC_SESSIONS_A_YEAR = 3


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the UPR Working Group, with what the calendar knows about it.

    `states` are the States under review as ISO alpha-3, in the order of the calendar;
    `deadlines` are published dates for the whole session by kind of milestone.
    """

    number: int
    start: dt.date
    end: dt.date
    precision: Precision
    status: DateStatus
    states: tuple[str, ...]
    deadlines: Mapping[str, Entry]
    source: str


@dataclass(frozen=True, slots=True)
class HrcSession:
    """A regular session of the Human Rights Council, from `start` to `end` inclusive."""

    number: int
    start: dt.date
    end: dt.date
    status: DateStatus
    source: str


@dataclass(frozen=True, slots=True)
class Review:
    """When a State is reviewed.

    `date` is the first day of the review, or the best estimate of it; it lies between
    `earliest` and `latest`. `status` is confirmed where the very day was published.
    """

    sur: str
    session: int | None
    date: dt.date
    status: DateStatus
    earliest: dt.date
    latest: dt.date
    source: str = ""

    @classmethod
    def on(cls, sur: str, session: int | None, day: dt.date, status: DateStatus) -> Review:
        """Return the review on a day that a plan already holds."""
        return cls(sur, session, day, status, day, day)


class Calendar:
    """Facts about sessions and reviews that do not change; adding to it gives a new one.

    Of two entries on the same thing the later stands, unless it is estimated and the
    earlier confirmed. A State has one review in a cycle, in whichever session it is held.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[tuple[str, int | None, str | None], Entry] = {}
        for entry in entries:
            key = _key(entry)
            old = self._entries.get(key)
            if old is None:
                self._entries[key] = entry
            elif _confirmed(entry) or not _confirmed(old):
                usual = entry.usual_session or old.usual_session or old.session
                self._entries[key] = replace(entry, usual_session=usual)

    @classmethod
    def builtin(cls) -> Calendar:
        """Return the package's own calendar (sessions 40 to 54); read once."""
        return _builtin()

    def with_file(self, path: Path) -> Calendar:
        """Return this calendar with the user's file at `path` added (see `calendar_file`).

        Raises:
            CalendarFileError: with file, row, column and remedy; this calendar stays.
        """
        return self.with_entries(read_calendar(path, kinds_of_rules()))

    def with_entries(self, entries: Iterable[Entry]) -> Calendar:
        """Return this calendar with more facts added."""
        return Calendar([*self._entries.values(), *entries])

    def known(self, entry: Entry) -> Entry | None:
        """Return what the calendar says on the thing that an entry is about, or None."""
        return self._entries.get(_key(entry))

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the UPR Working Group whose dates are known, by number."""
        numbers = sorted(s for what, s, _ in self._entries if what == UPR_SESSION and s)
        return tuple(session for n in numbers if (session := self.session(n)) is not None)

    def session(self, number: int) -> Session | None:
        """Return the session of that number, or None where its dates are not known."""
        entry = self._entries.get((UPR_SESSION, number, None))
        if entry is None or entry.start is None:
            return None
        of_session = [each for each in self._entries.values() if each.session == number]
        return Session(
            number=number,
            start=entry.start,
            end=entry.end or entry.start,
            precision=entry.precision,
            status=entry.status,
            states=tuple(each.state for each in of_session if each.what == REVIEW and each.state),
            deadlines={
                each.what: each
                for each in of_session
                if each.state is None and each.what not in {UPR_SESSION, HRC_SESSION}
            },
            source=entry.source,
        )

    def published(self, kind: str, session: int | None, sur: str) -> Entry | None:
        """Return the entry with the date of a milestone: the State's own, else its session's."""
        if session is None:
            return None
        own = self._entries.get((kind, session, sur))
        return own or self._entries.get((kind, session, None))

    @property
    def hrc_sessions(self) -> tuple[HrcSession, ...]:
        """The regular sessions of the Human Rights Council that are known, by date."""
        found = [
            HrcSession(each.session, each.start, each.end or each.start, each.status, each.source)
            for each in self._entries.values()
            if each.what == HRC_SESSION and each.session is not None and each.start is not None
        ]
        return tuple(sorted(found, key=lambda session: session.start))

    def hrc_session_on(self, day: dt.date) -> HrcSession | None:
        """Return the known session of the Human Rights Council that `day` falls in, or None."""
        sessions = self.hrc_sessions
        return next((each for each in sessions if each.start <= day <= each.end), None)

    def hrc_session_from(self, day: dt.date) -> HrcSession | None:
        """Return the first session of the Council that starts on `day` or later.

        Beyond the last one known, the sessions of the last year are taken to repeat 52
        weeks later, as estimates. None where the calendar's own sessions begin much later,
        or where it has none at all.
        """
        sessions = self.hrc_sessions
        if sessions and day < sessions[0].start - _HALF_A_YEAR:
            return None
        while sessions:
            for session in sessions:
                if session.start >= day:
                    return session
            sessions = tuple(_a_year_later(each) for each in sessions[-_HRC_SESSIONS_A_YEAR:])
        return None

    def review_of(self, sur: str, today: dt.date) -> Review | None:
        """Return the State's review that is on or next, seen from `today`.

        Where the calendar has no date for it, the State's turn comes 14 sessions after its
        last usual one, 4½ to 5 years later, as an estimate. None for a State that has no
        turn in the calendar.
        """
        entries = [each for each in self._entries.values() if _is_review_of(each, sur)]
        reviews = [review for each in entries if (review := self._review(each, sur)) is not None]
        coming = [review for review in reviews if review.latest >= today]
        if coming:
            return min(coming, key=lambda review: review.date)
        turns = [each.usual_session or each.session for each in entries]
        return self._later_turn(sur, max((turn for turn in turns if turn), default=None), today)

    def _review(self, entry: Entry, sur: str) -> Review | None:
        if entry.start is not None and entry.window is not None:
            status = DateStatus.CONFIRMED if entry.known_day else DateStatus.ESTIMATED
            return Review(sur, entry.session, entry.start, status, *entry.window, entry.source)
        session = self._entries.get((UPR_SESSION, entry.session, None))
        if session is None or session.start is None or session.window is None:
            return None
        source = f"{entry.source}; dates of the session: {session.source}"
        return Review(
            sur, entry.session, session.start, DateStatus.ESTIMATED, *session.window, source
        )

    def _later_turn(self, sur: str, turn: int | None, today: dt.date) -> Review | None:
        last = None if turn is None else self._entries.get((UPR_SESSION, turn, None))
        if turn is None or last is None or last.start is None:
            return None
        first_day, last_day, session = last.start, last.end or last.start, turn
        shortest, longest = _cycle()
        while True:
            first_day, last_day = shortest.from_day(first_day, ()), longest.from_day(last_day, ())
            source = f"The order of States repeats: one cycle after session {session}"
            session = next_session(session)
            if last_day >= today:
                return Review(
                    sur, session, first_day, DateStatus.ESTIMATED, first_day, last_day, source
                )


@cache
def _builtin() -> Calendar:
    name = "calendar.csv"
    text = resources.files("uprtui.timing").joinpath(name).read_text(encoding="utf-8")
    return Calendar(parse_calendar(text, Path(name), kinds_of_rules()))


def _cycle() -> tuple[When, When]:
    """The shortest and the longest time from one review to the next, by the rules."""
    rule = next(rule for rule in builtin_rules() if rule.kind == NEXT_REVIEW)
    return rule.date, rule.until or rule.date


def _key(entry: Entry) -> tuple[str, int | None, str | None]:
    """What an entry is about; a State has one review in a cycle, in whichever session."""
    if entry.what != REVIEW:
        return entry.what, entry.session, entry.state
    turn = entry.usual_session or entry.session
    return entry.what, None if turn is None else cycle_of(turn), entry.state


def _confirmed(entry: Entry) -> bool:
    return entry.status is DateStatus.CONFIRMED


def _is_review_of(entry: Entry, sur: str) -> bool:
    return entry.what == REVIEW and entry.state == sur


def _a_year_later(session: HrcSession) -> HrcSession:
    return HrcSession(
        number=session.number + _HRC_SESSIONS_A_YEAR,
        start=session.start + _YEAR_IN_WHOLE_WEEKS,
        end=session.end + _YEAR_IN_WHOLE_WEEKS,
        status=DateStatus.ESTIMATED,
        source=f"52 weeks after session {session.number}",
    )
