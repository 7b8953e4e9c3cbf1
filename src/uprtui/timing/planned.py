"""Computed milestones as the plan keeps them, with what the campaign said about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from uprtui.campaign.entities import Milestone as PlanMilestone
from uprtui.campaign.entities import MilestoneStatus
from uprtui.timing.milestones import Milestone

_SAID_BY_HAND = frozenset({MilestoneStatus.DONE, MilestoneStatus.MISSED})


def planned(milestone: Milestone) -> PlanMilestone:
    """Return a computed milestone as an entity of a plan; its window's end is in its rule."""
    return PlanMilestone(
        id=milestone.id,
        title=milestone.title,
        date=milestone.date,
        status=MilestoneStatus(milestone.status.value),
        kind=milestone.kind,
        state=milestone.state,
        entry_point=milestone.entry_point,
        rule=milestone.rule,
        source=milestone.source,
    )


def refreshed(
    kept: Sequence[PlanMilestone], computed: Iterable[Milestone], kinds: Iterable[str]
) -> tuple[PlanMilestone, ...]:
    """Return a plan's milestones brought up to date with newly computed ones, by date.

    In: the plan's own milestones, the computed ones, and the `kinds` that rules compute. A
    milestone that the campaign called done or missed keeps its status and its date; one of
    its own making, or with a day of its own, has a kind that no rule computes and stays. A
    computed one that is no longer computed (a target was dropped) goes, unless it is done or
    missed.
    """
    computable = frozenset(kinds)
    by_hand = {
        each.id: each
        for each in kept
        if each.status in _SAID_BY_HAND or each.kind not in computable
    }
    new = [by_hand.get(each.id) or planned(each) for each in computed]
    ids = {each.id for each in new}
    stay = [each for each in kept if each.id not in ids and each.id in by_hand]
    return tuple(sorted([*new, *stay], key=lambda each: (each.date, each.id)))
