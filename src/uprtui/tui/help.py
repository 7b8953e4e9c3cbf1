"""The help screen's text and the command palette's list, made from the registry of actions."""

from __future__ import annotations

from collections.abc import Sequence

from uprtui.tui.actions import Action, grouped
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.detail import Block, Detail, Facts, Heading


def help_detail(title: str, actions: Sequence[Action]) -> Detail:
    """Return every key that works now, under its group's heading.

    Args:
        title: what the present screen is called.
        actions: the actions that apply, nearest first.
    """
    blocks: list[Block] = []
    for group, members in grouped(actions).items():
        pairs = tuple((action.all_keys, action.help) for action in members)
        blocks += [Heading(group), Facts(pairs)]
    return Detail(f"Keys: {title}", tuple(blocks))


def palette_choices(actions: Sequence[Action]) -> list[Choice]:
    """Return the actions that can be run by name, with their keys beside them."""
    return [
        Choice(action.id, f"{action.title}: {action.help}", action.all_keys)
        for action in actions
        if action.in_palette
    ]
