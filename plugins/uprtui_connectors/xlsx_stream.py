"""Read a large .xlsx row by row in a little memory; to be run in a worker process.

The libraries for Excel files hold a whole workbook in memory: gigabytes for an export of 268,000
rows. Here the sheet passes by as it is unpacked, and of the shared strings the long ones, which
hardly occur twice, are kept packed. Values only: formulas, formats and dates are as stored.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

from uprtui_connectors.xlsx_xml import (
    Handler,
    SheetHandler,
    StringsHandler,
    damaged,
    parser_for,
    too_large,
)
from uprtui_connectors.zip_contents import open_zip

#: Unpacked, the parts of a real export have some 400 MiB each.
LARGEST_PART = 2 << 30
_AT_ONCE = 1 << 16
_SHORT = 1_000  # bytes; shorter strings are kept as they are
_BLOCK = 1 << 18  # bytes of long strings that are packed together
_BLOCKS_OPEN = 16
SHEET = re.compile(r"xl/worksheets/[^/]*?(\d*)\.xml", re.IGNORECASE)
_STRINGS = "xl/sharedstrings.xml"


class Workbook:
    """An open .xlsx.

    Args:
        stream: the file's bytes.
        name: its name, for messages.
        most: how many bytes of each part are looked at, unpacked.

    Every method raises `ConnectorError` where the file is damaged, protected, or too large.
    """

    def __init__(self, stream: BinaryIO, name: str, most: int = LARGEST_PART) -> None:
        self._name = name
        self._most = most
        with _readable(name):
            self._archive = open_zip(stream, name)
            parts = {part.filename.casefold(): part for part in self._archive.infolist()}
        self._parts = [
            parts[each] for each in sorted(filter(SHEET.fullmatch, parts), key=_sheet_order)
        ]
        strings = parts.get(_STRINGS)
        texts = iter(()) if strings is None else self._texts(strings)
        self._strings = _Strings(texts, name)

    def sheets(self) -> Iterator[Iterator[tuple[int, list[str]]]]:
        """Yield the rows of each sheet: number from 1, and cells as text.

        Cells stand where their column is; empty rows may be missing. Leave a sheet at any row.
        """
        for part in self._parts:
            yield self._rows(part)

    def _rows(self, part: zipfile.ZipInfo) -> Iterator[tuple[int, list[str]]]:
        sheet = SheetHandler(self._strings.text, self._name)
        for _ in self._parsed(part, sheet):
            yield from sheet.ready
            sheet.ready.clear()

    def _texts(self, part: zipfile.ZipInfo) -> Iterator[str]:
        strings = StringsHandler(self._name)
        for _ in self._parsed(part, strings):
            yield from strings.ready
            strings.ready.clear()

    def _parsed(self, part: zipfile.ZipInfo, handler: Handler) -> Iterator[None]:
        """Send a part's XML through a handler; yields after every piece."""
        if part.file_size > LARGEST_PART:
            raise too_large(self._name, f"a part of {part.file_size >> 20:,} MiB")
        parser = parser_for(handler, self._name)
        read = 0
        with _readable(self._name), self._archive.open(part) as opened:
            while read < self._most and (piece := opened.read(_AT_ONCE)):
                read += len(piece)
                parser.Parse(piece, False)
                yield
            if read < self._most:
                parser.Parse(b"", True)
                yield


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Say in a sentence what the libraries for zip and XML raise."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, ValueError) as problem:
        raise damaged(name, f"it is damaged or was cut short ({problem})") from problem
    except (RuntimeError, NotImplementedError) as problem:
        raise damaged(
            name, f"it is protected, or packed in an unknown way ({problem})"
        ) from problem


def _sheet_order(name: str) -> tuple[int, str]:
    found = SHEET.fullmatch(name)
    return int(found[1] or 0) if found else 0, name


class _Strings:
    """The shared strings, read as far as they are asked for.

    A sheet mostly asks for them in their order, so that a header needs the first few only.
    """

    def __init__(self, coming: Iterator[str], name: str) -> None:
        self._short: list[bytes | None] = []
        self._block_of = array("I")
        self._starts = array("I")
        self._blocks: list[bytes] = []
        self._open = bytearray()
        self._name = name
        self._unpacked = lru_cache(_BLOCKS_OPEN)(self._unpack)
        self._coming = coming

    def text(self, number: int) -> str:
        """One string.

        Raises:
            ConnectorError: there is no such string.
        """
        while number >= len(self._short):
            coming = next(self._coming, None)
            if coming is None:
                raise damaged(self._name, f"a cell names text {number:,}, which is not there")
            self._keep(coming.encode("utf-8", "replace"))
        short = self._short[number]
        return (self._long(number) if short is None else short).decode("utf-8")

    def _keep(self, text: bytes) -> None:
        if len(text) <= _SHORT:
            self._short.append(text)
            self._block_of.append(0)
            self._starts.append(0)
            return
        self._short.append(None)
        self._block_of.append(len(self._blocks))
        self._starts.append(len(self._open))
        self._open += len(text).to_bytes(4, "little") + text
        if len(self._open) >= _BLOCK:
            self._blocks.append(zlib.compress(self._open, 1))
            self._open.clear()

    def _long(self, number: int) -> bytes:
        block, start = self._block_of[number], self._starts[number]
        content = self._unpacked(block) if block < len(self._blocks) else bytes(self._open)
        length = int.from_bytes(content[start : start + 4], "little")
        return content[start + 4 : start + 4 + length]

    def _unpack(self, block: int) -> bytes:
        return zlib.decompress(self._blocks[block])
