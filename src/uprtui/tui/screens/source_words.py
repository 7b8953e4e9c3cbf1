"""Sources in words: how official each is, and what two of them tell differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.api import Standing
from uprtui.recommendation import ACTIONS

if TYPE_CHECKING:
    from uprtui.library import Library, SourceInfo
    from uprtui.library.records import Disagreement
    from uprtui.states import States

STANDINGS: Mapping[int, str] = MappingProxyType(
    {
        Standing.OTHER: "table",
        Standing.DATABASE: "database",
        Standing.INDEX: "UHRI",
        Standing.REPORT: "Working Group report",
        Standing.LIST: "OHCHR list",
        Standing.ADDENDUM: "addendum of the State",
    }
)
"""How official a source is, in words; the last one wins over all others."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {"response": "Response", "by": "Recommending State", "action": "Action category"}
)
"""What two sources can tell differently, in words."""

# OHCHR publishes the States' questions, but a list of recommendations they are not.
_OF_CONNECTOR = {"advance-questions": "advance questions"}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sources tell differently, in words.

    Attributes:
        field: what it is about, one of `FIELDS`' values.
        kept: what the more official source says, which is followed.
        kept_source: that source.
        other: what the other one says.
        other_source: that one.
    """

    field: str
    kept: str
    kept_source: str
    other: str
    other_source: str

    @property
    def sentence(self) -> str:
        """All of it, which one was followed included."""
        return (
            f"{self.field}: {self.kept}, says {self.kept_source}, which is followed; "
            f"{self.other}, says {self.other_source}."
        )


def standing_of(source: SourceInfo) -> str:
    """How official a source is: `OHCHR list`."""
    named = STANDINGS.get(source.standing, "source")
    return _OF_CONNECTOR.get(source.connector, named)


def source_words(source: SourceInfo) -> str:
    """A source by its name, with how official it is: `UPR48_Slovenia.docx (OHCHR list)`."""
    return f"{source.name} ({standing_of(source)})"


def sources_by_id(library: Library) -> dict[str, str]:
    """All sources of a library by id, each as `source_words` says it. For a worker thread.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    return {source.id: source_words(source) for source in library.sources()}


def difference_of(found: Disagreement, sources: Mapping[str, str], states: States) -> Difference:
    """Put a disagreement in words; `sources` are the sources' words by id."""
    return Difference(
        FIELDS.get(found.field, found.field),
        _value(found.field, found.kept, states),
        sources.get(found.kept_source, found.kept_source),
        _value(found.field, found.other, states),
        sources.get(found.other_source, found.other_source),
    )


def disagreements_on(library: Library, id_: str, sur: str) -> tuple[Disagreement, ...]:
    """Where sources tell one recommendation differently. For a worker thread.

    Args:
        library: the open library.
        id_: the recommendation.
        sur: its State under review, ISO alpha-3.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    found: list[Disagreement] = []
    offset = 0
    while window := library.disagreements(sur, _AT_ONCE, offset):
        found += (each for each in window if each.id == id_)
        offset += _AT_ONCE
    return tuple(found)


def _value(field: str, value: str, states: States) -> str:
    if field == "by":
        return states.name(value)
    if field == "action":
        number = int(value)
        return f"{number} {ACTIONS.get(number, '')}".strip()
    return value
