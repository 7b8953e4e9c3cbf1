"""Which column of a UPR Info export holds what, by its header.

Two layouts are known: `To … From …` (CSV files) and `SuR … RS …` (the database's Excel files).
Both repeat `Rgrp` and `Org` for the two States, so columns are found by position, never by name
alone; the groups and organisations are left out, since uprtui knows them for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: What a column means → the titles that it has had.
_TITLES = {
    "sur": ("sur", "to"),
    "by": ("rs", "from"),
    "text": ("recommendation", "text"),
    "response": ("response",),
    "action": ("action",),
    "issues": ("issue", "issues"),
    "session": ("session",),
}
_REQUIRED = frozenset({"sur", "by", "text", "response", "session"})
_LEFT_OUT = frozenset({"rgrp", "org", "to-rgrp", "to-org", "from-rgrp", "from-org"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The positions of an export's columns.

    Args:
        positions: what a column means → its position, counting from 0.
        titles: the header as it stands.
        unknown: titles of columns that no known export has.
    """

    positions: dict[str, int]
    titles: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the header is exactly one of the known ones, with nothing added or missing."""
        return not self.unknown and len(self.positions) == len(_TITLES)


def layout_of(header: Sequence[str]) -> Layout | None:
    """Recognise an export's header.

    Out: the layout; None where a column that every export has is missing or occurs twice.
    """
    titles = tuple(title.strip() for title in header)
    while titles and not titles[-1]:
        titles = titles[:-1]
    folded = [title.casefold() for title in titles]
    positions: dict[str, int] = {}
    for meaning, names in _TITLES.items():
        found = [i for i, title in enumerate(folded) if title in names]
        if len(found) == 1:
            positions[meaning] = found[0]
        elif found or meaning in _REQUIRED:
            return None
    used = set(positions.values())
    unknown = tuple(
        titles[i] for i, title in enumerate(folded) if i not in used and title not in _LEFT_OUT
    )
    return Layout(positions, titles, unknown)


def is_export_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a UPR Info export."""
    return layout_of(cells) is not None
