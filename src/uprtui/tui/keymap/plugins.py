"""What a user can do on the screen Plugins."""

from __future__ import annotations

from uprtui.tui.actions import Action

ACTIONS = (
    Action(
        "plugins.add",
        ("a",),
        "Add one",
        "Show how a plugin is installed, and how one is written.",
        where=("plugins",),
        group="Plugins",
        hint=15,
    ),
)
