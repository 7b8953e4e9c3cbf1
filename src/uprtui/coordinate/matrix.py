"""The coalition's table: each target State against its entry points, with who goes there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from uprtui.campaign import (
    Assignment,
    AssignmentStatus,
    EntryPoint,
    Member,
    Plan,
    Target,
    entity_name,
)


class Standing(StrEnum):
    """How a cell stands: nothing wanted there, nobody going, one visitor, or several visits."""

    OFF = "off"
    OPEN = "open"
    TAKEN = "taken"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Visit:
    """One assignment in a cell: its id, who goes (None: nobody yet), and how far it has come.

    `who` is the member's name, else the organisation, else the id; empty for nobody.
    """

    assignment: str
    member: str | None
    who: str
    status: AssignmentStatus


@dataclass(frozen=True, slots=True)
class Cell:
    """A State at an entry point. `wanted`: the target's own entry points include it."""

    wanted: bool
    visits: tuple[Visit, ...]

    @property
    def standing(self) -> Standing:
        """How the cell stands, for a mark beside it."""
        if len(self.visits) > 1:
            return Standing.CLASH
        if any(visit.member is not None for visit in self.visits):
            return Standing.TAKEN
        return Standing.OPEN if self.wanted or self.visits else Standing.OFF


@dataclass(frozen=True, slots=True)
class Row:
    """A target (its id), its State (ISO alpha-3), and a cell for every entry point."""

    target: str
    state: str
    cells: Mapping[EntryPoint, Cell]


@dataclass(frozen=True, slots=True)
class MemberLoad:
    """How many assignments a member has, against its capacity (None: not known)."""

    member: Member
    assignments: int

    @property
    def free(self) -> int | None:
        """How many more it can take on; negative where it has too many, None if not known."""
        if self.member.capacity is None:
            return None
        return self.member.capacity - self.assignments


def matrix(plan: Plan) -> tuple[Row, ...]:
    """Return one row for each target, in the plan's order.

    Assignments to targets that the plan does not hold are in no row; `clashes` tells them.
    """
    return tuple(
        Row(
            target.id,
            target.state,
            {point: _cell(plan, target, point) for point in EntryPoint},
        )
        for target in plan.targets
    )


def member_loads(plan: Plan) -> tuple[MemberLoad, ...]:
    """Return how busy each member is, in the plan's order."""
    loads = Counter(assignment.member for assignment in plan.assignments)
    return tuple(MemberLoad(member, loads[member.id]) for member in plan.members)


def who_goes(plan: Plan, assignment: Assignment) -> str:
    """Return what to call the member of an assignment; empty for nobody, the id if unknown."""
    if assignment.member is None:
        return ""
    for member in plan.members:
        if member.id == assignment.member:
            return entity_name(plan, member)
    return assignment.member


def _cell(plan: Plan, target: Target, point: EntryPoint) -> Cell:
    visits = tuple(
        Visit(each.id, each.member, who_goes(plan, each), each.status)
        for each in plan.assignments
        if each.target == target.id and each.entry_point is point
    )
    return Cell(point in target.entry_points, visits)
