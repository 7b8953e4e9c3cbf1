"""How far an import is: what it reports, how the user stops it, and how long it will take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from uprtui.errors import UprtuiError


class ImportCancelled(UprtuiError):
    """The user stopped the import. Nothing was published; the library is as it was."""

    def __init__(self) -> None:
        super().__init__("The import was stopped; the library is as it was before.")


class ImportReport(Protocol):
    """What an import tells and asks while it runs; called from the importing thread."""

    @property
    def cancelled(self) -> bool:
        """True once the user wants to stop; looked at before each batch."""

    def progress(self, source: str, done: int, total: int | None) -> None:
        """Tell how many rows of a file are read, of how many (None: unknown)."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A report for nobody."""

    cancelled: bool = False

    def progress(self, source: str, done: int, total: int | None) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, and what follows from its speed so far.

    Args:
        done: rows done.
        total: rows in all; None if unknown.
        elapsed: seconds since the start, by the caller's clock.
    """

    done: int
    total: int | None
    elapsed: float

    @property
    def fraction(self) -> float | None:
        """The part that is done, from 0 to 1; None if the total is unknown."""
        if self.total is None:
            return None
        return min(self.done / self.total, 1.0) if self.total else 1.0

    @property
    def per_second(self) -> float | None:
        """Rows a second so far; None before anything can be said."""
        return self.done / self.elapsed if self.done and self.elapsed > 0 else None

    @property
    def remaining_seconds(self) -> float | None:
        """An estimate of the time still needed, at the speed so far; None if nobody can tell."""
        if self.total is None or self.per_second is None:
            return None
        return max(self.total - self.done, 0) / self.per_second
