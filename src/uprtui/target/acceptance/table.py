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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from uprtui.target.vintages import read_parts

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
    return tuple(_vintage(fitted_to, parts) for fitted_to, parts in read_parts(lines).items())


def _vintage(fitted_to: int, parts: Mapping[str, Mapping[str, str]]) -> Vintage:
    numbers = {
        part: MappingProxyType({name: float(each) for name, each in parts.get(part, {}).items()})
        for part in PARTS[1:]
    }
    return Vintage(fitted_to, MappingProxyType(dict(parts.get("provenance", {}))), **numbers)
