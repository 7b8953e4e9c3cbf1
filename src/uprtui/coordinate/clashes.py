"""Where the division of work does not hold: double visits, gaps, overload, loose ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from uprtui.campaign import (
    RULES,
    Assignment,
    EntryPoint,
    Plan,
    Severity,
    Target,
    entity_name,
)
from uprtui.coordinate.matrix import member_loads, who_goes


@dataclass(frozen=True, slots=True)
class Clash:
    """One finding: the sentence, what to do, and what it is about.

    Attributes:
        rule: the name of the rule in `uprtui.campaign.RULES`, which gives severity, remedy
            and source.
        severity: how grave it is.
        message: the sentence for the user.
        remedy: what to do.
        source: who says so.
        state: ISO alpha-3 of the State it is about, or None.
        entry_point: where it is to be approached, or None.
        assignments: ids of the assignments concerned.
        members: ids of the members concerned.
    """

    rule: str
    severity: Severity
    message: str
    remedy: str
    source: str
    state: str | None = None
    entry_point: EntryPoint | None = None
    assignments: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def clashes(plan: Plan, state_name: Callable[[str], str] = str) -> tuple[Clash, ...]:
    """Return what is wrong with who approaches whom; empty where all holds together.

    In: the plan, and how to write a State's code. Out, in this order: assignments to a target
    or member that the plan does not hold; one State visited twice at one entry point;
    targets and entry points that nobody visits; members with more than they can take on.
    """
    return (
        *_loose_ends(plan, state_name),
        *_double_visits(plan, state_name),
        *_gaps(plan, state_name),
        *_overloads(plan),
    )


def _loose_ends(plan: Plan, state_name: Callable[[str], str]) -> Iterator[Clash]:
    targets = {target.id for target in plan.targets}
    members = {member.id for member in plan.members}
    for each in plan.assignments:
        name = entity_name(plan, each, state_name)
        if each.target not in targets:
            message = f"An assignment is to a target that is not in the plan ({each.target})."
            yield _clash("dangling", message, assignments=(each.id,))
        if each.member is not None and each.member not in members:
            message = f"{name}: its member is not in the plan ({each.member})."
            yield _clash("dangling", message, assignments=(each.id,), members=(each.member,))


def _double_visits(plan: Plan, state_name: Callable[[str], str]) -> Iterator[Clash]:
    visits: dict[tuple[str, EntryPoint], list[Assignment]] = defaultdict(list)
    states = {target.id: target.state for target in plan.targets}
    for each in plan.assignments:
        if each.target in states:
            visits[states[each.target], each.entry_point].append(each)
    for (state, point), several in visits.items():
        if len(several) < 2:
            continue
        members = tuple(dict.fromkeys(each.member for each in several if each.member is not None))
        yield _clash(
            "double-visit",
            f"{state_name(state)}, {point.value}: {len(several)} visits are planned"
            f"{_by(plan, several)}.",
            state=state,
            entry_point=point,
            assignments=tuple(each.id for each in several),
            members=members,
        )


def _by(plan: Plan, several: list[Assignment]) -> str:
    names = list(dict.fromkeys(name for each in several if (name := who_goes(plan, each))))
    if not names:
        return ""
    *first, last = names
    return f", by {', '.join(first)} and {last}" if first else f", by {last}"


def _gaps(plan: Plan, state_name: Callable[[str], str]) -> Iterator[Clash]:
    for target in plan.targets:
        own = [each for each in plan.assignments if each.target == target.id]
        name = state_name(target.state)
        if not any(each.member is not None for each in own):
            message = f"Nobody is to approach {name}."
            ids = tuple(each.id for each in own)
            yield _clash("unassigned", message, state=target.state, assignments=ids)
            continue
        for point in EntryPoint:
            yield from _gap_at(target, point, own, name)


def _gap_at(target: Target, point: EntryPoint, own: list[Assignment], name: str) -> Iterator[Clash]:
    here = [each for each in own if each.entry_point is point]
    ids = tuple(each.id for each in here)
    wanted = point in target.entry_points
    if (here or wanted) and all(each.member is None for each in here):
        message = f"{name}, {point.value}: nobody is to go there."
        yield _clash("no-member", message, state=target.state, entry_point=point, assignments=ids)
    elif here and not wanted and target.entry_points:
        message = f"{name}: a visit is planned at its {point.value}, which was not chosen for it."
        yield _clash(
            "other-entry-point", message, state=target.state, entry_point=point, assignments=ids
        )


def _overloads(plan: Plan) -> Iterator[Clash]:
    for load in member_loads(plan):
        if load.free is None or load.free >= 0:
            continue
        own = tuple(each.id for each in plan.assignments if each.member == load.member.id)
        message = (
            f"{entity_name(plan, load.member)} has {load.assignments} "
            f"assignment{'' if load.assignments == 1 else 's'} and takes {load.member.capacity}."
        )
        yield _clash("over-capacity", message, assignments=own, members=(load.member.id,))


def _clash(
    rule: str,
    message: str,
    *,
    state: str | None = None,
    entry_point: EntryPoint | None = None,
    assignments: tuple[str, ...] = (),
    members: tuple[str, ...] = (),
) -> Clash:
    known = RULES[rule]
    return Clash(
        rule,
        known.severity,
        message,
        known.remedy,
        known.source,
        state,
        entry_point,
        assignments,
        members,
    )
