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
    _action("evidence", ("v",), "Behind", "Show the recommendations behind the reasons.", 13),
    _action("board", ("b",), "Board", "See the chances on all issues of the plan at once.", 14),
    _action("proof", ("p",), "Proof", "See how often the ranking was right in past sessions.", 15),
    _action("edit", ("e",), "Edit", "Write why, and choose the entry points of the target.", 16),
    _action("previous", ("left",), "Issue before", "Rank for the plan's issue before this one."),
    _action("next", ("right",), "Next issue", "Rank for the plan's next issue.", 17),
    _action("chosen", ("c",), "Chosen only", "Show only the plan's targets, or all States.", 18),
    _action(
        "check",
        ("x",),
        "Stop checking",
        "Stop checking how often the ranking was right, or check it once more.",
        21,
    ),
)
