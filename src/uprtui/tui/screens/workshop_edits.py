"""The edits that the workshop makes: save a draft, delete an ask with its ladder, move one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from uprtui.campaign import (
    Add,
    Ask,
    AskKind,
    AskRole,
    Change,
    Edit,
    Issue,
    Move,
    Plan,
    Remove,
    Several,
    find,
    new_entity_id,
)
from uprtui.tui.screens.workshop_desk import Draft, draft_as, issue_of

_FIELDS = ("text", "kind", "role", "of", "targets", "visibility")
Choose = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Saved:
    """An edit that saves a draft, and the id that the ask then has; no edit where none is due."""

    edit: Edit | None
    ask: str


def save_draft(
    plan: Plan, label: str, draft: Draft, choose: Choose, ask: str | None = None
) -> Saved:
    """Add an ask, together with its issue where that is not in the plan yet; or change one.

    Args:
        plan: the plan.
        label: the issue.
        draft: what was written. References to what has gone meanwhile are left out.
        choose: picks one character of a string by chance, for new ids.
        ask: id of the ask that is changed; None for a new one. One that has gone meanwhile is
            written anew.
    """
    own = None if ask is None else find(plan, ask)
    if isinstance(own, Ask):
        wanted = _sound(plan, draft_as(draft, own))
        changes = tuple(
            Change(own.id, name, getattr(wanted, name))
            for name in _FIELDS
            if getattr(wanted, name) != getattr(own, name)
        )
        if len(changes) > 1:
            names = ", ".join("goal" if each.field == "of" else each.field for each in changes)
            return Saved(Several(f"Change an ask: {names}", changes), own.id)
        return Saved(changes[0] if changes else None, own.id)
    ask_id = new_entity_id(plan, Ask, choose)
    issue = issue_of(plan, label)
    if issue is not None:
        added = _sound(plan, draft_as(draft, Ask(ask_id, issue.id, "")))
        return Saved(Add(added), ask_id)
    issue = Issue(new_entity_id(plan, Issue, choose), label)
    added = _sound(plan, draft_as(draft, Ask(ask_id, issue.id, "")))
    return Saved(Several(f"Add issue {label} with an ask", (Add(issue), Add(added))), ask_id)


def refusal(plan: Plan, draft: Draft) -> str:
    """Say why a draft cannot be saved; empty where it can.

    An ask that names no target is for all: one whose targets have all gone must not become that.
    """
    if not draft.targets or any(find(plan, each) is not None for each in draft.targets):
        return ""
    return "Not saved: its targets have left the plan. Esc, then f names others."


def below(plan: Plan, goal: Ask) -> tuple[Ask, ...]:
    """The steps, fallbacks and variants of an end goal, in this order."""
    roles = (AskRole.STEP, AskRole.FALLBACK, AskRole.VARIANT)
    return tuple(
        ask
        for role in roles
        for ask in plan.asks
        # A plan from elsewhere may have an ask that is said to belong to itself.
        if ask.of == goal.id and ask.id != goal.id and ask.role is role
    )


def delete_ask(plan: Plan, ask: Ask) -> Edit:
    """Remove an ask; with an end goal go the asks of its ladder."""
    others = below(plan, ask)
    before: tuple[Edit, ...] = tuple(Remove(each.id) for each in others)
    if ask.of == ask.id:
        before = (Change(ask.id, "of", None), *before)
    if not before:
        return Remove(ask.id)
    # The title of a removal names what stays behind without it: here that is nothing.
    alone = Several("", before).apply(plan)
    title = f"{Remove(ask.id).title(alone)}{' and its ladder' if others else ''}"
    return Several(title, (*before, Remove(ask.id)))


def move_ask(plan: Plan, ask: Ask, step: int) -> Edit | None:
    """Move an ask up (-1) or down (1) among those beside it; None where it is at the end."""
    places = [place for place, each in enumerate(plan.asks) if _beside(each, ask)]
    here = places.index(plan.asks.index(ask)) + step
    return Move(ask.id, places[here]) if 0 <= here < len(places) else None


def _beside(one: Ask, other: Ask) -> bool:
    if one.issue != other.issue or one.kind is not other.kind:
        return False
    if one.kind is AskKind.QUESTION:
        return True
    return (one.role, one.of) == (other.role, other.of)


def _sound(plan: Plan, ask: Ask) -> Ask:
    """An ask without references to what the plan does not hold."""
    of = ask.of if ask.of is not None and find(plan, ask.of) is not None else None
    targets = tuple(each for each in ask.targets if find(plan, each) is not None)
    return replace(ask, of=of, targets=targets)
