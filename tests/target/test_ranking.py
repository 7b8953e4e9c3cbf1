"""A ranking puts the States in the order of the fact sheet's recipe and says why."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.target import RECIPES, Ranking, Signals, all_reasons, rank, speaks_for

CODES = ("AAA", "BBB", "CCC", "DDD", "EEE", "SUR")

# What each State did before: 3 raised the issue, 2 of them with the State under review.
FRANCE = Signals("FRA", 100, 10, 17, on_issue=30, last_on_issue=17, to_sur=4)
CZECHIA = Signals(
    "CZE",
    40,
    8,
    16,
    on_issue=30,
    last_on_issue=16,
    to_sur=3,
    to_sur_on_issue=2,
    sur_sessions=(3, 16),
)
TOGO = Signals(
    "TGO", 9, 2, 12, on_issue=1, last_on_issue=3, to_sur=1, to_sur_on_issue=1, sur_sessions=(3,)
)
CANADA = Signals("CAN", 120, 17, 17)
STATES = (CANADA, CZECHIA, FRANCE, TOGO)


@st.composite
def signals(draw: st.DrawFn) -> list[Signals]:
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    found = []
    for code in codes:
        total = draw(st.integers(1, 2000))
        on_issue = draw(st.integers(0, total))
        to_sur = draw(st.integers(0, total))
        both = draw(st.integers(0, min(on_issue, to_sur)))
        found.append(
            Signals(
                code,
                total,
                sessions=draw(st.integers(0, 50)),
                last_session=draw(st.none() | st.integers(1, 60)),
                on_issue=on_issue,
                last_on_issue=draw(st.none() | st.integers(1, 60)),
                to_sur=to_sur,
                to_sur_on_issue=both,
                sur_sessions=tuple(sorted(draw(st.sets(st.integers(1, 60), max_size=3)))),
            )
        )
    return found


methods = st.sampled_from(sorted(RECIPES))


def ranked(found: list[Signals] | tuple[Signals, ...], method: str) -> Ranking:
    return rank(found, sur="SUR", issue="Torture", method=method)


@pytest.mark.parametrize(
    ("method", "order"),
    [
        # 30 times each: France made more recommendations in all.
        ("issue", ["FRA", "CZE", "TGO", "CAN"]),
        # Czechia twice, Togo once; then those that never did, by the issue.
        ("same-sur", ["CZE", "TGO", "FRA", "CAN"]),
        ("activity", ["CAN", "FRA", "CZE", "TGO"]),
    ],
)
def test_the_three_methods_on_four_states(method: str, order: list[str]) -> None:
    assert [row.state for row in ranked(STATES, method).rows] == order


def test_scores_computed_by_hand() -> None:
    scores = {row.state: row.score for row in ranked(STATES, "issue").rows}
    assert scores == {
        "FRA": pytest.approx(30 + 100 / 121),
        "CZE": pytest.approx(30 + 40 / 121),
        "TGO": pytest.approx(1 + 9 / 121),
        "CAN": pytest.approx(0 + 120 / 121),
    }
    same = {row.state: row.score for row in ranked(STATES, "same-sur").rows}
    assert same["CZE"] == pytest.approx(2 + 30 / 31 + 40 / 121 / 31)
    assert same["CAN"] == pytest.approx(0 + 0 / 31 + 120 / 121 / 31)


def test_reasons_are_sentences_that_stand_alone() -> None:
    (row,) = ranked((CZECHIA,), "same-sur").rows
    assert [reason.text for reason in row.reasons] == [
        "raised this issue with the State under review twice, in sessions 3 and 16",
        "raised this issue 30 times, last in session 16",
        "made 40 recommendations in 8 sessions, last in session 16",
    ]
    (row,) = ranked((TOGO,), "issue").rows
    assert [reason.text for reason in all_reasons(row.signals, row.reasons)] == [
        "raised this issue once, in session 3",
        "made 9 recommendations in 2 sessions, last in session 12",
        "raised this issue with the State under review once, in session 3",
    ]


def test_silence_is_said_and_does_not_speak_for_a_state() -> None:
    (row,) = ranked((CANADA,), "issue").rows
    said = {reason.signal: reason.text for reason in all_reasons(row.signals, row.reasons)}
    assert said["issue"] == "never raised this issue in its 120 recommendations"
    assert said["same-sur"] == "made no recommendation to the State under review"
    spoken = [
        reason.signal
        for reason in all_reasons(row.signals, row.reasons)
        if speaks_for(row.signals, reason)
    ]
    assert spoken == ["activity"]


def test_an_interest_in_the_state_under_review_speaks_for_a_state() -> None:
    reasons = all_reasons(FRANCE)
    same_sur = next(reason for reason in reasons if reason.signal == "same-sur")
    assert same_sur.text == ("made 4 recommendations to the State under review, none on this issue")
    assert speaks_for(FRANCE, same_sur)


def test_a_source_without_sessions_is_not_given_one() -> None:
    bare = Signals("PER", 2, on_issue=2, to_sur=2, to_sur_on_issue=2)
    (row,) = ranked((bare,), "same-sur").rows
    assert [reason.text for reason in row.reasons] == [
        "raised this issue with the State under review twice",
        "raised this issue twice",
        "made 2 recommendations",
    ]


@given(signals(), methods)
def test_contributions_add_up_to_the_score(found: list[Signals], method: str) -> None:
    for row in ranked(found, method).rows:
        total = sum(reason.contribution for reason in row.reasons)
        assert math.isclose(row.score, total, abs_tol=1e-9)


@given(signals(), methods)
def test_the_state_under_review_never_ranks(found: list[Signals], method: str) -> None:
    ranking = ranked(found, method)
    assert sorted(row.state for row in ranking.rows) == sorted(
        entry.state for entry in found if entry.state != "SUR"
    )
    assert [row.rank for row in ranking.rows] == list(range(1, len(ranking.rows) + 1))


@given(signals(), methods, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    found: list[Signals], method: str, chance: st.DataObject
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(shuffled, method) == ranked(found, method)


@given(signals())
def test_later_terms_only_part_the_equal(found: list[Signals]) -> None:
    by_issue = [row.signals for row in ranked(found, "issue").rows]
    assert by_issue == sorted(by_issue, key=lambda s: (-s.on_issue, -s.total, s.state))
    by_sur = [row.signals for row in ranked(found, "same-sur").rows]
    assert by_sur == sorted(
        by_sur, key=lambda s: (-s.to_sur_on_issue, -s.on_issue, -s.total, s.state)
    )


@given(signals(), methods)
def test_more_of_what_a_method_counts_never_lowers_a_state(
    found: list[Signals], method: str
) -> None:
    before = {row.state: row.rank for row in ranked(found, method).rows}
    for index, entry in enumerate(found):
        if entry.state == "SUR":
            continue
        more = replace(
            entry,
            total=entry.total + 1,
            on_issue=entry.on_issue + 1,
            to_sur=entry.to_sur + 1,
            to_sur_on_issue=entry.to_sur_on_issue + 1,
        )
        after = ranked([*found[:index], more, *found[index + 1 :]], method)
        (row,) = [row for row in after.rows if row.state == entry.state]
        assert row.rank <= before[entry.state]
