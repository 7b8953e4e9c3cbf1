"""The reach of an issue sums up the very chances that the ranking gives."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import Library
from uprtui.target import rank_states
from uprtui.target.reach import reach_of_issues


def test_reach_sums_up_the_ranking(real_library: Path) -> None:
    with Library.open(real_library) as library:
        found = reach_of_issues(library, sur="MAR", first=8, before_session=13)
        for issue in ("Death penalty", "Right to water"):
            ranking = rank_states(library, sur="MAR", issue=issue, before_session=13)
            chances = [each.probability or 0.0 for each in ranking.rows]
            reach = found[issue]
            assert reach.expected == pytest.approx(sum(chances))
            silent = math.prod(1 - chance for chance in chances[:8])
            assert reach.first_chance == pytest.approx(1 - silent)
            assert list(reach.first) == [each.state for each in ranking.rows[:8]]
        assert found["Women's rights"].expected > found["Right to water"].expected
        assert len(found) > 50


def test_an_own_label_is_found_by_its_words_or_not_at_all(tmp_path: Path) -> None:
    home = Home(tmp_path)
    rows = [
        row("Protect people with albinism", by=by, sur="PER", session=5, issues=("Minorities",))
        for by in ("FRA", "CHL")
    ]
    publish_once(home, ("rows", rows))
    with Library.open(home.library) as library:
        found = reach_of_issues(library, sur="NPL", first=8, own=["Albinism", "Moon", "MINORITIES"])
        none = reach_of_issues(library, sur="NPL", first=8, own=["Albinism"], before_session=3)
    assert set(found) == {"Minorities", "Albinism"}
    assert 0 < found["Albinism"].first_chance < 1
    assert len(found["Albinism"].first) == 8
    assert none == {}


def test_without_any_label_nothing_is_known_of_any_issue(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish_once(home, ("rows", [row("Protect the elders", by="FRA", sur="PER", session=5)]))
    with Library.open(home.library) as library:
        assert reach_of_issues(library, sur="NPL", first=8, own=["Elders", "Moon"]) == {}
