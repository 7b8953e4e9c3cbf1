"""What the sample knows about a fictional State under review, and the regional groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

AFRICA = "African Group"
ASIA = "Asia-Pacific Group"
EAST = "Eastern European Group"
LATIN = "Latin American and Caribbean Group"
WEST = "Western European and Others Group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One fictional State.

    Args:
        neighbours: codes of land neighbours, real or fictional.
        sessions: the sessions of its reviews, 14 apart.
        openness: added to the chance that it supports a recommendation (-0.1 to 0.1).
        concerns: issue code → how much more often that issue is raised here.
        absent: issues never raised here.
        touchy: issues on which it supports less.
        facts: what the slots of the grammar stand for here.
    """

    code: str
    name: str
    group: str
    blocs: tuple[str, ...]
    neighbours: tuple[str, ...]
    aliases: tuple[str, ...]
    sessions: tuple[int, ...]
    openness: float
    concerns: Mapping[str, float]
    touchy: tuple[str, ...]
    absent: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
