"""What the screen Coordinate says about a State, a member and the clashes, to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from uprtui.campaign import EntryPoint, Issue, Member, Target, entity_name, find
from uprtui.tui.screens.coordinate_log import entries_on, entry_lines
from uprtui.tui.screens.coordinate_matrix import Place
from uprtui.tui.screens.coordinate_visits import member_name, place_name, visits_at
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.coordinate import Clash

StateName = Callable[[str], str]
_NO_ENTRY = ("nothing yet: l writes down a contact",)


def place_detail(
    plan: Plan, place: Place, clashes: Sequence[Clash], state_name: StateName, today: dt.date
) -> Detail:
    """Return what is known about a target at an entry point: visits, clashes, log, reasons."""
    target = find(plan, place.target)
    if not isinstance(target, Target):
        return Detail("")
    blocks: list[Block] = [Facts(_visit_facts(plan, place, target))]
    here = [
        f"{clash.message} {clash.remedy}"
        for clash in clashes
        if clash.state == target.state and clash.entry_point in {None, place.point}
    ]
    if here:
        blocks += [Heading("Clashes"), Bullets(tuple(here))]
    entries = entry_lines(plan, entries_on(plan, target=target.id), today, _silent)
    blocks += [Heading("Log of contacts"), Bullets(entries or _NO_ENTRY)]
    blocks += [Heading("The target"), Facts(_target_facts(plan, target))]
    if target.reasons:
        blocks += [Heading("Reasons on the day it was chosen"), Bullets(target.reasons)]
    return Detail(place_name(plan, place, state_name), tuple(blocks))


def member_detail(plan: Plan, member: Member, state_name: StateName, today: dt.date) -> Detail:
    """Return what is known about a member: details, visits, log."""
    capacity = "not known" if member.capacity is None else str(member.capacity)
    facts = Facts(
        (
            ("Name", member.name or "not given"),
            ("Organisation", member.organisation or "not given"),
            ("Languages", ", ".join(member.languages) or "not given"),
            ("Visits at most", capacity),
            ("Seen by", member.visibility.value),
        )
    )
    visits = tuple(
        f"{place_name(plan, Place(each.target, each.entry_point), state_name)}: {each.status}"
        for each in plan.assignments
        if each.member == member.id
    )
    entries = entry_lines(plan, entries_on(plan, member=member.id), today, state_name)
    blocks = (
        facts,
        Heading("Visits"),
        Bullets(visits or ("none yet",)),
        Heading("Log of contacts"),
        Bullets(entries or _NO_ENTRY),
    )
    return Detail(entity_name(plan, member), blocks)


def clashes_detail(plan: Plan, clashes: Sequence[Clash]) -> Detail:
    """Return every clash with what to do and who says so."""
    if not clashes:
        fine = "Every target has its visitor, and only one."
        said = fine if plan.targets else "There is nobody to visit yet."
        return Detail("Clashes: none", (Paragraph(said),))
    found = tuple(f"{clash.message} {clash.remedy}" for clash in clashes)
    sources = tuple(dict.fromkeys(clash.source for clash in clashes))
    blocks = (Bullets(found), Heading("Who says so"), Bullets(sources))
    return Detail(f"Clashes: {len(clashes)}", blocks)


def _visit_facts(plan: Plan, place: Place, target: Target) -> tuple[tuple[str, str], ...]:
    chosen = "" if place.point in target.entry_points else " (not chosen for this State)"
    facts = [("Entry point", f"{place.point.value}{chosen}")]
    for visit in visits_at(plan, place):
        facts += [
            ("Who goes", member_name(plan, visit.member)),
            ("Status", visit.status.value),
            ("Note", visit.note or "none"),
            ("Seen by", visit.visibility.value),
        ]
    if len(facts) == 1:
        facts.append(("Who goes", "nobody yet"))
    others = [
        f"{point.value}: {member_name(plan, visit.member)}, {visit.status}"
        for point in EntryPoint
        if point is not place.point
        for visit in visits_at(plan, Place(place.target, point))
    ]
    return (*facts, ("Elsewhere", "; ".join(others) or "no visit"))


def _target_facts(plan: Plan, target: Target) -> tuple[tuple[str, str], ...]:
    issues = [find(plan, each) for each in target.issues]
    labels = [each.label for each in issues if isinstance(each, Issue)]
    return (("Why", target.why or "not written"), ("Issues", "; ".join(labels) or "none"))


def _silent(code: str) -> str:
    """The State's own details need not repeat its name on each line."""
    del code
    return ""
