"""The first rows of a large .xlsx, without reading the rest: enough to see whose file it is."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from uprtui.api import Source, items_of
from uprtui_connectors.zip_contents import ZIP, contents_of

#: Unpacked bytes from which opening the whole workbook takes longer than a look at a file may.
LARGE = 32 << 20
#: How many rows of each sheet are looked at.
ROWS_AT_START = 60
_READER = "uprtui_connectors.workbook_start:rows_at_start"
_LOOKED_AT = 4 << 20  # bytes of each part, unpacked


def is_large_xlsx(source: Source) -> bool:
    """Whether a file is an .xlsx of which only the start should be looked at.

    Raises:
        ConnectorError: it is a zip that lists too many parts or too much content.
    """
    if not source.head.startswith(ZIP):
        return False
    parts = contents_of(source) or ()
    is_xlsx = any(part.filename.casefold() == "xl/workbook.xml" for part in parts)
    return is_xlsx and sum(part.file_size for part in parts) > LARGE


def first_rows(source: Source) -> Generator[Any]:
    """Yield for each sheet `{"sheet": "", "rows": n}`, then its first rows in one list.

    Raises:
        ConnectorError: the workbook is damaged or protected.
    """
    yield from items_of(_READER, source, {"name": source.name})


def rows_at_start(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Be the worker of `first_rows`; in: the file's `name`."""
    from uprtui_connectors.xlsx_stream import Workbook

    for sheet in Workbook(stream, arguments["name"], most=_LOOKED_AT).sheets():
        rows: list[list[str]] = []
        for number, cells in islice(sheet, ROWS_AT_START):
            rows += [[]] * min(number - len(rows) - 1, ROWS_AT_START)
            rows.append(cells)
        yield {"sheet": "", "rows": len(rows)}
        yield rows[:ROWS_AT_START]
