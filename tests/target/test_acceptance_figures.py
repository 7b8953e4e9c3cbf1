"""The figures by which acceptance is judged say what they claim to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.acceptance_figures import (
    TENTHS,
    area_under_curve,
    calibration,
    coverage,
    even_edges,
)

ESTIMATES = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=2, max_size=40)


@given(ESTIMATES)
def test_the_area_is_the_share_of_pairs_in_the_right_order(
    estimates: list[tuple[float, bool]],
) -> None:
    yes = [chance for chance, outcome in estimates if outcome]
    no = [chance for chance, outcome in estimates if not outcome]
    if not yes or not no:
        return
    right = sum((a > b) + (a == b) / 2 for a in yes for b in no) / (len(yes) * len(no))
    chances, outcomes = zip(*estimates, strict=True)
    assert area_under_curve(chances, outcomes) == pytest.approx(right)


@given(ESTIMATES)
def test_bins_hold_every_ask_once(estimates: list[tuple[float, bool]]) -> None:
    chances, outcomes = zip(*estimates, strict=True)
    for edges in (TENTHS, even_edges(chances)):
        bins = calibration(chances, outcomes, edges).table().bins
        assert sum(each.count for each in bins) == len(estimates)
        expected = sum(each.count * each.observed for each in bins)
        assert expected == pytest.approx(sum(outcomes))


@given(st.permutations([number / 101 for number in range(1, 101)]))
def test_even_bins_hold_as_many_asks_each(chances: list[float]) -> None:
    bins = calibration(chances, [True] * 100, even_edges(chances)).table().bins
    assert [each.count for each in bins] == [10] * 10


def test_figures_of_perfect_estimates() -> None:
    chances, outcomes = [0.0, 1.0, 1.0], [False, True, True]
    counted = calibration(chances, outcomes)
    assert (counted.brier(), counted.expected_error()) == (0, 0)
    assert area_under_curve(chances, outcomes) == 1


def test_coverage_allows_for_chance_but_not_for_what_the_interval_excludes() -> None:
    groups = ["one"] * 10 + ["two"] * 10 + ["small"]
    narrow = [(0.49, 0.51)] * 21
    usual = [True] * 6 + [False] * 4 + [True] * 5 + [False] * 5 + [True]
    assert coverage(narrow, usual, groups) == (1.0, 2)
    assert coverage(narrow, [True] * 21, groups) == (0.0, 2)
    assert coverage([(0.05, 0.99)] * 21, [True] * 9 + [False] + usual[10:], groups)[0] == 1
    assert math.isnan(coverage(narrow[:1], [True], ["alone"])[0])
