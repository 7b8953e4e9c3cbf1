"""What is known of one State, and the groups and blocs that it can belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from uprtui.text import fold


class RegionalGroup(StrEnum):
    """A regional group of the United Nations, as its General Assembly department lists them."""

    AFRICAN = "African Group"
    ASIA_PACIFIC = "Asia-Pacific Group"
    EASTERN_EUROPEAN = "Eastern European Group"
    GRULAC = "Latin American and Caribbean Group"
    WEOG = "Western European and Others Group"

    @property
    def short(self) -> str:
        """The name that fits a table's column: Africa, Asia-Pacific, EEG, GRULAC or WEOG."""
        return _SHORT_NAMES[self]

    @classmethod
    def named(cls, text: str) -> RegionalGroup | None:
        """Return the group of that full or short name, case and accents aside; else None."""
        return _GROUPS_BY_NAME.get(fold(text))


_SHORT_NAMES: Mapping[RegionalGroup, str] = {
    RegionalGroup.AFRICAN: "Africa",
    RegionalGroup.ASIA_PACIFIC: "Asia-Pacific",
    RegionalGroup.EASTERN_EUROPEAN: "EEG",
    RegionalGroup.GRULAC: "GRULAC",
    RegionalGroup.WEOG: "WEOG",
}
_GROUPS_BY_NAME: Mapping[str, RegionalGroup] = {
    fold(name): group for group in RegionalGroup for name in (group.value, group.short)
}


class StateKind(StrEnum):
    """What an entity of the table is to the United Nations."""

    MEMBER = "member"
    OBSERVER = "observer"
    USER = "user"


BLOCS: Mapping[str, str] = MappingProxyType(
    {
        "EU": "European Union",
        "AU": "African Union",
        "OIC": "Organisation of Islamic Cooperation",
        "LAS": "League of Arab States",
        "ASEAN": "Association of Southeast Asian Nations",
        "Commonwealth": "Commonwealth of Nations",
        "OAS": "Organization of American States",
        "OEI": "Organization of Ibero-American States",
        "OIF": "International Organisation of La Francophonie",
        "PIF": "Pacific Islands Forum",
        "ACS": "Association of Caribbean States",
        "CIS": "Commonwealth of Independent States",
    }
)
"""The blocs that the table knows: acronym to full name."""


@dataclass(frozen=True, slots=True)
class State:
    """One UN Member State, observer State, or entity of the user's own.

    Attributes:
        code: ISO 3166-1 alpha-3, or a user-assigned code from XAA to XZZ.
        alpha2: ISO 3166-1 alpha-2; empty for the user's own.
        numeric: ISO 3166-1 numeric, three digits; empty for the user's own.
        name: the short English name to show.
        group: the regional group; None for the Holy See, which only observes one, and for an
            entity of the user's own without a group.
        kind: member, observer or user.
        blocs: acronyms, keys of BLOCS, of the blocs it is a full member of.
        neighbours: codes of the States that it shares a land border with.
        aliases: other spellings that mean this State: the official long form first, then
            former names, acronyms, and short names in French and Spanish.
    """

    code: str
    alpha2: str
    numeric: str
    name: str
    group: RegionalGroup | None
    kind: StateKind
    blocs: frozenset[str]
    neighbours: frozenset[str]
    aliases: tuple[str, ...]
