"""What runs in the worker process for an export of the Human Rights Index: from bytes to rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from uprtui.api import ConnectorError, Kind, RowError
from uprtui_connectors.delimited import Record as TableRow
from uprtui_connectors.delimited import delimiter_of, first_line, records
from uprtui_connectors.encoding import text_form
from uprtui_connectors.uhri_json import json_records
from uprtui_connectors.uhri_record import (
    Record,
    UnusableRecord,
    is_header,
    meanings_of,
    record_of_cells,
    record_of_object,
    unknown_titles,
)
from uprtui_connectors.uhri_rows import COLUMNS, Row, Tally, rows_of_record
from uprtui_connectors.xlsx_stream import LARGEST_PART, Workbook

ROWS_AT_ONCE = 1_000
_CHARACTERS_AT_ONCE = 2 << 20
_ROWS_BEFORE_HEADER = 5
_BYTES_BEFORE_HEADER = 4 << 20  # unpacked
_DEEPEST_SHOWN = 3
_LONGEST_RAW = 2_000
#: A batch is handed over at least so often, so that the reader tells how far it is.
_RECORDS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Step:
    """One record as it stands in the file.

    Args:
        place: where.
        value: the JSON value, the cells of a row, or what is wrong with the row.
        done: how many records have been read.
        read: how many bytes of the file; 0 where that is not known.
    """

    place: str
    value: object
    done: int
    read: int


def found(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield what `uhri.py` turns into batches, errors, progress and notes.

    In: the file, and the arguments `name` and `form` (json, xlsx or csv).
    Out: objects with one of the keys `kind` (with `columns` and `places`), `errors`
    (place, raw, reason), `progress` (records done, bytes read), `notes`.
    """
    tally = Tally()
    handed = _Handed()
    for record, step in _records(stream, arguments, handed):
        try:
            for row in rows_of_record(record, step.place, tally):
                yield from handed.add(row)
        except UnusableRecord as reason:
            handed.refuse(step, str(reason))
        if step.done % _RECORDS_AT_ONCE == 0:
            yield {"progress": [step.done, step.read]}
    yield from handed.rest()
    yield {"notes": [*handed.notes, *tally.notes()]}


