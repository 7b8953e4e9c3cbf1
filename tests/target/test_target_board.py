"""The board puts the chances of several issues side by side, and says what a visit can carry."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.step_library import EDUCATION, ENVIRONMENT, TORTURE, publish
from uprtui.home import Home
from uprtui.library import Library
from uprtui.states import States
from uprtui.target import RankedState, Ranking, Reason, Signals, rank_issues
from uprtui.target.board import (
    ASKS_OF_A_VISIT,
    Board,
    assemble,
    carried_by,
    read_board,
    spread,
    suggest_portfolio,
)

STATES = States.builtin()
GROUPS = {"DNK": "WEOG", "NOR": "WEOG", "PER": "GRULAC"}
CODES = ("BEN", "DNK", "NOR", "PER")
SIX = (
    "Death penalty",
    EDUCATION,
    TORTURE,
    "Women's rights",
    ENVIRONMENT,
    "Minorities",
)

chances = st.floats(0, 1)
tables = st.integers(1, 4).flatmap(
    lambda issues: st.lists(
        st.lists(chances, min_size=len(CODES), max_size=len(CODES)),
        min_size=issues,
        max_size=issues,
    )
)


def ranking(
    issue: str, average: float, found: Mapping[str, float | None], note: str = ""
) -> Ranking:
    """A ranking with these chances; the average State's is in per cent."""
    order = sorted(found, key=lambda state: (-(found[state] or 0), state))
    base = Reason("base", average, -1.0, f"an average State raises it with {average}%")
    rows = tuple(
        RankedState(place, state, 0.0, (base,), Signals(state, 0, 0), found[state])
        for place, state in enumerate(order, start=1)
    )
    return Ranking("NPL", issue, "model", rows, fitted_to=17, note=note)


def board() -> Board:
    return assemble(
        "NPL",
        [
            ranking("torture", 20.0, {"BEN": 0.05, "DNK": 0.60, "NOR": 0.50, "PER": 0.20}),
            ranking(
                "press", 15.0, {"BEN": 0.30, "DNK": 0.10, "NOR": 0.20, "PER": 0.10}, "no label"
            ),
        ],
        GROUPS.get,
    )


def test_a_row_has_every_chance_and_that_of_at_least_one() -> None:
    found = board()
    assert found.issues == ("torture", "press")
    assert (found.fitted_to, found.notes) == (17, {"press": "no label"})
    rows = {row.state: row for row in found.rows}
    assert rows["NOR"].chances == (0.50, 0.20)
    assert rows["NOR"].any_chance == pytest.approx(1 - 0.5 * 0.8)
    assert (rows["NOR"].group, rows["BEN"].group) == ("WEOG", None)
    assert [place.rank for place in rows["BEN"].places] == [4, 1]


def test_a_state_carries_the_issues_on_which_it_is_above_average() -> None:
    carries = {row.state: row.carries for row in board().rows}
    assert carries == {
        "NOR": ("torture", "press"),  # the likelier first
        "DNK": ("torture",),
        "BEN": ("press",),
        "PER": (),  # as likely as an average State is not above it
    }


def test_rows_are_sorted_by_any_issue_or_by_one() -> None:
    found = board()
    assert [row.state for row in found.sorted_by(None)] == ["DNK", "NOR", "BEN", "PER"]
    assert [row.state for row in found.sorted_by(1)] == ["BEN", "NOR", "DNK", "PER"]


def test_states_together_raise_an_issue_unless_all_are_silent() -> None:
    found = board()
    assert found.raised_by(()) == (0.0, 0.0)
    assert found.raised_by(["DNK", "BEN"]) == pytest.approx((1 - 0.4 * 0.95, 1 - 0.9 * 0.7))


def test_a_pick_carries_at_most_two_asks_those_that_it_adds_most_to() -> None:
    found = assemble(
        "NPL",
        [ranking(issue, 10.0, {"NOR": chance}) for issue, chance in zip("abc", (0.3, 0.5, 0.4))],  # noqa: B905
        GROUPS.get,
    )
    (pick,) = suggest_portfolio(found, 1).picks
    assert carried_by(found, pick) == ("b", "c")
    assert ASKS_OF_A_VISIT == 2


