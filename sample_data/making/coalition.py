"""The sample's coalition: pseudonyms, invented groups, an invented national language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partner:
    """A member of the coalition; `capacity` is how many assignments it takes on."""

    name: str
    organisation: str
    languages: tuple[str, ...]
    capacity: int
    visibility: str


PARTNERS: tuple[Partner, ...] = (
    Partner("Heron", "Orlan Women's Circle", ("Serindali", "English"), 3, "coalition"),
    Partner("Cedar", "Senavar Legal Desk", ("Serindali", "English", "French"), 3, "coalition"),
    Partner("Lotus", "", ("Serindali", "English"), 2, "private"),
    Partner("Kingfisher", "Serindal Assembly Watch", ("English", "Spanish"), 2, "coalition"),
    Partner("Marigold", "Upper Orlan Youth Forum", ("Serindali", "Ketari"), 1, "private"),
    Partner("Juniper", "", ("English", "German"), 1, "private"),
)
