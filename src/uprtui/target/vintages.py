"""Fitted tables in several vintages: how they are written, and which one may be used.

Each row of such a table is (fitted_to, part, name, value), and all rows of one `fitted_to` are one
vintage: what was fitted on the sessions up to that one. A past session is never judged by a
vintage that has seen it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

COLUMNS = ("fitted_to", "part", "name", "value")


class Fitted(Protocol):
    """One vintage."""

    @property
    def fitted_to(self) -> int:
        """The last session that it was fitted on."""


FittedT = TypeVar("FittedT", bound=Fitted)


def unseeing(vintages: Sequence[FittedT], before: int | None) -> FittedT:
    """Return the newest vintage fitted on sessions before one; without a limit, the newest.

    Where there is none, the oldest: then it has seen what it judges.

    Args:
        vintages: at least one, the oldest first.
        before: number of a session.
    """
    fitting = [each for each in vintages if before is None or each.fitted_to < before]
    return fitting[-1] if fitting else vintages[0]


def read_parts(lines: Iterable[str]) -> dict[int, dict[str, dict[str, str]]]:
    """Read a table's lines: fitted_to → part → name → value, the oldest vintage first.

    Raises:
        KeyError or ValueError, where a column is missing or `fitted_to` is no number.
    """
    found: dict[int, dict[str, dict[str, str]]] = {}
    for row in csv.DictReader(lines):
        parts = found.setdefault(int(row["fitted_to"]), {})
        parts.setdefault(row["part"], {})[row["name"]] = row["value"]
    return dict(sorted(found.items()))
