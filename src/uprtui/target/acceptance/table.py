"""The fitted coefficients behind acceptance, as they are shipped: `coefficients.csv`.

Its rows are (fitted_to, part, name, value). A vintage is all rows of one `fitted_to`: the last
session whose responses it was fitted on. The parts:

- `provenance`: the sessions and rows it was fitted on, the date, and what a test on the sessions
  after it gave. Written by `python -m fitting.acceptance`, never by hand.
- `world`: intercept and coefficients of what is known of all States (see `world`).
- `topic`: coefficients of the topics that a text mentions (see `topics`).
- `habit`: coefficients of what this State under review did before (see `habits`).
- `spread`: variance of the true log-odds around the estimate: `least`, and what is added
  where nothing is known of the State under review (`sur`) or of it on the issue (`issue`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

COLUMNS = ("fitted_to", "part", "name", "value")
PARTS = ("provenance", "world", "topic", "habit", "spread")


@dataclass(frozen=True, slots=True)
class Vintage:
    """One fitted table; `fitted_to` is the last session whose responses it has seen."""

    fitted_to: int
    provenance: Mapping[str, str]
    world: Mapping[str, float]
    topic: Mapping[str, float]
    habit: Mapping[str, float]
    spread: Mapping[str, float]


@cache
def shipped_vintages() -> tuple[Vintage, ...]:
    """Return the vintages of the package, the oldest first."""
    text = (
        files("uprtui.target.acceptance").joinpath("coefficients.csv").read_text(encoding="utf-8")
    )
    return read_vintages(text.splitlines())


def read_vintages(lines: Iterable[str]) -> tuple[Vintage, ...]:
    """Read vintages from the lines of a table, the oldest first."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    for row in csv.DictReader(lines):
        parts = found.setdefault(int(row["fitted_to"]), {part: {} for part in PARTS})
        parts[row["part"]][row["name"]] = row["value"]
    return tuple(_vintage(fitted_to, parts) for fitted_to, parts in sorted(found.items()))


def vintage_for(vintages: Sequence[Vintage], before_session: int | None) -> Vintage:
    """Return the newest vintage fitted on sessions before one; without a limit, the newest.

    Where there is none, the oldest: then it has seen what it estimates. The ranking model goes by
    the same rule (`uprtui.target.coefficients.vintage`).
    """
    if before_session is None:
        return vintages[-1]
    earlier = [vintage for vintage in vintages if vintage.fitted_to < before_session]
    return earlier[-1] if earlier else vintages[0]


def _vintage(fitted_to: int, parts: Mapping[str, Mapping[str, str]]) -> Vintage:
    numbers = {
        part: MappingProxyType({name: float(value) for name, value in parts[part].items()})
        for part in PARTS[1:]
    }
    return Vintage(fitted_to, MappingProxyType(dict(parts["provenance"])), **numbers)
