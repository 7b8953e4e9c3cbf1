"""Read Excel and ODS workbooks through a process of their own, row by row.

The reading library (python-calamine) is fast and knows every form, but one damaged byte can make
it abort its process; so it runs in a worker, and a crash becomes a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from uprtui.api import ConnectorError, Context, Limits, Source, items_of
from uprtui_connectors.delimited import Record
from uprtui_connectors.old_office import OTHERS, PROTECTED, WORD, has_stream, is_compound
from uprtui_connectors.workbook_start import first_rows, is_large_xlsx
from uprtui_connectors.zip_contents import ZIP, contents_of

_READER = "uprtui_connectors.workbook_reader:rows_of_sheets"
#: The header stands in the first rows of its sheet, if the sheet has one.
ROWS_BEFORE_HEADER = 5
#: Exports have a few megabytes; reading takes some 20 times a file's size in memory.
LARGEST_WORKBOOK = 128 << 20
#: Enough for some 500,000 rows of an export; a file that needs more is refused.
LIMITS = Limits(memory=2 << 30, cpu_seconds=300)
_REMEMBERED = 2

Line: TypeAlias = dict[str, object] | list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet whose header was recognised.

    Args:
        name: the sheet's name.
        rows: how many rows it has, header included.
        header: the header row.
        records: the rows below it, empty ones left out; to be read while the workbook is open.
    """

    name: str
    rows: int
    header: Record
    records: Iterator[Record]


def is_workbook(source: Source) -> bool:
    """Whether a file is an Excel or ODS workbook, by its first bytes and its list of contents.

    A damaged container counts as one unless something tells that it is another document.

    Raises:
        ConnectorError: it is a zip that lists too many parts or too much content.
    """
    if is_compound(source):
        return not has_stream(source, WORD, *OTHERS, largest=LARGEST_WORKBOOK)
    if not source.head.startswith(ZIP):
        return False
    parts = contents_of(source)
    if parts is None:
        return b"xl/" in source.head or b"opendocument.spreadsheet" in source.head
    excel = any(part.filename.startswith("xl/workbook.") for part in parts)
    return excel or b"opendocument.spreadsheet" in source.head[:200]


def has_sheet(source: Source, is_header: Callable[[Sequence[str]], bool]) -> bool:
    """Whether a workbook has a sheet with a known header.

    Raises:
        ConnectorError: the workbook is damaged, protected, or too large.
    """
    stat = source.path.stat()
    lines = _first_lines(source, (stat.st_ino, stat.st_mtime_ns))
    if isinstance(lines, ConnectorError):
        raise ConnectorError(lines.message, lines.remedy)
    return _first_known(iter(lines), is_header) is not None


@lru_cache(_REMEMBERED)
def _first_lines(source: Source, _stamp: tuple[int, int]) -> tuple[Line, ...] | ConnectorError:
    """What stands first in each sheet, or why it cannot be read.

    Several connectors ask for it one after another, about the same file as it is.
    """
    try:
        if is_large_xlsx(source):
            with closing(first_rows(source)) as items:
                return tuple(_single(items))
        with closing(_lines(source, ROWS_BEFORE_HEADER)) as lines:
            return tuple(lines)
    except ConnectorError as refusal:
        return refusal


@contextmanager
def open_sheet(
    source: Source,
    is_header: Callable[[Sequence[str]], bool],
    *,
    rows_wanted: int = 0,
    context: Context | None = None,
) -> Iterator[Sheet | None]:
    """Hand over the first sheet that has a known header; None where no sheet has.

    In: the workbook, how to know a header, how many rows of each sheet are wanted (0: all), and
    what says whether the user wants to stop. Leaving the context ends the reading process.

    Raises:
        ConnectorError: the workbook is damaged, protected, or too large; also while records are
            read.
    """
    with closing(_lines(source, rows_wanted, context)) as lines:
        yield _first_known(lines, is_header)


def _first_known(lines: Iterator[Line], is_header: Callable[[Sequence[str]], bool]) -> Sheet | None:
    name, rows, row = "", 0, 0
    for line in lines:
        if isinstance(line, dict):
            name, rows, row = str(line["sheet"]), int(str(line["rows"])), 0
            continue
        row += 1
        if row <= ROWS_BEFORE_HEADER and is_header(line):
            return Sheet(name, rows, Record(row, line), _records(lines, row))
    return None


def _records(lines: Iterator[Line], row: int) -> Iterator[Record]:
    for line in lines:
        if isinstance(line, dict):
            return
        row += 1
        if any(line):
            yield Record(row, line)


def _lines(source: Source, rows_wanted: int, context: Context | None = None) -> Generator[Line]:
    """Yield `{"sheet": name, "rows": n}` for each sheet, then its rows."""
    asked = {"name": source.name, "rows": str(rows_wanted), "unpacked": str(unpacked_size(source))}
    items: Generator[Any]
    with closing(items_of(_READER, source, asked, limits=LIMITS, context=context)) as items:
        yield from _single(items)


def _single(items: Iterator[Any]) -> Iterator[Line]:
    """The worker's items, rows one by one."""
    for item in items:
        if isinstance(item, dict):
            yield item
        else:
            yield from item


def unpacked_size(source: Source) -> int:
    """How many bytes a workbook has when unpacked; refuses what no worker need look at.

    Raises:
        ConnectorError: it is too large, packed or unpacked, or protected by a password.
    """
    if source.size > LARGEST_WORKBOOK:
        raise ConnectorError(
            f"{source.name} has {source.size >> 20} MiB; workbooks are read up to "
            f"{LARGEST_WORKBOOK >> 20} MiB.",
            "Save the sheet as CSV and import that.",
        )
    if is_compound(source):
        if has_stream(source, PROTECTED, largest=LARGEST_WORKBOOK):
            raise ConnectorError(
                f"{source.name} is protected by a password.", "Save a copy without a password."
            )
        return source.size
    return sum(part.file_size for part in contents_of(source) or ())
