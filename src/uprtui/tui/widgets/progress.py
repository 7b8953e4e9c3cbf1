"""How far long work is: rows, rate, an estimate and a bar, drawn only when it is told."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.actions import bindings_for
from uprtui.tui.jobs import Progress
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.cells import fit

_TITLE = Style(bold=True)


def progress_text(progress: Progress) -> str:
    """Return rows, rate and estimate in words: `1,200 of 33,082 rows · 5,000 a second · …`."""
    of = f" of {progress.total:,}" if progress.total else ""
    parts = [f"{progress.done:,}{of} rows"]
    if progress.rate >= 1:
        parts.append(f"{progress.rate:,.0f} a second")
    if progress.seconds_left:  # at 0 all rows are read, and only the writing is left
        parts.append(f"about {duration(progress.seconds_left)} left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Return a length of time in the unit that suits it: `8 s`, `3 min`, `2 h 05 min`."""
    whole = round(seconds)
    if whole < 90:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"


class ProgressPanel(Widget, can_focus=True):
    """Three lines about the work that runs. Escape, with the focus here, asks to cancel it.

    Args:
        title: what runs.
        id: the widget's id.
    """

    PLACE = "progress"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("progress")
    DEFAULT_CSS = "ProgressPanel { width: 1fr; height: 4; padding: 0 1; }"

    class Cancelled(Message):
        """The user wants the work to end."""

    def __init__(
        self,
        title: str = "",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._progress = Progress(0, None, 0.0)

    def show(self, progress: Progress, title: str | None = None) -> None:
        """Show how far the work is."""
        self._progress = progress
        self._title = self._title if title is None else title
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line: title, bar, words, message."""
        width = self.size.width
        progress = self._progress
        if y == 0:
            mark = "› " if self.has_focus else ""
            return _strip(f"{mark}{self._title}", width, _TITLE)
        if y == 1:
            share = progress.fraction
            drawn = "" if share is None else bar(share, max(4, min(40, width - 6)))
            return _strip(drawn, width)
        if y == 2:
            return _strip(progress_text(progress), width)
        return _strip(progress.message if y == 3 else "", width)

    def action_cancel(self) -> None:
        """Say that the work is to end."""
        self.post_message(self.Cancelled())


def _strip(text: str, width: int, style: Style | None = None) -> Strip:
    return Strip([Segment(fit(text, width), style or Style())]).adjust_cell_length(width)
