"""How often recommendations of earlier sessions were supported, by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target.log_odds import chance, odds

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States

FADING = 0.95
"""Weight that a recommendation keeps for each session that has passed since."""

_WORLD_SHARE = 0.74  # supported of all responses in sessions 1 to 13
_WORLD_WEIGHT = 20.0

# Pending and unanswered recommendations are neither supported nor noted. What a State recommends to
# itself says nothing of how it answers others, so it is left out. Where the source does not name
# the recommending State, the answer still is one to somebody else (own promises are pledges, of
# another kind): it counts for all but the recommending State and its group. A recommendation
# without a session is not known to be earlier than any: with a limit it is left out, without one
# it counts as the oldest.
_DECIDED_BEFORE = """
    WHERE kind = 'recommendation'
        AND response IN ('supported', 'noted')
        AND by_state IS DISTINCT FROM sur
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
"""

# Where no source names an issue of the vocabulary, suggested labels stand for it.
# Here and below, only fixed text is put in; every value is bound.
DECIDED = f"""
decided AS (
    SELECT
        row, sur, by_state, action, issues || suggested AS issues, folded, session,
        (response = 'supported')::INTEGER AS yes,
        pow($fading::DOUBLE, $latest::INTEGER - coalesce(session, $oldest::INTEGER)) AS weight
    FROM recommendations
    {_DECIDED_BEFORE}
)
"""  # noqa: S608

_BY_STATE = f"""
WITH {DECIDED},
groups AS (SELECT unnest($codes::VARCHAR[]) AS code, unnest($groups::VARCHAR[]) AS name)
SELECT
    grouping(action) = 0 AS by_category, name, by_state, action,
    sum(weight), sum(weight * yes), count(*), sum(yes)
FROM decided LEFT JOIN groups ON code = sur
GROUP BY GROUPING SETS ((name, by_state), (action)) ORDER BY ALL
"""  # noqa: S608

_BY_ISSUE = f"""
WITH {DECIDED},
groups AS (SELECT unnest($codes::VARCHAR[]) AS code, unnest($groups::VARCHAR[]) AS name)
SELECT name, issue, sum(weight), sum(weight * yes), count(*), sum(yes)
FROM (SELECT sur, weight, yes, unnest(issues) AS issue FROM decided)
LEFT JOIN groups ON code = sur
GROUP BY ALL ORDER BY ALL
"""  # noqa: S608

_SESSIONS = f"""
SELECT min(session), max(session)
FROM recommendations
{_DECIDED_BEFORE}
"""  # noqa: S608

Key = tuple[object, ...]


@dataclass(slots=True)
class Tally:
    """Decided recommendations that have something in common.

    Attributes:
        weight: how many, older sessions weighing less.
        yes: of these, supported.
        count: how many, each as one.
        supported: of these, supported.
    """

    weight: float = 0.0
    yes: float = 0.0
    count: int = 0
    supported: int = 0

    def add(self, weight: float, yes: float, count: int, supported: int) -> None:
        """Count more of them."""
        self.weight += weight
        self.yes += yes
        self.count += count
        self.supported += supported


_NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Period:
    """Which sessions count as earlier, and from when their age is reckoned.

    Attributes:
        before: only sessions before this one; None where the whole library counts.
        latest: the last of them that has decided recommendations; 0 where none has.
        oldest: the first of them.
    """

    before: int | None
    latest: int
    oldest: int

    def values(self) -> dict[str, object]:
        """The values that `DECIDED` is bound to."""
        return {
            "before": self.before,
            "latest": self.latest,
            "oldest": self.oldest,
            "fading": FADING,
        }


class Rates:
    """Tallies by key: ("all",), ("category", 5), ("issue", label), ("group", "Africa") and so on.

    Attributes:
        tallies: key → what was counted.
        groups: State → short name of its regional group; only States that have one.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.tallies: dict[Key, Tally] = defaultdict(Tally)
        self.groups = groups

    def tally(self, *key: object) -> Tally:
        """Return what was counted under a key; an empty tally where nothing was."""
        return self.tallies.get(key, _NOTHING)

    def log_odds(self, parent: float, weight: float, *key: object) -> float:
        """Log-odds of support under a key, drawn towards its parent's where little was counted.

        Args:
            parent: log-odds to expect where nothing was counted.
            weight: as how many recommendations the parent counts.
            key: what the recommendations have in common.
        """
        found = self.tallies.get(key)
        if found is None or not found.weight:
            return parent
        return odds((found.yes + weight * chance(parent)) / (found.weight + weight))

    def overall(self) -> float:
        """Log-odds of support over all earlier recommendations."""
        return self.log_odds(odds(_WORLD_SHARE), _WORLD_WEIGHT, "all")


def period(library: Library, before: int | None) -> Period:
    """Return the sessions before one; where it is None, all that the library has."""
    first, last = library.ask(_SESSIONS, {"before": before})[0]
    return Period(before, last or 0, first or 0)


def count_rates(library: Library, states: States, when: Period) -> Rates:
    """Count the decided recommendations of earlier sessions, in two questions.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    rates = Rates({state.code: state.group.short for state in states if state.group is not None})
    values = when.values() | {
        "codes": list(rates.groups),
        "groups": list(rates.groups.values()),
    }
    for by_category, group, by, category, *numbers in library.ask(_BY_STATE, values):
        keys: list[Key] = [("category", category)]
        if not by_category:
            by_group = rates.groups.get(by)
            keys = [("all",), ("group", group)]
            keys += [("by", by), ("by", by, group)] if by is not None else []
            keys += [("by group", by_group), ("groups", by_group, group)] if by_group else []
        for key in keys:
            rates.tallies[key].add(*numbers)
    for group, issue, *numbers in library.ask(_BY_ISSUE, values):
        for key in (("issue", issue), ("issue", issue, group)):
            rates.tallies[key].add(*numbers)
    return rates
