"""Read Excel and ODS workbooks through a process of their own, row by row.

The reading library (python-calamine) is fast and knows every form, but one damaged byte can make
it abort its process; so it runs in a child with capped memory, and a crash becomes a sentence.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from uprtui.api import ConnectorError, Source
from uprtui_connectors.delimited import Record

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_OLD_OFFICE = tuple(
    name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document", "__properties_")
)
_ZIP = b"PK\x03\x04"
_CHILD = Path(__file__).with_name("workbook_child.py")
#: The header stands in the first rows of its sheet, if the sheet has one.
ROWS_BEFORE_HEADER = 5
#: Exports have a few megabytes; reading takes some 20 times a file's size in memory.
LARGEST_WORKBOOK = 128 << 20

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
    """
    if source.head.startswith(_OLD_OFFICE):
        if source.size > LARGEST_WORKBOOK:
            return True
        content = source.read_bytes()
        return not any(name in content for name in _OTHER_OLD_OFFICE)
    if not source.head.startswith(_ZIP):
        return False
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return b"xl/" in source.head or b"opendocument.spreadsheet" in source.head
    excel = any(name.startswith("xl/workbook.") for name in names)
    return excel or b"opendocument.spreadsheet" in source.head[:200]


@contextmanager
def open_sheet(
    source: Source, is_header: Callable[[Sequence[str]], bool], *, rows_wanted: int = 0
) -> Iterator[Sheet | None]:
    """Hand over the first sheet that has a known header; None where no sheet has.

    In: the workbook, how to know a header, and how many rows of each sheet are wanted (0: all).
    Leaving the context ends the reading process.

    Raises:
        ConnectorError: the workbook is damaged, protected, or too large; also while records are
            read.
    """
    with closing(_child_lines(source, rows_wanted)) as lines:
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


def _child_lines(source: Source, rows_wanted: int) -> Generator[Line]:
    if source.size > LARGEST_WORKBOOK:
        raise ConnectorError(
            f"{source.name} has {source.size >> 20} MiB; workbooks are read up to "
            f"{LARGEST_WORKBOOK >> 20} MiB.",
            "Save the sheet as CSV and import that.",
        )
    command = [sys.executable, "-P", str(_CHILD), str(rows_wanted)]
    with (
        source.open() as stream,
        subprocess.Popen(  # noqa: S603  our own script; the file is its standard input
            command,
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # Ctrl+C is for this process, which then ends the child
        ) as child,
    ):
        try:
            yield from _until_end(child.stdout, source.name)
        finally:
            child.kill()


def _until_end(out: IO[bytes] | None, name: str) -> Iterator[Line]:
    for written in out or ():
        if not written.endswith(b"\n"):
            break
        line = json.loads(written)
        if isinstance(line, dict):
            if "end" in line:
                return
            if "error" in line:
                raise _unreadable(name, str(line["error"]))
        yield line
    raise _unreadable(name, "the reader broke down on it")


def _unreadable(name: str, cause: str) -> ConnectorError:
    if "password" in cause.casefold():
        return ConnectorError(
            f"{name} is protected by a password.", "Save a copy without a password."
        )
    return ConnectorError(
        f"{name} cannot be read as an Excel or ODS workbook: it is damaged or was cut short "
        f"({cause}).",
        "Download it again; or open it in a spreadsheet program and save it as CSV.",
    )
