"""The parts of acceptance keep their own promises: topics, intervals and tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target.acceptance.habits import HABITS
from uprtui.target.acceptance.spread import interval, middle
from uprtui.target.acceptance.table import read_vintages, shipped_vintages
from uprtui.target.acceptance.topics import topic_table, topics_of
from uprtui.target.acceptance.world import WORLD_SIGNALS
from uprtui.target.coefficients import vintage as ranking_vintage
from uprtui.target.coefficients import vintages as ranking_vintages
from uprtui.target.log_odds import chance
from uprtui.target.vintages import unseeing
from uprtui.text import fold

LOG_ODDS = st.floats(-8, 8)


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
    assert 0 < low <= chance(log_odds) <= high < 1
    assert abs(middle(log_odds, spread)) >= abs(log_odds)


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


@pytest.mark.parametrize(
    ("before", "fitted_to"), [(1, 13), (13, 13), (14, 13), (17, 13), (18, 17), (None, 17)]
)
def test_the_newest_table_that_is_older_than_the_session_is_used(
    before: int | None, fitted_to: int
) -> None:
    assert unseeing(shipped_vintages(), before).fitted_to == fitted_to


@pytest.mark.parametrize("before", [None, *range(1, 25)])
def test_both_models_choose_their_table_by_the_same_rule(before: int | None) -> None:
    ours, ranking = shipped_vintages(), ranking_vintages()
    assert [each.fitted_to for each in ours] == [each.fitted_to for each in ranking]
    assert unseeing(ours, before).fitted_to == ranking_vintage(before).fitted_to


def test_vintages_are_read_oldest_first() -> None:
    lines = ["fitted_to,part,name,value", "17,world,intercept,2", "13,world,intercept,1"]
    first, second = read_vintages(lines)
    assert (first.fitted_to, first.world["intercept"]) == (13, 1.0)
    assert second.world["intercept"] == 2.0
