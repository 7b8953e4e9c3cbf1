"""The view of the screen Import that lists where sources disagree, and which one was followed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from uprtui.tui.screens.imports_views import TitledView
from uprtui.tui.screens.library_detail import (
    Context,
    difference_blocks,
    recommendation_detail,
)
from uprtui.tui.screens.library_rows import who_said
from uprtui.tui.screens.source_words import Difference, difference_of, source_words, standing_of
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.library import Library, SourceInfo
    from uprtui.library.records import Disagreement
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

COLUMNS = (
    Column("sur", "Reviewed", min_width=9, max_width=14, priority=4),
    Column("by", "Made by", min_width=9, max_width=16, priority=3),
    Column("kept", "Followed", min_width=11, max_width=18),
    Column("kept_source", "from", min_width=10, max_width=20, priority=2),
    Column("other", "Not followed", min_width=12, max_width=18),
    Column("other_source", "from", min_width=10, max_width=20, priority=2),
    Column("text", "Recommendation", min_width=16, flexible=True, priority=1),
)
_KEPT = 400


class DisagreementRows:
    """Disagreements as rows, read in windows; keeps those read last for the details.

    Args:
        library: the open library.
        total: how many there are.
        states: names of States.
    """

    def __init__(self, library: Library, total: int, states: States) -> None:
        self._library = library
        self._states = states
        self._sources: dict[str, SourceInfo] = {}
        self._read: OrderedDict[str, tuple[Recommendation, Disagreement]] = OrderedDict()
        self.total = total

    def rows(self, offset: int, limit: int) -> list[Row]:
        """Return at most `limit` rows from the row `offset`. Called in a worker thread."""
        if not self._sources:
            self._sources = {each.id: each for each in self._library.sources()}
        whose = {id_: standing_of(each) for id_, each in self._sources.items()}
        window = self._library.disagreements(None, limit, offset)
        told = {each.id: each for each in self._library.get([each.id for each in window])}
        found = []
        for number, each in enumerate(window, start=offset):
            key, about = str(number), told[each.id]
            self._read[key] = about, each
            found.append(self._row(key, about, difference_of(each, whose, self._states)))
        while len(self._read) > max(_KEPT, limit):
            self._read.popitem(last=False)
        return found

    def detail(self, row: Row) -> Detail | None:
        """Return all about the recommendation of a row that was read, what sources say first."""
        from uprtui.library import Words

        if row.key not in self._read:
            return None
        about, told = self._read[row.key]
        whole = recommendation_detail(about, self._states, Words())
        named = {id_: source_words(each) for id_, each in self._sources.items()}
        first = difference_blocks(Context((), named, (told,)), self._states)
        return replace(whole, blocks=(*first, *whole.blocks))

    def _row(self, key: str, about: Recommendation, told: Difference) -> Row:
        cells = (
            self._states.name(about.sur),
            who_said(about, self._states),
            told.kept,
            told.kept_source,
            told.other,
            told.other_source,
            about.text,
        )
        return Row(key, cells)


class DisagreementsView(TitledView):
    """What sources tell differently."""

    def __init__(self) -> None:
        super().__init__("disagreements", WindowTable(COLUMNS))
        self._rows: DisagreementRows | None = None

    def show(self, library: Library, total: int, states: States) -> None:
        """Show all disagreements of a library."""
        self._rows = DisagreementRows(library, total, states)
        times = {1: "once", 2: "twice"}.get(total, f"{total:,} times")
        self.say(f"Sources disagree {times}. The more official one is followed.")
        self.table.set_source(self._rows)

    def describe(self, row: Row) -> Detail | None:
        """Show the recommendation in full, with what each source says."""
        return None if self._rows is None else self._rows.detail(row)
