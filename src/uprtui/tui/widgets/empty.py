"""What a screen shows instead of an empty list: what that means, and the keys out of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.widgets.wrap import wrap

_TITLE = Style(bold=True)
_KEY = Style(bold=True, reverse=True)
_WIDEST = 72


class EmptyState(Widget):
    """A title, a sentence or two, and keys with what they do.

    Args:
        title: what is so.
        meaning: what that means and what to do.
        keys: pairs of key label and what it does.
        id: the widget's id.
    """

    DEFAULT_CSS = "EmptyState { width: 1fr; height: 1fr; padding: 1 2; }"

    def __init__(
        self,
        title: str,
        meaning: str,
        keys: Sequence[tuple[str, str]] = (),
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._said = (title, meaning, tuple(keys))
        self._lines: list[list[Segment]] = []

    def show(self, title: str, meaning: str, keys: Sequence[tuple[str, str]] = ()) -> None:
        """Say something else."""
        self._said = (title, meaning, tuple(keys))
        self._wrap()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        segments = self._lines[y] if y < len(self._lines) else []
        return Strip(segments).adjust_cell_length(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text to the new width."""
        del event
        self._wrap()
        self.refresh()

    def _wrap(self) -> None:
        title, meaning, keys = self._said
        width = min(_WIDEST, max(2, self.size.width))
        lines = [[Segment(text, _TITLE) for text, _ in line] for line in wrap(title, width)]
        if meaning:
            lines.append([])
            lines += [[Segment(text) for text, _ in line] for line in wrap(meaning, width)]
        if keys:
            lines.append([])
        widest = max((len(key) for key, _ in keys), default=0)
        for key, what in keys:
            gap = Segment(" " * (widest - len(key) + 2))
            for number, wrapped in enumerate(wrap(what, width - widest - 2)):
                first = [Segment(key, _KEY), gap] if not number else [Segment(" " * (widest + 2))]
                lines.append([*first, *(Segment(text) for text, _ in wrapped)])
        self._lines = lines
