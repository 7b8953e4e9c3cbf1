"""Files of Office's older container (.doc, .xls), and Office files that a password protects.

Both are compound files: a small file system of named streams. Which streams there are tells what
it is. Format: MS-CFB; names stand in UTF-16.
"""

from __future__ import annotations

from uprtui.api import Source

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "WordDocument"
PROTECTED = "EncryptedPackage"
#: What else the container is used for: presentations and mails.
OTHERS = ("PowerPoint Document", "__properties_")


def is_compound(source: Source) -> bool:
    """Whether a file is of the older container."""
    return source.head.startswith(COMPOUND_FILE)


def has_stream(source: Source, *names: str, largest: int) -> bool:
    """Whether a file of the older container names one of some streams.

    In: the names, and up to which size in bytes the whole file is looked at; of a larger one, only
    its beginning is.
    """
    if not is_compound(source):
        return False
    marks = [name.encode("utf-16-le") for name in names]
    if any(mark in source.head for mark in marks):
        return True
    content = source.read_bytes() if source.size <= largest else b""
    return any(mark in content for mark in marks)
