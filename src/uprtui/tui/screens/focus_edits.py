"""The edits that the screen Focus makes: choose, order and explain issues, write asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uprtui.text import fold
from uprtui.tui.screens.focus_rows import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from uprtui.campaign import Ask, AskKind, Edit, Issue, Plan

    Choose = Callable[[str], str]


def chosen_issues(plan: Plan) -> dict[str, Chosen]:
    """The issues of the plan in order of priority, by their folded labels."""
    return {
        fold(issue.label): Chosen(
            issue, place, tuple(ask for ask in plan.asks if ask.issue == issue.id)
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

    return Add(_new_issue(plan, label, choose))


def move_issue(plan: Plan, issue: Issue, step: int) -> Edit | None:
    """Raise (-1) or lower (1) the priority of an issue; None where it is at the end already."""
    from uprtui.campaign import Move

    place = [each.id for each in plan.issues].index(issue.id) + step
    return Move(issue.id, place) if 0 <= place < len(plan.issues) else None


def save_ask(
    plan: Plan, label: str, text: str, kind: AskKind, choose: Choose, ask: Ask | None = None
) -> Edit | None:
    """Add an ask, together with its issue where that is not chosen yet; or change one.

    Args:
        plan: the plan.
        label: the issue.
        text: the words for the State.
        kind: recommendation or question.
        choose: picks one character of a string by chance.
        ask: the ask as it was; None for a new one. One that has gone meanwhile is written anew.

    Returns:
        None where nothing would change.
    """
    from uprtui.campaign import Add, Change, Several, find, new_entity_id
    from uprtui.campaign import Ask as NewAsk

    if ask is not None and find(plan, ask.id) is not None:
        changes: list[Edit] = []
        if text != ask.text:
            changes.append(Change(ask.id, "text", text))
        if kind != ask.kind:
            changes.append(Change(ask.id, "kind", kind))
        if len(changes) > 1:
            return Several("Change an ask: text and kind", tuple(changes))
        return changes[0] if changes else None
    ask_id = new_entity_id(plan, NewAsk, choose)
    chosen = chosen_issues(plan).get(fold(label))
    if chosen is not None:
        return Add(NewAsk(ask_id, chosen.issue.id, text, kind))
    issue = _new_issue(plan, label, choose)
    added = Add(NewAsk(ask_id, issue.id, text, kind))
    return Several(f"Add issue {label} with an ask", (Add(issue), added))


def _new_issue(plan: Plan, label: str, choose: Choose) -> Issue:
    from uprtui.campaign import Issue as NewIssue
    from uprtui.campaign import new_entity_id

    return NewIssue(new_entity_id(plan, NewIssue, choose), label)
