"""What a user can do with suggested targets."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"portfolio.{name}",
        keys,
        title,
        sentence,
        where=("portfolio",),
        group="Suggested targets",
        hint=hint,
        in_palette=False,
    )


ACTIONS = (
    _action("take", ("t",), "Make targets", "Make all of them targets of the plan, in one go.", 9),
    _action("close", ("escape", "q"), "Back", "Go back without changing anything.", 20),
)
