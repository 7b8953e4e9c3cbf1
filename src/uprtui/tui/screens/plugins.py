"""The screen Plugins: which connectors there are, where they come from, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from uprtui.errors import UprtuiError
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.plugins_trust import ask_about, ask_about_plugins, decide
from uprtui.tui.screens.plugins_words import COLUMNS, how_to_add, plugin_detail, plugin_row
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.connectors import ConnectorHost, PluginInfo


class PluginsScreen(AppScreen):
    """The plugins that were found, each with its state; details say what its connectors read."""

    PLACE: ClassVar[str] = "plugins"

    def __init__(self) -> None:
        super().__init__()
        self._table = WindowTable(COLUMNS)
        self._host: ConnectorHost | None = None
        self._finding: LatestOnly[ConnectorHost] = LatestOnly(self, self._found, self.show_problem)

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
        plugin = self._plugin(row)
        if plugin is None or self._host is None:
            return None
        return plugin_detail(plugin, self._host.connectors)

    def available(self, action_id: str) -> bool:
        """Withhold what cannot be decided of the plugin under the cursor."""
        plugin = self._plugin(self._table.cursor_row)
        if action_id == "plugins.allow":
            return plugin is not None and not plugin.may_run
        if action_id == "plugins.deny":
            return plugin is not None and not plugin.own and not plugin.denied
        return True

    def action_allow(self) -> None:
        """Ask whether the plugin under the cursor may run."""
        plugin = self._plugin(self._table.cursor_row)
        if plugin is not None:
            ask_about(self, plugin)

    def action_deny(self) -> None:
        """Keep the plugin under the cursor out, after a question."""
        plugin = self._plugin(self._table.cursor_row)
        if plugin is None:
            return
        note = "Files that only it reads can then not be imported. You can allow it again here."
        question = Confirm(f"Keep {plugin.name} from running?", note, yes="Do not run")
        self.ask(question, lambda _: decide(self, plugin, False))

    def action_strict(self) -> None:
        """Switch between asking about new plugins and never running them."""
        try:
            strict = not self.workspace.plugins_strict()
            self.workspace.set_plugins_strict(strict)
        except UprtuiError as error:
            self.show_problem(error)
            return
        self.notice(
            "Strict: only plugins that you allowed run; nothing is asked."
            if strict
            else "A new plugin is asked about before it first runs."
        )
        self.on_open()

    @on(WindowTable.RowHighlighted)
    def _another_row(self) -> None:
        self.refresh_hints()

    def _plugin(self, row: Row | None) -> PluginInfo | None:
        """Return the plugin of a row."""
        plugins = () if self._host is None or row is None else self._host.plugins
        return next((each for each in plugins if row and plugin_row(each).key == row.key), None)

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
        self.refresh_hints()
        ask_about_plugins(self)
