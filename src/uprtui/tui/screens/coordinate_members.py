"""The coalition's members: as rows, in a form, and as edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uprtui.campaign import Change, Member, Several, Visibility, entity_name, new_entity_id
from uprtui.coordinate import member_loads
from uprtui.tui.screens.coordinate_visits import VISIBILITIES, load_words
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.form import Field
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan

COLUMNS = (
    Column("name", "Member", min_width=12, flexible=True),
    Column("visits", "Visits", min_width=8),
    Column("languages", "Languages", min_width=14, max_width=24, priority=2),
    Column("organisation", "Organisation", min_width=14, max_width=30, priority=3),
    Column("visibility", "Seen by", min_width=9, priority=4),
)
_BETWEEN = re.compile(r"[,;|/]")
_MOST_VISITS = 1000


def member_rows(plan: Plan) -> list[Row]:
    """Return a row for each member, in the plan's order."""
    return [
        Row(
            load.member.id,
            (
                entity_name(plan, load.member),
                load_words(load),
                ", ".join(load.member.languages),
                load.member.organisation,
                load.member.visibility.value,
            ),
        )
        for load in member_loads(plan)
    ]


def same_member(one: Member, other: Member) -> bool:
    """Say whether two members are one: the same name and organisation, whatever the case.

    Of members without either nothing can be said, so they are never the same.
    """
    key = one.name.casefold(), one.organisation.casefold()
    return key == (other.name.casefold(), other.organisation.casefold()) and any(key)


def member_fields(member: Member | None) -> tuple[Field, ...]:
    """Return the form of a member, filled in with what is known."""
    known = member or Member("")
    return (
        Field("name", "Name", known.name, "A name or a pseudonym, or nothing at all."),
        Field("organisation", "Organisation", known.organisation, "May stay empty."),
        Field(
            "languages",
            "Languages",
            ", ".join(known.languages),
            "Those the member can speak with diplomats in, with commas between.",
        ),
        Field(
            "capacity",
            "Visits at most",
            "" if known.capacity is None else str(known.capacity),
            "How many visits the member can take on. Empty: not known.",
            check=wrong_capacity,
        ),
        Field(
            "visibility",
            "Seen by",
            known.visibility.value,
            "Who sees these details when the plan is shared. Others see an id in their place.",
            choices=VISIBILITIES,
        ),
    )


def wrong_capacity(value: str) -> str | None:
    """Say what is wrong with a number of visits, or None."""
    if value.isascii() and value.isdigit() and int(value) <= _MOST_VISITS:
        return None
    return f"“{value}” is no number of visits. Write it in digits, or leave it empty."


def read_member(answer: Mapping[str, str], member_id: str) -> Member:
    """Read a checked answer of the form."""
    languages = [each.strip() for each in _BETWEEN.split(answer["languages"])]
    return Member(
        member_id,
        answer["name"],
        answer["organisation"],
        tuple(dict.fromkeys(each for each in languages if each)),
        int(answer["capacity"]) if answer["capacity"] else None,
        Visibility(answer["visibility"]),
    )


def twin_of(plan: Plan, member: Member) -> Member | None:
    """Return another member of the plan with the same name and organisation, or None."""
    return next(
        (each for each in plan.members if each.id != member.id and same_member(each, member)), None
    )


def new_member(plan: Plan, answer: Mapping[str, str], choose: Callable[[str], str]) -> Member:
    """Return a member with an id of its own; `choose` picks one character of a string by chance."""
    return read_member(answer, new_entity_id(plan, Member, choose))


def change_member(member: Member, changed: Member) -> Edit:
    """Return the one edit that makes a member what it was changed to."""
    names = ("name", "organisation", "languages", "capacity", "visibility")
    edits = tuple(
        Change(member.id, name, getattr(changed, name))
        for name in names
        if getattr(changed, name) != getattr(member, name)
    )
    if len(edits) == 1:
        return edits[0]
    return Several("Change a member", edits)
