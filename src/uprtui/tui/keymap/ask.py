"""What a user can do while writing an ask."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"ask.{name}",
        keys,
        title,
        sentence,
        where=("ask",),
        group="Ask editor",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("save", ("ctrl+s",), "Save", "Save the ask into the plan.", 11),
    _action("kind", ("ctrl+t",), "Kind", "Change between recommendation and question.", 12),
    _action("other", ("tab", "shift+tab"), "Text, list", "Go to the list, or to the text.", 13),
    _action("cancel", ("escape",), "Cancel", "Close without saving.", 14),
)
