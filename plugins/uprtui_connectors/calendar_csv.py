"""Connector `calendar-csv`: tables of sessions, reviews and deadlines of the UPR.

Reads the layout of uprtui's own calendar, and tables like it: a session, its dates, its States.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from uprtui.api import (
    API_VERSION,
    CALENDAR_COLUMNS,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Preview,
    RowError,
    Source,
)
from uprtui_connectors.calendar_dates import is_day
from uprtui_connectors.calendar_layout import CalendarLayout, is_header, layout_of
from uprtui_connectors.calendar_rows import CalendarFact, facts_of
from uprtui_connectors.delimited import Record
from uprtui_connectors.tables import (
    ENCODING_OPTION,
    Table,
    first_rows,
    has_header,
    left_out,
    open_table,
)


class CalendarCsvConnector:
    """Reads calendars of the UPR in tables."""

    id = "calendar-csv"
    title = "Calendar of the UPR (CSV, Excel, ODS)"
    api_version = API_VERSION
    kinds = frozenset({Kind.CALENDAR})
    options = (ENCODING_OPTION,)

    def detect(self, source: Source) -> Match | None:
        """Recognise the header, in text or in a workbook's sheet."""
        if not has_header(source, is_header):
            return None
        return Match(0.85, "the header of a calendar of sessions")

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows, as they stand in the file."""
        encoding = options.get("encoding", "auto")
        with open_table(source, is_header, encoding=encoding, rows_wanted=limit + 10) as table:
            layout = _layout(table, source)
            return first_rows(table, layout.titles, limit, left_out(layout.unknown))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield the facts of all rows in batches, and what cannot be read."""
        with open_table(source, is_header, encoding=options.get("encoding", "auto")) as table:
            layout = _layout(table, source)
            for note in table.notes + left_out(layout.unknown):
                context.log(note)
            kept: list[CalendarFact] = []
            for done, record in enumerate(table.records, start=1):
                if context.cancelled:
                    return
                for found in _found(record, layout):
                    if isinstance(found, RowError):
                        yield found
                    elif isinstance(found, str):
                        context.log(found)
                    else:
                        kept.append(found)
                    if len(kept) == MAX_BATCH_ROWS:
                        yield _batch(kept)
                        kept = []
                context.progress(done, max(done, table.rows))
            if kept:
                yield _batch(kept)


def _layout(table: Table, source: Source) -> CalendarLayout:
    layout = layout_of(table.header.cells)
    if layout is None:
        raise ConnectorError(f"{source.name} has no header of a calendar.")
    return layout


def _found(
    record: Record | RowError, layout: CalendarLayout
) -> Iterator[CalendarFact | RowError | str]:
    if isinstance(record, RowError):
        yield record
        return
    width = len(layout.titles)
    if any(record.cells[width:]):
        reason = f"the row has {len(record.cells)} cells, the header {width}"
        yield RowError(f"row {record.row}", " | ".join(record.cells), reason)
        return
    cells = {
        name: record.cells[at].strip() if at < len(record.cells) else ""
        for name, at in layout.positions.items()
    }
    if layout.own:
        fault = _own_fault(cells)
        place = f"row {record.row}"
        if fault:
            yield RowError(place, " | ".join(record.cells), fault)
        else:
            yield CalendarFact(place, cells)
    else:
        yield from facts_of(record.row, cells, layout)


def _own_fault(cells: Mapping[str, str]) -> str:
    """Why a row of uprtui's own layout cannot be used; only a review may be without a date."""
    if not cells["what"]:
        return "the column what is empty"
    wrong = next((cells[n] for n in ("start", "end") if cells[n] and not is_day(cells[n])), "")
    if wrong:
        return f"{wrong!r} is no date such as 2027-01-18 or 2027-01"
    if not cells["start"] and (cells["what"] != "review" or cells["end"]):
        return "the first day is empty"
    return ""


def _batch(facts: list[CalendarFact]) -> Batch:
    present = [name for name in CALENDAR_COLUMNS if any(name in fact.cells for fact in facts)]
    columns = {name: [fact.cells.get(name, "") for fact in facts] for name in present}
    return Batch(Kind.CALENDAR, columns, [fact.place for fact in facts])
