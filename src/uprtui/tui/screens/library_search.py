"""Opening the library and asking it: the part of the screen Library that holds what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Label

from uprtui.library import LibraryError, SearchInterrupted, parse_words
from uprtui.text import visible
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.library_detail import Context, context_of, recommendation_detail
from uprtui.tui.screens.library_filters import Asked, Filter, Filters
from uprtui.tui.screens.library_panes import LibraryPanes
from uprtui.tui.screens.library_rows import COLUMNS, FoundRows, columns_for
from uprtui.tui.screens.library_state import Keys, LibraryState, library_empty, look
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.home import Home
    from uprtui.recommendation import Recommendation

NOTHING = (
    "Nothing found",
    "No recommendation has all of these words and filters. Fewer find more.",
    (
        ("c", "Take all filters and words away"),
        ("Backspace", "Take the filter away that was set last"),
        ("/", "Change the words"),
    ),
)


class LibrarySearch(AppScreen):
    """Asks the library, shows what was found, or what stands in the way."""

    AUTO_FOCUS = ""  # the table is there only once something was found
    DEFAULT_CSS = """
    LibrarySearch #filters { height: 1; width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked = Asked()
        self._state = LibraryState()
        self._table = WindowTable(COLUMNS)
        self._panes = LibraryPanes(self._table)
        self._found: FoundRows | None = None
        self._home: Home | None = None
        self._campaign_sur: str | None = None
        self._looking: LatestOnly[LibraryState] = LatestOnly(self, self._looked)
        self._searching: LatestOnly[FoundRows] = LatestOnly(self, self._show, self._failed)
        self._reading: LatestOnly[tuple[Recommendation, Context]] = LatestOnly(
            self, self._show_detail, self._ignored
        )

    def body(self) -> ComposeResult:
        """Yield words, filters, the table with its panes, and what may stand in its place."""
        yield FilterBox(placeholder='words, "a phrase", -without')
        yield Label("", id="filters", markup=False)
        yield self._panes
        yield EmptyState("Opening the library …", "", id="instead")

    def on_mount(self) -> None:
        """Show that the library is being opened."""
        self._show_instead(self._found is None)

    def on_open(self) -> None:
        """Take over the campaign's State, and look whether another library was published."""
        self._follow_campaign()
        workspace = self.workspace
        self._looking.submit(lambda: look(workspace))

    def detail(self, row: Row) -> Detail | None:
        """Say what is known about a recommendation; the rest follows from the library."""
        library, found = self._state.library, self._found
        each = None if found is None else found.recommendation(row.key)
        if library is None or found is None or each is None:
            return None
        self._reading.submit(lambda: (each, context_of(library, each)))
        return recommendation_detail(each, self.workspace.states, found.words)

    @property
    def _usable(self) -> bool:
        return self._state.library is not None and not self._state.empty

    def _follow_campaign(self) -> None:
        """Filter by the State of a campaign that was opened since the last visit."""
        if self._home != self.workspace.home:
            self._home = self.workspace.home
            self._asked = replace(self._asked, filters=Filters())
        campaign = self.workspace.campaign
        sur = None if campaign is None else campaign.plan.sur
        if sur != self._campaign_sur:
            self._campaign_sur = sur
            filters = self._asked.filters.without("sur")
            self._asked = replace(
                self._asked, filters=filters.setting(self._sur_filter(sur)) if sur else filters
            )
            self._state = LibraryState()

    def _sur_filter(self, sur: str) -> Filter:
        return Filter("sur", sur, self.workspace.states.name(sur))

    def _looked(self, state: LibraryState) -> None:
        """Search in a library that was opened; say so where there is none or nothing in it."""
        new = state.library is not self._state.library
        self._state = state
        self.refresh_facts()
        self.refresh_hints()
        if not self._usable:
            self._found = None
            self._show_instead(True, library_empty(state))
        elif new:
            self._search(self._asked)

    def _search(self, asked: Asked) -> None:
        """Ask the library; the answer to anything asked before is dropped."""
        self._asked = asked
        self.query_one("#filters", Label).update(visible(asked.filters.said))
        self.refresh_hints()
        library, states = self._state.library, self.workspace.states
        if library is None:
            return
        columns = columns_for(asked.filters)

        def work() -> FoundRows:
            return FoundRows(library.search(asked.query), parse_words(asked.words), columns, states)

        self._searching.submit(work, library.interrupt)

    def _show(self, found: FoundRows) -> None:
        self._found = found
        self.query_one(FilterBox).set_count(f"{found.total:,} found")
        self._show_instead(not found.total, NOTHING)
        self._table.set_columns(found.columns)
        self._table.set_sort(self._asked.sort, descending=self._asked.descending)
        self._table.set_source(found)
        self._focus_list()
        self.searched()

    def searched(self) -> None:
        """Do what follows from a new result."""

    def _show_instead(self, instead: bool, words: tuple[str, str, Keys] | None = None) -> None:
        """Show the table, or a text in its place; without a library the words go, too."""
        empty = self.query_one("#instead", EmptyState)
        if words is not None:
            empty.show(*words)
        empty.display = instead
        # Something must take the keys that are not typed when the words are left.
        empty.can_focus = instead and self._usable
        self._panes.display = not instead
        for each in self.query("FilterBox, FilterInput, #filters"):
            each.display = self._usable

    def _focus_list(self) -> None:
        """Give the keys to the list unless another widget that is shown has them."""
        empty = self.query_one("#instead", EmptyState)
        if self.is_current and self.focused in (None, empty, self._table):
            (empty if empty.display else self._table).focus()

    def _show_detail(self, read: tuple[Recommendation, Context]) -> None:
        if self._found is not None:
            self._panes.show(
                recommendation_detail(read[0], self.workspace.states, self._found.words, read[1])
            )

    def _failed(self, error: Exception) -> None:
        """Ask again what another screen interrupted; show a library that became unreadable."""
        if isinstance(error, SearchInterrupted):
            self._search(self._asked)
        elif isinstance(error, LibraryError):
            self._looked(LibraryState(error=error))
        else:
            self.show_problem(error)

    def _ignored(self, error: Exception) -> None:
        """Leave out what a newer search has interrupted; it asks for the same again."""
        if not isinstance(error, SearchInterrupted):
            self._failed(error)
