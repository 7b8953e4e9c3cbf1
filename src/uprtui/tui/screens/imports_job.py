"""The import itself, for a worker thread: each group of files in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from uprtui.tui.screens.imports_elsewhere import GoesElsewhere
from uprtui.tui.screens.imports_files import Candidate, forced_connector, groups
from uprtui.tui.screens.imports_report import JobReport

if TYPE_CHECKING:
    from datetime import datetime

    from uprtui.connectors import ConnectorHost, ImportSummary
    from uprtui.home import Home
    from uprtui.states import States
    from uprtui.tui.jobs import JobContext


@dataclass(frozen=True, slots=True)
class Importing:
    """What an import needs, gathered on the event loop before its thread starts.

    Args:
        candidates: the files, with the user's choices.
        home: where the library is.
        host: the connectors.
        states: resolves names of States.
        now: the present moment.
        dry_run: read and check everything, change nothing.
        elsewhere: what goes into the open campaign or the calendar.
    """

    candidates: Sequence[Candidate]
    home: Home
    host: ConnectorHost
    states: States
    now: datetime
    dry_run: bool
    elsewhere: GoesElsewhere = field(default_factory=lambda: GoesElsewhere(None))

    def run(self, context: JobContext) -> list[ImportSummary]:
        """Import, and return a summary for each file, in their order.

        Files for which the same connector and options were chosen are published together. If the
        user stops after a group was published, the files of the others say so in their summary.

        Raises:
            ImportCancelled: stopped before anything was published.
            LibraryError, HomeError: the library cannot be written, or somebody else writes it.
        """
        from uprtui.connectors import ImportCancelled, ImportSummary, import_files

        parts = groups(self.candidates)
        order = [self.candidates[place] for places in parts for place in places]
        report = JobReport(
            context, [(each.path.name, each.source.size if each.source else 0) for each in order]
        )
        destinations = self.elsewhere.destinations(self.home, self.states)
        done: dict[int, ImportSummary] = {}
        for places in parts:
            files = [self.candidates[place] for place in places]
            try:
                summaries = import_files(
                    [each.path for each in files],
                    home=self.home,
                    host=self.host,
                    states=self.states,
                    now=self.now,
                    connector=forced_connector(files[0]),
                    options=dict(files[0].options),
                    dry_run=self.dry_run,
                    report=report,
                    destinations=destinations,
                )
            except ImportCancelled:
                if not done:
                    raise
                summaries = [
                    ImportSummary(each.path.name, error="Stopped before it was taken in.")
                    for each in files
                ]
            done.update(zip(places, summaries, strict=True))
        return [done[place] for place in range(len(self.candidates))]
