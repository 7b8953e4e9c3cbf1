"""What earlier sessions tell: who spoke, on what, to whom, and how lately.

All counting is done by the library in SQL, over the sessions before a given one only. A State's
*statement* is all that it recommended in one review; a statement *raises* an issue where one of its
recommendations has that label, be it a source's or suggested. Statements, not recommendations, are
what the model of the ranking counts: whether a State says a thing in three recommendations or in
one is a matter of style.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from uprtui.target.kinship import Review, Weight, Weights, weigh

if TYPE_CHECKING:
    from uprtui.library import Library


class Count(NamedTuple):
    """What one State said, all told, or on one issue, or to one State under review.

    Attributes:
        times: recommendations; those to the State under review where there is one.
        lately: recommendations since `History.since`, and
        spoken: statements since then.
        last: the last session of any that was weighed; None where no source gave one.
        weights: statements, weighted in the five ways of `kinship.Weight`.
        sessions: the sessions of the recommendations, ascending: where all States under review and
            issues are counted together, or one of each.
    """

    times: int
    lately: int
    spoken: int
    last: int | None
    weights: Weights
    sessions: tuple[int, ...] = ()


NOWHERE: Weights = (0.0, 0.0, 0.0, 0.0, 0.0)
NOTHING = Count(0, 0, 0, None, NOWHERE)

_LATELY = 4  # sessions

_Key = tuple[str | None, str, str | None]  # State under review, recommending State, issue


def added(one: Weights, other: Weights) -> Weights:
    """The sums of two rows of weights."""
    return (
        one[0] + other[0],
        one[1] + other[1],
        one[2] + other[2],
        one[3] + other[3],
        one[4] + other[4],
    )


@dataclass(frozen=True)
class History:
    """The sessions before one, counted for some States under review and issues.

    Attributes:
        before: the session whose past this is; None where it is all that the library has.
        since: the first of its last sessions, which is what "lately" means in `Count`.
        reviews: the reviews in it, in order of session and State.
        targets: the States under review that it was counted for.
        counts: by State under review or None, recommending State, issue or None.
        labels: by State under review or None, and recommending State: how many labels the
            recommendations of its statements have, weighted.
        heard_from: by recommending State that is a target, and State under review: in how many of
            its reviews the first spoke to the second.
        sizes: for each target or None, the sum of the weights of all reviews.
    """

    before: int | None
    since: int
    reviews: tuple[Review, ...]
    targets: tuple[str, ...]
    counts: Mapping[_Key, Count]
    labels: Mapping[tuple[str | None, str], Weights]
    heard_from: Mapping[tuple[str, str], int]
    sizes: Mapping[str | None, Weights]

    def said(self, state: str, issue: str | None = None) -> Count:
        """What a State said to all, on an issue or on any."""
        return self.counts.get((None, state, issue), NOTHING)

    def told(self, sur: str, state: str, issue: str | None = None) -> Count:
        """What a State said to a State under review and its likes; see `Count.weights`."""
        return self.counts.get((sur, state, issue), NOTHING)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """States that made any recommendation, in the order of their codes."""
        return tuple(
            sorted(state for target, state, issue in self.counts if target is None is issue)
        )

    @cached_property
    def dated(self) -> bool:
        """Whether any source gave a session."""
        return any(count.last is not None for count in self.counts.values())

    @cached_property
    def reviews_lately(self) -> int:
        """How many reviews there were since `since`."""
        return sum(review.session >= self.since for review in self.reviews)

    @cached_property
    def sessions_of(self) -> Mapping[str, tuple[int, ...]]:
        """State → the sessions in which it was reviewed, ascending."""
        found: dict[str, list[int]] = {}
        for review in self.reviews:
            found.setdefault(review.sur, []).append(review.session)
        return {sur: tuple(sessions) for sur, sessions in found.items()}


# A recommendation without a session is not known to be earlier than any: with a limit it is left
# out; without one it counts as old as the oldest.
_MADE = """
WITH made AS (
    SELECT row, sur, by_state, coalesce(session, $unknown::INTEGER) AS session,
        session AS given, len(issues) + len(suggested) AS labels
    FROM recommendations
    WHERE kind = 'recommendation' AND by_state IS NOT NULL AND by_state <> sur
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
)
"""
_REVIEWS = f"""{_MADE}
SELECT DISTINCT sur, session FROM made ORDER BY session NULLS FIRST, sur
"""  # noqa: S608 (our own words; all values are bound)
_COUNT = f"""{_MADE}, counted AS (
    SELECT sur, session, by_state, NULL AS issue, count(*) AS times, any_value(given) AS given,
        sum(labels) AS labels
    FROM made GROUP BY ALL
    UNION ALL
    SELECT sur, session, by_state, issue, count(*), any_value(given), 0
    FROM made JOIN labels USING (row)
    WHERE $issues::VARCHAR[] IS NULL OR list_contains($issues, issue)
    GROUP BY ALL
    UNION ALL
    SELECT sur, session, by_state, $topic::VARCHAR, count(*), any_value(given), 0
    FROM made JOIN (SELECT unnest($rows::INTEGER[]) AS row) USING (row) GROUP BY ALL
), weights AS (
    SELECT
        unnest($targets::VARCHAR[]) AS target, unnest($surs::VARCHAR[]) AS sur,
        unnest($sessions::INTEGER[]) AS session, unnest($a::DOUBLE[]) AS a,
        unnest($b::DOUBLE[]) AS b, unnest($c::DOUBLE[]) AS c, unnest($d::DOUBLE[]) AS d,
        unnest($e::DOUBLE[]) AS e
)
SELECT
    target, by_state, issue,
    sum(times * e)::BIGINT, coalesce(sum(times) FILTER (session >= $since), 0)::BIGINT,
    count(*) FILTER (session >= $since), max(given), [sum(a), sum(b), sum(c), sum(d), sum(e)],
    [sum(a * labels), sum(b * labels), sum(c * labels), sum(d * labels), sum(e * labels)],
    list(given) FILTER ((target IS NULL) = (issue IS NULL) AND e > 0 AND given IS NOT NULL)
