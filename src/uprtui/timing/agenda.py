"""What is due: milestones that are over, those to do now, and those that come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from dataclasses import dataclass

from uprtui.timing.calendar import Review
from uprtui.timing.milestones import Milestone


@dataclass(frozen=True, slots=True)
class Agenda:
    """Milestones in three parts, each by date: `overdue`, `now`, `coming`."""

    overdue: tuple[Milestone, ...]
    now: tuple[Milestone, ...]
    coming: tuple[Milestone, ...]

    @property
    def next(self) -> Milestone | None:
        """The first thing to do: of those due now, else of those coming; None at the end."""
        return next(iter((*self.now, *self.coming)), None)


def due(
    milestones: Iterable[Milestone],
    today: dt.date,
    horizon_days: int = 14,
    *,
    closed: Container[str] = (),
) -> Agenda:
    """Sort milestones by what to do about them on `today`.

    Args:
        milestones: in any order.
        today: the day to judge from.
        horizon_days: what begins within so many days counts as due now.
        closed: ids of milestones that are done or given up; they are left out.

    A milestone is overdue once its last day has passed; it is due now while its window is
    open, and from `horizon_days` before it.
    """
    horizon = today + dt.timedelta(days=horizon_days)
    overdue: list[Milestone] = []
    now: list[Milestone] = []
    coming: list[Milestone] = []
    for milestone in sorted(milestones, key=lambda each: (each.date, each.last_day)):
        if milestone.id in closed:
            continue
        if milestone.last_day < today:
            overdue.append(milestone)
        elif milestone.date <= horizon:
            now.append(milestone)
        else:
            coming.append(milestone)
    return Agenda(tuple(overdue), tuple(now), tuple(coming))


def days_to_review(review: Review, today: dt.date) -> int:
    """Return the days from `today` to the first day of the review; negative after it."""
    return (review.date - today).days
