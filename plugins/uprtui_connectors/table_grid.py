"""Open any table: its columns by name, its first rows, and all its records."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from uprtui.api import ConnectorError, Context, Limits, RowError, Source, items_of
from uprtui_connectors.delimited import Record, records
from uprtui_connectors.encoding import text_form
from uprtui_connectors.table_columns import MOST_COLUMNS, column_names, too_many_columns
from uprtui_connectors.table_guess import Guess, guess_of, header_place
from uprtui_connectors.table_text import (
    DELIMITERS,
    check_first_line,
    head_rows,
    head_text,
    is_json_lines,
    json_records,
    sniffed,
)
from uprtui_connectors.workbook import is_workbook, unpacked_size
from uprtui_connectors.workbook_start import first_rows, is_large_xlsx

_WORKBOOK = "uprtui_connectors.table_binary:workbook"
_PARQUET = "uprtui_connectors.table_binary:parquet"
_PARQUET_MARK = b"PAR1"
_LIMITS = Limits(memory=2 << 30, cpu_seconds=300, item_bytes=64 << 20)
_SAMPLE = 60
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
Rows = Iterator[Record | RowError]
_NOTHING: dict[str, Any] = {"rows": 0, "columns": []}  # where the user stopped before anything


@dataclass(frozen=True, slots=True)
class Grid:
    """An open table.

    Args:
        names: a name for each column (see `column_names`).
        records: the rows below the titles, in order, empty ones left out.
        rows: how many there are; an estimate for text files.
        notes: what was detected, for the user.
        guess: what the columns seem to hold.
    """

    names: tuple[str, ...]
    records: Rows
    rows: int
    notes: tuple[str, ...]
    guess: Guess


def guess_at(source: Source) -> Guess | None:
    """Guess what a file's columns hold by its beginning; None where it is no table.

    Raises:
        ConnectorError: it is a table that cannot be opened, or has far too many columns.
    """
    if is_large_xlsx(source):
        with closing(first_rows(source)) as items:
            guesses = [
                _grid(iter(rows), len(rows), (), "auto", source.name).guess
                for _, rows in _sheets(items)
            ]
        return max(guesses, key=_worth, default=None)
    if source.head.startswith(_PARQUET_MARK) or is_workbook(source):
        with open_grid(source, {}, rows_wanted=_SAMPLE) as grid:
            return grid.guess
    text = head_text(source)
    if not text.strip():
        return None
    if is_json_lines(text):
        with open_grid(source, {}) as grid:
            return grid.guess
    check_first_line(source, text)
    sign = sniffed(text)
    if sign is None:
        return None
    numbered = [Record(row, cells) for row, cells in enumerate(head_rows(text, sign), start=1)]
    return _grid(iter(numbered), len(numbered), (), "auto", source.name).guess


@contextmanager
def open_grid(
    source: Source,
    options: Mapping[str, str],
    *,
    rows_wanted: int = 0,
    context: Context | None = None,
) -> Iterator[Grid]:
    """Open a file's table; leaving the context closes the file and ends its worker.

    In: the file, the user's options, how many rows of a workbook or Parquet file are wanted (0:
    all), and the context that may cancel the worker.

    Raises:
        ConnectorError: it is no table, damaged or too large; also while records are read.
    """
    header = options.get("header-row", "auto")
    if source.head.startswith(_PARQUET_MARK):
        with closing(_worker(_PARQUET, source, "", rows_wanted, context)) as items:
            about = next(items, _NOTHING)
            yield _named(about["columns"], _numbered(items, 2), about["rows"], ("form: Parquet",))
    elif is_workbook(source):
        sheet = _chosen_sheet(source, options.get("sheet", ""), header, context)
        with closing(_worker(_WORKBOOK, source, sheet, rows_wanted, context)) as items:
            rows = next(items, _NOTHING)["rows"]
            yield _grid(_numbered(items, 1), rows, (f"sheet: {sheet}",), header, source.name)
    else:
        with _text_grid(source, options, header) as grid:
            yield grid


@contextmanager
def _text_grid(source: Source, options: Mapping[str, str], header: str) -> Iterator[Grid]:
    encoding, wanted = options.get("encoding", "auto"), options.get("delimiter", "auto")
    text = head_text(source)
    if is_json_lines(text) and wanted == "auto":
        keys, lines = json_records(source)
        with closing(lines):
            yield _named(keys, lines, 0, ("form: JSON lines",))
        return
    sign = DELIMITERS.get(wanted) or sniffed(text) or _sign_of_utf16(source, encoding)
    form = text_form(source.open, source.name, encoding)
    check_first_line(source, text)
    if sign is None:
        raise ConnectorError(
            f"{source.name} is no table: no comma, semicolon, tab or vertical bar divides its "
            "lines into columns.",
            "Save it as CSV or Excel; or name the sign with the option delimiter.",
        )
    notes = (f"encoding: {form.encoding}", f"cells divided by: {_SIGNS[sign]}")
    with closing(records(source.open, source.name, form, sign)) as lines:
        yield _grid(lines, max(form.lines - 1, 0), notes, header, source.name)


def _sign_of_utf16(source: Source, encoding: str) -> str | None:
    """The sign of a UTF-16 file without its mark, where the user says that it is one."""
    return sniffed(source.head.decode("utf-16", "ignore")) if encoding == "utf-16" else None


def _chosen_sheet(source: Source, wanted: str, header: str, context: Context | None) -> str:
    """The sheet that the user names; else the first with all that is needed; else the best.

    Out: an empty name where the user stops.
    """
    if wanted:
        return wanted
    best, most = "", -1
    with closing(_worker(_WORKBOOK, source, "", _SAMPLE, context)) as items:
        for name, rows in _sheets(items):
            guess = _grid(iter(rows), len(rows), (), header, source.name).guess
            if _worth(guess) > most:
                best, most = name, _worth(guess)
    if not best and not (context is not None and context.cancelled):
        raise ConnectorError(f"{source.name} has no sheet with rows.", "Choose another file.")
    return best


def _worth(guess: Guess) -> int:
    """How likely a sheet is the one that is meant."""
    return len(guess.columns) + 100 * guess.complete


def _sheets(items: Iterator[object]) -> Iterator[tuple[str, list[Record]]]:
    name, rows = "", list[Record]()
    for item in items:
        if isinstance(item, dict):
            if rows:
                yield name, rows
            name, rows = str(item["sheet"]), []
        elif isinstance(item, list):
            rows += [Record(len(rows) + at, cells) for at, cells in enumerate(item, start=1)]
    if rows:
        yield name, rows


def _worker(
    reader: str, source: Source, sheet: str, rows: int, context: Context | None
) -> Generator[Any]:
    arguments = {"sheet": sheet, "rows": str(rows), "name": source.name}
    if reader == _WORKBOOK:
        arguments["unpacked"] = str(unpacked_size(source))
    yield from items_of(reader, source, arguments, limits=_LIMITS, context=context)


def _numbered(items: Iterator[object], first: int) -> Rows:
    """The rows of a worker's portions, counted as the file's own program shows them."""
    row = first
    for chunk in items:
        if not isinstance(chunk, list):
            return
        for cells in chunk:
            if any(cells):
                yield Record(row, cells)
            row += 1


def _named(titles: Sequence[str], rows: Rows, total: int, notes: tuple[str, ...]) -> Grid:
    """A table of a form that names its columns itself."""
    names = column_names(titles)
    sample, rows = _sampled(rows)
    return Grid(names, rows, total or len(sample), notes, guess_of(names, _cells(sample)))


def _grid(rows: Rows, total: int, notes: tuple[str, ...], header: str, name: str) -> Grid:
    """A table whose titles, if any, stand in a row of it."""
    sample, rows = _sampled(rows)
    place = _header(sample, header, name)
    body = sample if place is None else sample[place + 1 :]
    width = max(
        (_width(record.cells) for record in sample if isinstance(record, Record)), default=0
    )
    if width > MOST_COLUMNS:
        raise too_many_columns(width, name)
    titled = None if place is None else sample[place]
    titles = list(titled.cells) if isinstance(titled, Record) else []
    titles = [*titles[:width], *[""] * (width - len(titles))]
    if isinstance(titled, Record):
        titles = titles[: max(_width(titled.cells), _common_width(body))]
        notes = (*notes, f"titles: row {titled.row}")
    else:
        notes = (*notes, "titles: none; columns are named #1, #2 …")
    names = column_names(titles)
    skip = 0 if place is None else place + 1
    below = islice(rows, skip, None)
    return Grid(names, below, max(total - skip, 0), notes, guess_of(names, _cells(body)))


def _header(sample: Sequence[Record | RowError], wanted: str, name: str) -> int | None:
    """The place of the row of titles in the sample."""
    if wanted == "none":
        return None
    if wanted == "auto":
        cells = [each.cells if isinstance(each, Record) else () for each in sample]
        return header_place(cells)
    for place, record in enumerate(sample):
        if isinstance(record, Record) and record.row == int(wanted):
            return place
    raise ConnectorError(f"{name} has nothing in row {wanted}.", "Correct the option header-row.")


def _sampled(rows: Rows) -> tuple[list[Record | RowError], Rows]:
    sample = list(islice(rows, _SAMPLE))
    return sample, chain(sample, rows)


def _cells(sample: Sequence[Record | RowError]) -> list[Sequence[str]]:
    return [record.cells for record in sample if isinstance(record, Record)]


def _common_width(sample: Sequence[Record | RowError]) -> int:
    """The width that most rows reach: a stray cell at the side is no column."""
    widths = sorted(_width(record.cells) for record in sample if isinstance(record, Record))
    return widths[len(widths) // 2] if widths else 0


def _width(cells: Sequence[str]) -> int:
    """How many cells a row has up to its last one with something in it."""
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return width
