"""What a user can answer where a plugin from outside wants to run."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"mayrun.{name}", keys, title, sentence, where=("mayrun",), group="Plugins", hint=hint
    )


ACTIONS = (
    _action("allow", ("y",), "Allow", "Let the plugin run, now and later.", 10),
    _action("never", ("n",), "Never", "Keep the plugin out, whatever its version.", 20),
    _action("later", ("escape", "enter"), "Not now", "Decide later; the plugin does not run.", 30),
)
