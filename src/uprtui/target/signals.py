"""What earlier sessions tell of each State: how often it spoke, on the issue, and to this State."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from uprtui.target.asking import ask

if TYPE_CHECKING:
    from uprtui.library import Library


@dataclass(frozen=True, slots=True)
class Signals:
    """Counts of one State's recommendations, as far as its State is known.

    Attributes:
        state: the recommending State, ISO alpha-3.
        total: all its recommendations, to any State.
        sessions: in how many sessions it made them.
        last_session: the last of these; None where no source gave a session.
        on_issue: those on the issue, to any State.
        last_on_issue: the last session in which it raised the issue; None if never or not given.
        to_sur: those to the State under review, on any issue.
        to_sur_on_issue: those to the State under review on the issue.
        sur_sessions: the sessions of these, ascending.
    """

    state: str
    total: int
    sessions: int = 0
    last_session: int | None = None
    on_issue: int = 0
    last_on_issue: int | None = None
    to_sur: int = 0
    to_sur_on_issue: int = 0
    sur_sessions: tuple[int, ...] = ()


# A recommendation without a session is not known to be earlier than any: with a limit it is left
# out. Where a recommendation has several issues, `labels` has several rows but IN counts it once.
_COUNT = """
WITH spoken AS (
    SELECT
        by_state,
        session,
        sur = $sur AS here,
        row IN (SELECT row FROM labels WHERE issue = $issue) AS on_issue
    FROM recommendations
    WHERE kind = 'recommendation'
        AND by_state IS NOT NULL
        AND by_state <> $sur
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
)
SELECT
    by_state,
    count(*),
    count(DISTINCT session),
    max(session),
    count(*) FILTER (on_issue),
    max(session) FILTER (on_issue),
    count(*) FILTER (here),
    count(*) FILTER (here AND on_issue),
    list(DISTINCT session ORDER BY session) FILTER (here AND on_issue AND session IS NOT NULL)
FROM spoken
GROUP BY by_state
ORDER BY by_state
"""


def count_signals(
    library: Library, *, sur: str, issue: str, before_session: int | None = None
) -> list[Signals]:
    """Count the recommendations of every State that made any, in the order of their codes.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3; what it recommended itself is left out.
        issue: the issue's label as the library spells it.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    values = {"sur": sur, "issue": issue, "before": before_session}
    return [_signals(row) for row in ask(library, _COUNT, values)]


def _signals(row: Sequence[Any]) -> Signals:
    state, total, sessions, last, on_issue, last_on_issue, to_sur, both, sur_sessions = row
    return Signals(
        state=state,
        total=total,
        sessions=sessions,
        last_session=last,
        on_issue=on_issue,
        last_on_issue=last_on_issue,
        to_sur=to_sur,
        to_sur_on_issue=both,
        sur_sessions=tuple(sur_sessions or ()),
    )
