"""What a user can do on the screen Timing."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"timing.{name}", (key,), title, sentence, where=("timing",), group="Timing", hint=hint
    )


ACTIONS = (
    _action("propose", "p", "Bring up", "Take over what the rules and the calendar propose.", 5),
    _action("done", "d", "Done", "Call the date done; again: not done.", 12),
    _action("missed", "m", "Missed", "Call the date missed; again: not missed.", 13),
    _action("edit", "e", "Edit", "Set another day; it is then your own and stays.", 14),
    _action("new", "n", "New", "Add a date of your own.", 15),
    _action("review", "v", "Review", "Set session and day of the review.", 16),
    _action("remove", "x", "Remove", "Remove a date of your own.", 17),
)
