"""Read one file through its connector, under guard, into checked rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from uprtui.api import Batch, Connector, ConnectorError, RowError, Source
from uprtui.api.batch_rules import batch_problem
from uprtui.connectors.destinations import Elsewhere
from uprtui.connectors.findings import Findings
from uprtui.connectors.guard import guarded
from uprtui.connectors.progress import ImportCancelled, ImportReport
from uprtui.connectors.rows import Rejected, RowChecker, shortened
from uprtui.library.records import CheckedRow, Position

_MOST_NOTES = 50
_LOOK_UP_EVERY = 500  # rows; suggesting labels for more takes a second, and the user waits


class Sink(Protocol):
    """Where checked rows go; a source of the library's builder is one."""

    def stage(self, rows: list[CheckedRow]) -> None:
        """Take some rows."""

    def stage_positions(self, rows: list[Position]) -> None:
        """Take some positions."""

    def reject(self, place: str, raw: str, reason: str) -> None:
        """Keep a row that cannot be used."""


@dataclass(slots=True)
class ReadingContext:
    """What a connector is offered while it reads one file."""

    source: str
    report: ImportReport
    findings: Findings
    rows: int = 0
    total: int | None = None
    ahead: int = 0

    @property
    def cancelled(self) -> bool:
        """True once the user wants to stop."""
        return self.report.cancelled

    def progress(self, done: int, total: int | None) -> None:
        """Pass on how far the connector is: a batch less, since it reads one ahead of the check."""
        self.total = total
        reached, self.ahead = max(self.ahead, self.rows), done
        if reached:
            self.report.progress(self.source, reached, total)

    def checked(self, rows: int) -> None:
        """Tell how many rows of the present batch are checked; stop where the user wants to."""
        if self.report.cancelled:
            raise ImportCancelled
        self.report.progress(self.source, self.rows + rows, self.total)

    def log(self, message: str) -> None:
        """Keep a sentence for the summary; a talkative connector is cut short."""
        if len(self.findings.notes) < _MOST_NOTES:
            self.findings.notes[str(message)] = None


def read_into(
    sink: Sink,
    connector: Connector,
    source: Source,
    options: Mapping[str, str],
    checker: RowChecker,
    report: ImportReport,
    elsewhere: Elsewhere,
    key: str,
) -> None:
    """Read a whole file: checked rows are staged, the others rejected with their reasons.

    Rows of kinds that are no part of the library go to `elsewhere` under the file's `key`.

    Raises:
        ImportCancelled: the user stopped it.
        ConnectorError: the file cannot be read, or a batch breaks the contract.
        PluginFault: the connector raised something else.
    """
    context = ReadingContext(source.name, report, checker.findings)
    for item in checker.ahead(_items(connector, source, options, context)):
        if report.cancelled:
            raise ImportCancelled
        if isinstance(item, RowError):
            context.rows += 1
            sink.reject(str(item.place), shortened(str(item.raw)), str(item.reason))
            continue
        if elsewhere.takes(item.kind):
            elsewhere.take(key, item)
        else:
            _check_into(sink, item, checker, context)
        context.rows += len(item.places)
        report.progress(source.name, context.rows, context.total)
    if report.cancelled:
        raise ImportCancelled


def _check_into(sink: Sink, batch: Batch, checker: RowChecker, context: ReadingContext) -> None:
    """Check a batch's rows and hand them over."""
    kept: list[CheckedRow] = []
    positions: list[Position] = []
    for number, row in enumerate(checker.check(batch), start=1):
        if number % _LOOK_UP_EVERY == 0:
            context.checked(number)
        if isinstance(row, Rejected):
            sink.reject(*row)
        elif isinstance(row, Position):
            positions.append(row)
        else:
            kept.append(row)
    sink.stage(kept)
    sink.stage_positions(positions)


def _items(
    connector: Connector, source: Source, options: Mapping[str, str], context: ReadingContext
) -> Iterator[Batch | RowError]:
    """What the connector yields, each item looked at before anything relies on it."""
    who = f"The connector '{connector.id}'"
    doing = f"reading {source.name}"
    with guarded(who, doing):
        items = iter(connector.read(source, options, context))
    try:
        while True:
            with guarded(who, doing):
                try:
                    item = next(items)
                except StopIteration:
                    return
                problem = None
                if not isinstance(item, RowError):
                    problem = batch_problem(item, connector.kinds)
            if problem is not None:
                raise ConnectorError(
                    f"{who} gave something unusable after {context.rows:,} rows of "
                    f"{source.name}: {problem}.",
                    "This is a fault of the plugin; tell its authors.",
                )
            yield item
    finally:
        with guarded(who, f"closing {source.name}"):
            close = getattr(items, "close", None)
            if close is not None:
                close()
