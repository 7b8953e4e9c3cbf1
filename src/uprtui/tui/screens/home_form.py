"""The form of a campaign's own fields: what it proposes, how it is checked and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from uprtui.tui.dates import short_date
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.form import Field

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan
    from uprtui.home import Home
    from uprtui.states import States
    from uprtui.timing import Calendar, Review

_STATUSES = (("confirmed", "confirmed: it was published"), ("estimated", "estimated"))
_ORGANISATION_HELP = (
    "May stay empty. A name here is in the plan file; it leaves this machine only if you share it."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the form asks for, read from the answer."""

    title: str
    sur: str
    session: int | None
    review_date: date | None
    date_status: str
    organisation: str | None


def calendar_of(home: Home) -> Calendar:
    """Return the calendar with the home's own corrections.

    Raises:
        CalendarFileError: with file, row, column and remedy.
    """
    from uprtui.timing import Calendar

    calendar = Calendar.builtin()
    path = home.calendar_file
    return calendar.with_file(path) if path.exists() else calendar


def state_choices(states: States, calendar: Calendar, today: date) -> list[Choice]:
    """Return the States to choose from by name, other name or code, with their next review."""
    choices = []
    for state in sorted(states, key=lambda state: state.name):
        review = calendar.review_of(state.code, today)
        note = state.code if review is None else f"{state.code}  {_when(review, today)}"
        choices.append(Choice(state.code, state.name, note, words=" ".join(state.aliases)))
    return choices


def new_fields(sur: str, states: States, review: Review | None) -> tuple[Field, ...]:
    """Return the fields of a new campaign, filled in from what the calendar knows."""
    name = states.name(sur)
    title = name if review is None else f"{name} {review.date.year}"
    return (
        _title(title),
        _session("" if review is None or review.session is None else str(review.session)),
        _day("" if review is None else review.date.isoformat()),
        _status("estimated" if review is None else str(review.status)),
        _organisation(""),
    )


def proposal_note(review: Review | None, today: date) -> str:
    """Say where the proposed session and day come from."""
    if review is None:
        return "The calendar knows no review of this State: fill in what you know."
    if review.earliest == review.latest:
        when = f"on {short_date(review.date, today)}"
    else:
        first, last = short_date(review.earliest, today), short_date(review.latest, today)
        when = f"between {first} and {last}"
    session = f"session {review.session}, " if review.session else ""
    return f"Proposed from the calendar: {session}{when}, {review.status}."


def edit_fields(plan: Plan, states: States) -> tuple[Field, ...]:
    """Return the fields with what an open campaign says."""
    known = tuple(
        (state.code, f"{state.name} ({state.code})")
        for state in sorted(states, key=lambda state: state.name)
    )
    if plan.sur not in states:
        known = ((plan.sur, plan.sur or "not chosen"), *known)
    return (
        _title(plan.title),
        Field(
            "sur",
            "State under review",
            plan.sur,
            "Space searches the list by name or code.",
            choices=known,
        ),
        _session("" if plan.session is None else str(plan.session)),
        _day("" if plan.review_date is None else plan.review_date.isoformat()),
        _status(str(plan.date_status)),
        _organisation(plan.organisation or ""),
    )


def read_answer(answer: Mapping[str, str], sur: str = "") -> Subject:
    """Read a checked answer; `sur` is the State where the form had no field for it."""
    session, day = answer["session"], answer["review_date"]
    return Subject(
        title=answer["title"],
        sur=answer.get("sur", sur),
        session=int(session) if session else None,
        review_date=date.fromisoformat(day) if day else None,
        date_status=answer["date_status"],
        organisation=answer["organisation"] or None,
    )


def edit_of(plan: Plan, subject: Subject) -> Edit | None:
    """Return the one edit that makes the plan say what the answer says, or None."""
    from uprtui.campaign import SetField, Several

    names = ("title", "sur", "session", "review_date", "date_status", "organisation")
    edits = tuple(
        SetField(name, getattr(subject, name))
        for name in names
        if getattr(subject, name) != getattr(plan, name)
    )
    return Several("Change the campaign", edits) if edits else None


def plan_of(subject: Subject, choose: Callable[[str], str]) -> Plan:
    """Return a new plan; `choose` picks one character of a string by chance, for its id.

    Raises:
        EditError: for a value that a plan cannot hold.
    """
    from uprtui.campaign import DateStatus, new_plan

    return new_plan(
        subject.title,
        subject.sur,
        choose,
        organisation=subject.organisation,
        session=subject.session,
        review_date=subject.review_date,
        date_status=DateStatus(subject.date_status),
    )


def wrong_session(value: str) -> str | None:
    """Say what is wrong with a session's number, or None."""
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 999:
        return None
    return f"“{value}” is no session. Write its number, such as 54."


def wrong_day(value: str) -> str | None:
    """Say what is wrong with a day, or None."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"“{value}” is no day. Write it as 2027-05-03."
    return None


def _when(review: Review, today: date) -> str:
    about = "" if str(review.status) == "confirmed" else "about "
    return f"{about}{short_date(review.date, today)}"


def _title(value: str) -> Field:
    return Field("title", "Title", value, "What the campaign is called here.", required=True)


def _session(value: str) -> Field:
    return Field(
        "session",
        "Session",
        value,
        "Number of the UPR Working Group's session.",
        check=wrong_session,
    )


def _day(value: str) -> Field:
    return Field(
        "review_date",
        "First day",
        value,
        "First day of the review, written as 2027-05-03. All dates are counted from it.",
        check=wrong_day,
    )


def _status(value: str) -> Field:
    return Field(
        "date_status",
        "That day is",
        value,
        "Confirmed once the programme is published; the screens say “about” until then.",
        choices=_STATUSES,
    )


def _organisation(value: str) -> Field:
    return Field("organisation", "Organisation", value, _ORGANISATION_HELP)
