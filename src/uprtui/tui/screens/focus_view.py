"""What the screen Focus shows of a plan: issues in order, each with its priority and its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import LEAST_WEIGHT, MOST_WEIGHT
from uprtui.focus import (
    IssueRow,
    Priority,
    arrange,
    matching,
    overfull,
    propose,
    statuses_by_issue,
)
from uprtui.text import fold
from uprtui.tui.screens.focus_edits import chosen_issues

if TYPE_CHECKING:
    from uprtui.campaign import AssessmentStatus, Plan
    from uprtui.tui.screens.focus_board import Board, Reached
    from uprtui.tui.screens.focus_rows import Chosen

SORT_TITLES = (
    ("times", "how often it was raised"),
    ("states", "how many States raised it"),
    ("supported", "the share that was supported"),
    ("last", "when it was last raised"),
    ("issue", "name"),
    ("proposed", "the proposed order"),
)
UPWARDS = ("issue", "proposed")
"""Sorts that begin with the least."""


@dataclass(frozen=True, slots=True)
class Order:
    """How the issues that are not chosen are sorted, and which words they are filtered by."""

    sort: str = SORT_TITLES[0][0]
    backwards: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What is shown.

    Args:
        found: the issues to show, in order.
        every: how many there are without the filter.
        chosen: those of the plan, by their folded labels, in the plan's order.
        priorities: by the folded label.
        statuses: what became of earlier recommendations, by the folded label.
        warnings: what the plan holds that States cannot carry.
    """

    found: Sequence[IssueRow]
    every: int
    chosen: Mapping[str, Chosen]
    priorities: Mapping[str, Priority]
    statuses: Mapping[str, Sequence[AssessmentStatus]]
    warnings: tuple[str, ...]

    def row(self, label: str) -> IssueRow | None:
        """The issue of that label among those shown."""
        return next((row for row in self.found if row.issue == label), None)

    def chosen_as(self, label: str) -> Chosen | None:
        """The issue of that label in the plan; None where it is not chosen."""
        return self.chosen.get(fold(label))

    def priority(self, label: str) -> Priority | None:
        """The priority of an issue; None for one without a theme."""
        return self.priorities.get(fold(label))


def look(plan: Plan, board: Board, reached: Reached | None, order: Order) -> View:
    """Put a plan and what the library says side by side.

    Args:
        plan: the plan as it is now.
        board: the issues of its State under review.
        reached: who is likely to raise them; None while that is being worked out.
        order: how they are to stand.
    """
    statuses = statuses_by_issue(plan.assessments, board.issues)
    priorities: dict[str, Priority] = {}
    # An order made of nothing known would only look like one.
    if not board.empty:
        proposal = propose(
            board.rows,
            board.pasts,
            plan=plan,
            statuses=statuses,
            reach=None if reached is None else reached.reach,
        )
        priorities = {fold(each.issue): each for each in proposal}
    every = arrange(
        board.rows,
        sort=order.sort,
        first=[issue.label for issue in plan.issues],
        backwards=order.backwards,
        places={key: each.place for key, each in priorities.items()},
    )
    return View(
        matching(every, order.typed),
        len(every),
        chosen_issues(plan),
        priorities,
        {fold(label): found for label, found in statuses.items()},
        overfull(plan),
    )


def allows(view: View, here: IssueRow | None, action_id: str) -> bool:
    """Whether an action on the issue under the cursor makes sense.

    Args:
        view: what is shown.
        here: the issue under the cursor.
        action_id: an id of the screen's keymap.
    """
    if action_id in {"focus.sort", "focus.reverse", "focus.minutes"}:
        return True
    if action_id == "focus.propose":
        return bool(view.priorities)
    if here is None:
        return False
    chosen = view.chosen_as(here.issue)
    if chosen is None:
        return {
            "focus.ask": True,
            "focus.notes": True,
            "focus.evidence": here.times > 0,
            "focus.statuses": here.times > 0,
        }.get(action_id, False)
    return {
        "focus.evidence": here.times > 0,
        "focus.statuses": here.times > 0,
        "focus.asks": bool(chosen.asks),
        "focus.higher": chosen.place > 1,
        "focus.lower": chosen.place < len(view.chosen),
        "focus.heavier": chosen.issue.weight < MOST_WEIGHT,
        "focus.lighter": chosen.issue.weight > LEAST_WEIGHT,
    }.get(action_id, True)
