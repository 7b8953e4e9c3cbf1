"""The sample's finished campaign, made from what its recommendations say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sample_data.making.chance import Chance
from sample_data.making.coalition import PARTNERS
from sample_data.making.counts import StateCount, by_state, on_issue
from sample_data.making.dates import (
    CAMPAIGN_SESSION,
    CAMPAIGN_STATE,
    LAST_WORKED_ON,
    REVIEW_DAY,
)
from sample_data.making.habits import HABITS
from sample_data.making.plan_focus import ASSEMBLY, WOMEN, asks, assessments, evidence
from sample_data.making.reviewed import REVIEWED
from sample_data.making.reviews import Row
from uprtui.campaign import (
    Assignment,
    AssignmentStatus,
    DateStatus,
    EntryPoint,
    Issue,
    LogEntry,
    Member,
    Milestone,
    MilestoneStatus,
    Plan,
    Target,
    Visibility,
    new_id,
)
from uprtui.timing import Calendar, Review, milestones, planned

NEEDS = {
    WOMEN: "Survivors of violence outside the capital still find no shelter.",
    ASSEMBLY: "A meeting in public still needs a permit, and most requests get no reply.",
}
WEIGHTS = {WOMEN: 5, ASSEMBLY: 4}
TARGETS_PER_ISSUE = 3
EMBASSY, MISSION, CAPITAL = EntryPoint.EMBASSY, EntryPoint.MISSION, EntryPoint.CAPITAL
#: Entry points of the first, second ... target: most by their embassies, which take least means.
ENTRY_POINTS = (
    (EMBASSY, MISSION),
    (EMBASSY, MISSION),
    (EMBASSY,),
    (EMBASSY,),
    (EMBASSY,),
    (MISSION, CAPITAL),
)
#: For each pair of a target and one of its entry points: the partner's place, and how far it is.
VISITS = (
    (1, AssignmentStatus.ASKED, "Asked in writing; a call is due if no reply comes."),
    (1, AssignmentStatus.PLANNED, ""),
    (0, AssignmentStatus.ASKED, "Bring the map of districts without a shelter."),
    (0, AssignmentStatus.PLANNED, ""),
    (0, AssignmentStatus.PLANNED, ""),
    (2, AssignmentStatus.PLANNED, ""),
    (3, AssignmentStatus.PLANNED, ""),
    (3, AssignmentStatus.PLANNED, "No embassy in Senavar: the mission first."),
    (1, AssignmentStatus.PLANNED, ""),
)
COALITION, PRIVATE = Visibility.COALITION, Visibility.PRIVATE
#: Day, what happened, places of the target and the partner concerned, who may see it.
LOG = (
    (date(2026, 9, 14), "Five groups agreed to speak with one voice.", None, None, COALITION),
    (date(2026, 10, 19), "Read earlier recommendations; chose six States.", None, None, COALITION),
    (date(2026, 11, 16), "Wrote to the embassy and asked for a meeting.", 0, 1, PRIVATE),
    (LAST_WORKED_ON, "The embassy's desk officer asked for a one-page brief.", 1, 0, PRIVATE),
)
MEMBERS_IN_PLAN = 5


def campaign(rows: Sequence[Row], seed: int, calendar: Calendar) -> Plan:
    """The campaign on Serindal's coming review.

    Args:
        rows: the sample's recommendations: issues, targets and reasons are counted from them.
        seed: decides the ids.
        calendar: the sample's dates, for the milestones.
    """
    ids = Chance(f"{seed} plan ids")

    def fresh(prefix: str) -> str:
        return new_id(prefix, ids.pick)

    sur = next(state for state in REVIEWED if state.code == CAMPAIGN_STATE)
    issues = tuple(
        Issue(fresh("i"), label, _why(rows, sur.name, label), WEIGHTS[label]) for label in NEEDS
    )
    issue_ids = {issue.label: issue.id for issue in issues}
    targets = tuple(
        replace(target, id=fresh("t"), issues=(issue_ids[target.issues[0]],))
        for target in _targets(rows, sur.name)
    )
    members = tuple(
        Member(
            fresh("m"),
            each.name,
            each.organisation,
            each.languages,
            each.capacity,
            Visibility(each.visibility),
        )
        for each in PARTNERS[:MEMBERS_IN_PLAN]
    )
    pairs = [(target, point) for target in targets for point in target.entry_points]
    return Plan(
        id=fresh("c"),
        title="Serindal: safe homes, free assembly",
        sur=CAMPAIGN_STATE,
        organisation="Serindal UPR Coalition",
        session=CAMPAIGN_SESSION,
        review_date=REVIEW_DAY,
        date_status=DateStatus.CONFIRMED,
        sample=True,
        issues=issues,
        evidence=evidence(issue_ids, fresh),
        assessments=assessments(rows, sur.name, fresh),
        asks=asks(issue_ids, [target.id for target in targets], fresh),
        targets=targets,
        members=members,
        assignments=tuple(
            Assignment(fresh("w"), target.id, point, members[place].id, status, note)
            for (target, point), (place, status, note) in zip(pairs, VISITS, strict=True)
        ),
        milestones=_milestones(targets, calendar),
        log=tuple(
            LogEntry(
                fresh("n"),
                day,
                text,
                None if target is None else targets[target].id,
                None if member is None else members[member].id,
                visibility,
            )
            for day, text, target, member, visibility in LOG
        ),
    )


def _why(rows: Sequence[Row], sur: str, label: str) -> str:
    count = on_issue(rows, sur, label)
    return (
        f"Raised {count.times} times by {count.states} States in sessions "
        f"{_listed(count.sessions)}; {count.supported_percent} % supported. {NEEDS[label]}"
    )


def _targets(rows: Sequence[Row], sur: str) -> list[Target]:
    """The States most interested in each issue, as targets whose `issues` still hold the label."""
    chosen: dict[str, Target] = {}
    for label in NEEDS:
        fitting = [count for count in by_state(rows, sur, label) if count.state not in chosen]
        for count in fitting[:TARGETS_PER_ISSUE]:
            code = next(habit.code for habit in HABITS if habit.name == count.state)
            chosen[count.state] = Target(
                id="t-new",
                state=code,
                why=_interest(count),
                reasons=_reasons(count, sur, label),
                issues=(label,),
                entry_points=ENTRY_POINTS[len(chosen)],
            )
    return list(chosen.values())


def _interest(count: StateCount) -> str:
    if len(count.sessions) > 1:
        return f"It came back to the issue in {len(count.sessions)} reviews and may follow up."
    return "It raises the issue often, and has raised it here."


def _reasons(count: StateCount, sur: str, label: str) -> tuple[str, ...]:
    where = f"session{'s' if len(count.sessions) > 1 else ''} {_listed(count.sessions)}"
    return (
        f"{label}: {_times(count.here_on_issue)} to {sur}, in {where}.",
        f"{label}: {count.anywhere_on_issue} of its {count.anywhere} recommendations to any State.",
        f"{sur} supported {count.here_supported} of its {_times(count.here)}.",
    )


def _milestones(targets: Sequence[Target], calendar: Calendar) -> tuple[Milestone, ...]:
    names = {habit.code: habit.name for habit in HABITS}
    review = Review.on(CAMPAIGN_STATE, CAMPAIGN_SESSION, REVIEW_DAY, DateStatus.CONFIRMED)
    computed = milestones(
        review,
        calendar,
        targets=[(target.state, target.entry_points) for target in targets],
        name=lambda code: names[code],
    )
    return tuple(
        replace(day, status=MilestoneStatus.DONE) if day.date < LAST_WORKED_ON else day
        for day in map(planned, computed)
    )


def _times(count: int) -> str:
    return f"{count} recommendation{'' if count == 1 else 's'}"


def _listed(sessions: Sequence[int]) -> str:
    *first, last = map(str, sessions)
    return f"{', '.join(first)} and {last}" if first else last
