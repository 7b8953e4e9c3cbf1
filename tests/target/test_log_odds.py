"""Log-odds and chances are two ways to say the same, and stay exact far out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target.log_odds import chance, log_chance, odds

LOG_ODDS = st.floats(-30, 30)


@given(st.floats(1e-6, 1 - 1e-6))
def test_a_share_comes_back_from_its_log_odds(share: float) -> None:
    assert chance(odds(share)) == pytest.approx(share, rel=1e-9)


@given(LOG_ODDS)
def test_for_and_against_make_one(log_odds: float) -> None:
    assert chance(log_odds) + chance(-log_odds) == pytest.approx(1)


@given(LOG_ODDS)
def test_the_logarithm_is_that_of_the_chance(log_odds: float) -> None:
    assert log_chance(log_odds) == pytest.approx(math.log(chance(log_odds)), abs=1e-12)


@given(LOG_ODDS, LOG_ODDS)
def test_more_log_odds_are_never_less_chance(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert chance(low) <= chance(high)
    assert log_chance(low) <= log_chance(high)


def test_even_is_nothing_and_the_far_ends_hold() -> None:
    assert (odds(0.5), chance(0)) == (0, 0.5)
    assert (chance(-5_000), chance(5_000)) == (0, 1)
    assert (log_chance(-5_000), log_chance(5_000)) == (-5_000, 0)


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, 1.1, math.nan])
def test_what_has_no_log_odds_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="no share between 0 and 1"):
        odds(share)
