"""Rank the States of a library for an issue, and find the recommendations behind the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from uprtui.target.age import aged
from uprtui.target.history import History, read_history
from uprtui.target.model import ReviewModel
from uprtui.target.model_ranking import rank_by_model
from uprtui.target.questions import Question, questions_with, read_questions, with_questions
from uprtui.target.ranking import MODEL, RankedState, Ranking, rank
from uprtui.target.signals import signals_of
from uprtui.target.topic import Topic, search_topic, topic_of_label

if TYPE_CHECKING:
    from uprtui.library import Library

#: As many as an advocate could read in an afternoon; a State may have made hundreds.
MOST_EVIDENCE = 200

# What stands behind a reason comes first: on the issue to the State under review, then on the issue
# to any State. Activity counts all recommendations, so there the rest follows.
_EVIDENCE = """
WITH made AS (
    SELECT
        row,
        by_state,
        id,
        session,
        sur = $sur AS here,
        row IN (
            SELECT row FROM labels WHERE issue = $issue AND $rows::INTEGER[] IS NULL
            UNION ALL SELECT unnest($rows::INTEGER[])
        ) AS on_issue
    FROM recommendations
    WHERE kind = 'recommendation'
        AND list_contains($states, by_state)
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
), placed AS (
    SELECT by_state, id, row_number() OVER (
        PARTITION BY by_state
        ORDER BY on_issue DESC, on_issue AND here DESC, session DESC NULLS LAST, row
    ) AS place
    FROM made
    WHERE on_issue OR $all_issues
)
SELECT by_state, id FROM placed WHERE place <= $most ORDER BY by_state, place
"""

_SUGGESTED = """
SELECT issue, count(*) FILTER (labels.suggested), count(*)
FROM labels JOIN recommendations USING (row)
WHERE issue IN (SELECT unnest($issues::VARCHAR[]))
    AND kind = 'recommendation' AND by_state IS NOT NULL AND by_state <> sur
    AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
GROUP BY issue HAVING bool_or(labels.suggested)
"""


def rank_states(
    library: Library,
    *,
    sur: str,
    issue: str,
    method: str = MODEL,
    before_session: int | None = None,
) -> Ranking:
    """Rank States by what the library tells of them.

    Where nobody raised the issue in the sessions counted, recommendations with the words of its
    label stand for it, and the ranking's note says so.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3; it never ranks itself.
        issue: the issue's label as the library spells it.
        method: a key of METHODS.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    [ranking] = rank_issues(
        library, sur=sur, issues=[issue], method=method, before_session=before_session
    )
    return ranking


def rank_issues(
    library: Library,
    *,
    sur: str,
    issues: Sequence[str],
    method: str = MODEL,
    before_session: int | None = None,
) -> list[Ranking]:
    """Rank States for several issues of one review, in one go; see `rank_states`."""
    history = read_history(library, before=before_session, targets=[sur], issues=issues)
    raised = {issue for target, _, issue in history.counts if target is None}
    known = _rank(library, history, sur, [each for each in issues if each in raised], method)
    suggested = _suggested(library, issues, before_session)
    found = {
        ranking.issue: replace(ranking, suggested=suggested.get(ranking.issue, ""))
        for ranking in known
    }
    for issue in issues:
        if issue not in raised:
            topic = topic_of_label(library, issue, before_session)
            found[issue] = _rank_topic(library, topic, sur, method, before_session, asked=False)
    questions = read_questions(library, before_session)
    return [
        _told_beside(library, found[issue], [each for each in questions if issue in each.issues])
        for issue in issues
    ]


def rank_words(
    library: Library,
    *,
    sur: str,
    words: str,
    method: str = MODEL,
    before_session: int | None = None,
) -> Ranking:
    """Rank States by the recommendations that a search finds, instead of a label."""
    topic = search_topic(library, words, before_session)
    ranking = _rank_topic(library, topic, sur, method, before_session, asked=True)
    return _told_beside(library, ranking, questions_with(library, words, before_session))


def _told_beside(library: Library, ranking: Ranking, asked: Sequence[Question]) -> Ranking:
    return with_questions(ranking, asked, library.states.name(ranking.sur))


def _rank_topic(
    library: Library, topic: Topic, sur: str, method: str, before: int | None, *, asked: bool
) -> Ranking:
    history = read_history(
        library, before=before, targets=[sur], issues=[], topic=(topic.name, topic.rows)
    )
    [ranking] = _rank(library, history, sur, [topic.name], method)
    return replace(ranking, note=topic.note(asked=asked), topic=topic.rows)


def _rank(
    library: Library, history: History, sur: str, issues: Sequence[str], method: str
) -> list[Ranking]:
    if method == MODEL and history.reviews:
        model = ReviewModel(history, sur, library.states)
        rankings = [rank_by_model(model, issue) for issue in issues]
    elif method == MODEL:  # of an empty past nothing can be said
        rankings = [Ranking(sur, issue, method, ()) for issue in issues]
    else:
        rankings = [_by_counting(history, sur, issue, method) for issue in issues]
    latest = history.reviews[-1].session if history.reviews else None
    said = aged(latest, history.before)
    return [replace(ranking, aged=said) for ranking in rankings] if said else rankings


def _suggested(library: Library, issues: Sequence[str], before: int | None) -> dict[str, str]:
    """Issue → how many of its recommendations have it by suggested labels; only where some do."""
    values = {"issues": list(issues), "before": before}
    return {
        issue: "Recommendations counted on this issue by suggested labels, which no source gives: "
        f"{suggested:,} of {total:,}."
        for issue, suggested, total in library.ask(_SUGGESTED, values)
    }


def _by_counting(history: History, sur: str, issue: str, method: str) -> Ranking:
    counted = (signals_of(history, state, sur=sur, issue=issue) for state in history.speakers)
    return rank(counted, sur=sur, issue=issue, method=method)


def evidence(
    library: Library,
    ranking: Ranking,
    rows: Sequence[RankedState],
    before_session: int | None = None,
    *,
    most: int = MOST_EVIDENCE,
) -> dict[str, list[str]]:
    """Find the recommendations behind the reasons of ranked States.

    Args:
        library: the open library.
        ranking: the ranking that the rows are of.
        rows: the States wanted.
        before_session: as given to `rank_states`.
        most: at most so many recommendations of each State.

    Returns:
        for each State the ids of its recommendations on the issue: those to the State under review
        first, then those to others, the latest session first. The method `activity` counts all
        recommendations, so all follow there. Its advance questions on the issue come last. A State
        without any has an empty list.
    """
    found: dict[str, list[str]] = {row.state: [] for row in rows}
    values = {
        "sur": ranking.sur,
        "issue": ranking.issue,
        "rows": None if ranking.topic is None else list(ranking.topic),
        "states": list(found),
        "before": before_session,
        "all_issues": ranking.method == "activity",
        "most": most,
    }
    for state, recommendation in library.ask(_EVIDENCE, values):
        found[state].append(recommendation)
    for row in rows:
        found[row.state] += row.questions
    return found
