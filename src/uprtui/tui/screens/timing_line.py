"""The weeks from today to the review on one line: how much falls into each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.dates import MONTHS
from uprtui.tui.widgets.cells import fit

_WIDEST_MARK = 4
_EMPTY = "·"
_REVIEW = "R"
_MANY = "+"
_NOW = "now"
_LONGEST_AFTER = dt.timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class WeekLine:
    """Two lines of equal width, and how many weeks one mark stands for."""

    months: str
    marks: str
    weeks: int

    @property
    def caption(self) -> str:
        """What the marks mean."""
        unit = "a week" if self.weeks == 1 else f"{self.weeks} weeks"
        return f"Each mark is {unit}: how many dates are in it. R is the review."


def week_line(
    days: Sequence[dt.date], review: dt.date | None, today: dt.date, width: int
) -> WeekLine | None:
    """Return the weeks from today to the review, or after it to the last date within a year.

    Args:
        days: the dates that are still open.
        review: first day of the review, or None.
        today: the present day.
        width: cells there are.

    Returns:
        None where nothing lies ahead, or where `width` is too small.
    """
    end = _end(days, review, today)
    if end is None or width < len(_NOW):
        return None
    monday = today - dt.timedelta(days=today.weekday())
    weeks = (end - monday).days // 7 + 1
    step = -(-weeks // width)
    marks = -(-weeks // step)
    size = min(_WIDEST_MARK, width // marks)

    def place(day: dt.date) -> int:
        return (day - monday).days // (7 * step)

    counts = Counter(place(day) for day in days if today <= day <= end)
    drawn = [_mark(counts[number]) for number in range(marks)]
    if review is not None and today <= review <= end:
        drawn[place(review)] = _REVIEW
    starts = [monday + dt.timedelta(weeks=number * step) for number in range(marks)]
    line = "".join(mark.ljust(size) for mark in drawn)
    return WeekLine(_months(starts, size, years=step > 1), line, step)


def _end(days: Sequence[dt.date], review: dt.date | None, today: dt.date) -> dt.date | None:
    if review is not None and review >= today:
        return review
    near = [day for day in days if today <= day <= today + _LONGEST_AFTER]
    return max(near, default=None)


def _mark(count: int) -> str:
    if not count:
        return _EMPTY
    return str(count) if count < 10 else _MANY


def _months(starts: Sequence[dt.date], size: int, *, years: bool) -> str:
    """Write each month, or each year, over the first mark that begins in it, if there is room."""
    line = _NOW
    for number, start in enumerate(starts):
        before = starts[max(0, number - 1)]
        begins = start.year != before.year if years else start.month != before.month
        if begins and len(line) < number * size:
            label = str(start.year) if years else MONTHS[start.month - 1]
            line = line.ljust(number * size) + label
    return line[: len(starts) * size].ljust(len(starts) * size)


class WeekLineView(Widget):
    """The two lines and their caption; it fits itself to the width."""

    DEFAULT_CSS = "WeekLineView { height: 3; width: 1fr; padding: 0 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Sequence[dt.date], dt.date | None, dt.date] | None = None

    def show(self, days: Sequence[dt.date], review: dt.date | None, today: dt.date) -> None:
        """Show other dates; the widget hides itself where nothing lies ahead."""
        self._facts = (tuple(days), review, today)
        self.display = week_line(*self._facts, width=80) is not None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        line = week_line(*self._facts, width=width) if self._facts else None
        if line is None:
            return Strip.blank(width)
        text = (line.months, line.marks, line.caption)[y] if y < 3 else ""
        style = Style(bold=y == 1, dim=y == 2)
        return Strip([Segment(fit(text, width), style)]).adjust_cell_length(width)
