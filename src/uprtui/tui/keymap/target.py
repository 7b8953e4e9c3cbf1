"""What a user can do on the screen Target."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"target.{name}", keys, title, sentence, where=("target",), group="Targets", hint=hint
    )


ACTIONS = (
    _action("method", ("m",), "Method", "Rank by the next method.", 11),
    _action("issue", ("i",), "Issue", "Choose the issue to rank for; any issue may be chosen.", 12),
    _action("previous", ("left",), "Issue before", "Rank for the plan's issue before this one."),
    _action("next", ("right",), "Next issue", "Rank for the plan's next issue.", 13),
    _action("evidence", ("v",), "Behind", "Show the recommendations behind the reasons.", 14),
    _action("edit", ("e",), "Edit", "Write why, and choose the entry points of the target.", 15),
    _action("chosen", ("c",), "Chosen only", "Show only the plan's targets, or all States.", 16),
)
