"""What a user can do on the screen Library."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"library.{name}", (key,), title, sentence, where=("library",), group="Library", hint=hint
    )


ACTIONS = (
    _action("narrow", "f", "Narrow", "Choose a State, issue, response or other value to show.", 12),
    _action("clear", "c", "Clear", "Take all filters and words away.", 14),
    _action("drop", "backspace", "Drop last", "Take the filter away that was set last.", 15),
    _action("all", "a", "All reviews", "Change between the campaign's State and all States.", 16),
    _action("sort", "s", "Sort", "Choose the column to sort by.", 17),
    _action("reverse", "S", "Reverse", "Turn the order round.", 18),
    _action("values", "v", "Other counts", "Count another facet, where there is room for it.", 19),
    _action("retry", "t", "Try again", "Open the library again.", 12),
    _action("aside", "m", "Move aside", "Rename the damaged library, to import again.", 11),
)
