"""The log of contacts: its entries in a form, and the edits of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uprtui.campaign import (
    Add,
    Change,
    LogEntry,
    Remove,
    Several,
    Visibility,
    entity_name,
    new_entity_id,
)
from uprtui.tui.dates import short_date
from uprtui.tui.screens.coordinate_visits import NOBODY, VISIBILITIES
from uprtui.tui.screens.home_form import wrong_day
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.form import Field

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan

_REMOVED = "Left empty, the entry is taken out of the log."


def entries_on(
    plan: Plan, *, target: str | None = None, member: str | None = None
) -> list[LogEntry]:
    """Return the entries about a target, or with a member, the newest first."""
    found = [
        each
        for each in plan.log
        if (target is not None and each.target == target)
        or (member is not None and each.member == member)
    ]
    return sorted(found, key=lambda entry: entry.on, reverse=True)


def entry_lines(
    plan: Plan, entries: list[LogEntry], today: dt.date, state_name: Callable[[str], str]
) -> tuple[str, ...]:
    """Return each entry as a line: day, with whom, what."""
    return tuple(_line(plan, entry, today, state_name) for entry in entries)


def entry_choices(
    plan: Plan, entries: list[LogEntry], today: dt.date, state_name: Callable[[str], str]
) -> list[Choice]:
    """Return the entries to choose from."""
    return [Choice(entry.id, _line(plan, entry, today, state_name)) for entry in entries]


def entry_fields(
    plan: Plan, entry: LogEntry, state_name: Callable[[str], str], *, new: bool
) -> tuple[Field, ...]:
    """Return the form of an entry, filled in with what it says."""
    states = tuple((target.id, state_name(target.state)) for target in plan.targets)
    members = tuple((member.id, entity_name(plan, member)) for member in plan.members)
    return (
        Field("text", "What happened", entry.text, "" if new else _REMOVED, required=new),
        Field(
            "on",
            "Day",
            entry.on.isoformat(),
            "Written as 2027-05-03.",
            required=True,
            check=wrong_day,
        ),
        Field(
            "target",
            "State",
            entry.target or NOBODY,
            choices=(*states, (NOBODY, "none in particular")),
        ),
        Field(
            "member",
            "Member",
            entry.member or NOBODY,
            choices=(*members, (NOBODY, "nobody in particular")),
        ),
        Field(
            "visibility",
            "Seen by",
            entry.visibility.value,
            "Contacts are sensitive: private entries never leave this machine.",
            choices=VISIBILITIES,
        ),
    )


def add_entry(plan: Plan, answer: Mapping[str, str], choose: Callable[[str], str]) -> Edit:
    """Return the edit that adds an entry; `choose` picks one character of a string by chance."""
    return Add(_read(answer, new_entity_id(plan, LogEntry, choose)))


def change_entry(entry: LogEntry, answer: Mapping[str, str]) -> Edit:
    """Return the edit that changes an entry, or removes it where its text was emptied."""
    if not answer["text"]:
        return Remove(entry.id)
    changed = _read(answer, entry.id)
    names = ("on", "text", "target", "member", "visibility")
    edits = tuple(Change(entry.id, name, getattr(changed, name)) for name in names)
    return Several("Change an entry of the log", edits)


def _read(answer: Mapping[str, str], entry_id: str) -> LogEntry:
    return LogEntry(
        entry_id,
        dt.date.fromisoformat(answer["on"]),
        answer["text"],
        None if answer["target"] == NOBODY else answer["target"],
        None if answer["member"] == NOBODY else answer["member"],
        Visibility(answer["visibility"]),
    )


def _line(plan: Plan, entry: LogEntry, today: dt.date, state_name: Callable[[str], str]) -> str:
    states = [state_name(each.state) for each in plan.targets if each.id == entry.target]
    names = [entity_name(plan, each) for each in plan.members if each.id == entry.member]
    about = ", ".join(each for each in (*names, *states) if each)
    return f"{short_date(entry.on, today)}{f' ({about})' if about else ''}: {entry.text}"
