"""A table that is a window over a query: it reads and draws only the rows that are visible."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from uprtui.tui.actions import Action, bindings_for
from uprtui.tui.widgets import table_messages
from uprtui.tui.widgets.columns import Column, place_columns
from uprtui.tui.widgets.page_cache import PAGE_ROWS, PageCache
from uprtui.tui.widgets.page_loader import PageLoader
from uprtui.tui.widgets.rows import ListSource, Row, RowSource
from uprtui.tui.widgets.table_lines import (
    Look,
    bar_character,
    header_line,
    room_for_columns,
    row_line,
    sentence_line,
)

SECONDS_BEFORE_DOTS = 0.15


class WindowTable(Widget, can_focus=True):
    """Rows of a source under a heading, with a cursor and, if wanted, boxes to tick.

    Args:
        columns: what each cell of a row is.
        marks: give every row a box; the owner says by `set_marks` which are ticked.
        enter: what Enter does, for the footer; empty where nothing listens to `RowChosen`.
        empty: a sentence drawn where there is no row.
        lit: draw the cursor as with the focus, where an input beside the table moves it.
        id: the widget's id.
        classes: the widget's CSS classes.
    """

    PLACE = "table"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("table")
    DEFAULT_CSS = "WindowTable { height: 1fr; width: 1fr; }"

    RowHighlighted: TypeAlias = table_messages.RowHighlighted
    RowChosen: TypeAlias = table_messages.RowChosen
    RowMarked: TypeAlias = table_messages.RowMarked
    RowsFailed: TypeAlias = table_messages.RowsFailed

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        marks: bool = False,
        enter: str = "Details",
        empty: str = "",
        lit: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._with_marks = marks
        self._enter = enter
        self._empty = empty
        self._lit = lit
        self._marked: frozenset[str] = frozenset()
        self._sort = ("", False)
        self._source: RowSource = ListSource(())
        self._cache = PageCache()
        self._failed_pages: set[int] = set()
        self._loader = PageLoader(self, self._page_came, self._page_failed)
        self._top = 0
        self._cursor = 0
        self._look: Look | None = None
        self._waiting: Timer | None = None

    @property
    def total(self) -> int:
        """How many rows the source has."""
        return self._source.total

    @property
    def cursor_index(self) -> int:
        """Index of the row under the cursor; 0 where there is no row."""
        return self._cursor

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None where there is none or it has not come in yet."""
        return self.row_at(self._cursor)

    def row_at(self, index: int) -> Row | None:
        """Return a row if it is here already."""
        if not 0 <= index < self.total:
            return None
        if isinstance(self._source, ListSource):
            return next(iter(self._source.rows(index, 1)), None)
        return self._cache.row(index)

    def hint(self, action: Action) -> Action | None:
        """Name what Enter does here; no box, no marking."""
        if action.id == "table.choose":
            return replace(action, title=self._enter) if self._enter else None
        return None if action.id == "table.mark" and not self._with_marks else action

    def set_source(self, source: RowSource, *, keep_cursor: bool = False) -> None:
        """Show another source.

        Args:
            source: where rows come from; a `ListSource` is drawn at once.
            keep_cursor: stay on the same row (same key in a `ListSource`, else the same index).
        """
        wanted = self._kept_index(source) if keep_cursor else 0
        top = self._top if keep_cursor else 0
        self._source = source
        self._cache.clear()
        self._failed_pages.clear()
        self._loader.use(source)
        self._cursor = max(0, min(wanted, source.total - 1))
        self._top = top
        self._keep_cursor_visible()
        self._look = None
        self._read_visible()
        self._draw_new_source()
        self._say_highlighted()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the cells of the rows must fit them."""
        self._columns = tuple(columns)
        self._forget_look()

    def set_sort(self, column_id: str, *, descending: bool) -> None:
        """Draw the sort mark in a column's heading. The owner sorts the source itself."""
        self._sort = (column_id, descending)
        self.refresh(Region(0, 0, self.size.width, 1))

    def set_marks(self, keys: Collection[str]) -> None:
        """Tick the boxes of the rows with these keys, and no others."""
        changed = self._marked ^ frozenset(keys)
        self._marked = frozenset(keys)
        for index in range(self._top, min(self.total, self._top + self._lines)):
            row = self.row_at(index)
            if row is not None and row.key in changed:
                self._refresh_row(index)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, the nearest there is, and scroll as far as needed."""
        index = max(0, min(index, self.total - 1))
        if index == self._cursor:
            return
        before, self._cursor = self._cursor, index
        if self._keep_cursor_visible():
            self.refresh()
            self._read_visible()
        else:
            self._refresh_row(before)
            self._refresh_row(index)
        self._say_highlighted()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget; 0 is the heading."""
        width, height = self.size
        look = self._look
        if look is None or look.width != width:
            look = self._look = self._make_look(width)
        if y == 0:
            return header_line(look, self._sort[0], descending=self._sort[1])
        index = self._top + y - 1
        if index >= self.total or y >= height:
            return sentence_line(self._empty if y == 1 and not self.total else "", width)
        row = self.row_at(index)
        return row_line(
            look,
            row,
            cursor=index == self._cursor,
            focused=self.has_focus or self._lit,
            marked=row is not None and row.key in self._marked,
            bar=bar_character(y - 1, self._lines, self._top, self.total),
            failed=index // PAGE_ROWS in self._failed_pages,
        )

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor visible in the new size, and read what has come into view."""
        del event
        self._forget_look()
        self._keep_cursor_visible()
        self._read_visible()

    def action_up(self) -> None:
        """Go one row up."""
        self.move_to(self._cursor - 1)

    def action_down(self) -> None:
        """Go one row down."""
        self.move_to(self._cursor + 1)

    def action_page_up(self) -> None:
        """Go one screenful up."""
        self.move_to(self._cursor - self._lines)

    def action_page_down(self) -> None:
        """Go one screenful down."""
        self.move_to(self._cursor + self._lines)

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.total - 1)

    def action_choose(self) -> None:
        """Say that the row under the cursor is chosen."""
        row = self.cursor_row
        if row is not None:
            self.post_message(self.RowChosen(self, self._cursor, row))

    def action_mark(self) -> None:
        """Say that the box of the row under the cursor is to change."""
        row = self.cursor_row
        if self._with_marks and row is not None:
            wanted = row.key not in self._marked
            self.post_message(self.RowMarked(self, self._cursor, row, marked=wanted))

    @property
    def _lines(self) -> int:
        """Rows that fit under the heading, at least one."""
        return max(1, self.size.height - 1)

    def _make_look(self, width: int) -> Look:
        bar = self.total > self._lines
        room = room_for_columns(width, marks=self._with_marks, bar=bar)
        placed = place_columns(self._columns, room)
        return Look(self._columns, placed, width, self._with_marks, bar)

    def _draw_new_source(self) -> None:
        """Draw at once what is in memory; else leave the old rows until the new ones come.

        Rows mostly come within a few milliseconds, and drawing `…` first would write each line
        twice. Where they take longer, `…` says so.
        """
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if isinstance(self._source, ListSource) or not self.total or not self.is_mounted:
            self.refresh()
        else:
            self._waiting = self.set_timer(SECONDS_BEFORE_DOTS, self.refresh)

    def _forget_look(self) -> None:
        self._look = None
        self.refresh()

    def _kept_index(self, source: RowSource) -> int:
        row = self.cursor_row
        if isinstance(source, ListSource) and row is not None:
            found = source.index_of(row.key)
            if found is not None:
                return found
        return self._cursor

    def _keep_cursor_visible(self) -> bool:
        """Scroll so that the cursor is visible; say whether anything moved."""
        before = self._top
        lowest = max(0, self.total - self._lines)
        self._top = max(min(self._top, self._cursor, lowest), self._cursor - self._lines + 1)
        return self._top != before

    def _refresh_row(self, index: int) -> None:
        line = index - self._top + 1
        if 1 <= line < max(2, self.size.height):
            self.refresh(Region(0, line, self.size.width, 1))

    def _read_visible(self) -> None:
        """Ask for the pages of the visible rows first, then for a screenful on either side."""
        if isinstance(self._source, ListSource) or not self.total or not self.is_mounted:
            return
        last = self.total - 1
        shown = self._cache.missing(self._top, min(last, self._top + self._lines - 1))
        around = self._cache.missing(
            max(0, self._top - self._lines), min(last, self._top + 2 * self._lines)
        )
        self._loader.want([*shown, *(page for page in around if page not in shown)])

    def _page_came(self, page: int, rows: Sequence[Row]) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self._cache.put(page, rows)
        first = page * PAGE_ROWS
        if first < self._top + self._lines and first + PAGE_ROWS > self._top:
            self.refresh()
        if first <= self._cursor < first + PAGE_ROWS:
            self._say_highlighted()

    def _page_failed(self, page: int, error: Exception) -> None:
        self._failed_pages.add(page)
        self.refresh()
        self.post_message(self.RowsFailed(self, error))

    def _say_highlighted(self) -> None:
        self.post_message(self.RowHighlighted(self, self._cursor, self.cursor_row))
