"""Where rows go that are no part of the library: calendars and coalition files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from uprtui.api import Batch, Kind


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
        """Check and keep a sound batch of the file `source` for the commit."""

    def drop(self, source: str) -> None:
        """Take back all that came from a file which turned out to be unreadable."""

    def commit(self) -> None:
        """Write all that was taken, whole or not at all.

        Raises:
            UprtuiError: it could not be written; what was there is as before.
        """
