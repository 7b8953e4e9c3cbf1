"""The line in which a user types words to filter a list, and how many rows are left."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label

from uprtui.text import visible
from uprtui.tui.actions import bindings_for
from uprtui.tui.widgets.inputs import PlainInput

SECONDS_AFTER_TYPING = 0.06


class FilterInput(PlainInput):
    """The input of a filter box."""

    PLACE = "filter"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("filter")

    def action_down(self) -> None:
        """Go on to the list."""
        self.screen.focus_next()

    def action_clear(self) -> None:
        """Clear the words and go on to the list."""
        self.value = ""
        self.screen.focus_next()


class FilterBox(Horizontal):
    """Words to filter by, `/` in front, a count at the right.

    Args:
        value: words to begin with.
        placeholder: what may be typed, shown while it is empty.
        id: the widget's id.
    """

    DEFAULT_CSS = """
    FilterBox { height: 1; width: 100%; }
    FilterBox > .slash { width: 2; text-style: bold; }
    FilterBox > FilterInput { width: 1fr; }
    FilterBox > .count { width: 26; text-align: right; }
    """

    class Changed(Message):
        """The words have changed and typing has paused."""

        def __init__(self, box: FilterBox, text: str) -> None:
            super().__init__()
            self.box = box
            self.text = text

        @property
        def control(self) -> FilterBox:
            """The box, so that a handler can select by its id."""
            return self.box

    def __init__(
        self,
        value: str = "",
        placeholder: str = "words",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._input = FilterInput(value, placeholder)
        self._count = Label("", classes="count", markup=False)
        self._told = value
        self._waiting: Timer | None = None

    @property
    def text(self) -> str:
        """The words as typed."""
        return self._input.value

    def set_text(self, text: str) -> None:
        """Put other words into the box, as if they were typed."""
        self._input.value = text

    def set_count(self, text: str) -> None:
        """Write how many rows there are, such as `1,234 of 33,082`."""
        self._count.update(visible(text), layout=False)

    def compose(self) -> ComposeResult:
        """Yield the slash, the input and the count."""
        yield Label("/", classes="slash")
        yield self._input
        yield self._count

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Wait for a pause in the typing, so that half a word is not searched."""
        event.stop()
        if self._waiting is not None:
            self._waiting.stop()
        if event.value == self._told:
            return
        self._waiting = self.set_timer(SECONDS_AFTER_TYPING, self._tell)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()

    def _tell(self) -> None:
        self._told = self.text
        self.post_message(self.Changed(self, self.text))
