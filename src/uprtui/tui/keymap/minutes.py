"""What a user can do while looking at the two minutes of a State."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(
    name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0, span: str = ""
) -> Action:
    return Action(
        f"minutes.{name}",
        keys,
        title,
        sentence,
        where=("minutes",),
        group="Two minutes",
        hint=hint,
        span=span,
        in_palette=False,
    )


ACTIONS = (
    _action("later", ("right",), "State", "Show the next target State.", 11, "← →"),
    _action("earlier", ("left",), "State before", "Show the target State before."),
    _action("state", ("w",), "Any State", "Choose any State to speak.", 12),
    _action("close", ("escape", "q", "m"), "Back", "Go back.", 13),
)
