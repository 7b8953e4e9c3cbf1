"""Facets: how often each value of a column occurs in what a query finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from uprtui.library.filters import group_of
from uprtui.library.matching import Matcher
from uprtui.library.query import Query
from uprtui.library.reader import Reader
from uprtui.library.records import FacetCount
from uprtui.recommendation import cycle_of
from uprtui.states import States

_OF_COLUMN = """
SELECT {column}, count(*) FROM recommendations
WHERE get_bit(?::BLOB::BIT, row) = 1 AND {column} IS NOT NULL GROUP BY ALL
"""
_OF_LABELS = "SELECT issue, count(*) FROM labels WHERE get_bit(?::BLOB::BIT, row) = 1 GROUP BY ALL"
_OF_THEMES = "SELECT theme, count(*) FROM themes WHERE get_bit(?::BLOB::BIT, row) = 1 GROUP BY ALL"

# A group or a bloc is counted by its States, a cycle by its sessions.
_STATEMENTS: Mapping[str, str] = {
    "kind": _OF_COLUMN.format(column="kind"),
    "sur": _OF_COLUMN.format(column="sur"),
    "by": _OF_COLUMN.format(column="by_state"),
    "group": _OF_COLUMN.format(column="by_state"),
    "bloc": _OF_COLUMN.format(column="by_state"),
    "issue": _OF_LABELS,
    "theme": _OF_THEMES,
    "response": _OF_COLUMN.format(column="response"),
    "action": _OF_COLUMN.format(column="action"),
    "session": _OF_COLUMN.format(column="session"),
    "cycle": _OF_COLUMN.format(column="session"),
}
FACETS = tuple(_STATEMENTS)
"""The facets there are."""

_NEWEST_FIRST = ("session", "cycle")


def count_facet(
    reader: Reader, matcher: Matcher, states: States, query: Query, facet: str, limit: int | None
) -> list[FacetCount]:
    """Count the values of a facet among the rows of a query without that facet's own filter.

    So every value shows what switching to it would find. The most frequent value comes first;
    sessions and cycles come newest first. A State counts in each bloc that it belongs to.

    Args:
        reader: the open library.
        matcher: of the same library.
        states: their names, groups and blocs.
        query: its order does not matter.
        facet: one of FACETS.
        limit: the most values to return; None is all.

    Raises:
        ValueError: where there is no such facet.
    """
    if facet not in _STATEMENTS:
        raise ValueError(f"no facet {facet!r}: one of {', '.join(FACETS)}")
    found = matcher.matches(_without(query, facet))
    counts: Counter[str | int] = Counter()
    for value, count in reader.rows(_STATEMENTS[facet], [found.to_bytes()]):
        for part in _parts(facet, value, states):
            counts[part] += count
    ordered = sorted(counts.items(), key=lambda item: _order(facet, *item))
    return [
        FacetCount(value, _label(facet, value, states), count)
        for value, count in ordered[: len(ordered) if limit is None else limit]
    ]


def _without(query: Query, facet: str) -> Query:
    """The query without the facet's own filter."""
    own_filter: dict[str, Any] = {"sessions" if facet == "session" else facet: None}
    return replace(query, **own_filter)


def _parts(facet: str, value: str | int, states: States) -> Iterable[str | int]:
    """The values of the facet that a value of the column counts for."""
    if facet == "cycle":
        return (cycle_of(int(value)),)
    if facet not in {"group", "bloc"}:
        return (value,)
    state = states.get(str(value))
    if state is None:
        return ()
    if facet == "bloc":
        return state.blocs
    group = group_of(state)
    return () if group is None else (group,)


def _order(facet: str, value: str | int, count: int) -> tuple[int, str]:
    if facet in _NEWEST_FIRST:
        return -int(value), ""
    return -count, str(value)


def _label(facet: str, value: str | int, states: States) -> str:
    return states.name(str(value)) if facet in {"sur", "by"} else str(value)
