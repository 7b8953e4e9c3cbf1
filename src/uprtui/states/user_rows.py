"""The rows of a user's CSV file, each with the line where it stands."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NoReturn

from uprtui.states.errors import StatesFileError

COLUMNS = ("code", "name", "group", "blocs", "neighbours", "aliases")
_LAYOUT = f"Begin the file with the line: {','.join(COLUMNS)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, without surrounding white space.

    Attributes:
        path: the file.
        line: the line where the row begins; the file's first line is 1.
        cells: a value for every name in COLUMNS.
    """

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def refuse(self, column: str, what: str, remedy: str) -> NoReturn:
        """Raise the StatesFileError that says what is wrong in this row's column."""
        raise StatesFileError(self.path, self.line, column, what, remedy)


def rows(path: Path) -> list[Row]:
    """Return the rows of the file below its header; blank lines are left out.

    Raises:
        StatesFileError: where the file cannot be read, is not UTF-8 or not CSV, lacks a
            column, or a row has more or fewer cells than the header.
    """
    records = _records(path, _text(path))
    line, header = next(records, (1, []))
    columns = [cell.strip().casefold() for cell in header]
    for column in COLUMNS:
        if columns.count(column) != 1:
            fault = "is missing" if column not in columns else "occurs more than once"
            raise StatesFileError(path, line, column, f"the column {fault}", _LAYOUT)
    return [_row(path, line, columns, cells) for line, cells in records]


def _row(path: Path, line: int, columns: list[str], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        what = f"the row has {len(cells)} cells, the header {len(columns)}"
        remedy = "Separate cells by commas, and put a cell that holds a comma in quotation marks."
        raise StatesFileError(path, line, "", what, remedy)
    named = dict(zip(columns, cells, strict=True))
    return Row(path, line, {column: named[column].strip() for column in COLUMNS})


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank, with the line where it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            remedy = "Save the file again as CSV, with every quotation mark closed."
            raise StatesFileError(path, line, "", f"not CSV: {error}", remedy) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise StatesFileError(path, None, "", what, "Check its name and permissions.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Save the file as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8')."
        raise StatesFileError(path, line, "", "the text is not UTF-8", remedy) from error
