"""The dates of one plan: its review, and its milestones as they stand on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from uprtui.campaign import Milestone as PlanMilestone
from uprtui.campaign import MilestoneStatus, Plan
from uprtui.timing.calendar import Calendar, Review
from uprtui.timing.milestones import milestones
from uprtui.timing.planned import refreshed
from uprtui.timing.rules import kinds_of_rules


def review_of_plan(plan: Plan, calendar: Calendar, today: dt.date) -> Review | None:
    """Return the review that a plan is for.

    The plan's own date stands; without one, the calendar's next review of its State. None where
    the calendar has none either.
    """
    if plan.review_date is not None:
        return Review.on(plan.sur, plan.session, plan.review_date, plan.date_status)
    return calendar.review_of(plan.sur, today)


def timeline(
    plan: Plan, calendar: Calendar, today: dt.date, name: Callable[[str], str] = str
) -> tuple[PlanMilestone, ...]:
    """Return every milestone of a plan by date, as it stands on `today`.

    Args:
        plan: its milestones that are done or given up, and those of its own making, are kept.
        calendar: published dates.
        today: what is over by then and not done is called missed.
        name: how a State's code is written in titles.
    """
    review = review_of_plan(plan, calendar, today)
    computed = (
        ()
        if review is None
        else milestones(
            review,
            calendar,
            targets=[(target.state, target.entry_points) for target in plan.targets],
            name=name,
        )
    )
    last_days = {(each.id, each.date): each.last_day for each in computed}
    return tuple(
        replace(each, status=MilestoneStatus.MISSED)
        if each.status is not MilestoneStatus.DONE
        and last_days.get((each.id, each.date), each.date) < today
        else each
        for each in refreshed(plan.milestones, computed, kinds_of_rules())
    )
