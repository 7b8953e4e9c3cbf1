"""The screen Plugins: which connectors there are, where they come from, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.plugins_words import COLUMNS, how_to_add, plugin_detail, plugin_row
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.connectors import ConnectorHost


class PluginsScreen(AppScreen):
    """The plugins that were found, each with its state; details say what its connectors read."""

    PLACE: ClassVar[str] = "plugins"

    def __init__(self) -> None:
        super().__init__()
        self._table = WindowTable(COLUMNS)
        self._host: ConnectorHost | None = None
        self._finding: LatestOnly[ConnectorHost] = LatestOnly(self, self._found)

    def body(self) -> ComposeResult:
        """Yield the table with its details, and what stands there when there is no plugin."""
        empty = EmptyState("Looking for plugins …", "", id="no-plugins")
        yield empty
        described = MasterDetail(self._table)
        described.display = False
        yield described

    def on_open(self) -> None:
        """Load the plugins; later visits show the same, as plugins load once a run."""
        self._finding.submit(self.workspace.host)

    def detail(self, row: Row) -> Detail | None:
        """Say what is known about a plugin."""
        if self._host is None:
            return None
        for plugin in self._host.plugins:
            if plugin_row(plugin).key == row.key:
                return plugin_detail(plugin, self._host.connectors)
        return None

    def action_add(self) -> None:
        """Show how to add a plugin."""
        self.app.push_screen(DetailScreen(how_to_add()))

    def _found(self, host: ConnectorHost) -> None:
        self._host = host
        empty = self.query_one("#no-plugins", EmptyState)
        described = self.query_one(MasterDetail)
        empty.display = not host.plugins
        described.display = bool(host.plugins)
        if not host.plugins:
            empty.show(
                "There is no plugin",
                "Connectors read the files that you import; without one nothing can be imported. "
                "uprtui brings its own: that they are missing means that the installation is "
                "not whole. Install uprtui again.",
                (("a", "How to add a plugin"),),
            )
            return
        self._table.set_source(
            ListSource([plugin_row(plugin) for plugin in host.plugins]), keep_cursor=True
        )
        if self.focused is None:
            self._table.focus()
