"""Suggested labels count in ranking and acceptance as a source's do, and the reader is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import CheckedRow, Library
from uprtui.recommendation import Response
from uprtui.states import States
from uprtui.target import evidence, rank_states
from uprtui.target.acceptance import Ask, chances
from uprtui.target.backtest import BacktestError, run_backtest
from uprtui.target.board import read_board
from uprtui.target.profile import profiles
from uprtui.target.replay import open_replay

TORTURE, HEALTH = "Torture and other CID treatment", "Right to health"
YES, NO = Response.SUPPORTED, Response.NOTED

# Text, recommending State, State under review, session, response, issues.
_MADE = (
    ("Prevent torture", "FRA", "NPL", 10, YES, (TORTURE,)),
    ("Punish torture in clinics", "FRA", "NPL", 10, NO, (TORTURE, HEALTH)),
    ("Prevent torture", "CUB", "PER", 11, YES, (TORTURE,)),
    ("Build clinics", "CUB", "NPL", 10, YES, (HEALTH,)),
    ("Build clinics", "FRA", "PER", 11, NO, (HEALTH,)),
    ("End torture", "DNK", "CHL", 12, NO, (TORTURE,)),
)


def rows(*, suggested: bool) -> list[CheckedRow]:
    """The same recommendations, coded by the source or with the same labels suggested."""
    return [
        row(
            text,
            by=by,
            sur=sur,
            session=session,
            response=response,
            action=4,
            issues=() if suggested else issues,
            suggested=issues if suggested else None,
        )
        for text, by, sur, session, response, issues in _MADE
    ]


def opened(folder: Path, made: Sequence[CheckedRow]) -> Library:
    home = Home(folder)
    publish_once(home, ("rows", made))
    return Library.open(home.library)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("coded"), rows(suggested=False)) as library:
        yield library


@pytest.fixture(scope="module")
def guessed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("guessed"), rows(suggested=True)) as library:
        yield library


@pytest.mark.parametrize("method", ["model", "issue", "same-sur", "activity"])
@pytest.mark.parametrize("issue", [TORTURE, HEALTH])
def test_equal_labels_make_equal_rankings(
    coded: Library, guessed: Library, method: str, issue: str
) -> None:
    ours, theirs = (
        rank_states(library, sur="NPL", issue=issue, method=method, before_session=24)
        for library in (guessed, coded)
    )
    assert replace(ours, suggested="") == theirs
    assert evidence(guessed, ours, ours.rows[:9]) == evidence(coded, theirs, theirs.rows[:9])


def test_the_reader_is_told_how_much_rests_on_suggestions(coded: Library, guessed: Library) -> None:
    said = rank_states(guessed, sur="NPL", issue=TORTURE).caveats
    assert said == (
        "Recommendations counted on this issue by suggested labels, which no source gives: 4 of 4.",
    )
    before_12 = rank_states(guessed, sur="NPL", issue=TORTURE, before_session=12).suggested
    assert before_12.endswith("3 of 3.")
    assert rank_states(coded, sur="NPL", issue=TORTURE).caveats == ()
    board = read_board(guessed, sur="NPL", issues=[TORTURE, HEALTH])
    assert list(board.suggested) == [TORTURE, HEALTH]
    assert read_board(coded, sur="NPL", issues=[TORTURE]).suggested == {}


def test_profiles_and_chances_of_support_are_the_same(coded: Library, guessed: Library) -> None:
    assert profiles(guessed, sur="NPL", issue=TORTURE, states=["FRA", "CUB"]) == profiles(
        coded, sur="NPL", issue=TORTURE, states=["FRA", "CUB"]
    )
    ask = Ask("NPL", "FRA", (TORTURE,), "Prevent torture in prisons", 24)
    states = States.builtin()
    assert chances(guessed, states, [ask]) == chances(coded, states, [ask])


def test_a_backtest_asks_only_what_sources_labelled(tmp_path: Path, guessed: Library) -> None:
    with pytest.raises(BacktestError, match="no recommendation there names an issue"):
        run_backtest(open_replay(guessed), 11, 12, ["issue"], seed=1)
    mixed = [*rows(suggested=True)[:-1], rows(suggested=False)[-1]]
    with opened(tmp_path / "mixed", mixed) as library:
        found = run_backtest(open_replay(library), 11, 12, ["issue"], seed=1)
    assert (found.queries, found.reviews) == (1, 1)
