"""The screen Library: search every recommendation, narrow down, sort, and read one in full."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events, on

from uprtui.library import FacetCount, LibraryDamaged
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import library_choose as choose
from uprtui.tui.screens.enter_table import EnterTable
from uprtui.tui.screens.library_filters import Filter, Filters, value_label
from uprtui.tui.screens.library_panes import facet_after, facet_to_show
from uprtui.tui.screens.library_search import LibrarySearch
from uprtui.tui.screens.library_state import move_aside
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.master_detail import WIDE

Counted = tuple[str, list[FacetCount]]


class LibraryScreen(LibrarySearch):
    """Every recommendation of the library, as far as words and filters let it through."""

    PLACE: ClassVar[str] = "library"

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counted = ("", [])
        self._wished_facet = ""
        self._counting: LatestOnly[Counted] = LatestOnly(self, self._show_counts, self._ignored)
        self._choosing: LatestOnly[Counted] = LatestOnly(self, self._ask_value, self._failed)

    def on_resize(self, event: events.Resize) -> None:
        """Count the facet once there is room to show it; without room the list has the keys."""
        del event
        if not self._roomy and self.focused in (self._panes.pane, self._panes.counts):
            self._table.focus()
        self._count()

    def available(self, action_id: str) -> bool:
        """Withhold what does not apply now."""
        if action_id == "library.retry":
            return self._state.error is not None
        if action_id == "library.aside":
            return isinstance(self._state.error, LibraryDamaged)
        if not self._usable:
            return not action_id.startswith("library.")
        filters = self._asked.filters
        return {
            "library.clear": bool(filters.active or self._asked.words),
            "library.drop": bool(filters.active),
            "library.all": filters.get("sur") is not None or self.workspace.campaign is not None,
            "library.values": self._roomy,
        }.get(action_id, True)

    def hint(self, action: Action) -> Action | None:
        """Say what the key between all reviews and the campaign's would do."""
        hinted = super().hint(action)
        narrowed = self._asked.filters.get("sur") is not None
        if hinted is None or action.id != "library.all" or narrowed:
            return hinted
        return replace(hinted, title="This review")

    def action_narrow(self) -> None:
        """Ask for a facet, then for one of its values."""
        self.ask(choose.facet_list(self._asked.filters), lambda keys: self._ask_facet(keys[0]))

    def action_clear(self) -> None:
        """Take all filters and words away."""
        self.query_one(FilterBox).set_text("")
        self._search(replace(self._asked, words="", filters=Filters()))

    def action_drop(self) -> None:
        """Take away the filter that was set last."""
        self._search(replace(self._asked, filters=self._asked.filters.without_last()))

    def action_all(self) -> None:
        """Show all reviews, or again those of the campaign's State."""
        filters, campaign = self._asked.filters, self.workspace.campaign
        if filters.get("sur") is not None:
            filters = filters.without("sur")
        elif campaign is not None:
            filters = filters.setting(self._sur_filter(campaign.plan.sur))
        self._search(replace(self._asked, filters=filters))

    def action_sort(self) -> None:
        """Ask for the column to sort by."""

        def chosen(keys: tuple[str, ...]) -> None:
            down = choose.descends_at_first(keys[0])
            self._search(replace(self._asked, sort=keys[0], descending=down))

        self.ask(choose.sort_list(self._asked.sort), chosen)

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._search(replace(self._asked, descending=not self._asked.descending))

    def action_values(self) -> None:
        """Count another facet in the pane."""
        self._wished_facet = facet_after(self._asked.filters, self._counts[0] or "issue")
        self._count()

    def action_retry(self) -> None:
        """Open the library again."""
        self.on_open()

    def action_aside(self) -> None:
        """Rename the damaged file, so that an import can make a new library."""
        home, now = self.workspace.home, self.workspace.now()

        def agreed(_: bool) -> None:
            try:
                path = move_aside(home, now)
            except OSError as error:
                self.notice(f"It cannot be renamed: {error.strerror or error}.", "error")
                return
            self.on_open()
            self.notice(f"It is now called {path.name}.")

        note = "It keeps all its bytes under another name. Campaigns are not affected."
        self.ask(Confirm("Move the damaged library aside?", note, yes="Move it"), agreed)

    @on(FilterBox.Changed)
    def _typed(self, event: FilterBox.Changed) -> None:
        self._search(replace(self._asked, words=event.text))

    @on(EnterTable.Entered, "#facet-values")
    def _value_entered(self, event: EnterTable.Entered) -> None:
        self._set_value(*self._counts, event.row.key)

    @property
    def _roomy(self) -> bool:
        return self.size.width >= WIDE

    def searched(self) -> None:
        """Count anew beside a new result."""
        self._count()

    def _count(self) -> None:
        """Count the values of the facet in the pane, where there is room for one."""
        library = self._state.library
        if library is None or not self._usable or not self._roomy:
            return
        facet, query = facet_to_show(self._asked.filters, self._wished_facet), self._asked.query
        self._counting.submit(lambda: (facet, library.facets(query, facet)))

    def _show_counts(self, counted: Counted) -> None:
        self._counts = counted
        self._panes.show_counts(*counted)

    def _ask_facet(self, facet: str) -> None:
        library, query = self._state.library, self._asked.query
        if library is not None:
            self._choosing.submit(lambda: (facet, library.facets(query, facet)))

    def _ask_value(self, counted: Counted) -> None:
        facet, counts = counted
        filtered = self._asked.filters.get(facet) is not None
        if facet == "kind":
            kinds = choose.kind_list(counts, filtered=filtered)
            self.ask(kinds, lambda keys: self._set_kind(keys[0]))
            return
        dialog = choose.value_list(facet, counts, self.workspace.states, filtered=filtered)
        self.ask(dialog, lambda keys: self._set_value(facet, counts, keys[0]))

    def _set_value(self, facet: str, counts: list[FacetCount], key: str) -> None:
        chosen = next((count for count in counts if str(count.value) == key), None)
        filters = self._asked.filters.without(facet)
        if chosen is not None:
            filters = filters.setting(Filter(facet, chosen.value, value_label(facet, chosen)))
        self._search(replace(self._asked, filters=filters))

    def _set_kind(self, key: str) -> None:
        filters = self._asked.filters.without("kind")
        if key != choose.ANY:
            filters = filters.setting(choose.kind_filter(key))
        self._search(replace(self._asked, filters=filters))
