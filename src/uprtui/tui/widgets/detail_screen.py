"""Details on a screen of their own, for terminals too narrow to show them beside a table."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from uprtui.tui.widgets.detail import Detail, DetailPane
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter


class DetailScreen(Dialog[None]):
    """A detail that fills the terminal; Escape or Enter goes back.

    Args:
        detail: what to show.
    """

    PLACE: ClassVar[str] = "detail"
    DEFAULT_CSS = "DetailScreen { background: ansi_default; align: left top; padding: 0 1; }"

    def __init__(self, detail: Detail) -> None:
        super().__init__()
        self.pane = DetailPane(detail)

    def compose(self) -> ComposeResult:
        """Yield the pane and the footer."""
        yield self.pane
        yield AppFooter()

    @on(DetailPane.Closed)
    def _pane_closed(self) -> None:
        self.dismiss(None)
