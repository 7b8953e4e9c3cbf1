"""What the library says about one State under review."""

from __future__ import annotations

from dataclasses import dataclass

from uprtui.library.reader import Reader

_ISSUES = """
WITH raised AS (
    SELECT issue, by_state, session, response, labels.suggested AS suggested
    FROM labels JOIN recommendations USING (row)
    WHERE sur = ? AND kind = 'recommendation'
), sessions AS (
    SELECT issue, list({'session': session, 'times': times} ORDER BY session) AS by_session
    FROM (SELECT issue, session, count(*) AS times FROM raised GROUP BY ALL)
    WHERE session IS NOT NULL
    GROUP BY issue
)
SELECT
    issue,
    count(*) AS times,
    count(DISTINCT by_state),
    count(*) FILTER (WHERE response = 'supported'),
    count(*) FILTER (WHERE response = 'noted'),
    count(*) FILTER (WHERE response = 'pending' OR response IS NULL),
    max(session),
    min(session),
    any_value(by_session),
    count(*) FILTER (WHERE suggested)
FROM raised LEFT JOIN sessions USING (issue)
GROUP BY issue
ORDER BY times DESC, issue
"""
_REVIEWS = """
SELECT DISTINCT session FROM recommendations
WHERE sur = ? AND session IS NOT NULL AND kind IN ('recommendation', 'pledge')
ORDER BY session
"""


@dataclass(frozen=True, slots=True)
class IssueOverview:
    """How one issue was raised with a State under review.

    Attributes:
        issue: the label.
        times: recommendations made on it.
        states: recommending States that made them (unknown ones are not counted).
        supported: how many of them the State under review supported.
        noted: how many it noted.
        pending: how many have no known position.
        last_session: the last session in which it was raised; None where no session is known.
        first_session: the first one.
        by_session: (session, recommendations) pairs, oldest first.
        suggested: how many of the recommendations have the issue by a suggested label.
    """

    issue: str
    times: int
    states: int
    supported: int
    noted: int
    pending: int
    last_session: int | None
    first_session: int | None
    by_session: tuple[tuple[int, int], ...]
    suggested: int


def issue_overview(reader: Reader, sur: str) -> list[IssueOverview]:
    """Return every issue raised with a State (ISO alpha-3), the most often raised first."""
    found = []
    for *counted, by_session, suggested in reader.rows(_ISSUES, [sur]):
        pairs = tuple((pair["session"], pair["times"]) for pair in by_session or ())
        row = (*counted, pairs, suggested)
        found.append(IssueOverview(*row))
    return found


def reviews(reader: Reader, sur: str) -> list[int]:
    """Return the sessions in which a State (ISO alpha-3) was reviewed, oldest first."""
    return [session for (session,) in reader.rows(_REVIEWS, [sur])]
