"""What a user can do in the list of an issue's asks."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"asks.{name}",
        keys,
        title,
        sentence,
        where=("asks",),
        group="Asks of an issue",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("new", ("a",), "Write ask", "Write another ask on the issue.", 11),
    _action("delete", ("d",), "Delete", "Delete the ask.", 12),
    _action("close", ("escape", "q"), "Back", "Go back to the issues.", 13),
)
