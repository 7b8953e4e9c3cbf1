"""What a user can do on the screen Plugins."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"plugins.{name}", (key,), title, sentence, where=("plugins",), group="Plugins", hint=hint
    )


ACTIONS = (
    _action("allow", "y", "Allow", "See what is known of the plugin, and let it run.", 11),
    _action("deny", "n", "Do not run", "Keep the plugin out, whatever its version.", 12),
    _action("strict", "t", "Strict mode", "Ask about new plugins, or never run them.", 14),
    _action("add", "a", "Add one", "Show how a plugin is installed, and how one is written.", 15),
)
