"""What a user can do in the list of an issue's asks."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0) -> Action:
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
    _action("new", ("a",), "New", "Write another end goal, or a question, on the issue.", 11),
    _action("step", ("s",), "Step", "Write a step towards the end goal.", 12),
    _action("fallback", ("f",), "Fallback", "Write a fallback of the end goal.", 13),
    _action("variant", ("v",), "Variant", "Write the end goal anew for chosen targets.", 14),
    _action("minutes", ("m",), "Minutes", "Show what a State could read out.", 15),
    _action("delete", ("d",), "Delete", "Delete the ask; with an end goal, its ladder.", 17),
    _action("close", ("escape", "q"), "Back", "Go back to the issues.", 16),
    _action("undo", ("u", "ctrl+z"), "Undo", "Take back the last change to the plan.", 18),
    _action("redo", ("r", "ctrl+y"), "Redo", "Make the change again that was taken back."),
    _action("higher", ("K", "shift+up"), "Up", "Move the ask up among those beside it.", 19),
    _action("lower", ("J", "shift+down"), "Down", "Move the ask down among those beside it.", 20),
)
