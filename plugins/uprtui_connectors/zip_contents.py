"""The zip around Word documents and workbooks: its list of contents, and the limits on it.

A hostile zip unpacks to a thousand times its size, or lists millions of parts; what its list of
contents says is cheap to check before anything is unpacked. (The list may lie: what unpacks the
parts runs in a worker process with limits of its own.)
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from uprtui.api import ConnectorError, Source

ZIP = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_LENGTH = 22
_END_LONGEST = _END_LENGTH + 0xFFFF
_REMEDY = "Check that it is the right file, and download or save it again."
#: What `zipfile` raises on a damaged list of contents, or on a damaged part.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What a zip may hold, in bytes where nothing else is said.

    Args:
        parts: documents have some dozens, with pictures some hundreds.
        entry: of the list of contents for one part, its name and extras included. Word's have some
            70; the list is read whole, so its length is looked at first.
        content: of all parts, unpacked: half of the memory that a worker has.
        small: of all parts, unpacked; below it, no ratio is looked at: little harm can be done.
        ratio: unpacked bytes for one byte of the file. OHCHR's documents have up to 20; a bomb has
            some 1,000, the most that the usual packing can do.
    """

    parts: int = 10_000
    entry: int = 512
    content: int = 512 << 20
    small: int = 32 << 20
    ratio: int = 250


USUAL = ZipLimits()


def contents_of(source: Source, limits: ZipLimits = USUAL) -> list[zipfile.ZipInfo] | None:
    """Return the parts of a zip as its list of contents tells them; None where it has no such list.

    Raises:
        ConnectorError: it lists too many parts or too much content.
        OSError: the file cannot be opened.
    """
    with source.open() as stream:
        try:
            with open_zip(stream, source.name, limits) as archive:
                parts = archive.infolist()
        except DAMAGED:
            return None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.content:
        raise ConnectorError(
            f"{source.name} would unpack to {unpacked >> 20:,} MiB; files are read up to "
            f"{limits.content >> 20:,} MiB.",
            _REMEDY,
        )
    if unpacked > limits.small and unpacked > limits.ratio * source.size:
        raise ConnectorError(
            f"{source.name} would unpack to {unpacked // max(source.size, 1):,} times its size, as "
            "files do that are made to fill a computer's memory: it is refused.",
            _REMEDY,
        )
    return parts


def open_zip(
    stream: BinaryIO, name: str = "The file", limits: ZipLimits = USUAL
) -> zipfile.ZipFile:
    """Open a zip whose list of contents is short enough to be looked at at once.

    Raises:
        ConnectorError: it has too many parts.
        DAMAGED: it is no zip, or was cut short.
    """
    if _size_of_list(stream) > limits.parts * limits.entry:
        raise _too_many(name, limits)
    archive = zipfile.ZipFile(stream)
    if len(archive.infolist()) > limits.parts:
        archive.close()
        raise _too_many(name, limits)
    return archive


def _too_many(name: str, limits: ZipLimits) -> ConnectorError:
    return ConnectorError(f"{name} is a zip of more than {limits.parts:,} parts.", _REMEDY)


def _size_of_list(stream: BinaryIO) -> int:
    """Bytes of the list of contents, as the end of the zip says; 0 where no end is found."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_LONGEST))
    tail = stream.read(_END_LONGEST)
    stream.seek(0)
    at = tail.rfind(_END)
    if not 0 <= at <= len(tail) - _END_LENGTH:
        return 0
    (length,) = struct.unpack_from("<I", tail, at + 12)
    return int(length)
