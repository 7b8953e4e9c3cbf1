"""The parts of the screen Import besides the review: sources, rejected rows, running, summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.screens.imports_summary import (
    REJECT_COLUMNS,
    SOURCE_COLUMNS,
    SUMMARY_COLUMNS,
    RejectRows,
    said_of_all,
    source_detail,
    source_row,
    summary_detail,
    summary_row,
)
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.connectors import ImportSummary
    from uprtui.library import Library, SourceInfo


class TitledView(Vertical):
    """A sentence above a table with its details.

    Args:
        view: the name of the view, and the widget's id.
        table: the table.
    """

    DEFAULT_CSS = """
    TitledView { height: 1fr; }
    TitledView > Label { width: 100%; height: 1; padding: 0 2; }
    """

    def __init__(self, view: str, table: WindowTable) -> None:
        super().__init__(id=view)
        self.table = table
        self.panes = MasterDetail(table, self.describe)
        self._said = Label("", markup=False)

    def compose(self) -> ComposeResult:
        """Yield the sentence and the table."""
        yield self._said
        yield self.panes

    def say(self, sentence: str) -> None:
        """Write the sentence above the table."""
        self._said.update(visible(sentence))

    def describe(self, row: Row) -> Detail | None:
        """Say what is known about a row."""
        raise NotImplementedError


class SourcesView(TitledView):
    """The files that the library was made from."""

    def __init__(self) -> None:
        super().__init__("sources", WindowTable(SOURCE_COLUMNS))
        self._sources: dict[str, SourceInfo] = {}
        self._titles: Mapping[str, str] = {}

    @property
    def current(self) -> SourceInfo | None:
        """The source under the cursor."""
        row = self.table.cursor_row
        return None if row is None else self._sources.get(row.key)

    @property
    def kinds(self) -> set[bool]:
        """Whether there are invented sources (True), and real ones (False)."""
        return {source.synthetic for source in self._sources.values()}

    def source(self, source_id: str) -> SourceInfo | None:
        """Return a source by its id."""
        return self._sources.get(source_id)

    def show(
        self, sources: Sequence[SourceInfo], titles: Mapping[str, str], disagreements: int = 0
    ) -> None:
        """Show these sources.

        Args:
            sources: the sources.
            titles: the connectors' names for people.
            disagreements: how often two of them tell a recommendation differently.
        """
        self._sources = {source.id: source for source in sources}
        self._titles = titles
        count = len(sources)
        said = f"{count} {'source' if count == 1 else 'sources'} in the library."
        if disagreements:
            times = {1: "once", 2: "twice"}.get(disagreements, f"{disagreements:,} times")
            said += f" They disagree {times} (w)."
        self.say(said)
        self.table.set_source(
            ListSource([source_row(source) for source in sources]), keep_cursor=True
        )

    def describe(self, row: Row) -> Detail | None:
        """Say what is known about a source."""
        source = self._sources.get(row.key)
        return None if source is None else source_detail(source, self._titles)


class RejectsView(TitledView):
    """The rows of a source that were not taken in."""

    def __init__(self) -> None:
        super().__init__("rejects", WindowTable(REJECT_COLUMNS))
        self._rows: RejectRows | None = None

    def show(self, library: Library, source: SourceInfo) -> None:
        """Show the rejected rows of a source."""
        self._rows = RejectRows(library, source)
        rows = "1 row was" if source.rejected == 1 else f"{source.rejected:,} rows were"
        self.say(f"{source.name}: {rows} not taken in.")
        self.table.set_source(self._rows)

    def describe(self, row: Row) -> Detail | None:
        """Show a rejected row in full."""
        return None if self._rows is None else self._rows.detail(row)


class SummaryView(TitledView):
    """What the last import did with each file."""

    def __init__(self) -> None:
        super().__init__("summary", WindowTable(SUMMARY_COLUMNS))
        self._summaries: Sequence[ImportSummary] = ()
        self._dry_run = False

    @property
    def current(self) -> ImportSummary | None:
        """The summary under the cursor."""
        row = self.table.cursor_row
        return None if row is None else self._summaries[int(row.key)]

    @property
    def dry_run(self) -> bool:
        """Whether what is shown changed nothing."""
        return self._dry_run

    def show(self, summaries: Sequence[ImportSummary], *, dry_run: bool) -> None:
        """Show the summaries of an import."""
        self._summaries, self._dry_run = summaries, dry_run
        self.say(said_of_all(summaries, dry_run=dry_run))
        rows = [summary_row(each, str(number)) for number, each in enumerate(summaries)]
        self.table.set_source(ListSource(rows))

    def describe(self, row: Row) -> Detail | None:
        """Show all that the import says about a file."""
        return summary_detail(self._summaries[int(row.key)], dry_run=self._dry_run)
