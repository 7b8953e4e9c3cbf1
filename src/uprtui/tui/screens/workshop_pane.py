"""The pane of the workshop: a view's list, and all about the row under its cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.actions import Action
from uprtui.tui.screens.workshop_page import Line, Page
from uprtui.tui.widgets.detail import Detail, DetailPane
from uprtui.tui.widgets.master_detail import WIDE
from uprtui.tui.widgets.rows import ListSource
from uprtui.tui.widgets.window_table import WindowTable


class PageTable(WindowTable):
    """A list whose use of Enter changes with what it shows."""

    enter_title = "Read"

    def hint(self, action: Action) -> Action | None:
        """Name what Enter does just now."""
        if action.id == "table.choose" and self.total:
            return replace(action, title=self.enter_title)
        return None if action.id in {"table.choose", "table.mark"} else action


class WorkshopPane(Container):
    """A list over the details of its row; in a wide terminal they stand side by side."""

    DEFAULT_CSS: ClassVar[str] = """
    WorkshopPane { layout: vertical; height: 1fr; width: 100%; }
    WorkshopPane > PageTable { height: 1fr; width: 100%; }
    WorkshopPane > DetailPane { height: 8; width: 100%; padding: 0 1; }
    WorkshopPane.-beside { layout: horizontal; }
    WorkshopPane.-beside > PageTable { width: 3fr; }
    WorkshopPane.-beside > DetailPane {
        width: 2fr; height: 1fr; border-left: solid ansi_default; padding: 0 0 0 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = Page((), ())
        self.table = PageTable(())
        self._pane = DetailPane()
        self._pane.can_focus = False

    def compose(self) -> ComposeResult:
        """Yield the list and the details."""
        yield self.table
        yield self._pane

    @property
    def line(self) -> Line | None:
        """The line under the cursor; None where there is none."""
        index = self.table.cursor_index
        return self.page.lines[index] if index < len(self.page.lines) else None

    @property
    def detail(self) -> Detail:
        """What is shown beside the list."""
        return self._pane.detail

    def show(self, page: Page, *, keep_cursor: bool) -> None:
        """Show a page; `keep_cursor` where it is the same view as before."""
        if page.columns != self.page.columns:
            self.table.set_columns(page.columns)
        self.page = page
        rows = [line.row for line in page.lines]
        self.table.set_source(ListSource(rows), keep_cursor=keep_cursor)
        self._describe()

    def on_resize(self) -> None:
        """Put list and details side by side where there is room."""
        self.set_class(self.screen.size.width >= WIDE, "-beside")

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self._describe()

    def _describe(self) -> None:
        line = self.line
        detail = self.page.instead if line is None else line.detail()
        if detail != self._pane.detail:
            self._pane.show(detail)


_HERE = Style(bold=True, reverse=True)
_THERE = Style()


class ViewTabs(Widget):
    """The names of the views in one line, the one that is shown in reverse.

    Args:
        titles: the names, in their order.
    """

    DEFAULT_CSS = "ViewTabs { height: 1; width: 100%; padding: 0 1; }"

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._titles = titles
        self._here = 0

    def show(self, here: int) -> None:
        """Show another as the present one."""
        if here != self._here:
            self._here = here
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width)
        segments = []
        for number, title in enumerate(self._titles):
            style = _HERE if number == self._here else _THERE
            segments += [Segment(f" {title} ", style), Segment(" ", _THERE)]
        return Strip(segments).adjust_cell_length(width)
