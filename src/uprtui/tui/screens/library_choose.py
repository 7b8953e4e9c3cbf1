"""The lists that the library's screen asks with: which facet, which of its values, which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uprtui.tui.screens.library_filters import (
    ALL_KINDS,
    KINDS,
    TITLES,
    Filter,
    Filters,
    value_label,
    value_words,
)
from uprtui.tui.screens.library_rows import SORT_TITLES
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.choice import Choice, Choose

if TYPE_CHECKING:
    from uprtui.library import FacetCount
    from uprtui.states import States

ANY = ""
"""The key of the choice that takes a filter away."""

_BAR_WIDTH = 10
_ASCENDING_FIRST = frozenset({"sur", "by", "issue", "text"})


def facet_list(filters: Filters) -> Choose:
    """Return the list of facets, with the value that each is filtered by now."""
    choices = []
    for facet, title in TITLES.items():
        active = filters.get(facet)
        choices.append(Choice(facet, title, "" if active is None else active.label))
    return Choose("Narrow down by", choices)


def value_list(
    facet: str, counts: Sequence[FacetCount], states: States, *, filtered: bool
) -> Choose:
    """Return the list of a facet's values, each with how many it would find.

    Args:
        facet: a key of `TITLES`.
        counts: its values.
        states: for the other names that a State is found by.
        filtered: whether there is a filter on the facet, to be taken away.
    """
    most = max((count.count for count in counts), default=1)
    choices = [
        Choice(
            str(count.value),
            value_label(facet, count),
            bar(count.count / most, _BAR_WIDTH, f"{count.count:>6,}"),
            value_words(facet, count, states),
        )
        for count in counts
    ]
    return Choose(TITLES[facet], [*_away(filtered), *choices])


def kind_list(counts: Sequence[FacetCount], *, filtered: bool) -> Choose:
    """Return the list of kinds of record, each with how many it would find.

    Args:
        counts: of the facet; a kind that is not in it has none.
        filtered: whether there is a filter on the kind, to be taken away.
    """
    found = {str(count.value): count.count for count in counts}
    found[ALL_KINDS] = sum(found.values())
    choices = [Choice(value, label, f"{found.get(value, 0):>6,}") for value, label in KINDS]
    return Choose(TITLES["kind"], [*_away(filtered), *choices])


def kind_filter(value: str) -> Filter:
    """Return the filter for a kind chosen from `kind_list`."""
    return Filter("kind", value, dict(KINDS)[value])


def sort_list(sort: str) -> Choose:
    """Return the list of columns to sort by."""
    return Choose(
        "Sort by",
        [Choice(name, title, "now" if name == sort else "") for name, title in SORT_TITLES],
    )


def descends_at_first(sort: str) -> bool:
    """Say whether a column is read from its largest value down; names are read from A."""
    return sort not in _ASCENDING_FIRST


def _away(filtered: bool) -> list[Choice]:
    return [Choice(ANY, "(any: take the filter away)")] if filtered else []
