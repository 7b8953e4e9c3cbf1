"""What a user can do while writing an ask; letters are keys only beside the text."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(
    name: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0, span: str = ""
) -> Action:
    return Action(
        f"ask.{name}",
        keys,
        title,
        sentence,
        where=("ask",),
        group="Writing an ask",
        hint=hint,
        span=span,
        in_palette=False,
    )


ACTIONS = (
    _action("later", ("right",), "View", "Show the next view of the draft.", 11, "← →"),
    _action("earlier", ("left",), "View before", "Show the view of the draft before."),
    _action("take", ("a",), "Take", "Take over what the row offers: words, evidence, a step.", 12),
    _action("undo", ("u",), "Undo", "Beside the text: take back the last change to the plan.", 21),
    _action("write", ("e", "tab", "shift+tab"), "Text", "Go to the text, or back.", 13),
    _action("save", ("s", "ctrl+s"), "Save", "Save the ask into the plan.", 14),
    _action("state", ("w",), "State", "Choose whose wording and statement are shown.", 16),
    _action("role", ("r",), "Role", "Say whether it is an end goal, a step, a fallback.", 17),
    _action("whom", ("f",), "For whom", "Choose the targets that these words are for.", 18),
    _action("seen_by", ("p",), "Seen by", "Say who may see the ask: all, partners, nobody.", 20),
    _action("kind", ("t", "ctrl+t"), "Kind", "Change between recommendation and question.", 19),
    _action(
        "leave",
        ("escape", "q"),
        "Close",
        "In the text: go to the views. Beside it: close; asks first where words would be lost.",
        15,
    ),
)
