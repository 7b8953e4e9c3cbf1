"""How long real recommendations and advance questions are, and how many clauses they stack.

`practice.csv` is written by `fitting/practice.py` and by nothing else.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from uprtui.campaign import AskKind

TABLE = "practice.csv"
COLUMNS = ("kind", "part", "name", "value")


@dataclass(frozen=True, slots=True)
class Practice:
    """Percentiles of real texts of one kind: percentile → the most that so many of 100 have.

    Attributes:
        words: words between spaces.
        joints: commas, semicolons, “and” and relative words outside treaties' names; empty where
            not counted.
        provenance: what was counted, and when; name → text.
    """

    words: Mapping[int, int]
    joints: Mapping[int, int]
    provenance: Mapping[str, str]


@cache
def practice(kind: AskKind) -> Practice:
    """What is usual for a kind of ask; the table is read once."""
    text = resources.files("uprtui.focus").joinpath(TABLE).read_text(encoding="utf-8")
    found = [row for row in csv.DictReader(text.splitlines()) if row["kind"] == kind]
    return Practice(
        words=_percentiles(found, "words"),
        joints=_percentiles(found, "joints"),
        provenance=MappingProxyType(
            {row["name"]: row["value"] for row in found if row["part"] == "provenance"}
        ),
    )


def _percentiles(rows: list[dict[str, str]], part: str) -> Mapping[int, int]:
    return MappingProxyType(
        {int(row["name"]): int(row["value"]) for row in rows if row["part"] == part}
    )
