"""The days of a campaign, computed from the review by the table of rules.

A date published in the calendar wins over the computed one. A date computed from an estimated
review, or by a rule that is only about right, is an estimate.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from uprtui.campaign.entities import DateStatus, EntryPoint
from uprtui.timing.arithmetic import geneva_holidays, is_working_day
from uprtui.timing.calendar import Calendar, HrcSession, Review
from uprtui.timing.entries import REVIEW, Entry
from uprtui.timing.rules import PLENARY, Anchor, Rule, builtin_rules

ID_PREFIX = "d"
_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day that matters, or the first day of a window that ends on `end`.

    `id` is the same for the same campaign each time: `d-review`, `d-embassy-nor`. `kind` is
    the rule's; `state` (ISO alpha-3) and `entry_point` say whom it is about; `rule` is a
    sentence for the user, `source` where the rule or the published date comes from.
    """

    id: str
    title: str
    date: dt.date
    end: dt.date | None
    status: DateStatus
    kind: str
    state: str | None
    entry_point: EntryPoint | None
    rule: str
    source: str

    @property
    def last_day(self) -> dt.date:
        """The last day of the window, or the day itself."""
        return self.end or self.date


@dataclass(frozen=True, slots=True)
class _Dates:
    """What a rule gave: days, whether they are certain, and what is to be said about them."""

    date: dt.date
    end: dt.date | None
    status: DateStatus
    note: str
    source: str


def milestones(
    review: Review,
    calendar: Calendar,
    *,
    targets: Iterable[tuple[str, Iterable[EntryPoint]]] = (),
    name: Callable[[str], str] = str,
    rules: Iterable[Rule] | None = None,
    holidays: Container[dt.date] | None = None,
) -> tuple[Milestone, ...]:
    """Return the milestones of a review, by date.

    Args:
        review: the State under review and its day, from `Calendar.review_of` or a plan.
        calendar: published dates and sessions of the Human Rights Council.
        targets: target States (ISO alpha-3), each with the entry points chosen for it. For
            each pair there is one milestone; for an entry point that no target has, one
            without a State.
        name: how a State's code is written in titles.
        rules: the rules to follow; the package's own where None.
        holidays: days that are no working days in Geneva; its public holidays where None.
    """
    points_of: dict[str, frozenset[EntryPoint]] = {}
    for state, points in targets:
        points_of[state] = points_of.get(state, frozenset()).union(points)
    chosen = list(points_of.items())
    table = {rule.kind: rule for rule in (builtin_rules() if rules is None else rules)}
    plenary = table.pop(PLENARY, None)
    free = geneva_holidays() if holidays is None else holidays
    maker = _Maker(review, calendar, free, plenary)
    found: list[Milestone] = []
    for rule in table.values():
        dates = maker.dates(rule)
        if dates is not None:
            found += _of_rule(rule, dates, chosen, name)
    return tuple(sorted(found, key=lambda milestone: (milestone.date, milestone.last_day)))


def _of_rule(
    rule: Rule,
    dates: _Dates,
    targets: Iterable[tuple[str, frozenset[EntryPoint]]],
    name: Callable[[str], str],
) -> Iterator[Milestone]:
    states: list[str | None] = [state for state, points in targets if rule.entry_point in points]
    for state in states or [None]:
        title = rule.title if state is None else rule.title_for_state.format(state=name(state))
        yield Milestone(
            id="-".join([ID_PREFIX, rule.kind, *([state.lower()] if state else [])]),
            title=title,
            date=dates.date,
            end=dates.end,
            status=dates.status,
            kind=rule.kind,
            state=state,
            entry_point=rule.entry_point,
            rule=" ".join(part for part in (rule.rule, dates.note) if part),
            source=dates.source,
        )


