"""What a table shows: rows of plain cells, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with marked passages.

    Args:
        text: the data as it is; the table makes it visible and cuts it.
        spans: start and end of the passages to mark, in `text`, ascending and apart.
    """

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Args:
        key: identity that survives sorting and filtering.
        cells: one cell per column, in the order of the columns.
        strong: draw the whole row bold.
    """

    key: str
    cells: tuple[str | Cell, ...]
    strong: bool = False


class RowSource(Protocol):
    """A result of known size of which any window can be read.

    `rows` is called in a worker thread, one call at a time for one source.
    """

    @property
    def total(self) -> int:
        """How many rows there are."""
        ...

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """Return at most `limit` rows from the row `offset` (0 is the first)."""
        ...


class ListSource:
    """Rows that are in memory already; a table draws them at once, without a worker."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """Return at most `limit` rows from the row `offset`."""
        return self._rows[offset : offset + limit]

    def index_of(self, key: str) -> int | None:
        """Return where the row with this key is, or None."""
        return next((index for index, row in enumerate(self._rows) if row.key == key), None)
