"""CSV that a spreadsheet can open without running anything that is in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

#: A cell that starts with one of these is a formula to Excel and LibreOffice.
#: Source: OWASP, "CSV Injection".
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """The value as text; an apostrophe goes before what a spreadsheet would run as a formula.

    Args:
        value: None becomes an empty cell; numbers are written as they are.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_csv(out: TextIO, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a header line and the rows, every cell made safe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
