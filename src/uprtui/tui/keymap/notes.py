"""What a user can do in the list of an issue's evidence."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"notes.{name}",
        keys,
        title,
        sentence,
        where=("notes",),
        group="Notes of evidence",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("new", ("a",), "Add note", "Write down another piece of evidence.", 11),
    _action("delete", ("d",), "Delete", "Delete the note.", 12),
    _action("close", ("escape", "q"), "Back", "Go back to the issues.", 13),
)
