"""A portfolio covers every issue, spreads over the groups, and no single exchange betters it."""

from __future__ import annotations

import math
import random
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target.portfolio import Portfolio, suggest

Chances = dict[str, dict[str, float]]
Groups = dict[str, str | None]

CODES = [f"S{number}" for number in range(9)]
probabilities = st.sampled_from([0.0, 0.0, 0.01, 0.1, 0.3, 0.5, 0.9, 1.0]) | st.floats(1e-9, 1)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Chances, Groups]:
    issues = ["death penalty", "press", "torture", "women"][: draw(st.integers(1, 4))]
    row = st.fixed_dictionaries(dict.fromkeys(issues, probabilities))
    chances = draw(st.dictionaries(st.sampled_from(CODES), row, min_size=1))
    groups = {state: draw(st.sampled_from(["A", "B", "C", None])) for state in chances}
    return chances, groups


counts = st.integers(0, 6)


def value(chances: Chances, states: list[str]) -> float:
    """What a portfolio makes large: log of the product of the issues' chances (0 made tiny)."""
    issues = {issue for row in chances.values() for issue in row}
    return sum(
        math.log(1 + 1e-6 - math.prod(1 - chances.get(s, {}).get(issue, 0) for s in states))
        for issue in issues
    )


def states_of(found: Portfolio) -> list[str]:
    return [pick.state for pick in found.picks]


def within(found: Portfolio, groups: Groups, states: list[str]) -> bool:
    taken = Counter(group for state in states if (group := groups.get(state)) is not None)
    return all(number <= found.group_limit for number in taken.values())


NORTH: Chances = {
    "DNK": {"torture": 0.60, "press": 0.10},
    "NOR": {"torture": 0.55, "press": 0.10},
    "SWE": {"torture": 0.50, "press": 0.20},
    "BEN": {"torture": 0.05, "press": 0.30},
    "PER": {"torture": 0.20, "press": 0.25},
}
NORTH_GROUPS: Groups = {
    "DNK": "WEOG",
    "NOR": "WEOG",
    "SWE": "WEOG",
    "BEN": "Africa",
    "PER": "GRULAC",
}


def test_a_state_for_the_neglected_issue_beats_a_third_for_the_popular_one() -> None:
    found = suggest(NORTH, NORTH_GROUPS, 3, group_share=1)
    assert sorted(states_of(found)) == ["BEN", "DNK", "SWE"]  # not Norway, the second on torture
    assert found.chances["torture"] == pytest.approx(1 - 0.4 * 0.5 * 0.95)
    assert found.chances["press"] == pytest.approx(1 - 0.9 * 0.8 * 0.7)
    assert found.all_raised == pytest.approx(found.chances["torture"] * found.chances["press"])


def test_each_pick_says_what_it_adds_for_which_issue() -> None:
    first, second = suggest(NORTH, NORTH_GROUPS, 2).picks
    assert (first.state, first.group, first.kept) == ("SWE", "WEOG", False)
    assert dict(first.adds) == pytest.approx({"torture": 0.5, "press": 0.2})
    assert list(first.adds) == ["torture", "press"]
    assert second.state == "PER"
    assert dict(second.adds) == pytest.approx({"press": 0.8 * 0.25, "torture": 0.5 * 0.2})
    assert list(second.adds) == ["press", "torture"]


def test_weights_say_which_issue_matters() -> None:
    only_torture = suggest(NORTH, NORTH_GROUPS, 1, weights={"torture": 100})
    only_press = suggest(NORTH, NORTH_GROUPS, 1, weights={"press": 100})
    assert (states_of(only_torture), states_of(only_press)) == (["DNK"], ["BEN"])


def test_no_group_takes_more_than_half_where_others_can_be_had() -> None:
    popular = {state: {"torture": 0.9 if state < "S5" else 0.01} for state in CODES}
    groups: Groups = {state: "A" if state < "S5" else "B" for state in CODES}
    found = suggest(popular, groups, 5)
    assert Counter(pick.group for pick in found.picks) == {"A": 3, "B": 2}
    assert found.group_limit == 3
    only_one = {state: row for state, row in popular.items() if state < "S6"}
    found = suggest(only_one, groups, 5)
    assert Counter(pick.group for pick in found.picks) == {"A": 4, "B": 1}
    assert found.group_limit == 4


def test_kept_states_come_first_and_count_in_their_group() -> None:
    found = suggest(NORTH, NORTH_GROUPS, 3, keep=["NOR", "DNK"])
    assert states_of(found)[:2] == ["NOR", "DNK"]
    assert [pick.kept for pick in found.picks] == [True, True, False]
    assert states_of(found)[2] == "BEN"
    assert dict(found.picks[1].adds) == pytest.approx({"torture": 0.45 * 0.6, "press": 0.09})


def test_more_kept_states_than_places_all_stay() -> None:
    assert states_of(suggest(NORTH, NORTH_GROUPS, 1, keep=["NOR", "DNK", "FRA"])) == [
        "NOR",
        "DNK",
        "FRA",
    ]


