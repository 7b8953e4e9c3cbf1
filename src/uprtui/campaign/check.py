"""Find what is missing or doubtful in a plan, each finding with its remedy and its source."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from uprtui.campaign.check_rules import RULES, Limits, Severity
from uprtui.campaign.entities import AskRole, Assignment, DateStatus, EntryPoint, Visibility
from uprtui.campaign.model import TABLES, Plan, all_entities, dangling, kind_of
from uprtui.campaign.schema import own_fields
from uprtui.campaign.titles import counted, entity_name

IsState: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One finding: how grave, where (`asks.a-7kq2m.text`), what, what to do, by what rule."""

    severity: Severity
    rule: str
    key: str
    message: str
    remedy: str
    source: str


def problems(
    plan: Plan,
    *,
    is_state: IsState | None = None,
    today: dt.date | None = None,
    limits: Limits | None = None,
) -> list[PlanProblem]:
    """All findings on `plan`, step by step: the campaign, focus, targets, coordination.

    In: `is_state` says whether a code is a State's (None: codes are not judged); `today`
    (None: dates are not judged against it); `limits`, how many issues and targets are a
    few. Out: the findings; an empty list means that none of the rules objects.
    """
    limits = limits or Limits()
    return [
        *_references(plan),
        *_campaign(plan, is_state, today),
        *_focus(plan, limits),
        *_targets(plan, is_state, limits),
        *_coordination(plan),
        *_contacts(plan, is_state),
        *_unknown_keys(plan),
    ]


def _found(rule: str, key: str, message: str) -> PlanProblem:
    known = RULES[rule]
    return PlanProblem(known.severity, rule, key, message, known.remedy, known.source)


def _references(plan: Plan) -> Iterator[PlanProblem]:
    for loose in dangling(plan):
        key = f"{kind_of(loose.entity).table}.{loose.entity.id}.{loose.reference.field}"
        noun = TABLES[loose.reference.table].noun
        yield _found("dangling", key, f"There is no {noun} with the id {loose.missing}.")


def _campaign(plan: Plan, is_state: IsState | None, today: dt.date | None) -> Iterator[PlanProblem]:
    if not plan.title.strip():
        yield _found("no-title", "title", "The campaign has no title.")
    if is_state and not is_state(plan.sur):
        yield _found("unknown-state", "sur", f"No State has the code {plan.sur}.")
    if plan.session is None:
        yield _found("no-session", "session", "The session of the review is not set.")
    if plan.review_date is None:
        yield _found("no-date", "review_date", "The date of the review is not set.")
        return
    if today and plan.review_date < today:
        day = plan.review_date.isoformat()
        yield _found("date-past", "review_date", f"The review was on {day}.")
    elif plan.date_status is DateStatus.ESTIMATED:
        yield _found("date-estimated", "date_status", "The date of the review is an estimate.")


def _focus(plan: Plan, limits: Limits) -> Iterator[PlanProblem]:
    if not plan.issues:
        yield _found("no-issues", "issues", "No issue is chosen.")
    if len(plan.issues) > limits.issues:
        yield _found("many-issues", "issues", f"{len(plan.issues)} issues are chosen.")
    labels = Counter(issue.label for issue in plan.issues)
    asked = {ask.issue for ask in plan.asks if ask.text.strip()}
    for issue in plan.issues:
        key = f"issues.{issue.id}"
        if labels[issue.label] > 1:
            yield _found("issue-twice", f"{key}.label", f"{issue.label!r} is chosen twice.")
        if issue.id not in asked:
            yield _found("no-ask", key, f"There is no ask on {entity_name(plan, issue)}.")
        elif plan.targets and not any(
            issue.id in target.issues or not target.issues for target in plan.targets
        ):
            message = f"No target is to raise {entity_name(plan, issue)}."
            yield _found("no-speaker", key, message)
    for ask in plan.asks:
        if not ask.text.strip():
            yield _found("empty-ask", f"asks.{ask.id}.text", "The ask has no text.")
    yield from _ladders(plan)
    assessed = Counter(each.recommendation for each in plan.assessments)
    for each in plan.assessments:
        if assessed[each.recommendation] > 1:
            key = f"assessments.{each.id}.recommendation"
            yield _found("assessed-twice", key, f"{entity_name(plan, each)!r} has two statuses.")


