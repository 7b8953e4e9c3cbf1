"""Read a file of asks: CSV as spreadsheets write it, each row with the line where it begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from uprtui.errors import UprtuiError

NEEDED = ("sur", "text")
READ = ("sur", "by", "issues", "text", "session")
ADDED = ("probability", "low", "high", "n")
DELIMITERS = (",", ";", "\t")
# Excel reads and writes a first line that names the delimiter; quotes may stand around it.
_SEP_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_LONGEST_HEADER = 10_000  # characters that tell the delimiter
_SAVE_AGAIN = "Save it from your spreadsheet as “CSV UTF-8”."


class AskFileError(UprtuiError):
    """A file of asks that cannot be read at all, or whose figures cannot be written."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: the line where it begins, and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class AskFile:
    """A file of asks: its header and rows as they stand in it."""

    header: list[str]
    rows: list[Row]


def read_asks(source: Path) -> AskFile:
    """Read a CSV file in UTF-8, separated by commas, semicolons or tabs; blank lines are left out.

    Raises:
        AskFileError: with the line, where it is no such file, or where its header lacks a needed
            column, has one twice, or has a column that would be taken for a figure of ours.
    """
    text = _text(source)
    lines = list(StringIO(text, newline=""))
    skipped = next((place for place, line in enumerate(lines) if line.strip()), None)
    if skipped is None:
        raise AskFileError(
            f"{source}: the file is empty.",
            f"Its first line names the columns: {', '.join(READ)}.",
        )
    named = _SEP_LINE.fullmatch(lines[skipped])
    if named is None:
        delimiter = _delimiter(lines[skipped])
    else:
        delimiter, skipped = named[1], skipped + 1
        if delimiter not in DELIMITERS:
            raise AskFileError(
                f"{source}, line {skipped}: cells are separated by “{delimiter}”.",
                "Use commas, semicolons or tabs.",
            )
    rows = _rows(source, "".join(lines[skipped:]), delimiter, skipped)
    first = next(rows, Row(skipped + 1, []))
    header = [title.strip() for title in first.cells]
    _check_header(f"{source}, line {first.line}", header)
    return AskFile(header, list(rows))


def is_ours(header: Sequence[str]) -> bool:
    """Whether a header is of a file that a batch wrote: asks and all figures."""
    names = {title.strip().casefold() for title in header}
    return names.issuperset((*NEEDED, *ADDED))


def _check_header(where: str, header: Sequence[str]) -> None:
    names = [title.casefold() for title in header]
    for name in (*READ, *ADDED):
        if names.count(name) > 1:
            raise AskFileError(
                f"{where}: the column “{name}” is there {names.count(name)} times.",
                "Keep one of them.",
            )
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise AskFileError(
            f"{where}: the header has no column {' and no column '.join(missing)}.",
            f"It names the columns, separated by commas, semicolons or tabs: {', '.join(READ)}.",
        )
    figures = [name for name in ADDED if name in names]
    if figures and len(figures) < len(ADDED):
        raise AskFileError(
            f"{where}: the column “{figures[0]}” has the name of a figure that is added.",
            f"Give it another name. Only {', '.join(ADDED)} all together, as an earlier run wrote"
            " them, are replaced.",
        )


def _text(source: Path) -> str:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise AskFileError(
            f"{source}: the file cannot be read ({error.strerror or error}).",
            "Check its name and permissions.",
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise AskFileError(f"{source}, line {line}: this is not UTF-8.", _SAVE_AGAIN) from error


def _delimiter(header: str) -> str:
    """The delimiter with which a header names most columns that are read; else the commonest."""

    def columns(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header[:_LONGEST_HEADER]], delimiter=delimiter), [])
        return sum(cell.strip().casefold() in READ for cell in cells), len(cells)

    return max(DELIMITERS, key=columns)


def _rows(source: Path, text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    """Yield each row that is not blank; `skipped` lines stand before the text."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise AskFileError(f"{source}, line {line}: {_fault(error)}", _SAVE_AGAIN) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(line, cells)


def _fault(error: csv.Error) -> str:
    """What is wrong with a row, by what the reader of the standard library says of it."""
    said = str(error)
    if "unexpected end" in said:
        return "a quotation mark is opened in this row and never closed."
    if "field larger" in said:
        return (
            f"a cell has more than {csv.field_size_limit():,} characters; perhaps a quotation mark"
            " is opened in this row and never closed."
        )
    if "expected after" in said:
        return (
            "a quotation mark stands alone within a cell in quotation marks. Inside such a cell,"
            ' each is written twice ("").'
        )
    return f"this row is no CSV ({said})."
