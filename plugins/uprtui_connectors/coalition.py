"""Connector `coalition`: members, contacts, asks and assignments of a coalition.

Reads tables (CSV, Excel, ODS) whose header names such things in English, French or Spanish, and
uprtui's own plan files (TOML). Of a row that cannot be used nothing is kept but the reason: it may
hold somebody's name and telephone number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from uprtui.api import (
    API_VERSION,
    COALITION_COLUMNS,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)
from uprtui_connectors import coalition_plan
from uprtui_connectors.coalition_layout import (
    ENTITIES,
    CoalitionLayout,
    entity_of,
    is_header,
    is_sure_header,
    layout_of,
)
from uprtui_connectors.delimited import Record
from uprtui_connectors.tables import (
    ENCODING_OPTION,
    Table,
    first_rows,
    has_header,
    left_out,
    open_table,
)

_LICENCE = "your coalition's own; it may hold personal data"
_PRIVATE = ""  # what is kept of a row that cannot be used


class CoalitionConnector:
    """Reads a coalition's lists, and plans of partners."""

    id = "coalition"
    title = "Coalition files: members, contacts, asks, assignments (tables and plans)"
    api_version = API_VERSION
    kinds = frozenset({Kind.COALITION})
    options = (
        ENCODING_OPTION,
        Option(
            name="rows",
            title="Its rows are",
            help="What the rows of a table are; auto sees it from the titles of the columns.",
            default="auto",
            choices=("auto", *ENTITIES),
        ),
    )

    def detect(self, source: Source) -> Match | None:
        """Recognise a plan by its keys, a table by its header."""
        if coalition_plan.is_plan(source):
            return Match(0.95, "a campaign plan of uprtui", licence=_LICENCE)
        if has_header(source, is_sure_header):
            return Match(0.7, "a header of a coalition's list", licence=_LICENCE)
        return None

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows, as they stand in the file."""
        if coalition_plan.is_plan(source):
            return coalition_plan.preview(source, limit)
        encoding = options.get("encoding", "auto")
        with open_table(source, is_header, encoding=encoding, rows_wanted=limit + 10) as table:
            layout = _layout(table, source, options)
            return first_rows(table, layout.titles, limit, _notes(layout))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield all rows as one batch, since they refer to each other; wrong lengths as errors."""
        if coalition_plan.is_plan(source):
            yield from coalition_plan.read(source, context)
            return
        with open_table(source, is_header, encoding=options.get("encoding", "auto")) as table:
            layout = _layout(table, source, options)
            for note in table.notes + _notes(layout):
                context.log(note)
            records: list[Record] = []
            for record in table.records:
                if context.cancelled:
                    return
                fault = record if isinstance(record, RowError) else _fault(record, layout)
                if fault is not None:
                    yield RowError(fault.place, _PRIVATE, fault.reason)
                elif isinstance(record, Record):
                    records.append(record)
                if len(records) > MAX_BATCH_ROWS:
                    raise ConnectorError(
                        f"{source.name} has more than {MAX_BATCH_ROWS:,} rows: no coalition's list "
                        "is so long.",
                        "Check that it is the right file; or split it and import the parts.",
                    )
            context.progress(len(records), len(records))
            if records:
                yield _batch(records, layout)


def _layout(table: Table, source: Source, options: Mapping[str, str]) -> CoalitionLayout:
    rows = options.get("rows", "auto")
    layout = layout_of(table.header.cells, "" if rows == "auto" else rows)
    if layout is None:
        raise ConnectorError(f"{source.name} has no header of a coalition's list.")
    return layout


def _notes(layout: CoalitionLayout) -> tuple[str, ...]:
    read_as = f"each row is read as: {layout.entity}" if layout.entity else "mixed rows"
    return (read_as, *left_out(layout.unknown))


def _fault(record: Record, layout: CoalitionLayout) -> RowError | None:
    width = len(layout.titles)
    at = layout.positions.get("entity")
    if at is not None and not "".join(record.cells[at : at + 1]).strip():
        reason = f"the column {layout.titles[at]} is empty: say what the row is"
        return RowError(f"row {record.row}", _PRIVATE, reason)
    if not any(record.cells[width:]):
        return None
    reason = (
        f"the row has {len(record.cells)} cells, the header {width}. "
        "Put a cell with a comma in quotation marks"
    )
    return RowError(f"row {record.row}", _PRIVATE, reason)


def _batch(records: Sequence[Record], layout: CoalitionLayout) -> Batch:
    def cell(record: Record, name: str) -> str:
        at = layout.positions.get(name)
        return "" if at is None or at >= len(record.cells) else record.cells[at]

    columns = {
        name: [cell(record, name) for record in records]
        for name in COALITION_COLUMNS
        if name in layout.positions
    }
    given = columns.get("entity", [layout.entity] * len(records))
    columns["entity"] = [entity_of(word) for word in given]
    return Batch(Kind.COALITION, columns, [f"row {record.row}" for record in records])
