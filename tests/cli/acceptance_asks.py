"""What the tests of `uprtui acceptance` ask, and the recommendations that answer it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

ROWS = tuple(
    f"Nepal,Asia,,Abolish the death penalty in case {number},Norway,WEOG,,{response},5,"
    f"Death penalty,10"
    for number, response in enumerate(["Accepted"] * 3 + ["Rejected"] * 7)
)
HEADER = "sur,by,issues,text,session"
ASKED = ("--sur", "Nepal", "--by", "NOR", "--issue", "death penalty", "Abolish the death penalty")


def write_asks(path: Path, *lines: str, header: str = HEADER) -> str:
    """Write a file of asks, a line each; return its name."""
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return str(path)


def rows_of(text: str) -> list[dict[str, str]]:
    """Read what a batch wrote."""
    return list(csv.DictReader(io.StringIO(text)))
