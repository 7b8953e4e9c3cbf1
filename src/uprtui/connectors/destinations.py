"""Where rows go that are no part of the library: calendars and coalition files."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from uprtui.api import Batch, ConnectorError, Kind

OUTSIDE_KINDS = frozenset({Kind.CALENDAR, Kind.COALITION})
"""Kinds that are no part of the library: a file of these leaves no trace in it."""

_MOST_TOLD = 20
_WHERE_TO = {
    Kind.COALITION: "Say for which campaign: --campaign NAME, or open the campaign first.",
    Kind.CALENDAR: "Import it with `uprtui import`.",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch's rows.

    Args:
        added: rows that bring something new.
        merged: rows that were known, or complete something known.
        rejected: (place, raw words, reason) of rows that cannot be used.
        warnings: sentences for the user, such as what two sides say differently.
    """

    added: int
    merged: int
    rejected: tuple[tuple[str, str, str], ...] = ()
    warnings: tuple[str, ...] = ()


class Destination(Protocol):
    """Takes rows of one kind. Nothing changes before `commit`; without it nothing ever does."""

    @property
    def kind(self) -> Kind:
        """The kind of its rows."""

    def take(self, source: str, batch: Batch) -> Taken:
        """Check and keep a sound batch for the commit; `source` tells one file from another."""

    def drop(self, source: str) -> None:
        """Take back all that came from a file which turned out to be unreadable."""

    def commit(self) -> None:
        """Write all that was taken, whole or not at all.

        Raises:
            UprtuiError: it could not be written; what was there is as before.
        """


@dataclass(slots=True)
class Sums:
    """What became of one file's rows, all batches together."""

    added: int = 0
    merged: int = 0
    rejected: list[tuple[str, str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def sentences(self, rejects: Iterable[tuple[str, str, str]] = ()) -> tuple[str, ...]:
        """What is worth telling; also `rejects`, since such files leave none in the library."""
        refused = [*rejects, *self.rejected]
        told = [f"{place}: {reason}." for place, _, reason in refused[:_MOST_TOLD]]
        if len(refused) > _MOST_TOLD:
            told.append(f"{len(refused) - _MOST_TOLD:,} more rows were not taken in.")
        return (*self.warnings, *told)


class Elsewhere:
    """Brings rows to their destinations and counts, file by file.

    Args:
        destinations: at most one for each kind.
    """

    def __init__(self, destinations: Iterable[Destination] = ()) -> None:
        self._destinations = {each.kind: each for each in destinations}
        self._sums: dict[str, Sums] = {}

    def takes(self, kind: Kind) -> bool:
        """Whether rows of a kind have a destination."""
        return kind in self._destinations

    def check(self, name: str, kinds: Collection[Kind]) -> None:
        """Raise ConnectorError where a file has only rows that nothing here takes."""
        if set(kinds) <= OUTSIDE_KINDS and not any(map(self.takes, kinds)):
            kind = sorted(kinds)[0]
            raise ConnectorError(
                f"{name} holds {kind} rows; nothing here takes them.", _WHERE_TO[kind]
            )

    def take(self, source: str, batch: Batch) -> None:
        """Hand a batch to its destination."""
        taken = self._destinations[batch.kind].take(source, batch)
        sums = self._sums.setdefault(source, Sums())
        sums.added += taken.added
        sums.merged += taken.merged
        sums.rejected += taken.rejected
        sums.warnings += taken.warnings

    def of(self, source: str) -> Sums:
        """What became of a file's rows so far."""
        return self._sums.get(source, Sums())

    def drop(self, source: str) -> None:
        """Take back what came from a file."""
        if self._sums.pop(source, None) is not None:
            for destination in self._destinations.values():
                destination.drop(source)

    def commit(self) -> None:
        """Write what was taken."""
        if self._sums:
            for destination in self._destinations.values():
                destination.commit()
