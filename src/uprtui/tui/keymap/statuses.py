"""What a user can do in the list of the earlier recommendations on an issue."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"statuses.{name}",
        keys,
        title,
        sentence,
        where=("statuses",),
        group="What became of it",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("done", ("d",), "Done", "It was carried out.", 11),
    _action("partly", ("p",), "Partly", "It was carried out in part.", 12),
    _action("not", ("n",), "Not", "It was not carried out.", 13),
    _action("unknown", ("x",), "Unknown", "What became of it is not known.", 14),
    _action("detail", ("v",), "Whole", "Show the whole recommendation.", 15),
    _action("close", ("escape", "q"), "Back", "Go back to the issues.", 16),
    _action("undo", ("u", "ctrl+z"), "Undo", "Take back the last change to the plan.", 17),
    _action("redo", ("r", "ctrl+y"), "Redo", "Make the change again that was taken back."),
)
