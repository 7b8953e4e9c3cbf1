"""The edits that the screen Focus makes: choose, order and weigh issues; undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uprtui.text import fold
from uprtui.tui.screens.focus_rows import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from uprtui.campaign import Edit, Issue, Plan
    from uprtui.tui.open_plan import OpenPlan

    Choose = Callable[[str], str]


def chosen_issues(plan: Plan) -> dict[str, Chosen]:
    """The issues of the plan in order of priority, by their folded labels."""
    return {
        fold(issue.label): Chosen(
            issue,
            place,
            tuple(ask for ask in plan.asks if ask.issue == issue.id),
            tuple(note for note in plan.evidence if note.issue == issue.id),
        )
        for place, issue in enumerate(plan.issues, start=1)
    }


def choose_issue(plan: Plan, label: str, choose: Choose) -> Edit:
    """Put an issue into the plan, with the lowest priority.

    Args:
        plan: the plan.
        label: the issue, spelt as in the library.
        choose: picks one character of a string by chance.
    """
    from uprtui.campaign import Add

    return Add(new_issue(plan, label, choose))


def move_issue(plan: Plan, issue: Issue, step: int) -> Edit | None:
    """Raise (-1) or lower (1) the priority of an issue; None where it is at the end already."""
    from uprtui.campaign import Move

    place = [each.id for each in plan.issues].index(issue.id) + step
    return Move(issue.id, place) if 0 <= place < len(plan.issues) else None


def weigh_issue(issue: Issue, step: int) -> Edit | None:
    """Give an issue more (1) or less (-1) weight; None where it has the most or least already."""
    from uprtui.campaign import LEAST_WEIGHT, MOST_WEIGHT, Change

    weight = issue.weight + step
    return Change(issue.id, "weight", weight) if LEAST_WEIGHT <= weight <= MOST_WEIGHT else None


def new_issue(plan: Plan, label: str, choose: Choose) -> Issue:
    """Return an issue of that label, with an id that nothing in the plan has."""
    from uprtui.campaign import Issue as NewIssue
    from uprtui.campaign import new_entity_id

    return NewIssue(new_entity_id(plan, NewIssue, choose), label)


def taken_back(campaign: OpenPlan | None, *, redo: bool) -> str:
    """Undo the last edit of a campaign, or redo; return a sentence that says what was done.

    Args:
        campaign: the open one; None where none is.
        redo: make again what was taken back, instead of taking back.
    """
    taken = None
    if campaign is not None:
        taken = campaign.redo() if redo else campaign.undo()
    if taken is None:
        return f"There is nothing to {'redo' if redo else 'undo'}."
    # First, as the end of a long title is cut off.
    kept = ", but not what others have changed since" if taken.conflicts else ""
    return f"{'Again' if redo else 'Undone'}{kept}: {taken.title}."
