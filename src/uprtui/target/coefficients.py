"""The fitted table of the ranking model, and where it came from.

`ranking_model.csv` is written by `fitting/ranking.py` and by nothing else. It holds several
*vintages*: each is fitted on all sessions up to one, so that a past session is never ranked with
coefficients that have seen it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from uprtui.target.floor import FloorSigns
from uprtui.target.interest import IssueSigns

TABLE = "ranking_model.csv"
COLUMNS = ("fitted_to", "part", "name", "value")


@dataclass(frozen=True, slots=True)
class Coefficients:
    """One vintage.

    Attributes:
        fitted_to: the last session that it was fitted on.
        provenance: what the script wrote down: first session, date, figures; name → text.
        floor_start: the intercept of the chance to take the floor.
        floor: one weight a sign of `FloorSigns`.
        issue: one weight a sign of `IssueSigns`.
        curve: (x, log-odds) points, ascending in both, straight between: x is the logarithm of how
            often a statement raises the issue by habit as bent, and the log-odds are those that
            it does.
    """

    fitted_to: int
    provenance: Mapping[str, str]
    floor_start: float
    floor: FloorSigns
    issue: IssueSigns
    curve: tuple[tuple[float, float], ...]


def vintage(before: int | None) -> Coefficients:
    """Return the newest coefficients that were fitted on sessions before one.

    Where there is none, the oldest: then they have seen what they rank.
    """
    known = vintages()
    fitting = [each for each in known if before is None or each.fitted_to < before]
    return fitting[-1] if fitting else known[0]


@cache
def vintages() -> tuple[Coefficients, ...]:
    """Return all vintages that we ship, the oldest first."""
    text = resources.files("uprtui.target").joinpath(TABLE).read_text(encoding="utf-8")
    return read_vintages(csv.DictReader(io.StringIO(text)))


def read_vintages(rows: Iterable[Mapping[str, str]]) -> tuple[Coefficients, ...]:
    """Read the rows of a table; KeyError or ValueError where one is missing or no number."""
    found: dict[int, list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(int(row["fitted_to"]), []).append(row)
    return tuple(_read(session, found[session]) for session in sorted(found))


def _read(fitted_to: int, rows: Sequence[Mapping[str, str]]) -> Coefficients:
    parts: dict[str, dict[str, str]] = {}
    for row in rows:
        parts.setdefault(row["part"], {})[row["name"]] = row["value"]
    floor = {name: float(value) for name, value in parts["floor"].items()}
    issue = {name: float(value) for name, value in parts["issue"].items()}
    return Coefficients(
        fitted_to=fitted_to,
        provenance=parts["provenance"],
        floor_start=floor.pop("start"),
        floor=FloorSigns(**floor),
        issue=IssueSigns(**issue),
        curve=tuple(sorted((float(score), float(odds)) for score, odds in parts["curve"].items())),
    )
