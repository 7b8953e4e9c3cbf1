"""A one-line input that is quiet: no blinking cursor, no border, no control characters."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

_DROPPED = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def typed(text: str) -> str:
    """Return `text` as an input takes it: line breaks are spaces, controls are dropped."""
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return "".join(
        char
        for char in spaced
        if char not in _DROPPED and unicodedata.category(char) not in {"Cc", "Cs"}
    )


class PlainInput(Input):
    """Textual's input on one line, with a cursor that stays still.

    Args:
        value: text to begin with.
        placeholder: text shown while it is empty.
        id: the widget's id.
        max_length: most characters; 0 for no limit.
    """

    # Undo and redo of the plan must not answer to keys that a person means for the typed text.
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+z", "typed_undo", ""),
        ("ctrl+y", "typed_undo", ""),
    ]
    DEFAULT_CSS = """
    PlainInput { border: none; height: 1; padding: 0; background: ansi_default; }
    PlainInput:focus { border: none; background-tint: transparent; }
    PlainInput:ansi > .input--placeholder { text-style: dim; color: ansi_default; }
    PlainInput:ansi > .input--cursor, PlainInput:ansi > .input--selection {
        text-style: reverse; color: ansi_default; background: ansi_default;
    }
    """

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        id: str | None = None,
        max_length: int = 0,
    ) -> None:
        super().__init__(
            typed(value),
            placeholder,
            id=id,
            max_length=max_length,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Take only what may be typed, however it came in (keys, paste, code)."""
        return typed(value)

    def action_typed_undo(self) -> None:
        """Do nothing: there is no history of typed text."""
