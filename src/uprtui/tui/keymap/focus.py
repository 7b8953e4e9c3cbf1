"""What a user can do on the screen Focus."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"focus.{name}", keys, title, sentence, where=("focus",), group="Issues", hint=hint
    )


ACTIONS = (
    _action("ask", ("a",), "Write ask", "Write an ask on the issue.", 11),
    _action("asks", ("e",), "Asks", "Show the issue's asks, to edit or delete them.", 12),
    _action("minutes", ("m",), "2 minutes", "Show what each target could read out.", 24),
    _action("evidence", ("v",), "Behind", "Show the recommendations behind the numbers.", 13),
    _action("notes", ("n",), "Evidence", "Write down evidence on the issue, or change it.", 14),
    _action(
        "statuses",
        ("x",),
        "Outcome",
        "Say what became of the earlier recommendations on the issue.",
        15,
    ),
    _action("why", ("w",), "Why", "Write why the issue is in the plan.", 16),
    _action("heavier", ("+", "="), "Heavier", "Give the issue more weight, up to 5.", 17),
    _action("lighter", ("-",), "Lighter", "Give the issue less weight, down to 1.", 18),
    _action("higher", ("K", "shift+up"), "Higher", "Raise the issue's priority.", 19),
    _action("lower", ("J", "shift+down"), "Lower", "Lower the issue's priority.", 20),
    _action("take", ("t",), "Take order", "Put your issues into the proposed order.", 21),
    _action("propose", ("p",), "Proposed", "Sort the other issues by the proposed order.", 22),
    _action("sort", ("s",), "Sort", "Sort the other issues by the next column.", 23),
    _action("reverse", ("S",), "Reverse", "Turn the order of the other issues round."),
)
