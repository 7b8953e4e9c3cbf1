"""How wide each column of a table is, and which disappear in a narrow terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Args:
        id: its name, as in `WindowTable.set_sort`.
        title: heading.
        min_width: cells it needs at least; less only where it is the last one left.
        max_width: cells it may grow to where there is room; as `min_width` if not given.
        priority: 1 stays longest; the highest number disappears first.
        flexible: takes the width that the others leave. At most one column of a table.
        numeric: aligned to the right, heading too.
    """

    id: str
    title: str
    min_width: int = 8
    max_width: int | None = None
    priority: int = 1
    flexible: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown: its index among all columns, and its width in cells."""

    index: int
    width: int


def place_columns(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """Return the columns that are shown in `width` cells, with their widths.

    Between two columns there are `GAP` cells. The sum of widths and gaps is never more than
    `width`; columns of the highest priority number are dropped until the others fit. Growing
    columns share at most half of what is left over, so that the flexible column keeps its room.
    """
    if width <= 0:
        return ()
    kept = list(range(len(columns)))
    while len(kept) > 1 and _least(columns, kept) > width:
        kept.remove(max(kept, key=lambda index: (columns[index].priority, index)))
    widths = {index: min(columns[index].min_width, width) for index in kept}
    spare = max(0, width - _least(columns, kept))
    flexible = next((index for index in kept if columns[index].flexible), None)
    to_share = spare if flexible is None else spare // 2
    for index in sorted(kept, key=lambda index: columns[index].priority):
        wish = (columns[index].max_width or columns[index].min_width) - widths[index]
        grown = max(0, min(wish, to_share))
        widths[index] += grown
        to_share -= grown
        spare -= grown
    if flexible is not None:
        widths[flexible] += spare
    return tuple(Placed(index, widths[index]) for index in kept)


def _least(columns: Sequence[Column], kept: Sequence[int]) -> int:
    return sum(columns[index].min_width for index in kept) + GAP * (len(kept) - 1)
