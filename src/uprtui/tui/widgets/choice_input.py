"""A field that takes one of a few choices: arrows go through them, Space searches the list."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.actions import bindings_for
from uprtui.tui.widgets.cells import fit
from uprtui.tui.widgets.choice import Choice, Choose

_HERE = Style(reverse=True)


class ChoiceInput(Widget, can_focus=True):
    """One of several choices, `‹ planned ›`.

    Args:
        label: title of the list that Space opens.
        choices: pairs of key and label; at least one.
        value: key to begin with; the first where it is none of them.
    """

    PLACE = "field"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("field")
    DEFAULT_CSS = "ChoiceInput { height: 1; width: 1fr; }"

    def __init__(self, label: str, choices: tuple[tuple[str, str], ...], value: str = "") -> None:
        super().__init__()
        self._label = label
        self._choices = choices
        keys = [key for key, _ in choices]
        self._index = keys.index(value) if value in keys else 0

    @property
    def value(self) -> str:
        """Key of the choice."""
        return self._choices[self._index][0]

    def render_line(self, y: int) -> Strip:
        """Draw the choice."""
        width = self.size.width
        if y:
            return Strip.blank(width)
        text = fit(self._choices[self._index][1], max(0, width - 4))
        style = _HERE if self.has_focus else Style()
        return Strip([Segment(f"‹ {text} ›", style)]).adjust_cell_length(width)

    def action_earlier(self) -> None:
        """Take the choice before, the last one before the first."""
        self._take(self._index - 1)

    def action_later(self) -> None:
        """Take the next choice, the first one after the last."""
        self._take(self._index + 1)

    def action_list(self) -> None:
        """Search the choices in a list."""
        choices = [Choice(key, label) for key, label in self._choices]
        self.app.push_screen(Choose(self._label, choices), self._chosen)

    def _chosen(self, keys: tuple[str, ...] | None) -> None:
        if keys:
            self._take([key for key, _ in self._choices].index(keys[0]))

    def _take(self, index: int) -> None:
        self._index = index % len(self._choices)
        self.refresh()