def test_an_issue_that_nobody_may_raise_is_shown_and_stops_nothing() -> None:
    found = suggest(NORTH, NORTH_GROUPS, 2, weights={"torture": 1, "debt": 1})
    assert found.chances["debt"] == 0
    assert found.all_raised == 0
    assert found.chances["torture"] > 0
    assert len(found.picks) == 2


def test_nothing_to_choose_from() -> None:
    assert suggest({}, {}, 3) == Portfolio((), {}, 1.0, 2)
    assert suggest({"NOR": {"debt": 0.0}}, {}, 3).picks == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"chances": {"NOR": {"debt": 1.2}}}, "NOR, debt"),
        ({"chances": {"NOR": {"debt": math.nan}}}, "NOR, debt"),
        ({"weights": {"debt": 0.0}}, "debt"),
        ({"count": -1}, "places"),
        ({"group_share": 0.0}, "share"),
        ({"group_share": 1.5}, "share"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"chances": NORTH, "groups": NORTH_GROUPS, "count": 2} | change
    with pytest.raises(ValueError, match=said):
        suggest(**asked)


@given(cases(), counts)
def test_no_single_exchange_and_no_order_is_better(case: tuple[Chances, Groups], n: int) -> None:
    chances, groups = case
    found = suggest(chances, groups, n)
    chosen = states_of(found)
    useful = sorted(state for state, row in chances.items() if any(row.values()))
    assert len(chosen) == len(set(chosen)) == min(n, len(useful))
    assert set(chosen) <= set(useful)
    assert within(found, groups, chosen)
    for out in chosen:
        for into in set(useful) - set(chosen):
            other = [into if state == out else state for state in chosen]
            if within(found, groups, other):
                assert value(chances, other) <= value(chances, chosen) + 1e-9


@given(cases(), counts)
def test_more_places_never_make_it_worse(case: tuple[Chances, Groups], n: int) -> None:
    chances, groups = case
    fewer, more = suggest(chances, groups, n), suggest(chances, groups, n + 1)
    assert value(chances, states_of(more)) >= value(chances, states_of(fewer)) - 1e-9
    assert more.all_raised >= fewer.all_raised - 1e-5
    assert more.group_limit >= fewer.group_limit


@given(cases(), counts, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    case: tuple[Chances, Groups], n: int, chance: random.Random
) -> None:
    chances, groups = case
    states = list(chances)
    chance.shuffle(states)
    turned = {state: dict(reversed(chances[state].items())) for state in states}
    again = suggest(turned, {state: groups[state] for state in states}, n)
    found = suggest(chances, groups, n)
    assert again == found
    assert [list(pick.adds) for pick in again.picks] == [list(pick.adds) for pick in found.picks]


@given(cases(), counts)
def test_what_the_picks_add_makes_up_the_chances(case: tuple[Chances, Groups], n: int) -> None:
    found = suggest(*case, n)
    for issue, chance in found.chances.items():
        added = math.fsum(pick.adds.get(issue, 0) for pick in found.picks)
        assert added == pytest.approx(chance, abs=1e-9)
    assert found.all_raised == pytest.approx(math.prod(found.chances.values()))
    assert all(list(p.adds.values()) == sorted(p.adds.values(), reverse=True) for p in found.picks)


@given(cases(), counts, st.sets(st.sampled_from(CODES)), st.lists(st.sampled_from(CODES)))
def test_kept_and_excluded_states(
    case: tuple[Chances, Groups], n: int, exclude: set[str], keep: list[str]
) -> None:
    chances, groups = case
    found = suggest(chances, groups, n, exclude=exclude, keep=keep)
    kept = list(dict.fromkeys(keep))
    assert states_of(found)[: len(kept)] == kept
    suggested = states_of(found)[len(kept) :]
    assert not set(suggested) & (exclude | set(kept))
    useful = {s for s, row in chances.items() if any(row.values())} - exclude - set(kept)
    assert len(suggested) == min(max(n - len(kept), 0), len(useful))


def test_it_is_nearly_always_the_best_of_all_combinations() -> None:
    chance = random.Random(11)
    ratios = []
    for _ in range(300):
        issues = [f"i{number}" for number in range(chance.choice([2, 3, 4]))]
        power = chance.choice([1, 2, 6])
        chances = {s: {i: chance.random() ** power for i in issues} for s in CODES[:8]}
        groups: Groups = {s: chance.choice(["A", "B", "C", None]) for s in chances}
        found = suggest(chances, groups, 3)
        best = max(
            value(chances, list(states))
            for states in combinations(chances, 3)
            if within(found, groups, list(states))
        )
        ratios.append(math.exp(value(chances, states_of(found)) - best))
    assert sum(ratio > 1 - 1e-9 for ratio in ratios) >= 0.97 * len(ratios)
    assert min(ratios) > 0.75
