"""On the real exports, fitted to session 13 and tested on 14 to 17, the chances hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.acceptance_figures import (
    TENTHS,
    area_under_curve,
    calibration,
    coverage,
    even_edges,
)
from uprtui.library import Library
from uprtui.states import States
from uprtui.target.acceptance import Acceptance, Ask, chances

pytestmark = pytest.mark.xdist_group("real acceptance")  # one worker replays them, once

_TESTED = """
SELECT sur, by_state, issues, text, session, response = 'supported'
FROM recommendations
WHERE kind = 'recommendation' AND response IN ('supported', 'noted') AND session BETWEEN 14 AND 17
    AND by_state IS DISTINCT FROM sur
ORDER BY row
"""


class Replayed(NamedTuple):
    asks: list[Ask]
    estimates: list[Acceptance]
    outcomes: list[bool]

    @property
    def chances(self) -> list[float]:
        return [each.probability for each in self.estimates]


@pytest.fixture(scope="module")
def library(real_library: Path) -> Iterator[Library]:
    with Library.open(real_library) as opened:
        yield opened


@pytest.fixture(scope="module")
def tested(library: Library) -> Replayed:
    asks, outcomes = [], []
    for sur, by, issues, text, session, supported in library.ask(_TESTED):
        asks.append(Ask(sur, by, tuple(issues), text, session))
        outcomes.append(supported)
    return Replayed(asks, chances(library, States.builtin(), asks), outcomes)


def test_supported_asks_have_the_higher_chances(tested: Replayed) -> None:
    assert len(tested.asks) > 9_000
    assert {each.fitted_to for each in tested.estimates} == {13}
    assert area_under_curve(tested.chances, tested.outcomes) >= 0.87
    assert calibration(tested.chances, tested.outcomes).brier() <= 0.12


def test_chances_come_true_as_often_as_they_say(tested: Replayed) -> None:
    for edges in (TENTHS, even_edges(tested.chances)):
        assert calibration(tested.chances, tested.outcomes, edges).expected_error() <= 0.02


def test_intervals_hold_reviews_and_issues_as_often_as_they_claim(tested: Replayed) -> None:
    intervals, outcomes, groups = [], [], []
    for ask, found, outcome in zip(*tested, strict=True):
        for issue in ask.issues:
            intervals.append((found.low, found.high))
            outcomes.append(outcome)
            groups.append((ask.sur, issue))
    share, judged = coverage(intervals, outcomes, groups)
    assert judged > 900
    assert 0.78 <= share <= 0.88


def test_the_table_says_what_the_test_says(tested: Replayed) -> None:
    from uprtui.target.acceptance.table import shipped_vintages

    about = shipped_vintages()[0].provenance
    area = area_under_curve(tested.chances, tested.outcomes)
    counted = calibration(tested.chances, tested.outcomes)
    assert about["tested on"] == f"sessions 14-17, {len(tested.asks)} rows"
    assert about["test AUC"] == f"{area:.3f}"
    assert about["test Brier"] == f"{counted.brier():.3f}"
    assert about["test calibration error"] == f"{counted.expected_error():.3f}"


def test_no_particular_state_stands_between_the_states(library: Library) -> None:
    text = "Establish a moratorium on the death penalty"
    asks = [Ask("SGP", by, ("Death penalty",), text) for by in (None, "NOR", "MYS")]
    none, norway, malaysia = chances(library, States.builtin(), asks)
    assert norway.probability < malaysia.probability
    assert norway.probability < none.probability < malaysia.probability + 0.1
    assert none.n > 50
