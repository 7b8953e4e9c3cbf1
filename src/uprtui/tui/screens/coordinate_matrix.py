"""The table of who visits whom: a row for each target State, a cell for each entry point."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from uprtui.campaign import EntryPoint
from uprtui.coordinate import Clash, Standing, matrix
from uprtui.tui.actions import Action
from uprtui.tui.widgets.cells import fit
from uprtui.tui.widgets.columns import GAP, Column
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.table_lines import BAR_WIDTH, GUTTER
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from textual import events

    from uprtui.campaign import Plan
    from uprtui.coordinate import Cell

POINTS = tuple(EntryPoint)
LEGEND = "? nobody yet   ! clash   · not chosen"
NOBODY = "? nobody"
_STATE_WIDTH, _STATE_WIDTH_ROOMY, _ROOMY = 14, 22, 90
_LEAST = 10
_OFF = "·"
_CLASH = "! "
_NOT_REVERSE = Style(reverse=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is: a target (its id) and an entry point."""

    target: str
    point: EntryPoint


def columns_for(width: int) -> tuple[Column, ...]:
    """Return the columns of a table of `width` cells: the entry points are equally wide."""
    state = _STATE_WIDTH if width < _ROOMY else _STATE_WIDTH_ROOMY
    around = GUTTER + BAR_WIDTH + GAP * len(POINTS)
    share = max(_LEAST, (width - around - state) // len(POINTS))
    return (
        Column("state", "Target State", min_width=min(state, share), flexible=True),
        *(Column(point.value, point.value.capitalize(), min_width=share) for point in POINTS),
    )


def matrix_rows(
    plan: Plan, clashes: Collection[Clash], state_name: Callable[[str], str], cell_width: int
) -> list[Row]:
    """Return a row for each target in the plan's order, marked in words and signs, not colour.

    A long name is cut to `cell_width`, so that the status after it can be read.
    """
    rows = []
    for each in matrix(plan):
        cells = [
            _cell(each.cells[point], each.state, point, clashes, cell_width) for point in POINTS
        ]
        alone = any(clash.state == each.state and clash.entry_point is None for clash in clashes)
        name = state_name(each.state)
        rows.append(Row(each.target, (f"? {name}" if alone else name, *cells)))
    return rows


def place_of(plan: Plan, clash: Clash) -> Place | None:
    """Return where a clash is to be seen, or None where it is in no cell of the table."""
    targets = {target.id for target in plan.targets}
    for each in plan.assignments:
        if each.id in clash.assignments and each.target in targets:
            return Place(each.target, each.entry_point)
    for target in plan.targets:
        if target.state == clash.state:
            points = target.entry_points or POINTS
            return Place(target.id, clash.entry_point or points[0])
    return None


def _cell(cell: Cell, state: str, point: EntryPoint, clashes: Collection[Clash], width: int) -> str:
    visits = cell.visits
    if not visits:
        return _OFF if cell.standing is Standing.OFF else NOBODY
    if len(visits) > 1:
        names = ", ".join(visit.who or "nobody" for visit in visits)
        return f"{_CLASH}{len(visits)}: {names}"
    visit = visits[0]
    if visit.member is None:
        return f"{NOBODY}, {visit.status}"
    mark = _CLASH if _marked(state, point, visit.assignment, clashes) else ""
    status = f", {visit.status}"
    return f"{mark}{fit(visit.who, width - len(mark) - len(status))}{status}"


def _marked(state: str, point: EntryPoint, assignment: str, clashes: Collection[Clash]) -> bool:
    return any(
        assignment in clash.assignments
        and (clash.entry_point is None or (clash.state, clash.entry_point) == (state, point))
        for clash in clashes
    )


class MatrixTable(WindowTable):
    """The table, with a cursor on one cell; Enter is for the screen (`Picked`)."""

    class Moved(Message):
        """The cursor is on another entry point of the same State."""

    class Resized(Message):
        """The cells have another width: `cell_width`."""

    class Picked(Message):
        """Enter was pressed on a cell."""

    def __init__(self) -> None:
        super().__init__(columns_for(0), enter="Assign", id="matrix")
        self._point = 0
        self.cell_width = columns_for(0)[1].min_width

    @property
    def place(self) -> Place | None:
        """Where the cursor is; None where there is no row."""
        row = self.cursor_row
        return None if row is None else Place(row.key, POINTS[self._point])

    def go_to(self, place: Place, targets: Sequence[str]) -> None:
        """Put the cursor on a cell; `targets` are the ids of the rows in their order."""
        if place.target in targets:
            self._point = POINTS.index(place.point)
            self.move_to(targets.index(place.target))
            self.refresh()
            self.post_message(self.Moved())

    def move_point(self, step: int) -> None:
        """Go to the entry point at the left (-1) or right (1); at the end stay."""
        point = max(0, min(self._point + step, len(POINTS) - 1))
        if point != self._point:
            self._point = point
            self._refresh_row(self.cursor_index)
            self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Share the new width among the columns."""
        columns = columns_for(event.size.width)
        self.cell_width = columns[1].min_width
        self.set_columns(columns)
        super().on_resize(event)
        self.post_message(self.Resized())

    def hint(self, action: Action) -> Action | None:
        """Say what Enter does here."""
        if action.id == "table.choose":
            return replace(action, title="Assign", help="Choose the member who goes there.")
        return super().hint(action)

    def action_choose(self) -> None:
        """Tell the screen that Enter was pressed."""
        if self.cursor_row is not None:
            self.post_message(self.Picked())

    def render_line(self, y: int) -> Strip:
        """Draw one line; of the cursor's row only the cursor's cell is reversed."""
        strip = super().render_line(y)
        if y == 0 or self._top + y - 1 != self.cursor_index or not self.has_focus:
            return strip
        begin, end = self._cell_range()
        edges = [cut for cut in (begin, end) if 0 < cut < strip.cell_length]
        parts = list(strip.divide([*edges, strip.cell_length]))
        middle = 1 if begin > 0 else 0
        drawn = [part if n == middle else _plain(part) for n, part in enumerate(parts)]
        return Strip.join(drawn)

    def _cell_range(self) -> tuple[int, int]:
        """First and last cell (exclusive) of the cursor's column on a line."""
        start = GUTTER
        for placed in self._look.placed if self._look else ():
            if placed.index == self._point + 1:
                return start, start + placed.width
            start += placed.width + GAP
        return 0, 0


def _plain(strip: Strip) -> Strip:
    return Strip([Segment(text, (style or Style()) + _NOT_REVERSE) for text, style, _ in strip])