def shown(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield the titles, then the first rows as they stand in the file.

    In: the file, and the arguments `name`, `form` and `limit`.
    """
    limit = int(arguments["limit"])
    if arguments["form"] == "json":
        values = [step.value for step in islice(_json_steps(stream, arguments["name"]), limit)]
        objects = [value for value in values if isinstance(value, dict)]
        titles = list(dict.fromkeys(str(key) for value in objects for key in value))
        yield titles
        for value in objects:
            yield [_as_shown(value.get(title)) for title in titles]
        return
    header, steps = _table(stream, arguments)
    yield list(header)
    for step in islice(steps, limit):
        if isinstance(step.value, list | tuple):
            yield [*step.value, *[""] * len(header)][: len(header)]


def header(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield whether one of a workbook's sheets begins with the header of the export."""
    found = _sheet_with_header(stream, arguments["name"], _BYTES_BEFORE_HEADER)
    yield found is not None


class _Handed:
    """Rows that wait to be handed over together."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._rows: dict[Kind, list[Row]] = {kind: [] for kind in COLUMNS}
        self._size = 0
        self._errors: list[tuple[str, str, str]] = []

    def add(self, row: Row) -> Iterator[object]:
        """Keep a row; yield all that wait where they are enough."""
        waiting = self._rows[row.kind]
        row.cells = _storable(row.cells)
        waiting.append(row)
        self._size += sum(map(len, row.cells))
        if len(waiting) >= ROWS_AT_ONCE or self._size > _CHARACTERS_AT_ONCE:
            yield from self.rest()

    def refuse(self, step: Step, reason: str) -> None:
        """Keep a record that cannot be used."""
        raw = step.value if isinstance(step.value, str) else _as_shown(step.value)
        self._errors.append((step.place, raw[:_LONGEST_RAW], reason))

    def rest(self) -> Iterator[object]:
        """Yield all that wait."""
        if self._errors:
            yield {"errors": self._errors}
            self._errors = []
        for kind, rows in self._rows.items():
            if rows:
                cells = zip(*(row.cells for row in rows), strict=True)
                yield {
                    "kind": str(kind),
                    "columns": dict(zip(COLUMNS[kind], map(list, cells), strict=True)),
                    "places": [row.place for row in rows],
                }
                rows.clear()
        self._size = 0


def _storable(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells without halves of letters, which JSON can spell and no file can hold."""
    try:
        "".join(cells).encode("utf-8")
    except UnicodeEncodeError:
        return tuple(cell.encode("utf-8", "replace").decode("utf-8") for cell in cells)
    return cells


def _records(
    stream: BinaryIO, arguments: Mapping[str, str], handed: _Handed
) -> Iterator[tuple[Record, Step]]:
    """Every record that can be understood; the others are refused on the way."""
    if arguments["form"] == "json":
        for step in _json_steps(stream, arguments["name"]):
            try:
                record = record_of_object(step.value)
            except UnusableRecord as reason:
                handed.refuse(step, str(reason))
                continue
            yield record, step
        return
    titles, steps = _table(stream, arguments)
    unknown = unknown_titles(titles)
    if unknown:
        shown_titles = ", ".join(title[:40] for title in unknown[:10])
        handed.notes.append(f"Columns left out: {shown_titles}.")
    meanings = meanings_of(titles)
    for step in steps:
        if isinstance(step.value, RowError):
            handed.refuse(Step(step.place, step.value.raw, step.done, 0), step.value.reason)
            continue
        try:
            record = record_of_cells(meanings, step.value)  # type: ignore[arg-type]
        except UnusableRecord as reason:
            handed.refuse(step, str(reason))
            continue
        yield record, step


def _json_steps(stream: BinaryIO, name: str) -> Iterator[Step]:
    for item in json_records(stream, name):
        yield Step(f"record {item.number}", item.value, item.number, item.read)


def _table(stream: BinaryIO, arguments: Mapping[str, str]) -> tuple[Sequence[str], Iterator[Step]]:
    """A table's header and the rows below it."""
    name = arguments["name"]
    if arguments["form"] == "csv":
        return _csv(stream, name)
    sheet = _sheet_with_header(stream, name)
    if sheet is None:
        raise _no_header(name)
    header, rows = sheet
    return header, (
        Step(f"row {number}", cells, done, 0)
        for done, (number, cells) in enumerate(_forward(rows, name), start=1)
        if any(cells)
    )


def _forward(rows: Iterable[tuple[int, list[str]]], name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows whose numbers only go up, as in every sound sheet: they are their places.

    Raises:
        ConnectorError: a number comes again.
    """
    last = 0
    for number, cells in rows:
        if number <= last:
            raise ConnectorError(
                f"{name} has row {number} twice: it is damaged.", "Download or save it again."
            )
        last = number
        yield number, cells


def _sheet_with_header(
    stream: BinaryIO, name: str, most: int = LARGEST_PART
) -> tuple[list[str], Iterator[tuple[int, list[str]]]] | None:
    """The header of the first sheet that has a known one in its first rows, and what follows."""
    for rows in Workbook(stream, name, most).sheets():
        for _, cells in islice(rows, _ROWS_BEFORE_HEADER):
            if is_header(cells):
                return cells, rows
    return None


def _csv(stream: BinaryIO, name: str) -> tuple[Sequence[str], Iterator[Step]]:
    def open_again() -> BinaryIO:
        again = os.fdopen(os.dup(stream.fileno()), "rb")
        again.seek(0)
        return again

    form = text_form(open_again, name)
    with open_again() as beginning:
        head = beginning.read(1 << 16)
    delimiter = delimiter_of(first_line(head, form.codec), is_header)
    rows = records(open_again, name, form, delimiter or ",")
    first = next(rows, None)
    if delimiter is None or not isinstance(first, TableRow) or not is_header(first.cells):
        raise _no_header(name)
    return first.cells, (
        Step(f"row {row.row}", row.cells, done, 0)
        if isinstance(row, TableRow)
        else Step(row.place, row, done, 0)
        for done, row in enumerate(rows, start=1)
    )


def _no_header(name: str) -> ConnectorError:
    return ConnectorError(
        f"{name} does not begin with the columns of the Human Rights Index's export.",
        "Download the export again, with its header row.",
    )


def _as_shown(value: object, depth: int = 0) -> str:
    """A JSON value in one cell."""
    if depth > _DEEPEST_SHOWN:
        return "…"
    if isinstance(value, list | tuple):
        return "; ".join(_as_shown(one, depth + 1) for one in value[:100])
    if isinstance(value, dict):
        members = islice(value.items(), 40)
        return " | ".join(f"{key}: {_as_shown(one, depth + 1)}" for key, one in members)
    return "" if value is None else str(value)
