"""A plan's dates and those that the rules give: what differs, and the edits that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import (
    OWN_KIND,
    Add,
    Change,
    Milestone,
    MilestoneStatus,
    Remove,
    SetField,
    Several,
)
from uprtui.timing import Milestone as Computed
from uprtui.timing import Review, kinds_of_rules, milestones, planned, refreshed

if TYPE_CHECKING:
    from uprtui.campaign import DateStatus, Edit, Plan
    from uprtui.timing import Calendar

CLOSED = frozenset({MilestoneStatus.DONE, MilestoneStatus.MISSED})
_FIELDS = ("title", "date", "status", "kind", "state", "entry_point", "rule", "source")
_OWN_DAY = "A day of your own"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules would change in a plan's dates.

    Args:
        new: dates that the plan does not have yet.
        changed: pairs of a date as it is in the plan, and as the rules have it.
        gone: dates that the rules no longer give, such as those of a target that was dropped.
    """

    new: tuple[Milestone, ...] = ()
    changed: tuple[tuple[Milestone, Milestone], ...] = ()
    gone: tuple[Milestone, ...] = ()

    @property
    def count(self) -> int:
        """How many dates would be touched."""
        return len(self.new) + len(self.changed) + len(self.gone)


def plan_review(plan: Plan) -> Review | None:
    """Return the review on the day that the plan holds, or None where it holds none."""
    if plan.review_date is None:
        return None
    return Review.on(plan.sur, plan.session, plan.review_date, plan.date_status)


def computed_dates(
    plan: Plan, calendar: Calendar, state_name: Callable[[str], str]
) -> tuple[Computed, ...]:
    """Return the dates that the rules give for a plan's review and targets; none without a day."""
    review = plan_review(plan)
    if review is None:
        return ()
    targets = [(target.state, target.entry_points) for target in plan.targets]
    return milestones(review, calendar, targets=targets, name=state_name)


def is_own(milestone: Milestone) -> bool:
    """Say whether a date is the user's own, so that the rules leave it alone."""
    return milestone.kind not in kinds_of_rules()


def proposal(plan: Plan, computed: Sequence[Computed]) -> Proposal:
    """Return what the rules would change; dates that are done, missed or the user's own stay."""
    wanted = refreshed(plan.milestones, computed, kinds_of_rules())
    before = {each.id: each for each in plan.milestones}
    after = {each.id for each in wanted}
    return Proposal(
        tuple(each for each in wanted if each.id not in before),
        tuple((before[e.id], e) for e in wanted if e.id in before and _differ(before[e.id], e)),
        tuple(each for each in plan.milestones if each.id not in after),
    )


def take_over(change: Proposal) -> Edit:
    """Return the one edit that makes the plan's dates those of the rules."""
    edits: list[Edit] = [Add(each) for each in change.new]
    for old, new in change.changed:
        edits += _changes(old, new)
    edits += [Remove(each.id) for each in change.gone]
    said = "Put the dates into the plan" if change.count == len(change.new) else "Update the dates"
    return Several(said, tuple(edits))


def set_review(session: int | None, day: dt.date | None, status: DateStatus) -> Edit:
    """Return the edit that sets session and day of the review."""
    values = (("session", session), ("review_date", day), ("date_status", status))
    return Several(
        "Set the day of the review", tuple(SetField(name, value) for name, value in values)
    )


def close(milestone: Milestone, status: MilestoneStatus, computed: Sequence[Computed]) -> Edit:
    """Return the edit that calls a date done or missed, or takes that back.

    Taken back, it is what the rules say of that day; of another day it is an estimate, until the
    user says more.
    """
    if milestone.status is not status:
        return Change(milestone.id, "status", status)
    same = (e for e in computed if e.id == milestone.id and e.date == milestone.date)
    found = next(same, None)
    open_status = MilestoneStatus(found.status.value) if found else MilestoneStatus.ESTIMATED
    return Change(milestone.id, "status", open_status)


def move(
    milestone: Milestone,
    title: str,
    day: dt.date | None,
    status: MilestoneStatus,
    computed: Sequence[Computed],
) -> Edit | None:
    """Return the edit that gives a date another title, day and status.

    Another day makes it the user's own. `day` None: the computed one again; then the result is
    None where no rule gives one.
    """
    if day is None:
        found = next((each for each in computed if each.id == milestone.id), None)
        if found is None:
            return None
        return Several("Take the computed day again", tuple(_changes(milestone, planned(found))))
    changed = {"title": title, "date": day, "status": status}
    if day != milestone.date and not is_own(milestone):
        rule = f"{_OWN_DAY}, in place of {milestone.date.isoformat()}. {milestone.rule}".strip()
        changed |= {"kind": OWN_KIND, "rule": rule}
    edits = tuple(
        Change(milestone.id, name, value)
        for name, value in changed.items()
        if value != getattr(milestone, name)
    )
    return Several("Change a date", edits)


def window_end(milestone: Milestone, computed: Sequence[Computed]) -> dt.date | None:
    """Return the last day of a date's window, where it is still the computed one."""
    for each in computed:
        if each.id == milestone.id and each.date == milestone.date:
            return each.end
    return None


def _changes(old: Milestone, new: Milestone) -> list[Edit]:
    return [
        Change(old.id, name, getattr(new, name))
        for name in _FIELDS
        if getattr(old, name) != getattr(new, name)
    ]


def _differ(old: Milestone, new: Milestone) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _FIELDS)
