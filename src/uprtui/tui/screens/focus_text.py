"""A few lines to write one sentence in: it wraps, and holds one paragraph without line ends."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from uprtui.tui.widgets.inputs import typed
from uprtui.tui.widgets.rows import Span

_MARK = Style(bold=True, underline=True)


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
        self._marks: tuple[Span, ...] = ()

    def mark(self, spans: tuple[Span, ...]) -> None:
        """Mark passages, given by their first character and their end, and no others."""
        if spans != self._marks:
            self._marks = spans
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks; the text has one line only."""
        line = super().get_line(line_index)
        for start, end in self._marks:
            line.stylize(_MARK, start, end)
        return line

    def rewrite(self, text: str) -> None:
        """Put another text in the place of this one; Ctrl+Z brings the old one back."""
        self.replace(typed(text), self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def go_behind(self, span: Span) -> None:
        """Put the cursor behind a passage; nothing is selected, so nothing is typed over."""
        self.move_cursor((0, span[1]))

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
