"""Read a delimited text file record by record: any line ends, quoted cells, damaged rows.

Row numbers count records, as a spreadsheet shows them: the first is row 1, and a cell with a line
end inside does not shift the rows below it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from uprtui.api import ConnectorError, RowError
from uprtui_connectors.encoding import TextForm

DELIMITERS = (",", ";", "\t")
#: A longer line means that the file is no table; real lines stay below 10,000 characters.
LONGEST_LINE = 1 << 20
#: More empty lines one after another mean that the file is no table, or is padded without end.
MOST_EMPTY = 100_000
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table.

    Args:
        row: its number, counting from 1.
        cells: its values as text.
    """

    row: int
    cells: Sequence[str]


def delimiter_of(line: str, is_header: Callable[[Sequence[str]], bool]) -> str | None:
    """The delimiter that turns a file's first line into a known header; None where none does."""
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if is_header(cells):
            return delimiter
    return None


def first_line(head: bytes, codec: str) -> str:
    """The first line in a file's first bytes, as text; letters cut in two at the end are left."""
    text = head.decode(codec, errors="ignore").lstrip("\ufeff \t\r\n")
    return _LINE_END.split(text, maxsplit=1)[0]


def records(
    open_file: Callable[[], BinaryIO], name: str, form: TextForm, delimiter: str
) -> Generator[Record | RowError]:
    """Yield every record of a file, empty ones left out, damaged ones as `RowError`.

    Raises:
        ConnectorError: the file ends inside a quoted cell, holds bytes that its encoding does not
            know, a line that is too long for a table, or too many empty lines.
    """
    with io.TextIOWrapper(open_file(), encoding=form.codec, newline="") as stream:
        lines = _Lines(stream, name)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        row = filled = 0
        while True:
            lines.taken.clear()
            row += 1
            try:
                cells = next(reader, None)
            except csv.Error as problem:
                filled = row
                yield _damaged(problem, row, name, lines)
                continue
            except UnicodeError as problem:
                raise ConnectorError(
                    f"{name}, about row {row}: a letter that {form.encoding} does not know.",
                    "Choose the file's encoding with the option `encoding`, or export it again.",
                ) from problem
            if cells is None:
                return
            if any(cells):
                filled = row
                yield Record(row, cells)
            elif row - filled > MOST_EMPTY:
                raise ConnectorError(
                    f"{name}, row {filled + 1}: {MOST_EMPTY:,} empty lines follow.",
                    "Delete them, or export the file again.",
                )


class _Lines:
    """The physical lines of a file, remembering those of the record that is being read."""

    def __init__(self, stream: io.TextIOWrapper, name: str) -> None:
        self.taken: list[str] = []
        self._stream = stream
        self._name = name

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) >= LONGEST_LINE:
            raise ConnectorError(
                f"{self._name} has a line of {LONGEST_LINE:,} characters or more: it is no table.",
                "Export it again as CSV or Excel.",
            )
        self.taken.append(line)
        return line


def _damaged(problem: csv.Error, row: int, name: str, lines: _Lines) -> RowError:
    """A broken record is one row's error, unless it swallowed the rest of the file.

    Raises:
        ConnectorError: a quotation mark was opened and never closed.
    """
    if "unexpected end" in str(problem) or "field larger" in str(problem):
        raise ConnectorError(
            f"{name}, row {row}: a quotation mark is opened there and never closed; "
            "the file is damaged or was cut short.",
            "Export or download it again.",
        ) from problem
    raw = "".join(lines.taken).rstrip("\r\n")
    return RowError(f"row {row}", raw, "its quotation marks do not pair up")
