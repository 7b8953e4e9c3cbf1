"""Advance questions as a sign of interest: who asked on an issue, told beside the score.

A State that sends a question before a review has an interest in its subject. How well that predicts
a recommendation nobody has measured yet, so a question is a reason without weight: no score, chance
or place rests on it.

Sources give questions no issue. One is taken to be on the issues that its words suggest (see
`recommendation.suggest_issues`), unless its source gives it labels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from uprtui.target.ranking import RankedState, Ranking
from uprtui.target.reasons import Reason, sessions_words

if TYPE_CHECKING:
    from uprtui.library import Library

HERE, ELSEWHERE = "questions", "questions-elsewhere"
QUESTION_SIGNALS = frozenset({HERE, ELSEWHERE})
"""The signals of reasons that are not part of a score."""

OUTSIDE = "not part of the score: there are no figures yet on how well it predicts"

_BASE = "base"
_TEXTS = 50_000
_QUESTIONS = """
SELECT id, by_state, sur, session, text, list_concat(issues, suggested)
FROM recommendations
WHERE kind = 'question' AND by_state IS NOT NULL AND by_state <> sur
    AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
ORDER BY session DESC NULLS LAST, row
"""


class Question(NamedTuple):
    """One advance question.

    Attributes:
        id: in the library.
        by: the State that asked, ISO alpha-3.
        sur: the State under review, ISO alpha-3.
        session: of the review; None where no source says.
        issues: labels that it has, or that its words suggest.
    """

    id: str
    by: str
    sur: str
    session: int | None
    issues: tuple[str, ...]


def read_questions(library: Library, before_session: int | None = None) -> list[Question]:
    """Return the advance questions of all States, the latest session first.

    Args:
        library: the open library.
        before_session: only those of sessions before this one, so none without a session; None
            is all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    return [
        Question(id_, by, sur, session, tuple(labels) or _suggested(text))
        for id_, by, sur, session, text, labels in library.ask(
            _QUESTIONS, {"before": before_session}
        )
    ]


def questions_with(
    library: Library, words: str, before_session: int | None = None
) -> list[Question]:
    """Return those of `read_questions` that a search for words finds."""
    from uprtui.library import Query
    from uprtui.recommendation import Kind

    result = library.search(Query(words=words, kind=Kind.QUESTION))
    found = set(result.ids()) if result.total else set()
    return [each for each in read_questions(library, before_session) if each.id in found]


def with_questions(ranking: Ranking, questions: Iterable[Question], sur: str) -> Ranking:
    """Add to each ranked State that asked on the issue a reason that says so.

    Scores, chances and the order stay as they are.

    Args:
        ranking: of States.
        questions: those on its issue.
        sur: short name of the State under review.
    """
    asked: dict[str, list[Question]] = defaultdict(list)
    for each in questions:
        asked[each.by].append(each)
    if not asked:
        return ranking
    return replace(
        ranking,
        rows=tuple(_told(row, asked[row.state], ranking.sur, sur) for row in ranking.rows),
    )


def _told(row: RankedState, asked: Sequence[Question], sur: str, name: str) -> RankedState:
    here = [each for each in asked if each.sur == sur]
    elsewhere = [each for each in asked if each.sur != sur]
    added = []
    if here:
        whom = f"{_number(len(here))} to {name} on this issue{_sessions(here)}"
        added.append(Reason(HERE, len(here), 0.0, f"asked {whom}; {OUTSIDE}"))
    if elsewhere:
        whom = f"{_number(len(elsewhere))} to other States on this issue{_sessions(elsewhere)}"
        added.append(Reason(ELSEWHERE, len(elsewhere), 0.0, f"asked {whom}; {OUTSIDE}"))
    if not added:
        return row
    # What a chance begins with stays the last of its reasons.
    end = len(row.reasons) - (bool(row.reasons) and row.reasons[-1].signal == _BASE)
    return replace(
        row,
        reasons=(*row.reasons[:end], *added, *row.reasons[end:]),
        questions=tuple(each.id for each in (*here, *elsewhere)),
    )


def _number(count: int) -> str:
    return "one advance question" if count == 1 else f"{count:,} advance questions"


def _sessions(asked: Iterable[Question]) -> str:
    known = sorted({each.session for each in asked if each.session is not None})
    return f" ({sessions_words(tuple(known))})" if known else ""


@lru_cache(_TEXTS)
def _suggested(text: str) -> tuple[str, ...]:
    """The labels that the words of a question suggest; asked once for a text."""
    from uprtui.recommendation import suggest_issues

    return tuple(found.issue for found in suggest_issues(text))