def test_a_portfolio_keeps_targets_and_says_its_groups() -> None:
    found = board()
    portfolio = suggest_portfolio(found, 3, keep=["PER"])
    assert portfolio.picks[0].state == "PER"
    assert spread(portfolio.picks) == {"": 1, "GRULAC": 1, "WEOG": 1}
    kept = portfolio.picks[0]
    assert carried_by(found, kept) == ("torture",), "above average on none: the one it adds most to"
    unknown = suggest_portfolio(found, 1, keep=["TUV"]).picks[0]
    assert carried_by(found, unknown) == ()


def test_an_issue_that_nobody_may_raise_decides_nothing() -> None:
    torture = ranking(TORTURE, 10.0, {"BEN": 0.02, "DNK": 0.5, "NOR": 0.3, "PER": 0.1})
    unheard = ranking("Space law", 0.1, {"BEN": 0.009, "DNK": 0.0001, "NOR": 0.0001, "PER": 0.0})
    both = suggest_portfolio(assemble("NPL", [torture, unheard], GROUPS.get), 2)
    alone = suggest_portfolio(assemble("NPL", [torture], GROUPS.get), 2)
    assert [pick.state for pick in both.picks] == [pick.state for pick in alone.picks]


def test_no_issue_is_no_board() -> None:
    found = assemble("NPL", [], GROUPS.get)
    assert (found.rows, found.issues, found.fitted_to) == ((), (), None)


def test_rankings_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="same States"):
        assemble("NPL", [ranking("a", 1, {"NOR": 0.1}), ranking("b", 1, {"DNK": 0.1})], GROUPS.get)
    with pytest.raises(ValueError, match="needs a ranking by the model"):
        assemble("NPL", [ranking("a", 1, {"NOR": None})], GROUPS.get)


@given(tables)
def test_any_is_at_least_the_greatest_and_rows_fall(table: list[list[float]]) -> None:
    rankings = [
        ranking(f"issue {place}", 10.0, dict(zip(CODES, row, strict=True)))
        for place, row in enumerate(table)
    ]
    found = assemble("NPL", rankings, GROUPS.get)
    assert sorted(row.state for row in found.rows) == sorted(CODES)
    for row in found.rows:
        assert max(row.chances) - 1e-9 <= row.any_chance <= 1.0
        assert row.any_chance <= sum(row.chances) + 1e-9
    ordered = [row.any_chance for row in found.rows]
    assert ordered == sorted(ordered, reverse=True)
    everyone = found.raised_by(CODES)
    for place, row_of_issue in enumerate(table):
        silent = math.prod(1 - chance for chance in row_of_issue)
        assert everyone[place] == pytest.approx(1 - silent)


def test_a_board_of_a_library_says_the_same_as_its_rankings(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    publish(home)
    library = Library.open(home.library, states=STATES)
    try:
        found = read_board(
            library, sur="NPL", issues=[TORTURE, EDUCATION, TORTURE], before_session=42
        )
        alone = rank_issues(library, sur="NPL", issues=[TORTURE, EDUCATION], before_session=42)
        assert found.issues == (TORTURE, EDUCATION)
        norway = next(row for row in found.rows if row.state == "NOR")
        for place, each in enumerate(alone):
            (row,) = [row for row in each.rows if row.state == "NOR"]
            assert norway.chances[place] == row.probability
        assert norway.group == "WEOG"
        assert norway.carries[0] == EDUCATION
        assert "NPL" not in {row.state for row in found.rows}
        assert read_board(library, sur="NPL", issues=[]).rows == ()
        assert list(read_board(library, sur="NPL", issues=["Unicorns"]).notes) == ["Unicorns"]
    finally:
        library.close()


def test_six_issues_of_the_real_data_take_little_time(real_library: Path) -> None:
    library = Library.open(real_library, states=STATES)
    try:
        read_board(library, sur="NPL", issues=SIX)  # the file is read once
        began = time.perf_counter()
        found = read_board(library, sur="NPL", issues=SIX)
        portfolio = suggest_portfolio(found, 8)
        taken = time.perf_counter() - began
    finally:
        library.close()
    assert taken < 2.0, "aim: 0.3 s; this many times more means that something is wrong"
    assert len(found.rows) > 150
    assert len(portfolio.picks) == 8
    assert len(spread(portfolio.picks)) >= 3
    together = found.raised_by([pick.state for pick in portfolio.picks])
    assert together == pytest.approx([portfolio.chances[issue] for issue in SIX])
