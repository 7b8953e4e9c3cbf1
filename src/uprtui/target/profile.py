"""What else decides, beyond how likely a State is to raise an issue: how it fares with the SuR.

Counted from earlier sessions, in one question to the library: what became of a State's
recommendations, how far they usually go, and whether it comes back to an issue.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.target.backtest import NOT_QUERIED

if TYPE_CHECKING:
    from uprtui.library import Library

_CATEGORIES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of recommendations.

    Attributes:
        supported: those that the State under review supported.
        noted: those that it noted.
        open: those that are pending, or whose answer no source gave.
    """

    supported: int = 0
    noted: int = 0
    open: int = 0

    @property
    def answered(self) -> int:
        """How many were supported or noted."""
        return self.supported + self.noted

    @property
    def total(self) -> int:
        """How many there are."""
        return self.answered + self.open

    @property
    def noted_share(self) -> float | None:
        """The share noted of those that were answered; None where none was."""
        return self.noted / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Repeats:
    """Whether a State comes back to an issue in the next review in which it speaks.

    Attributes:
        again: how often it raised the same issue with the same State again,
        chances: of so many times that it could have: each issue that it raised in a review, where
            it spoke in a later review of that State. Only the next of these counts.
    """

    again: int = 0
    chances: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """One recommending State, as far as earlier sessions tell.

    Attributes:
        state: ISO alpha-3.
        here: the answers to what it recommended to the State under review.
        here_on_issue: those of these on the issue.
        everywhere: the answers of all States under review to what it recommended.
        all_states: the same for the recommendations of all States, for comparison.
        categories: action category 1–5 → how many of its recommendations on the issue, to any
            State, are of it; those without a category are not counted.
        repeats: whether it comes back to an issue.
    """

    state: str
    here: Answers
    here_on_issue: Answers
    everywhere: Answers
    all_states: Answers
    categories: Mapping[int, int]
    repeats: Repeats

    @property
    def usual_category(self) -> int | None:
        """The most frequent category, of equal ones the higher; None where none is known."""
        known = [(count, category) for category, count in self.categories.items() if count]
        return max(known)[1] if known else None


# A recommendation without a session is not known to be earlier than any, nor before another.
_COUNT = """
WITH made AS MATERIALIZED (
    SELECT row, sur, by_state, session, coalesce(response, '') AS response, action
    FROM recommendations
    WHERE kind = 'recommendation' AND by_state IS NOT NULL AND by_state <> sur
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
), alike AS (
    SELECT
        by_state, response, action, sur = $sur AS here,
        row IN (
            SELECT row FROM labels WHERE issue = $issue AND $rows::INTEGER[] IS NULL
            UNION ALL SELECT unnest($rows::INTEGER[])
        ) AS on_issue,
        count(*) AS times
    FROM made GROUP BY ALL
), counted AS (
    SELECT
        by_state,
        sum(times) FILTER (here AND response = 'supported'),
        sum(times) FILTER (here AND response = 'noted'),
        sum(times) FILTER (here AND response NOT IN ('supported', 'noted')),
        sum(times) FILTER (here AND on_issue AND response = 'supported'),
        sum(times) FILTER (here AND on_issue AND response = 'noted'),
        sum(times) FILTER (here AND on_issue AND response NOT IN ('supported', 'noted')),
        sum(times) FILTER (response = 'supported'),
        sum(times) FILTER (response = 'noted'),
        sum(times) FILTER (response NOT IN ('supported', 'noted')),
        sum(times) FILTER (on_issue AND action = 1),
        sum(times) FILTER (on_issue AND action = 2),
        sum(times) FILTER (on_issue AND action = 3),
        sum(times) FILTER (on_issue AND action = 4),
        sum(times) FILTER (on_issue AND action = 5)
    FROM alike GROUP BY by_state
), spoken AS MATERIALIZED (
    SELECT
        by_state, sur, session,
        count(*) OVER (PARTITION BY by_state, sur) AS times,
        lead(session) OVER (PARTITION BY by_state, sur ORDER BY session) AS next
    FROM (
        SELECT DISTINCT by_state, sur, session FROM made
        WHERE session IS NOT NULL AND by_state IN (SELECT unnest($states::VARCHAR[]))
    )
), raised AS MATERIALIZED (
    SELECT DISTINCT by_state, sur, session, next, issue
    FROM made JOIN spoken USING (by_state, sur, session) JOIN labels USING (row)
    WHERE times > 1 AND issue NOT IN (SELECT unnest($no_issue::VARCHAR[]))
), repeats AS (
    SELECT by_state, count(again.issue), count(*)
    FROM raised LEFT JOIN (SELECT by_state, sur, session AS next, issue FROM raised) AS again
        USING (by_state, sur, next, issue)
    WHERE next IS NOT NULL
    GROUP BY by_state
)
SELECT counted.*, repeats.* EXCLUDE (by_state)
FROM counted LEFT JOIN repeats USING (by_state)
"""


def profiles(
    library: Library,
    *,
    sur: str,
    issue: str,
    states: Collection[str],
    before_session: int | None = None,
    topic: Sequence[int] | None = None,
) -> dict[str, Profile]:
    """Count what else decides for some States.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.
        issue: the issue's label as the library spells it.
        states: the recommending States wanted, ISO alpha-3.
        before_session: use only sessions before this one; None uses all.
        topic: the rows that stand for the issue, as a ranking names them; None is its label's.

    Returns:
        a profile for each State, in the order given; one that never spoke has only zeros.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    values = {
        "sur": sur,
        "issue": issue,
        "states": sorted(set(states)),
        "before": before_session,
        "no_issue": sorted(NOT_QUERIED),
        "rows": None if topic is None else list(topic),
    }
    counted = {
        state: [int(count or 0) for count in counts]
        for state, *counts in library.ask(_COUNT, values)
    }
    sums = [sum(row) for row in zip(*(counts[6:9] for counts in counted.values()), strict=True)]
    everybody = Answers(*sums)
    return {state: _profile(state, counted.get(state, [0] * 16), everybody) for state in states}


def _profile(state: str, counts: Sequence[int], everybody: Answers) -> Profile:
    return Profile(
        state=state,
        here=Answers(*counts[0:3]),
        here_on_issue=Answers(*counts[3:6]),
        everywhere=Answers(*counts[6:9]),
        all_states=everybody,
        categories=MappingProxyType(dict(zip(_CATEGORIES, counts[9:14], strict=True))),
        repeats=Repeats(*counts[14:16]),
    )