FROM counted JOIN weights USING (sur, session)
GROUP BY target, by_state, issue
"""  # noqa: S608 (our own words; all values are bound)
_HEARD_FROM = f"""{_MADE}
SELECT by_state, sur, count(DISTINCT session)
FROM made WHERE list_contains($targets::VARCHAR[], by_state) GROUP BY ALL
"""  # noqa: S608 (our own words; all values are bound)


def read_history(
    library: Library,
    *,
    before: int | None,
    targets: Collection[str],
    issues: Sequence[str] | None,
    topic: tuple[str, Sequence[int]] | None = None,
) -> History:
    """Count what was said before a session.

    Args:
        library: the open library.
        before: the session whose past is wanted; None is all that the library has.
        targets: States under review, ISO alpha-3.
        issues: labels as the library spells them; None is all of them.
        topic: an issue of the user's own: its name, and the numbers of the rows that it means.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    found = library.ask(_REVIEWS, {"before": before, "unknown": None})
    oldest = min((session for _, session in found if session is not None), default=0)
    dated = {(sur, oldest if session is None else session) for sur, session in found}
    reviews = tuple(
        Review(sur, session) for sur, session in sorted(dated, key=lambda pair: (pair[1], pair[0]))
    )
    wanted = tuple(sorted(set(targets)))
    weights = list(weigh(reviews, wanted, library.states))
    name, rows = topic or (None, ())
    limits: dict[str, object] = {"before": before, "unknown": oldest}
    latest = max((review.session for review in reviews), default=0)
    since = max(oldest, latest - _LATELY + 1)
    counted = library.ask(
        _COUNT,
        {
            **limits,
            **_columns(weights),
            "since": since,
            "issues": None if issues is None else list(issues),
            "topic": name,
            "rows": list(rows),
        },
    )
    heard = library.ask(_HEARD_FROM, {**limits, "targets": list(wanted)})
    return History(
        before=before,
        since=since,
        reviews=reviews,
        targets=wanted,
        counts={
            (target, state, issue): _count(whole, sums, given)
            for target, state, issue, *whole, sums, _, given in counted
        },
        labels={
            (target, state): tuple(labels)
            for target, state, issue, *_, labels, _ in counted
            if issue is None
        },
        heard_from={(state, sur): times for state, sur, times in heard},
        sizes=_sizes(weights),
    )


def _count(whole: Sequence[Any], sums: Sequence[float], given: Sequence[int] | None) -> Count:
    times, lately, spoken, last = whole
    a, b, c, d, e = sums
    return Count(times, lately, spoken, last, (a, b, c, d, e), tuple(sorted(set(given or ()))))


def _columns(weights: Sequence[Weight]) -> dict[str, object]:
    """The weights as one list a column, as a bound table takes them."""
    values = zip(*(weight.values for weight in weights), strict=True)
    return {
        "targets": [weight.target for weight in weights],
        "surs": [weight.review.sur for weight in weights],
        "sessions": [weight.review.session for weight in weights],
        **dict(zip("abcde", map(list, values) if weights else ([],) * 5, strict=True)),
    }


def _sizes(weights: Sequence[Weight]) -> dict[str | None, Weights]:
    sizes: dict[str | None, Weights] = {}
    for weight in weights:
        sizes[weight.target] = added(sizes.get(weight.target, NOWHERE), weight.values)
    return sizes
