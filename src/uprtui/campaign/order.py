"""Merge the order of a list three ways: nothing twice, nothing lost, the same every time."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

ItemT = TypeVar("ItemT", bound=Hashable)


def merge_order(
    base: Sequence[ItemT],
    ours: Sequence[ItemT],
    theirs: Sequence[ItemT],
    kept: Collection[ItemT],
) -> tuple[tuple[ItemT, ...], bool]:
    """The items of `kept` in the order that both sides' changes ask for.

    In: the list as it was, as each side has it (no item twice), and the items that the
    merged list holds, each of them in `ours` or `theirs`. Out: the merged list, and whether
    both sides moved items in ways that contradict each other; then our order counts.

    The order is ours, unless only they moved items. What only the other side has is put
    behind the item it stands behind there.
    """
    we_moved = _moved(base, ours, kept)
    they_moved = _moved(base, theirs, kept)
    spine, other = (theirs, ours) if they_moved and not we_moved else (ours, theirs)
    merged = [item for item in spine if item in kept]
    placed = set(merged)
    position = 0
    for item in other:
        if item in placed:
            position = merged.index(item) + 1
        elif item in kept:
            merged.insert(position, item)
            placed.add(item)
            position += 1
    return tuple(merged), we_moved and they_moved and _moved(ours, theirs, kept)


def merge_set(
    base: Sequence[ItemT], ours: Sequence[ItemT], theirs: Sequence[ItemT]
) -> tuple[ItemT, ...]:
    """Three lists without repeats, merged item by item: additions and removals of both."""
    was = frozenset(base)
    we, they = frozenset(ours), frozenset(theirs)
    kept = (we & they) | ((we | they) - was)
    return merge_order(base, ours, theirs, kept)[0]


def _moved(before: Sequence[ItemT], after: Sequence[ItemT], kept: Collection[ItemT]) -> bool:
    """Whether the items common to both, of those kept, changed their order."""
    common = frozenset(before) & frozenset(after)
    then = [item for item in before if item in common and item in kept]
    now = [item for item in after if item in common and item in kept]
    return then != now
