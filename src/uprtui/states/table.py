"""Reads the reviewed table of States that comes with the package (sources: SOURCES.md)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.resources import files
from io import StringIO

from uprtui.states.model import RegionalGroup, State, StateKind

_OTHER_NAMES = ("official", "former", "aliases", "french", "spanish")


def builtin_states() -> tuple[State, ...]:
    """Return the 193 UN Member States and the two observer States, sorted by code.

    Raises:
        ValueError: where a row of the table names a group or kind that does not exist.
    """
    table = files("uprtui.states").joinpath("states.csv").read_text(encoding="utf-8")
    return tuple(_state(row) for row in csv.DictReader(StringIO(table)))


def _state(row: Mapping[str, str]) -> State:
    group = RegionalGroup.named(row["group"])
    if group is None and row["group"]:
        raise ValueError(f"states.csv, {row['code']}: {row['group']} is no regional group")
    spellings = dict.fromkeys(name for column in _OTHER_NAMES for name in values(row[column]))
    spellings.pop(row["name"], None)
    return State(
        code=row["code"],
        alpha2=row["alpha2"],
        numeric=row["numeric"],
        name=row["name"],
        group=group,
        kind=StateKind(row["kind"]),
        blocs=frozenset(values(row["blocs"])),
        neighbours=frozenset(values(row["neighbours"])),
        aliases=tuple(spellings),
    )


def values(cell: str) -> list[str]:
    """Return the values of a cell, which are separated by vertical bars; none where empty."""
    return [value for part in cell.split("|") if (value := " ".join(part.split()))]
