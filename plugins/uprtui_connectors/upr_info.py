"""Connector `upr-info`: the exports of UPR Info's database as it was until about 2019.

CSV files of recommendations, and the database's own Excel exports of recommendations and of
voluntary pledges, in any encoding, with any line ends, under any file name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from uprtui.api import (
    API_VERSION,
    ISSUE_SEPARATOR,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Preview,
    RowError,
    Source,
    Standing,
)
from uprtui_connectors.delimited import Record
from uprtui_connectors.layout import Layout, is_export_header, layout_of
from uprtui_connectors.tables import (
    ENCODING_OPTION,
    Table,
    first_rows,
    has_header,
    left_out,
    open_table,
)

_PLEDGE = "voluntary pledge"
_LICENCE = "UPR Info database, upr-info.org: see its terms of use"
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")


class UprInfoConnector:
    """Reads the legacy exports of UPR Info."""

    id = "upr-info"
    title = "UPR Info database exports (legacy CSV and Excel)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.PLEDGES})
    options = (ENCODING_OPTION,)

    def detect(self, source: Source) -> Match | None:
        """Recognise the header `To,…,From,…` or `SuR,…,RS,…`, in text or in a workbook's sheet."""
        if not has_header(source, is_export_header):
            return None
        return Match(
            0.9, "the header of a UPR Info export", licence=_LICENCE, standing=Standing.DATABASE
        )

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows as they stand in the file, and what was detected."""
        with open_table(
            source,
            is_export_header,
            encoding=options.get("encoding", "auto"),
            rows_wanted=limit + 10,
        ) as table:
            layout = _layout(table)
            return first_rows(table, layout.titles, limit, left_out(layout.unknown))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield recommendations and pledges in batches; rows of a wrong length as errors."""
        encoding = options.get("encoding", "auto")
        if context.cancelled:
            return
        with open_table(source, is_export_header, encoding=encoding, context=context) as table:
            layout = _layout(table)
            for note in table.notes + left_out(layout.unknown):
                context.log(note)
            done = 0
            while chunk := list(islice(table.records, MAX_BATCH_ROWS)):
                if context.cancelled:
                    return
                yield from _batches(chunk, layout)
                done += len(chunk)
                context.progress(done, max(done, table.rows))


def _layout(table: Table) -> Layout:
    layout = layout_of(table.header.cells)
    if layout is None:
        raise ConnectorError("The header of a UPR Info export is expected in the first row.")
    return layout


def _batches(chunk: Sequence[Record | RowError], layout: Layout) -> Iterator[Batch | RowError]:
    """Split a run of rows into errors, recommendations and pledges."""
    response_at = layout.positions["response"]
    rows: dict[Kind, list[Record]] = {Kind.RECOMMENDATIONS: [], Kind.PLEDGES: []}
    for record in chunk:
        fault = record if isinstance(record, RowError) else _fault(record, layout)
        if fault is not None:
            yield fault
        elif isinstance(record, Record):
            pledge = record.cells[response_at].strip().casefold() == _PLEDGE
            rows[Kind.PLEDGES if pledge else Kind.RECOMMENDATIONS].append(record)
    for kind, records in rows.items():
        if records:
            yield _batch(kind, records, layout)


def _fault(record: Record, layout: Layout) -> RowError | None:
    cells, width = record.cells, len(layout.titles)
    if len(cells) < width or any(cells[width:]):
        reason = f"{len(cells)} cells, expected {width}"
    elif not cells[layout.positions["text"]].strip():
        reason = "the text of the recommendation is empty"
    else:
        return None
    return RowError(f"row {record.row}", " | ".join(cells), reason)


def _batch(kind: Kind, records: Sequence[Record], layout: Layout) -> Batch:
    columns = {
        meaning: [record.cells[at] for record in records]
        for meaning, at in layout.positions.items()
    }
    for name in ("session", "action"):
        if name in columns:
            columns[name] = [_WHOLE_NUMBER.sub(r"\1", value) for value in columns[name]]
    if "issues" in columns:
        columns["issues"] = [value.replace(",", ISSUE_SEPARATOR) for value in columns["issues"]]
    return Batch(kind, columns, [f"row {record.row}" for record in records])
