"""A table with its details: beside it in a wide terminal, on their own screen in a narrow one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from uprtui.tui.widgets.detail import Detail, DetailPane
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.window_table import WindowTable

SECONDS_AFTER_MOVING = 0.06
WIDE = 120


class GivesDetail(Protocol):
    """A screen that knows what to say about a row."""

    def detail(self, row: Row) -> Detail | None:
        """Return what is known about a row, or None to be shown nothing (or later)."""
        ...


class MasterDetail(Horizontal):
    """A table and the details of the row under its cursor.

    Args:
        table: the table.
        describe: says what is known about a row, or None for nothing (or later, by `show`); if not
            given, the screen's method `detail` does.
        id: the widget's id.

    While the cursor is moving the details wait, so that a held arrow key stays quick.
    """

    DEFAULT_CSS = """
    MasterDetail { height: 1fr; width: 100%; }
    MasterDetail > WindowTable { width: 3fr; }
    MasterDetail > DetailPane {
        display: none; width: 2fr; border-left: solid ansi_default; padding: 0 0 0 1;
    }
    MasterDetail.-beside > DetailPane { display: block; }
    """

    def __init__(
        self,
        table: WindowTable,
        describe: Callable[[Row], Detail | None] | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.table = table
        self.pane = DetailPane()
        self._describe = describe
        self._row: Row | None = None
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield the table and the pane."""
        yield self.table
        yield self.pane

    def show(self, detail: Detail) -> None:
        """Show details where they are open: beside the table, or on their own screen."""
        if isinstance(self.app.screen, DetailScreen):
            self.app.screen.pane.show(detail)
        self.pane.show(detail)

    def open(self, row: Row) -> None:
        """Open the details of a row: focus the pane beside the table, or open their screen."""
        detail = self._detail_of(row)
        if self.pane.display:
            if detail is not None:
                self.pane.show(detail)
            self.pane.focus()
        else:
            self.app.push_screen(DetailScreen(detail or Detail("")))

    @on(WindowTable.RowHighlighted)
    def _highlighted(self, event: WindowTable.RowHighlighted) -> None:
        if event.table is not self.table:
            return
        self._row = event.row
        if self._waiting is not None:
            self._waiting.stop()
        if self.pane.display or not self.is_attached:
            self._waiting = self.set_timer(SECONDS_AFTER_MOVING, self._show_row)

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        if event.table is self.table:
            self.open(event.row)

    @on(DetailPane.Closed)
    def _pane_closed(self, event: DetailPane.Closed) -> None:
        event.stop()
        self.table.focus()

    def on_resize(self) -> None:
        """Open the pane where the terminal is wide enough, and fill it."""
        self.set_class(self.screen.size.width >= WIDE, "-beside")
        if self.pane.display:
            self._row = self.table.cursor_row
            self._show_row()

    def _show_row(self) -> None:
        if self._row is None:
            self.pane.show(Detail(""))
            return
        detail = self._detail_of(self._row)
        if detail is not None:
            self.pane.show(detail)

    def _detail_of(self, row: Row) -> Detail | None:
        if self._describe is not None:
            return self._describe(row)
        return cast("GivesDetail", self.screen).detail(row)
