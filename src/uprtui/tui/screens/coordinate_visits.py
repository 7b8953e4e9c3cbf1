"""The edits of visits: who goes, how far it has come, notes; and the lists to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from uprtui.campaign import (
    Add,
    Assignment,
    AssignmentStatus,
    Change,
    Remove,
    Several,
    Target,
    Visibility,
    entity_name,
    find,
    new_entity_id,
)
from uprtui.coordinate import member_loads
from uprtui.tui.screens.coordinate_matrix import Place
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.form import Field

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan
    from uprtui.coordinate import MemberLoad

NOBODY = "-"
STATUS_MEANINGS: Mapping[AssignmentStatus, str] = {
    AssignmentStatus.PLANNED: "nothing has happened yet",
    AssignmentStatus.ASKED: "a meeting was asked for",
    AssignmentStatus.MET: "they have met",
    AssignmentStatus.PROMISED: "the State means to say it",
    AssignmentStatus.USED: "the State said it in the review",
    AssignmentStatus.DECLINED: "the State does not want to",
}
VISIBILITIES = (
    (Visibility.PRIVATE.value, "private: this machine only"),
    (Visibility.COALITION.value, "coalition"),
    (Visibility.PUBLIC.value, "public"),
)


def visits_at(plan: Plan, place: Place) -> list[Assignment]:
    """Return the visits planned at a place, in the plan's order."""
    return [
        each
        for each in plan.assignments
        if each.target == place.target and each.entry_point is place.point
    ]


def place_name(plan: Plan, place: Place, state_name: Callable[[str], str]) -> str:
    """Return `Uruguay, embassy`."""
    target = find(plan, place.target)
    state = state_name(target.state) if isinstance(target, Target) else place.target
    return f"{state}, {place.point.value}"


def member_name(plan: Plan, member_id: str | None) -> str:
    """Return what to call a member: name, else organisation, else id; `nobody` for None."""
    member = find(plan, member_id) if member_id else None
    return entity_name(plan, member) if member else member_id or "nobody"


def load_words(load: MemberLoad) -> str:
    """Return how many visits a member has of how many: `3 of 3`, `! 4 of 3`, `2`."""
    if load.free is None:
        return str(load.assignments)
    words = f"{load.assignments} of {load.member.capacity}"
    return f"! {words}" if load.free < 0 else words


def member_choices(plan: Plan, present: str | None) -> list[Choice]:
    """Return whom to choose from, with how busy each is and the languages; nobody is last."""
    choices = []
    for load in member_loads(plan):
        member = load.member
        label = entity_name(plan, member)
        if member.name and member.organisation:
            label += f" ({member.organisation})"
        if member.id == present:
            label += " (goes now)"
        note = "; ".join((load_words(load), ", ".join(member.languages))).rstrip("; ")
        choices.append(Choice(member.id, label, note))
    return [*choices, Choice(NOBODY, "nobody yet")]


def status_choices(present: AssignmentStatus) -> list[Choice]:
    """Return the statuses with what each means."""
    return [
        Choice(status.value, f"{status.value}{' (now)' if status is present else ''}", meaning)
        for status, meaning in STATUS_MEANINGS.items()
    ]


def visit_choices(plan: Plan, visits: list[Assignment]) -> list[Choice]:
    """Return the visits of one place, where there are several."""
    return [
        Choice(each.id, f"{member_name(plan, each.member)}, {each.status}", each.note)
        for each in visits
    ]


def assign(
    plan: Plan,
    place: Place,
    visit: Assignment | None,
    key: str,
    choose: Callable[[str], str],
) -> Edit:
    """Send a member to a place.

    Args:
        plan: the plan.
        place: where.
        visit: the visit that is planned there already, or None for a new one.
        key: the member's id, or NOBODY.
        choose: picks one character of a string by chance.

    A place that was not chosen for its target is chosen with it, in the same step.
    """
    member = None if key == NOBODY else key
    if visit is not None:
        return Change(visit.id, "member", member)
    new = Assignment(new_entity_id(plan, Assignment, choose), place.target, place.point, member)
    target = find(plan, place.target)
    if not isinstance(target, Target) or not target.entry_points:
        return Add(new)
    if place.point in target.entry_points:
        return Add(new)
    points = (*target.entry_points, place.point)
    said = f"Add a visit, and the {place.point.value} to the target's entry points"
    return Several(said, (Change(target.id, "entry_points", points), Add(new)))


def without_point(plan: Plan, place: Place) -> Edit | None:
    """Return the edit that drops an entry point from its target; None where it was not chosen."""
    target = find(plan, place.target)
    if not isinstance(target, Target) or place.point not in target.entry_points:
        return None
    points = tuple(point for point in target.entry_points if point is not place.point)
    return Change(target.id, "entry_points", points)


def take_away(visit: Assignment) -> Edit:
    """Return the edit that takes a visit out of the plan."""
    return Remove(visit.id)


def note_fields(visit: Assignment) -> tuple[Field, ...]:
    """Return the form of a visit's note."""
    return (
        Field("note", "Note", visit.note, "Notes stay behind when the plan is shared."),
        Field(
            "visibility",
            "Visit is seen by",
            visit.visibility.value,
            "Who sees the visit itself when the plan is shared.",
            choices=VISIBILITIES,
        ),
    )


def note_edit(visit: Assignment, answer: Mapping[str, str]) -> Edit:
    """Return the edit that takes over an answer of the form."""
    return Several(
        "Change the note of a visit",
        (
            Change(visit.id, "note", answer["note"]),
            Change(visit.id, "visibility", answer["visibility"]),
        ),
    )
