"""The board shows what States raised with one State, the chosen issues first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.invented import publish_once, row
from uprtui.focus import SORTS, IssueRow, arrange, issue_board, matching, vocabulary
from uprtui.home import Home
from uprtui.library import Library, Query
from uprtui.recommendation import ISSUES, Response

TORTURE, HEALTH, WATER = "Torture and other CID treatment", "Right to health", "Right to water"
YES, NO = Response.SUPPORTED, Response.NOTED

ROWS = (
    row("Ban it", by="FRA", sur="NPL", session=10, issues=(TORTURE,), response=NO),
    row("Ban it", by="PER", sur="NPL", session=23, issues=(TORTURE, HEALTH), response=YES),
    row("Ban it", by="FRA", sur="NPL", session=23, issues=(TORTURE,), response=YES),
    row("Think of it", by="FRA", sur="NPL", session=23, issues=(TORTURE,)),
    row("Dig wells", by="FRA", sur="PER", session=3, issues=(WATER,), response=YES),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    home = Home(tmp_path)
    publish_once(home, ("rows", ROWS))
    with Library.open(home.library) as opened:
        yield opened


def test_what_was_raised_comes_first_then_what_was_not(library: Library) -> None:
    board = issue_board(library, "NPL")
    assert board[:2] == [
        IssueRow(
            TORTURE,
            times=4,
            states=2,
            supported=2,
            noted=1,
            pending=1,
            last_session=23,
            by_session=((10, 1), (23, 3)),
        ),
        IssueRow(
            HEALTH,
            times=1,
            states=1,
            supported=1,
            last_session=23,
            by_session=((10, 0), (23, 1)),
        ),
    ]
    assert {found.issue for found in board} == set(ISSUES)
    assert all(not found.times for found in board[2:])


def test_a_state_without_a_review_has_the_vocabulary_only(library: Library) -> None:
    board = issue_board(library, "TUV")
    assert [found.issue for found in board] == list(ISSUES)
    assert {found.by_session for found in board} == {()}


def test_the_share_supported_leaves_out_what_has_no_position(library: Library) -> None:
    board = issue_board(library, "NPL")
    assert board[0].supported_share == pytest.approx(2 / 3)
    assert board[0].answered == 3
    assert board[-1].supported_share is None


def test_labels_that_upr_info_does_not_have_stand_beside_the_vocabulary() -> None:
    silent = vocabulary(without=("right to WATER", "Space law"))
    assert [found.issue for found in silent] == [each for each in ISSUES if each != WATER]


BOARD = [
    IssueRow("Torture", 9, 5, 3, 6, 0, 23),
    IssueRow("Health", 4, 4, 4, 0, 0, 10),
    IssueRow("Water", 4, 3, 0, 0, 4, 24),
    IssueRow("Albinism"),
]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("times", ["Torture", "Health", "Water", "Albinism"]),
        ("states", ["Torture", "Health", "Water", "Albinism"]),
        ("supported", ["Health", "Torture", "Water", "Albinism"]),
        ("last", ["Water", "Torture", "Health", "Albinism"]),
        ("issue", ["Albinism", "Health", "Torture", "Water"]),
    ],
)
def test_each_sort(sort: str, order: list[str]) -> None:
    assert [found.issue for found in arrange(BOARD, sort=sort)] == order


def test_backwards_keeps_silence_last() -> None:
    found = [row.issue for row in arrange(BOARD, sort="times", backwards=True)]
    assert found == ["Health", "Water", "Torture", "Albinism"]


def test_chosen_issues_stand_on_top_however_the_rest_is_sorted() -> None:
    for sort in (*SORTS, "issue"):
        found = [row.issue for row in arrange(BOARD, sort=sort, first=("water", "Moon rights"))]
        assert found[:2] == ["Water", "Moon rights"]
        assert len(found) == 5


@given(
    st.lists(st.sampled_from([row.issue for row in BOARD] + ["Moon"]), unique=True),
    st.sampled_from((*SORTS, "issue")),
    st.booleans(),
)
def test_arranging_loses_and_doubles_nothing(first: list[str], sort: str, backwards: bool) -> None:
    found = [row.issue for row in arrange(BOARD, sort=sort, first=first, backwards=backwards)]
    assert sorted(found) == sorted({*(row.issue for row in BOARD), *first})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Torture", "Health", "Water", "Albinism"]),
        ("TOR", ["Torture"]),
        ("ture", []),
        ("wat er", []),
        ("hé", ["Health"]),
    ],
)
def test_filtering_matches_the_beginnings_of_words(typed: str, found: list[str]) -> None:
    assert [row.issue for row in matching(BOARD, typed)] == found


def test_the_board_of_a_real_state_counts_what_a_search_finds(real_library: Path) -> None:
    with Library.open(real_library) as opened:
        board = [found for found in issue_board(opened, "MAR") if found.times]
        assert len(board) > 30
        for found in board:
            result = opened.search(Query(sur="MAR", issue=found.issue))
            behind = result.rows(0, result.total)
            assert found.times == len(behind)
            assert found.states == len({each.by for each in behind if each.by})
            assert found.supported == sum(each.response is YES for each in behind)
            assert found.noted == sum(each.response is NO for each in behind)
            assert found.times == found.supported + found.noted + found.pending
            assert sum(times for _, times in found.by_session) == found.times
            assert [session for session, _ in found.by_session] == [1, 13]
