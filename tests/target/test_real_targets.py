"""On the real exports, counts and rankings agree with a plain count of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from uprtui.library import Library, Query
from uprtui.library.issue_labels import UnknownIssueError, issue_label
from uprtui.recommendation import Recommendation
from uprtui.states import States
from uprtui.target import METHODS, count_signals, evidence, rank_states

pytestmark = pytest.mark.xdist_group("real targets")  # one worker reads all rows, once

SUR, ISSUE, BEFORE = "MAR", "Women's rights", 17


@pytest.fixture(scope="module")
def library(real_library: Path) -> Iterator[Library]:
    with Library.open(real_library) as opened:
        yield opened


@pytest.fixture(scope="module")
def everything(library: Library) -> list[Recommendation]:
    result = library.search(Query())
    return result.rows(0, result.total)


def test_signals_agree_with_a_count_in_python(
    library: Library, everything: list[Recommendation]
) -> None:
    earlier = [
        found
        for found in everything
        if found.by not in {None, SUR} and found.session is not None and found.session < BEFORE
    ]
    counted = count_signals(library, sur=SUR, issue=ISSUE, before_session=BEFORE)
    assert {each.state for each in counted} == {found.by for found in earlier}
    for each in counted:
        own = [found for found in earlier if found.by == each.state]
        on_issue = [found for found in own if ISSUE in found.issues]
        both = [found for found in on_issue if found.sur == SUR]
        assert each.total == len(own)
        assert each.sessions == len({found.session for found in own})
        assert each.last_session == max(found.session or 0 for found in own)
        assert each.on_issue == len(on_issue)
        assert each.to_sur == sum(found.sur == SUR for found in own)
        assert each.to_sur_on_issue == len(both)
        assert each.sur_sessions == tuple(sorted({found.session or 0 for found in both}))


@pytest.mark.parametrize("method", METHODS)
def test_the_evidence_of_the_first_ten_is_real_and_in_order(library: Library, method: str) -> None:
    ranking = rank_states(library, sur=SUR, issue=ISSUE, method=method, before_session=BEFORE)
    behind = evidence(library, ranking, ranking.rows[:10], BEFORE)
    for row in ranking.rows[:10]:
        found = library.get(behind[row.state])
        assert {each.by for each in found} == {row.state}
        assert all(each.session is not None and each.session < BEFORE for each in found)
        keys = [
            (ISSUE not in each.issues, not (each.sur == SUR and ISSUE in each.issues))
            for each in found
        ]
        assert keys == sorted(keys)
        assert len(found) == min(
            200, row.signals.total if method == "activity" else row.signals.on_issue
        )


def test_every_ranked_state_is_a_state_and_not_the_one_under_review(library: Library) -> None:
    states = States.builtin()
    rows = rank_states(library, sur=SUR, issue=ISSUE, method="issue").rows
    assert len(rows) > 150
    assert all(row.state in states and row.state != SUR for row in rows)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("women's rights", "Women's rights"),
        ("WOMEN\N{RIGHT SINGLE QUOTATION MARK}S RIGHTS", "Women's rights"),
        ("Torture", "Torture and other CID treatment"),
        ("hiv/aids", "HIV - Aids"),
    ],
)
def test_an_issue_is_found_however_it_is_spelt(library: Library, typed: str, label: str) -> None:
    assert issue_label(library, typed) == label


@pytest.mark.parametrize(
    ("typed", "near"),
    [("death penality", "Death penalty"), ("women", "Women's rights"), ("minoritys", "Minorities")],
)
def test_an_unknown_issue_is_refused_with_near_labels(
    library: Library, typed: str, near: str
) -> None:
    with pytest.raises(UnknownIssueError) as raised:
        issue_label(library, typed)
    assert near in raised.value.remedy
    assert raised.value.near[0] == near


def test_nothing_near_is_guessed(library: Library) -> None:
    with pytest.raises(UnknownIssueError) as raised:
        issue_label(library, "qwertz")
    assert raised.value.near == ()
    assert raised.value.remedy
