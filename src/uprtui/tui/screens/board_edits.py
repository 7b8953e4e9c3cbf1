"""The edit by which the board makes several States targets on several issues, in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.tui.screens import target_edits
from uprtui.tui.screens.board_rows import plan_issue

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan
    from uprtui.target import RankedState


@dataclass(frozen=True, slots=True)
class Wanted:
    """A State to approach on an issue.

    Args:
        state: ISO alpha-3.
        name: its short name, for the undo list.
        label: the issue.
        ranked: its place for that issue today, whose reasons are kept.
    """

    state: str
    name: str
    label: str
    ranked: RankedState | None


def missing(plan: Plan, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return what is wanted and not yet in the plan."""
    found = []
    for each in wanted:
        target = target_edits.target_of(plan, each.state)
        if target is None or not target_edits.is_on(target, plan_issue(plan, each.label)):
            found.append(each)
    return found


def approach(
    plan: Plan, wanted: Sequence[Wanted], said: str, choose: Callable[[str], str]
) -> Edit | None:
    """Make States targets; None where the plan has all of it already.

    Args:
        plan: the plan.
        wanted: in the order in which new targets are to stand.
        said: what undo calls it.
        choose: picks one character of a string by chance.
    """
    from uprtui.campaign import Several

    edits: list[Edit] = []
    now = plan
    for each in missing(plan, wanted):
        issue = plan_issue(now, each.label)
        edit = target_edits.choose_target(
            now, each.state, each.name, each.label, issue, each.ranked, choose
        )
        now = edit.apply(now)
        edits.append(edit)
    return Several(said, tuple(edits)) if edits else None
