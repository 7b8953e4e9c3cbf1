"""What a user can do in a list of the recommendations behind a number."""

from __future__ import annotations

from uprtui.tui.actions import Action

ACTIONS = (
    Action(
        "evidence.close",
        ("escape", "q", "v"),
        "Back",
        "Go back to the number.",
        where=("evidence",),
        group="Recommendations",
        hint=11,
        in_palette=False,
    ),
)
