"""The library's table with the details and the counts of a facet beside it, where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from uprtui.library import FacetCount
from uprtui.recommendation import Kind
from uprtui.tui.screens.enter_table import EnterTable
from uprtui.tui.screens.library_filters import TITLES, Filters, value_label
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

BAR_WIDTH = 8
_ORDER = ("issue", "by", "response", "action", "sur", "session", "group", "bloc", "cycle", "theme")


class LibraryPanes(MasterDetail):
    """Table at the left; details above and a facet's counts below at the right."""

    DEFAULT_CSS = """
    LibraryPanes > Vertical {
        display: none; width: 2fr; border-left: solid ansi_default; padding: 0 0 0 1;
    }
    LibraryPanes DetailPane { display: none; width: 100%; height: 2fr; }
    LibraryPanes #facet-values { height: 1fr; margin: 1 0 0 0; }
    LibraryPanes.-beside > Vertical { display: block; }
    LibraryPanes.-beside DetailPane { display: block; }
    """

    def __init__(self, table: WindowTable) -> None:
        super().__init__(table)
        self.counts = EnterTable(
            _columns("issue"), "Narrow", "Show only what has this value.", id="facet-values"
        )

    def compose(self) -> ComposeResult:
        """Yield the table, and the two panes beside it."""
        yield self.table
        with Vertical():
            yield self.pane
            yield self.counts

    def show_counts(self, facet: str, counts: Sequence[FacetCount]) -> None:
        """Show how often each value of a facet occurs."""
        self.counts.set_columns(_columns(facet))
        most = max((count.count for count in counts), default=1)
        rows = [
            Row(
                str(count.value),
                (
                    value_label(facet, count),
                    bar(count.count / most, BAR_WIDTH, f"{count.count:>6,}"),
                ),
            )
            for count in counts
        ]
        self.counts.set_source(ListSource(rows))


def facet_to_show(filters: Filters, wished: str) -> str:
    """Return the facet whose counts say most: the wished one unless a filter fixes it already.

    What UN bodies and advance questions have of their sources are themes, no issues.
    """
    first: tuple[str, ...] = ("theme",) if filters.kind in {Kind.SUPPORTING, Kind.QUESTION} else ()
    order = (wished, *first, *_ORDER) if wished else (*first, *_ORDER)
    return next((facet for facet in order if filters.get(facet) is None), order[0])


def facet_after(filters: Filters, shown: str) -> str:
    """Return the facet after the one shown, in the order of the list, skipping the fixed ones."""
    free = [facet for facet in TITLES if facet != "kind" and filters.get(facet) is None]
    if not free:
        return shown
    names = list(TITLES)
    return min(free, key=lambda facet: (names.index(facet) - names.index(shown) - 1) % len(names))


def _columns(facet: str) -> tuple[Column, ...]:
    return (
        Column("value", TITLES[facet], min_width=12, flexible=True),
        Column("count", "Found", min_width=BAR_WIDTH + 7),
    )
