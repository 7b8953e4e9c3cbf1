"""A trend is named only where chance does not explain it."""

from __future__ import annotations

import math
import random
from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.focus.trend import (
    Direction,
    _by_counting,
    _by_curve,
    _lean,
    _ways,
    change_by_chance,
    trends,
)

COUNTS = st.integers(1, 9).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


def by_hand(counts: list[tuple[int, int]]) -> float:
    """Go through every way in which the voices could have fallen on the reviews."""
    sizes = [spoke for _, spoke in counts]
    total, raised = sum(sizes), sum(count for count, _ in counts)
    centre = sum(place * size for place, size in enumerate(sizes)) / total

    def lean(voices: tuple[int, ...]) -> float:
        return abs(sum((place - centre) * count for place, count in enumerate(voices)))

    seen = lean(tuple(count for count, _ in counts))
    far = 0
    for way in product(*(range(size + 1) for size in sizes)):
        if sum(way) == raised and lean(way) >= seen - 1e-9:
            ways = 1
            for size, voices in zip(sizes, way, strict=True):
                ways *= comb(size, voices)
            far += ways
    return far / comb(total, raised)


@given(st.lists(COUNTS, min_size=2, max_size=3))
def test_the_chance_is_that_of_all_ways(counts: list[tuple[int, int]]) -> None:
    assert change_by_chance(counts) == pytest.approx(by_hand(counts))


@given(st.lists(COUNTS, min_size=2, max_size=3))
def test_the_same_reviews_backwards_have_the_same_chance(counts: list[tuple[int, int]]) -> None:
    assert change_by_chance(counts) == pytest.approx(change_by_chance(counts[::-1]))


@given(st.lists(COUNTS, min_size=2, max_size=4))
def test_the_silent_change_by_the_same_chance_as_the_voices(counts: list[tuple[int, int]]) -> None:
    silent = [(spoke - raised, spoke) for raised, spoke in counts]
    assert change_by_chance(silent) == pytest.approx(change_by_chance(counts))


@pytest.mark.parametrize(
    "counts",
    [
        [(100, 100), (99, 100), (99, 100), (100, 100)],
        [(39, 40), (58, 60), (80, 80), (69, 70)],
        [(190, 193), (191, 193), (193, 193), (190, 193)],
        [(5_000, 5_000), (4_990, 5_000)],
        [(9_000, 10_000), (50, 100)],
    ],
)
def test_the_count_takes_no_more_steps_than_there_are_ways(
    counts: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [spoke for _, spoke in counts]
    raised, steps = sum(count for count, _ in counts), 0

    def counted(size: int, voices: int) -> int:
        nonlocal steps
        steps += 1
        return comb(size, voices)

    monkeypatch.setattr(math, "comb", counted)
    chance = _by_counting(sizes, raised, abs(_lean(counts)))
    assert 0 < chance <= 1
    assert steps <= len(counts) * _ways(sizes, raised) + 1


@pytest.mark.parametrize(
    "counts",
    [[(10, 40), (30, 60)], [(3, 100), (5, 110), (9, 120), (12, 130)], [(60, 90), (65, 99)]],
)
def test_the_curve_comes_near_the_count(counts: list[tuple[int, int]]) -> None:
    sizes = [spoke for _, spoke in counts]
    raised, seen = sum(count for count, _ in counts), abs(_lean(counts))
    counted = _by_counting(sizes, raised, seen)
    assert _by_curve(sizes, raised, seen) == pytest.approx(counted, abs=0.01)


def test_many_large_reviews_are_judged_by_the_curve_at_once() -> None:
    chance = change_by_chance([(60, 100), (65, 110), (80, 120), (110, 130)])
    assert chance is not None
    assert chance < 0.001


@pytest.mark.parametrize("counts", [[], [(3, 9)], [(3, 9), (0, 0)]])
def test_one_review_has_no_trend(counts: list[tuple[int, int]]) -> None:
    assert change_by_chance(counts) is None
    assert trends({"A": counts})["A"].direction is Direction.NONE


def test_what_rises_and_falls_beyond_chance_is_named() -> None:
    found = trends(
        {
            "rising": [(2, 40), (30, 60)],
            "falling": [(30, 40), (5, 60)],
            "steady": [(10, 40), (16, 60)],
            "silent": [(0, 40), (0, 60)],
        }
    )
    assert {key: trend.direction.value for key, trend in found.items()} == {
        "rising": "rising",
        "falling": "falling",
        "steady": "none",
        "silent": "none",
    }
    assert found["silent"].chance == 1.0


def test_a_change_that_is_striking_alone_is_not_among_fifty() -> None:
    striking = [(4, 50), (14, 60)]
    steady = {f"steady {number}": [(10, 50), (12, 60)] for number in range(50)}
    alone = trends({"A": striking})["A"]
    assert alone.direction is Direction.RISING
    assert trends({"A": striking, **steady})["A"].direction is Direction.NONE


def test_noise_is_seldom_a_trend() -> None:
    chance = random.Random(11)
    named = 0
    for _ in range(60):
        voices = {
            issue: [
                (sum(chance.random() < share for _ in range(size)), size) for size in (45, 60, 80)
            ]
            for issue, share in enumerate((0.03, 0.05, 0.1, 0.2, 0.4) * 4)
        }
        named += any(trend.direction is not Direction.NONE for trend in trends(voices).values())
    assert named <= 6, "of 60 States without any trend at most about one in twenty shows one"
