"""Where the public services are: the addresses that `uprtui fetch` uses unless told otherwise.

They stand in `services.csv`, each with the month in which it was last seen and where. Services
move: an address that no longer answers is replaced with `--url`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("services.csv")


@dataclass(frozen=True, slots=True)
class Service:
    """A public service.

    Args:
        url: its address.
        template: for a Uwazi database, the identifier of its template of recommendations.
    """

    url: str
    template: str


def services() -> dict[str, Service]:
    """The known services by their names: `upr-info` and `uhri`."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {
            row["service"]: Service(row["url"], row["template"]) for row in csv.DictReader(table)
        }
