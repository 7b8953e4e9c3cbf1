"""Measures of a ranking: by hand, by law, and chance by all the orders there are."""

from __future__ import annotations

import math
import random
from itertools import combinations, permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target.measures import (
    Calibration,
    Figures,
    average_precision,
    bootstrap_interval,
    expected_by_chance,
    figures,
    ndcg,
    precision,
    recall,
)

STATES = [f"S{number:02}" for number in range(40)]


@st.composite
def queries(draw: st.DrawFn) -> tuple[list[str], set[str]]:
    ranked = draw(st.permutations(STATES[: draw(st.integers(1, 30))]))
    return ranked, draw(st.sets(st.sampled_from(ranked), min_size=1))


def test_measures_by_hand() -> None:
    ranked = ["A", "B", "C", "D", "E"]
    relevant = {"B", "D", "X"}  # X is not ranked at all
    gained = 1 / math.log2(3) + 1 / math.log2(5)
    ideal = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg(ranked, relevant) == pytest.approx(gained / ideal)
    assert ndcg(ranked, relevant, at=1) == 0
    assert precision(ranked, relevant) == pytest.approx(2 / 10)
    assert precision(ranked, relevant, at=2) == pytest.approx(1 / 2)
    assert recall(ranked, relevant) == pytest.approx(2 / 3)
    assert recall(ranked, relevant, at=3) == pytest.approx(1 / 3)
    assert average_precision(ranked, relevant) == pytest.approx((1 / 2 + 2 / 4) / 3)


def test_more_relevant_states_than_places_can_still_be_perfect() -> None:
    assert ndcg(STATES, set(STATES[:25])) == pytest.approx(1)
    assert recall(STATES, set(STATES[:25])) == pytest.approx(20 / 25)


@pytest.mark.parametrize("measure", [ndcg, precision, recall, average_precision])
def test_a_query_without_a_relevant_state_cannot_be_measured(measure: object) -> None:
    with pytest.raises(ValueError, match="relevant"):
        measure(STATES, set())  # type: ignore[operator]


@given(queries())
def test_measures_lie_between_0_and_1_and_the_best_order_is_perfect(
    query: tuple[list[str], set[str]],
) -> None:
    ranked, relevant = query
    found = figures(ranked, relevant)
    best = figures(sorted(ranked, key=lambda state: state not in relevant), relevant)
    assert all(0 <= value <= top + 1e-12 for value, top in zip(found, best, strict=True))
    assert best.ndcg10 == pytest.approx(1)
    assert best.map == pytest.approx(1)


@given(queries(), st.data())
def test_a_relevant_state_that_moves_up_never_lowers_a_measure(
    query: tuple[list[str], set[str]], data: st.DataObject
) -> None:
    ranked, relevant = query
    place = ranked.index(data.draw(st.sampled_from(sorted(relevant))))
    higher = data.draw(st.integers(0, place))
    moved = [*ranked]
    moved.insert(higher, moved.pop(place))
    before, after = figures(ranked, relevant), figures(moved, relevant)
    assert all(now >= then - 1e-12 for then, now in zip(before, after, strict=True))


@pytest.mark.parametrize(("states", "relevant"), [(1, 1), (4, 2), (5, 1), (6, 3), (6, 6)])
def test_chance_is_the_mean_over_all_orders(states: int, relevant: int) -> None:
    wanted = set(STATES[:relevant])
    orders = [figures(order, wanted) for order in permutations(STATES[:states])]
    assert expected_by_chance(states, relevant) == pytest.approx(
        Figures(*map(fmean, zip(*orders, strict=True)))
    )


def test_average_precision_by_chance_over_all_places_of_the_relevant() -> None:
    found = [average_precision(STATES[:12], set(wanted)) for wanted in combinations(STATES[:12], 5)]
    assert expected_by_chance(12, 5).map == pytest.approx(fmean(found))


@given(st.integers(1, 40), st.data())
def test_chance_where_the_list_is_longer_than_the_places(states: int, data: st.DataObject) -> None:
    """Rotations put each State in each place once, which is all that these three depend on."""
    relevant = data.draw(st.integers(1, states))
    ranked, wanted = STATES[:states], set(STATES[:relevant])
    turned = [figures(ranked[i:] + ranked[:i], wanted) for i in range(states)]
    mean = Figures(*map(fmean, zip(*turned, strict=True)))
    assert expected_by_chance(states, relevant)[:3] == pytest.approx(mean[:3])


