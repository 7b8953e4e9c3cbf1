"""A few lines to write one sentence in: it wraps, and holds one paragraph without line ends."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from uprtui.tui.widgets.inputs import typed


class AskText(TextArea):
    """Textual's text area for one paragraph, in the terminal's own colours, with a still cursor.

    Args:
        text: what to begin with.
        placeholder: what may be written, shown while it is empty.
    """

    TAKES_LETTERS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    AskText, AskText:focus {
        border: solid ansi_default; background: ansi_default; color: ansi_default;
        background-tint: transparent; padding: 0 1; scrollbar-size-vertical: 1;
    }
    AskText > .text-area--cursor-line { background: ansi_default; }
    AskText > .text-area--placeholder { color: ansi_default; text-style: dim; }
    """

    class Submitted(Message):
        """Enter was pressed: the sentence is complete."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(
            typed(text),
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=placeholder,
        )
        self.cursor_blink = False

    @property
    def sentence(self) -> str:
        """The text with single spaces and none at its ends."""
        return " ".join(self.text.split())

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter as the end of the sentence, and what a terminal sends as it is."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        if event.character is not None and event.is_printable and not typed(event.character):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a pasted text as one paragraph."""
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(typed(event.text), *self.selection):
            self.move_cursor(result.end_location)
