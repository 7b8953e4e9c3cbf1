"""The zip around a Word document: its list of contents, its parts, and the limits on both.

Parts are read into memory one by one, never written to disk, and nothing that a part refers to is
fetched. Format: ECMA-376, part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO, cast

from uprtui.api import ConnectorError, Source

MAIN_PART = "word/document.xml"
#: OHCHR's longest lists are some 4 MiB of XML.
LARGEST_PART = 64 << 20
LARGEST_FILE = 128 << 20
MOST_PARTS = 10_000
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_END = b"PK\x05\x06"
_END_LONGEST = 22 + 0xFFFF
_ENTRY_LONGEST = 512  # bytes of the directory for one part, its name and extras included
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def is_docx(source: Source) -> bool:
    """Whether a file is a Word document (.docx), by its first bytes and its list of contents."""
    if not source.head.startswith(_ZIP) or source.size > LARGEST_FILE:
        return False
    try:
        with source.open() as stream, open_zip(stream) as archive:
            return main_part(archive) is not None
    except ConnectorError:
        return False


def is_old_word(source: Source) -> bool:
    """Whether a file is of Word's older form (.doc)."""
    return _is_old(source, _OLD_WORD)


def is_locked(source: Source) -> bool:
    """Whether a file is a document of Word, Excel or PowerPoint that a password protects."""
    return _is_old(source, _LOCKED)


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Open a zip whose list of contents is small enough to be looked at at once.

    Raises:
        ConnectorError: it is no zip, was cut short, or has too many parts.
    """
    try:
        if _directory_size(stream) > MOST_PARTS * _ENTRY_LONGEST:
            raise _too_many()
        archive = zipfile.ZipFile(stream)
    except _BROKEN as problem:
        raise damaged(str(problem)) from problem
    if len(archive.infolist()) > MOST_PARTS:
        raise _too_many()
    return archive


def main_part(archive: zipfile.ZipFile) -> str | None:
    """The name of the part with the text; None where the zip is no Word document."""
    return next((name for name in archive.namelist() if name.lower() == MAIN_PART), None)


def open_part(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    """Open a part for reading; it never gives more bytes than the list of contents says.

    Raises:
        ConnectorError: the part is encrypted, packed in an unusual way, or too large.
    """
    part = archive.getinfo(name)
    if part.flag_bits & _ENCRYPTED:
        raise ConnectorError(
            "The document is protected by a password.", "Save a copy without a password."
        )
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise damaged(f"{name!r} is packed in an unusual way")
    if part.file_size > LARGEST_PART:
        raise ConnectorError(
            f"The document's part {name!r} has {part.file_size >> 20:,} MiB when unpacked; "
            f"parts are read up to {LARGEST_PART >> 20} MiB.",
            "Check that it is the right file.",
        )
    try:
        return cast("BinaryIO", archive.open(part))
    except _BROKEN as problem:
        raise damaged(str(problem)) from problem


def beginning_of_part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """At most so many bytes from the beginning of a part; fewer where it is damaged."""
    found = bytearray()
    try:
        with open_part(archive, name) as part:
            while len(found) < most and (chunk := part.read(min(1 << 16, most - len(found)))):
                found += chunk
    except (ConnectorError, *_BROKEN):
        return bytes(found)
    return bytes(found)


def damaged(cause: str) -> ConnectorError:
    """The refusal of a document that cannot be read."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in cause)[:200]
    return ConnectorError(
        f"The Word document is damaged or was cut short ({shown}).", "Download or save it again."
    )


def _too_many() -> ConnectorError:
    return ConnectorError(
        f"The file is a zip of more than {MOST_PARTS:,} parts; a Word document has a few dozen.",
        "Check that it is the right file.",
    )


def _is_old(source: Source, mark: bytes) -> bool:
    if not source.head.startswith(_OLD_OFFICE):
        return False
    if mark in source.head:
        return True
    return source.size <= LARGEST_FILE and mark in source.read_bytes()


def _directory_size(stream: BinaryIO) -> int:
    """Bytes of the list of contents, as the end of the zip says; 0 where no end is found."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_LONGEST))
    tail = stream.read(_END_LONGEST)
    stream.seek(0)
    at = tail.rfind(_END)
    return int(struct.unpack_from("<I", tail, at + 12)[0]) if 0 <= at <= len(tail) - 22 else 0
