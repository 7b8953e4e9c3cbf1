"""Draw one line of a table as a strip: header, row, row not here yet, scroll mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from uprtui.tui.widgets.cells import ELLIPSIS, fit, fit_pieces, pad
from uprtui.tui.widgets.columns import GAP, Column, Placed
from uprtui.tui.widgets.rows import Row

CURSOR_MARK = "›"
GUTTER = 2
MARK_WIDTH = 4
BAR_WIDTH = 2

_PLAIN = Style()
_STRONG = Style(bold=True)
_HEADING = Style(bold=True, underline=True)
_MATCH = Style(bold=True, underline=True)
_REVERSE = Style(reverse=True)
_FAINT = Style(dim=True)


@dataclass(frozen=True, slots=True)
class Look:
    """How the lines of one table are drawn.

    Args:
        columns: all columns; `placed` names those shown.
        placed: the columns shown, with their widths.
        width: cells of a whole line.
        marks: whether rows have a box.
        bar: whether a scroll mark is drawn at the right edge.
    """

    columns: Sequence[Column]
    placed: tuple[Placed, ...]
    width: int
    marks: bool
    bar: bool


def room_for_columns(width: int, *, marks: bool, bar: bool) -> int:
    """Return how many cells of a line are left for columns."""
    return max(0, width - GUTTER - (MARK_WIDTH if marks else 0) - (BAR_WIDTH if bar else 0))


def header_line(look: Look, sort: str, *, descending: bool) -> Strip:
    """Draw the headings; the sorted column's ends in ▲ or ▼."""
    segments = [Segment(" " * (GUTTER + (MARK_WIDTH if look.marks else 0)), _PLAIN)]
    for number, placed in enumerate(look.placed):
        column = look.columns[placed.index]
        title = column.title
        if column.id == sort:
            arrow = "▼" if descending else "▲"
            title = f"{fit(title, max(0, placed.width - 2))} {arrow}"
        text = fit(title, placed.width)
        if number:
            segments.append(Segment(" " * GAP, _PLAIN))
        segments.append(Segment(pad(text, placed.width, right=column.numeric), _HEADING))
    return _line(segments, look.width, _PLAIN)


def row_line(
    look: Look,
    row: Row | None,
    *,
    cursor: bool,
    focused: bool,
    marked: bool,
    bar: str,
    failed: bool,
) -> Strip:
    """Draw one row.

    Args:
        look: how the table's lines are drawn.
        row: the row, or None where it is not here yet (`…`) or `failed` to be read (`!`).
        cursor: whether the cursor is on this row: a mark at the left, and reverse if `focused`.
        focused: whether the table has the focus.
        marked: whether its box is ticked.
        bar: the character of the scroll mark on this line.
        failed: whether its page could not be read.
    """
    base = _STRONG if row is not None and row.strong else _PLAIN
    if cursor and focused:
        base += _REVERSE
    segments = [Segment(f"{CURSOR_MARK if cursor else ' '} ", base)]
    if look.marks:
        segments.append(Segment("[x] " if marked else "[ ] ", base))
    if row is None:
        segments.append(Segment("!" if failed else ELLIPSIS, base + _FAINT))
    else:
        segments += _cells(look, row, base)
    end = look.width - (BAR_WIDTH if look.bar else 0)
    strip = _line(segments, end, base)
    if look.bar:
        tail = Strip([Segment(" " * (BAR_WIDTH - 1) + bar, _PLAIN)], BAR_WIDTH)
        strip = Strip.join([strip, tail]).crop(0, look.width)
    return strip


def sentence_line(text: str, width: int) -> Strip:
    """Draw a sentence in place of a row, or nothing."""
    return _line([Segment(" " * GUTTER + fit(text, width - GUTTER), _PLAIN)], width, _PLAIN)


def bar_character(line: int, lines: int, first: int, total: int) -> str:
    """Return the scroll mark of one line: `█` where the visible part of the whole is, else `│`.

    Args:
        line: line of the window, 0 at the top.
        lines: lines of the window.
        first: index of the first visible row.
        total: rows of the whole.
    """
    if total <= lines:
        return " "
    size = max(1, lines * lines // total)
    begin = (lines - size) * first // (total - lines)
    return "█" if begin <= line < begin + size else "│"


def _cells(look: Look, row: Row, base: Style) -> list[Segment]:
    segments: list[Segment] = []
    for number, placed in enumerate(look.placed):
        if number:
            segments.append(Segment(" " * GAP, base))
        cell = row.cells[placed.index] if placed.index < len(row.cells) else ""
        pieces = fit_pieces(cell, placed.width)
        drawn = [Segment(text, base + _MATCH if marked else base) for text, marked in pieces]
        filling = placed.width - sum(segment.cell_length for segment in drawn)
        space = [Segment(" " * filling, base)] if filling > 0 else []
        right = look.columns[placed.index].numeric
        segments += [*space, *drawn] if right else [*drawn, *space]
    return segments


def _line(segments: list[Segment], width: int, style: Style) -> Strip:
    return Strip(segments).adjust_cell_length(max(0, width), style).simplify()
