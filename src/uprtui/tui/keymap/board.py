"""What a user can do on the screen Board."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(
    name: str,
    keys: tuple[str, ...],
    title: str,
    sentence: str,
    hint: int = 0,
    span: str = "",
) -> Action:
    return Action(
        f"board.{name}",
        keys,
        title,
        sentence,
        where=("board",),
        group="Board",
        hint=hint,
        span=span,
    )


ACTIONS = (
    _action("previous", ("left",), "Column before", "Go to the column before, and sort by it."),
    _action(
        "next",
        ("right",),
        "Issue",
        "Go to the next column, and sort by it; Any takes the issues as independent.",
        11,
        "← →",
    ),
    _action("suggest", ("s",), "Suggest", "Suggest States that cover all issues together.", 12),
    _action("evidence", ("v",), "Behind", "Show the recommendations behind the chance.", 13),
    _action("edit", ("e",), "Edit", "Write why, and choose the entry points of the target.", 15),
    _action("chosen", ("c",), "Chosen only", "Show only the plan's targets, or all States.", 16),
)