class _Maker:
    """Applies rules to one review."""

    def __init__(
        self,
        review: Review,
        calendar: Calendar,
        holidays: Container[dt.date],
        plenary_rule: Rule | None,
    ) -> None:
        self._review = review
        self._calendar = calendar
        self._holidays = holidays
        plenary = self._plenary(plenary_rule)
        self._plenary_status = plenary.status if plenary else DateStatus.ESTIMATED
        self._anchors: Mapping[Anchor, dt.date | None] = {
            Anchor.REVIEW: review.date,
            Anchor.PLENARY: plenary.start if plenary else None,
            Anchor.END_OF_PLENARY: plenary.end if plenary else None,
        }

    def dates(self, rule: Rule) -> _Dates | None:
        """The published date of a rule's kind, else the computed one; None without a plenary."""
        if rule.kind == REVIEW:
            return self._of_review(rule)
        if self._review.session is not None:
            entry = self._calendar.published(rule.kind, self._review.session, self._review.sur)
            if entry is not None and entry.start is not None:
                return _published(entry, entry.start)
        return self._computed(rule)

    def _computed(self, rule: Rule) -> _Dates | None:
        anchor = self._anchors[rule.date.anchor]
        if anchor is None:
            return None
        date = rule.date.from_day(anchor, self._holidays)
        end: dt.date | None = None
        if rule.until is not None:
            last = self._anchors[rule.until.anchor]
            if last is None:
                return None
            end = max(date, rule.until.from_day(last, self._holidays))
        note = f"Window until {_written(end)}." if end is not None else ""
        if rule.keep_clear_days:
            date, moved = self._kept_clear(date, rule.keep_clear_days)
            note = f"{moved} {note}".strip()
        return _Dates(date, end, self._status(rule), note, rule.source)

    def _of_review(self, rule: Rule) -> _Dates:
        review = self._review
        note = ""
        if review.status is DateStatus.ESTIMATED and review.earliest != review.latest:
            note = (
                f"An estimate: it lies between {_written(review.earliest)} "
                f"and {_written(review.latest)}."
            )
        return _Dates(review.date, None, review.status, note, review.source or rule.source)

    def _status(self, rule: Rule) -> DateStatus:
        anchors = {rule.date.anchor, rule.until.anchor if rule.until else rule.date.anchor}
        certain = (
            rule.exact
            and self._review.status is DateStatus.CONFIRMED
            and (anchors == {Anchor.REVIEW} or self._plenary_status is DateStatus.CONFIRMED)
        )
        return DateStatus.CONFIRMED if certain else DateStatus.ESTIMATED

    def _kept_clear(self, date: dt.date, most: int) -> tuple[dt.date, str]:
        """The nearest working day without a Council session, and a note where that moved it."""
        if self._clear(date):
            return date, ""
        session = self._calendar.hrc_session_on(date)
        why = "it is no working day in Geneva"
        if session is not None:
            why = f"the Human Rights Council meets until {_written(session.end)}"
        for distance in range(1, most + 1):
            for other in (date - dt.timedelta(distance), date + dt.timedelta(distance)):
                if self._clear(other):
                    return other, f"Moved from {_written(date)}: {why}."
        return date, f"No better day within {most} days, although {why}."

    def _clear(self, date: dt.date) -> bool:
        meets = self._calendar.hrc_session_on(date) is not None
        return is_working_day(date, self._holidays) and not meets

    def _plenary(self, rule: Rule | None) -> HrcSession | None:
        """The session that adopts the outcome; its day alone where the calendar has it."""
        review = self._review
        entry = self._calendar.published("adoption", review.session, review.sur)
        if entry is not None and entry.start is not None:
            end = entry.end or entry.start
            return HrcSession(0, entry.start, end, entry.status, entry.source)
        if rule is None:
            return None
        return self._calendar.hrc_session_from(rule.date.from_day(review.date, self._holidays))


def _published(entry: Entry, start: dt.date) -> _Dates:
    status = DateStatus.CONFIRMED if entry.known_day else DateStatus.ESTIMATED
    end = entry.end if entry.end != start else None
    note = f"The calendar gives {_written(start)}" + (f" to {_written(end)}." if end else ".")
    return _Dates(start, end, status, note, entry.source)


def _written(day: dt.date) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"
