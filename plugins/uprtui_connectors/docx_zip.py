"""The zip around a Word document: its parts, and the limits on them.

Parts are read into memory one by one, never written to disk, and nothing that a part refers to is
fetched. Format: ECMA-376, part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO, cast

from uprtui.api import ConnectorError, Source
from uprtui_connectors import zip_contents
from uprtui_connectors.old_office import PROTECTED, WORD, has_stream

MAIN_PART = "word/document.xml"
#: OHCHR's longest lists are some 4 MiB of XML.
LARGEST_PART = 64 << 20
LARGEST_FILE = 128 << 20
_ENCRYPTED = 0x1


def is_docx(source: Source) -> bool:
    """Whether a file is a Word document (.docx), by its first bytes and its list of contents."""
    if not source.head.startswith(zip_contents.ZIP) or source.size > LARGEST_FILE:
        return False
    try:
        with source.open() as stream, open_zip(stream) as archive:
            return main_part(archive) is not None
    except ConnectorError:
        return False


def is_old_word(source: Source) -> bool:
    """Whether a file is of Word's older form (.doc)."""
    return has_stream(source, WORD, largest=LARGEST_FILE)


def is_locked(source: Source) -> bool:
    """Whether a file is a document of Word, Excel or PowerPoint that a password protects."""
    return has_stream(source, PROTECTED, largest=LARGEST_FILE)


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Open a zip whose list of contents is small enough to be looked at at once.

    Raises:
        ConnectorError: it is no zip, was cut short, or has too many parts.
    """
    try:
        return zip_contents.open_zip(stream)
    except zip_contents.DAMAGED as problem:
        raise damaged(str(problem)) from problem


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
    except zip_contents.DAMAGED as problem:
        raise damaged(str(problem)) from problem


def beginning_of_part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """At most so many bytes from the beginning of a part; fewer where it is damaged."""
    found = bytearray()
    try:
        with open_part(archive, name) as part:
            while len(found) < most and (chunk := part.read(min(1 << 16, most - len(found)))):
                found += chunk
    except (ConnectorError, *zip_contents.DAMAGED):
        return bytes(found)
    return bytes(found)


def damaged(cause: str) -> ConnectorError:
    """The refusal of a document that cannot be read."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in cause)[:200]
    return ConnectorError(
        f"The Word document is damaged or was cut short ({shown}).", "Download or save it again."
    )