def _ladders(plan: Plan) -> Iterator[PlanProblem]:
    """What is no end goal hangs on one of its own issue and kind; an end goal on nothing."""
    asks = {ask.id: ask for ask in plan.asks}
    for ask in plan.asks:
        goal, key = asks.get(ask.of or ""), f"asks.{ask.id}.of"
        if ask.role is AskRole.GOAL:
            if ask.of is not None:
                yield _found("no-goal", key, "An end goal belongs to no other ask.")
        elif ask.of is None:
            yield _found("no-goal", key, f"A {ask.role.value} belongs to no end goal.")
        elif goal is not None and (goal.role is not AskRole.GOAL or goal.issue != ask.issue):
            message = f"What the {ask.role.value} belongs to is no end goal on the same issue."
            yield _found("no-goal", key, message)
        elif goal is not None and goal.kind is not ask.kind:
            message = (
                f"The {ask.role.value} is a {ask.kind.value}, its end goal a {goal.kind.value}."
            )
            yield _found("other-kind", f"asks.{ask.id}.kind", message)


def _targets(plan: Plan, is_state: IsState | None, limits: Limits) -> Iterator[PlanProblem]:
    if not plan.targets:
        yield _found("no-targets", "targets", "No target State is chosen.")
    if len(plan.targets) > limits.targets:
        yield _found("many-targets", "targets", f"{len(plan.targets)} targets are chosen.")
    states = Counter(target.state for target in plan.targets)
    assigned = {assignment.target for assignment in plan.assignments}
    for target in plan.targets:
        key = f"targets.{target.id}"
        if is_state and not is_state(target.state):
            yield _found("unknown-state", f"{key}.state", f"No State has the code {target.state}.")
        if target.state == plan.sur:
            message = f"{target.state} is the State under review itself."
            yield _found("sur-as-target", f"{key}.state", message)
        if states[target.state] > 1:
            yield _found("target-twice", f"{key}.state", f"{target.state} is a target twice.")
        if not target.issues:
            yield _found("no-issue", f"{key}.issues", f"{target.state} is a target on no issue.")
        if not target.entry_points:
            message = f"No entry point is chosen for {target.state}."
            yield _found("no-entry-point", f"{key}.entry_points", message)
        if target.id not in assigned:
            yield _found("unassigned", key, f"Nobody is to approach {target.state}.")


def _coordination(plan: Plan) -> Iterator[PlanProblem]:
    targets = {target.id: target for target in plan.targets}
    visits: dict[tuple[str, EntryPoint], list[Assignment]] = defaultdict(list)
    for assignment in plan.assignments:
        target = targets.get(assignment.target)
        if target is None:
            continue
        visits[target.state, assignment.entry_point].append(assignment)
        name = entity_name(plan, assignment)
        if assignment.member is None:
            key = f"assignments.{assignment.id}.member"
            yield _found("no-member", key, f"Nobody is assigned to {name}.")
        if target.entry_points and assignment.entry_point not in target.entry_points:
            key = f"assignments.{assignment.id}.entry_point"
            message = f"{name}: the target's own entry points do not include it."
            yield _found("other-entry-point", key, message)
    for (state, entry_point), several in visits.items():
        if len(several) > 1:
            message = f"{state}, {entry_point.value}: {counted(len(several), 'visit')} are planned."
            yield from (
                _found("double-visit", f"assignments.{each.id}", message) for each in several
            )
    loads = Counter(assignment.member for assignment in plan.assignments)
    for member in plan.members:
        if member.capacity is not None and loads[member.id] > member.capacity:
            message = (
                f"{entity_name(plan, member)} has {counted(loads[member.id], 'assignment')} "
                f"and takes {member.capacity}."
            )
            yield _found("over-capacity", f"members.{member.id}.capacity", message)


def _contacts(plan: Plan, is_state: IsState | None) -> Iterator[PlanProblem]:
    for contact in plan.contacts:
        key, name = f"contacts.{contact.id}", entity_name(plan, contact)
        if is_state and contact.state and not is_state(contact.state):
            message = f"No State has the code {contact.state}."
            yield _found("unknown-state", f"{key}.state", message)
        if not any((contact.name, contact.role, contact.email, contact.phone)):
            yield _found("empty-contact", key, "The contact says neither who nor where.")
        if contact.visibility is Visibility.PUBLIC and (contact.email or contact.phone):
            message = f"Everybody who gets the plan sees how to reach {name}."
            yield _found("public-contact", f"{key}.visibility", message)


def _unknown_keys(plan: Plan) -> Iterator[PlanProblem]:
    for part in (plan, *all_entities(plan)):
        where = "" if isinstance(part, Plan) else f"{kind_of(part).table}.{part.id}."
        known = [field.name for field in own_fields(type(part))]
        for key in sorted(part.extra):
            message = f"The key {key!r} is not known here; known are {', '.join(known)}."
            yield _found("unknown-key", f"{where}{key}", message)
