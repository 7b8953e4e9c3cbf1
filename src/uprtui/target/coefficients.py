"""The fitted table of the ranking model, and where it came from.

`ranking_model.csv` is written by `fitting/ranking.py` and by nothing else. It holds several
*vintages*: each is fitted on all sessions up to one, so that a past session is never ranked with
coefficients that have seen it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from uprtui.target.floor import FloorSigns
from uprtui.target.interest import IssueSigns
from uprtui.target.vintages import read_parts, unseeing

TABLE = "ranking_model.csv"


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
    """Return the newest coefficients that have not seen a session (see `vintages.unseeing`)."""
    return unseeing(vintages(), before)


@cache
def vintages() -> tuple[Coefficients, ...]:
    """Return all vintages that we ship, the oldest first."""
    text = resources.files("uprtui.target").joinpath(TABLE).read_text(encoding="utf-8")
    return read_vintages(text.splitlines())


def read_vintages(lines: Iterable[str]) -> tuple[Coefficients, ...]:
    """Read the lines of a table; KeyError or ValueError where a row is missing or no number."""
    return tuple(_read(fitted_to, parts) for fitted_to, parts in read_parts(lines).items())


def _read(fitted_to: int, parts: Mapping[str, Mapping[str, str]]) -> Coefficients:
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