@pytest.mark.parametrize(("states", "relevant"), [(5, 0), (5, 6), (0, 0)])
def test_chance_needs_a_relevant_state(states: int, relevant: int) -> None:
    with pytest.raises(ValueError, match="relevant"):
        expected_by_chance(states, relevant)


values_in_clusters = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 5)), min_size=2, max_size=40
).filter(lambda pairs: len({cluster for _, cluster in pairs}) > 1)


@given(values_in_clusters, st.integers())
def test_an_interval_lies_among_the_clusters_and_grows_with_its_level(
    pairs: list[tuple[float, int]], seed: int
) -> None:
    values, clusters = zip(*pairs, strict=True)
    means = [fmean(v for v, c in pairs if c == cluster) for cluster in set(clusters)]
    narrow = bootstrap_interval(values, clusters, seed, rounds=50, level=0.5)
    wide = bootstrap_interval(values, clusters, seed, rounds=50, level=0.95)
    assert narrow is not None
    assert wide is not None
    assert min(means) - 1e-9 <= wide[0] <= narrow[0] <= narrow[1] <= wide[1] <= max(means) + 1e-9
    assert bootstrap_interval(values, clusters, seed, rounds=50, level=0.5) == narrow


@given(values_in_clusters, st.integers(2, 5))
def test_asking_the_same_review_again_proves_nothing_more(
    pairs: list[tuple[float, int]], times: int
) -> None:
    values, clusters = zip(*pairs, strict=True)
    once = bootstrap_interval(values, clusters, 1, rounds=50)
    assert once is not None
    assert bootstrap_interval(values * times, clusters * times, 1, rounds=50) == pytest.approx(once)


def test_one_review_tells_nothing_of_the_next() -> None:
    assert bootstrap_interval([0.1, 0.9], ["NPL", "NPL"], 1) is None
    assert bootstrap_interval([], [], 1) is None


def test_an_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    chance = random.Random(5)
    held = 0
    for _ in range(200):
        levels = [chance.gauss(0.3, 0.1) for _ in range(30)]
        values = [chance.gauss(level, 0.1) for level in levels for _ in range(5)]
        clusters = [number for number in range(30) for _ in range(5)]
        found = bootstrap_interval(values, clusters, 1, rounds=200)
        assert found is not None
        held += found[0] <= 0.3 <= found[1]
    assert 0.83 <= held / 200 <= 0.95


def test_calibration_by_hand() -> None:
    calibration = Calibration((0, 0.5, 1))
    for probability, happened in [(0.1, False), (0.3, True), (0.5, True), (1.0, False)]:
        calibration.add(probability, happened)
    low, high = calibration.table().bins
    assert (low.low, low.high, low.count, low.observed) == (0, 0.5, 2, 0.5)
    assert low.predicted == pytest.approx(0.2)
    assert (high.low, high.high, high.count, high.observed) == (0.5, 1, 2, 0.5)
    assert high.predicted == pytest.approx(0.75)
    assert calibration.expected_error() == pytest.approx((2 * 0.3 + 2 * 0.25) / 4)
    assert calibration.brier() == pytest.approx((0.01 + 0.49 + 0.25 + 1) / 4)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_every_prediction_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    calibration = Calibration()
    for probability, happened in pairs:
        calibration.add(probability, happened)
    table = calibration.table()
    assert sum(each.count for each in table.bins) == len(pairs)
    assert all(each.low - 1e-12 <= each.predicted <= each.high + 1e-12 for each in table.bins)
    squares = [(probability - happened) ** 2 for probability, happened in pairs]
    assert calibration.brier() == pytest.approx(fmean(squares) if squares else 0)
    happened_in_all = sum(each.count * each.observed for each in table.bins)
    assert happened_in_all == pytest.approx(sum(happened for _, happened in pairs))
    assert 0 <= table.expected_error <= 1


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        Calibration().add(wrong, True)


@pytest.mark.parametrize("edges", [(0, 0.5), (0.1, 1), (0, 0.7, 0.5, 1), (0, 0.5, 0.5, 1)])
def test_bins_must_cover_all_probabilities(edges: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="edges"):
        Calibration(edges)
