"""What a user can do where the columns of a file are chosen."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"mapping.{name}",
        keys,
        title,
        sentence,
        where=("mapping",),
        group="Columns of a file",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("start", ("s",), "Start", "Import with these columns; they are remembered.", 11),
    _action("keep", ("ctrl+s",), "Keep", "Keep these columns and go back to the files.", 12),
    _action("guess", ("u",), "As guessed", "Leave the field to uprtui's guess.", 14),
    _action("none", ("n", "delete"), "No column", "Leave the field without a column.", 15),
    _action("cancel", ("escape", "q"), "Cancel", "Go back; nothing is kept.", 13),
)
