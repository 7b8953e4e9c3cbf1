"""The parts of acceptance keep their own promises: topics, intervals, tables and figures."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target.acceptance import figures
from uprtui.target.acceptance.habits import HABITS
from uprtui.target.acceptance.spread import interval, middle, probability
from uprtui.target.acceptance.table import read_vintages, shipped_vintages, vintage_for
from uprtui.target.acceptance.topics import topic_table, topics_of
from uprtui.target.acceptance.world import WORLD_SIGNALS
from uprtui.text import fold

LOG_ODDS = st.floats(-8, 8)
ESTIMATES = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ratify the OP-CAT", {"OPCAT", "ratify or accede"}),
        ("Consider ratification of ICRMW", {"migrant workers convention"}),
        ("Ratify the Rome Statute as soon as possible", {"Rome Statute and the ICC", "soon"}),
        ("Extend a standing invitation", {"standing invitation"}),
        ("Décriminaliser: decriminalize same-sex relations", {"decriminalise"}),
    ],
)
def test_a_text_mentions_its_topics(text: str, topics: set[str]) -> None:
    assert topics <= set(topics_of(fold(text)))


def test_a_word_within_a_word_is_not_mentioned() -> None:
    assert "end or refrain" not in topics_of("amend gender legends")
    assert topics_of("") == ()


def test_topics_are_found_as_a_plain_search_would() -> None:
    table = topic_table()
    assert len(set(table.topics)) == len(table.topics)
    for first, phrases in table.phrases.items():
        for needle, topic in phrases:
            assert topic in topics_of(f"please{needle}today".replace("  ", " "))
            assert needle.split()[0] == first


@given(LOG_ODDS, st.floats(0.01, 6))
def test_an_interval_holds_the_chance(log_odds: float, spread: float) -> None:
    low, high = interval(log_odds, spread)
    assert 0 < low <= probability(log_odds) <= high < 1
    assert abs(middle(log_odds, spread)) >= abs(log_odds)


@given(LOG_ODDS, LOG_ODDS)
def test_more_log_odds_are_more_chance(one: float, other: float) -> None:
    assert (one <= other) == (probability(one) <= probability(other)) or one == pytest.approx(other)


def test_the_shipped_table_has_every_coefficient() -> None:
    vintages = shipped_vintages()
    assert [vintage.fitted_to for vintage in vintages] == [13, 17]
    for vintage in vintages:
        assert set(vintage.world) == {"intercept", *WORLD_SIGNALS}
        assert tuple(vintage.topic) == topic_table().topics
        assert tuple(vintage.habit) == HABITS
        assert set(vintage.spread) == {"least", "sur", "issue"}
        assert {"sessions", "rows", "date", "tested on"} <= set(vintage.provenance)
        # A habit makes its like more likely: the sentences say so.
        assert all(value > 0 for value in vintage.habit.values())
        assert all(value >= 0 for value in vintage.spread.values())


@pytest.mark.parametrize(("before", "fitted_to"), [(1, 13), (13, 13), (14, 13), (17, 13), (18, 17)])
def test_the_newest_table_that_is_older_than_the_session_is_used(
    before: int, fitted_to: int
) -> None:
    assert vintage_for(shipped_vintages(), before).fitted_to == fitted_to


def test_vintages_are_read_oldest_first() -> None:
    lines = ["fitted_to,part,name,value", "17,world,intercept,2", "13,world,intercept,1"]
    first, second = read_vintages(lines)
    assert (first.fitted_to, first.world["intercept"]) == (13, 1.0)
    assert second.world["intercept"] == 2.0


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
    assert figures.area_under_curve(chances, outcomes) == pytest.approx(right)


@given(ESTIMATES)
def test_bins_hold_every_ask_once(estimates: list[tuple[float, bool]]) -> None:
    chances, outcomes = zip(*estimates, strict=True)
    for bins in (figures.equal_width(chances, outcomes), figures.equal_count(chances, outcomes)):
        assert sum(each.asks for each in bins) == len(estimates)
        expected = sum(each.asks * each.observed for each in bins)
        assert expected == pytest.approx(sum(outcomes))
        assert 0 <= figures.calibration_error(bins) <= 1


def test_figures_of_perfect_estimates() -> None:
    chances, outcomes = [0.0, 1.0, 1.0], [False, True, True]
    assert figures.brier(chances, outcomes) == 0
    assert figures.area_under_curve(chances, outcomes) == 1
    assert figures.calibration_error(figures.equal_width(chances, outcomes)) == 0


def test_coverage_allows_for_chance_but_not_for_what_the_interval_excludes() -> None:
    groups = ["one"] * 10 + ["two"] * 10 + ["small"]
    narrow = [(0.49, 0.51)] * 21
    usual = [True] * 6 + [False] * 4 + [True] * 5 + [False] * 5 + [True]
    assert figures.coverage(narrow, usual, groups) == (1.0, 2)
    assert figures.coverage(narrow, [True] * 21, groups) == (0.0, 2)
    assert figures.coverage([(0.05, 0.99)] * 21, [True] * 9 + [False] + usual[10:], groups)[0] == 1
    assert math.isnan(figures.coverage(narrow[:1], [True], ["alone"])[0])
