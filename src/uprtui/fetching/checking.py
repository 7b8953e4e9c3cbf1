"""Look through a fetched file before it appears: its sum, and how many records it holds."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_PIECE = 1 << 20
_OVERLAP = 256


def looked_through(path: Path, record: re.Pattern[bytes]) -> tuple[str, int]:
    """Read a file once.

    In: the file, and what every record has exactly once, in at most 256 bytes. Out: the SHA-256 as
    hexadecimal digits, and the number of records.
    """
    total = hashlib.sha256()
    records = 0
    before = b""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            total.update(piece)
            text = before + piece
            records += sum(found.end() > len(before) for found in record.finditer(text))
            before = text[-_OVERLAP:]
    return total.hexdigest(), records
