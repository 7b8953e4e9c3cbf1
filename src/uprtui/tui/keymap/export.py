"""What a user can do on the screen Export."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"export.{name}", (key,), title, sentence, where=("export",), group="Export", hint=hint
    )


ACTIONS = (
    _action("write", "w", "Write file", "Write the plan to a file, as it is shown.", 11),
    _action("profile", "p", "Profile", "Choose who will read it, and so what stays behind.", 12),
    _action("view", "v", "The file", "Change between what to look at first and the file.", 13),
    _action("organisation", "o", "Name us", "Let the organisation's name go along, or not.", 14),
)
