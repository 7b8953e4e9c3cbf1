"""An advance question is a reason to approach a State, beside the score and never part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import CheckedRow, Library
from uprtui.recommendation import Kind
from uprtui.target import METHODS, RankedState, Ranking, evidence, rank_states, rank_words
from uprtui.target.questions import HERE, OUTSIDE, QUESTION_SIGNALS

TORTURE = "Torture and other CID treatment"
TEXT = "What has been done to prevent torture and ill-treatment in police cells?"
MADE = [
    row("Prevent torture", by="FRA", sur="NPL", session=10, issues=(TORTURE,)),
    row("Punish torture", by="FRA", sur="PER", session=12, issues=(TORTURE,)),
    row("Build clinics", by="CUB", sur="NPL", session=10, issues=("Right to health",)),
]


def asked(by: str, sur: str, session: int | None, text: str = TEXT) -> CheckedRow:
    return row(text, by=by, sur=sur, session=session, kind=Kind.QUESTION)


QUESTIONS = [
    asked("CUB", "NPL", 10),
    asked("CUB", "NPL", 20, "Which steps did Nepal take against torture in prisons?"),
    asked("CUB", "PER", 12),
    asked("TUV", "NPL", None),
    asked("NPL", "NPL", 10, "What about torture?"),
    asked("FRA", "NPL", 10, "How many clinics and hospitals have been built?"),
]


def ranked(
    folder: Path, rows: list[CheckedRow], method: str = "model", before: int | None = None
) -> tuple[Ranking, dict[str, list[str]]]:
    publish_once(Home(folder), ("rows", rows))
    with Library.open(Home(folder).library) as library:
        found = rank_states(library, sur="NPL", issue=TORTURE, method=method, before_session=before)
        return found, evidence(library, found, found.rows, before)


def told(ranking: Ranking) -> dict[str, list[str]]:
    """State → what is said of its questions."""
    said = {
        each.state: [r.text for r in each.reasons if r.signal in QUESTION_SIGNALS]
        for each in ranking.rows
    }
    return {state: texts for state, texts in said.items() if texts}


def of(ranking: Ranking, state: str) -> RankedState:
    return next(each for each in ranking.rows if each.state == state)


def test_who_asked_here_and_elsewhere_is_told_with_sessions(tmp_path: Path) -> None:
    ranking, _ = ranked(tmp_path, [*MADE, *QUESTIONS])
    assert told(ranking) == {
        "CUB": [
            f"asked 2 advance questions to Nepal on this issue (sessions 10 and 20); {OUTSIDE}",
            f"asked one advance question to other States on this issue (session 12); {OUTSIDE}",
        ],
        "TUV": [f"asked one advance question to Nepal on this issue; {OUTSIDE}"],
    }, "a State that only asked has the reason too; a question on clinics is none on torture"


@pytest.mark.parametrize("method", METHODS)
def test_scores_and_order_are_the_same_without_any_question(tmp_path: Path, method: str) -> None:
    with_them, _ = ranked(tmp_path / "a", [*MADE, *QUESTIONS], method)
    without, _ = ranked(tmp_path / "b", MADE, method)
    assert [(r.rank, r.state, r.score, r.probability, r.signals) for r in with_them.rows] == [
        (r.rank, r.state, r.score, r.probability, r.signals) for r in without.rows
    ]
    cuba = of(with_them, "CUB")
    assert sum(r.contribution for r in cuba.reasons) == pytest.approx(cuba.score)
    assert {r.contribution for r in cuba.reasons if r.signal in QUESTION_SIGNALS} == {0.0}
    assert next(r.value for r in cuba.reasons if r.signal == HERE) == 2
    assert [r.signal for r in cuba.reasons if r.signal not in QUESTION_SIGNALS] == [
        r.signal for r in of(without, "CUB").reasons
    ]
    assert cuba.reasons[-1].signal == "base" or method != "model"


def test_the_questions_are_evidence_after_the_recommendations(tmp_path: Path) -> None:
    ranking, behind = ranked(tmp_path, [*MADE, *QUESTIONS])
    assert behind["CUB"] == [QUESTIONS[1].id, QUESTIONS[0].id, QUESTIONS[2].id], "to Nepal first"
    assert behind["TUV"] == [QUESTIONS[3].id]
    assert behind["FRA"] == [MADE[0].id, MADE[1].id]
    assert of(ranking, "CUB").questions == tuple(behind["CUB"])


def test_before_a_session_only_earlier_questions_count_and_none_without_session(
    tmp_path: Path,
) -> None:
    ranking, _ = ranked(tmp_path, [*MADE, *QUESTIONS], before=20)
    assert told(ranking) == {
        "CUB": [
            f"asked one advance question to Nepal on this issue (session 10); {OUTSIDE}",
            f"asked one advance question to other States on this issue (session 12); {OUTSIDE}",
        ]
    }


def test_a_ranking_by_words_tells_of_questions_with_these_words(tmp_path: Path) -> None:
    publish_once(Home(tmp_path), ("rows", [*MADE, *QUESTIONS]))
    with Library.open(Home(tmp_path).library) as library:
        ranking = rank_words(library, sur="NPL", words="clinics")
    assert list(told(ranking)) == ["FRA"]


def test_a_label_that_a_source_gives_counts_before_the_words(tmp_path: Path) -> None:
    labelled = asked("FRA", "NPL", 10, "What about torture?")._replace(issues=("Justice",))
    ranking, _ = ranked(tmp_path, [*MADE, labelled])
    assert told(ranking) == {}
