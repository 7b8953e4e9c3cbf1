"""The forms of the screen Timing: the review's day, a date of one's own, another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uprtui.campaign import OWN_KIND, EntryPoint, Milestone, MilestoneStatus
from uprtui.tui.dates import short_date
from uprtui.tui.screens.home_form import wrong_day, wrong_session
from uprtui.tui.screens.timing_plan import is_own
from uprtui.tui.widgets.form import Field

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.timing import Review

NONE = "-"
_AS = "Written as 2027-05-03."
_STATUS_MEANINGS = {
    MilestoneStatus.CONFIRMED: "confirmed: the day is certain",
    MilestoneStatus.ESTIMATED: "estimated: about that day",
    MilestoneStatus.DONE: "done",
    MilestoneStatus.MISSED: "missed",
}
_STATUSES = tuple((status.value, words) for status, words in _STATUS_MEANINGS.items())


def review_fields(plan: Plan, proposed: Review | None) -> tuple[Field, ...]:
    """Return the form of the review's day, filled in from the plan, else from the calendar."""
    session, day, status = plan.session, plan.review_date, plan.date_status
    if day is None and proposed is not None:
        session, day, status = proposed.session, proposed.date, proposed.status
    return (
        Field(
            "session",
            "Session",
            "" if session is None else str(session),
            "Number of the UPR Working Group's session.",
            check=wrong_session,
        ),
        Field(
            "review_date",
            "First day",
            "" if day is None else day.isoformat(),
            f"First day of the review; all dates are counted from it. {_AS}",
            check=wrong_day,
        ),
        Field(
            "date_status",
            "That day is",
            status.value,
            "Confirmed once the programme is published.",
            choices=(("confirmed", "confirmed: it was published"), ("estimated", "estimated")),
        ),
    )


def review_words(review: Review | None, today: dt.date) -> str:
    """Say what the calendar knows about a State's next review, and from where."""
    if review is None:
        return "The calendar knows no review of this State."
    about = "about " if review.status == "estimated" else ""
    between = ""
    if review.earliest != review.latest:
        first, last = short_date(review.earliest, today), short_date(review.latest, today)
        between = f" (between {first} and {last})"
    session = f"session {review.session}, " if review.session else ""
    source = f" Source: {review.source}." if review.source else ""
    day = short_date(review.date, today)
    return f"The calendar says: {session}{about}{day}{between}, {review.status}.{source}"


def own_fields(plan: Plan, state_name: Callable[[str], str]) -> tuple[Field, ...]:
    """Return the form of a new date of one's own."""
    states = tuple((each.state, state_name(each.state)) for each in plan.targets)
    points = tuple((point.value, point.value) for point in EntryPoint)
    return (
        Field("title", "What", required=True),
        Field("date", "Day", "", _AS, required=True, check=wrong_day),
        Field("status", "Status", choices=_STATUSES),
        Field("state", "State", NONE, choices=(*dict.fromkeys(states), (NONE, "none"))),
        Field("entry_point", "Entry point", NONE, choices=(*points, (NONE, "none"))),
    )


def read_own(answer: Mapping[str, str], milestone_id: str) -> Milestone:
    """Read a checked answer of that form."""
    point = answer["entry_point"]
    return Milestone(
        milestone_id,
        answer["title"],
        dt.date.fromisoformat(answer["date"]),
        MilestoneStatus(answer["status"]),
        OWN_KIND,
        None if answer["state"] == NONE else answer["state"],
        None if point == NONE else EntryPoint(point),
    )


def day_fields(milestone: Milestone, *, computable: bool) -> tuple[Field, ...]:
    """Return the form of another day.

    Args:
        milestone: the date as it is.
        computable: whether a rule gives a day for it, so that the field may be emptied.
    """
    help_text = f"{_AS} Empty: the computed day." if computable else _AS
    fields = [
        Field(
            "date",
            "Day",
            milestone.date.isoformat(),
            help_text,
            required=not computable,
            check=wrong_day,
        ),
        Field("status", "Status", milestone.status.value, choices=_STATUSES),
    ]
    if is_own(milestone):
        fields.insert(0, Field("title", "What", milestone.title, required=True))
    return tuple(fields)
