"""The sample resembles real reviews in what rankings, searches and wordings look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import mean, median

import pytest

from sample_data.making.grammar import TAGS
from sample_data.making.habits import HABITS
from sample_data.making.reviewed import REVIEWED
from tests.sample.conftest import Recommendation
from uprtui.recommendation import ISSUES, classify

Rows = list[Recommendation]
GROUP_OF = {habit.name: habit.group for habit in HABITS} | {
    state.name: state.group for state in REVIEWED
}


def test_there_are_about_three_thousand_over_three_cycles(recommendations: Rows) -> None:
    assert 2_800 <= len(recommendations) <= 3_200
    reviews = {(row.sur, row.session) for row in recommendations}
    assert len({sur for sur, _ in reviews}) == 10
    assert len(reviews) == 29
    assert all(13 <= session <= 52 for _, session in reviews)
    assert 70 <= len({row.by for row in recommendations}) <= 90


def test_each_state_returns_after_fourteen_sessions(recommendations: Rows) -> None:
    turns = defaultdict(set)
    for row in recommendations:
        turns[row.sur].add(row.session)
    for sessions in turns.values():
        first, *later = sorted(sessions)
        assert later == [first + 14 * turn for turn in range(1, len(later) + 1)]
        assert later


@pytest.mark.parametrize(
    ("share", "words", "tolerance"),
    [(0.05, 7, 2), (0.25, 13, 2), (0.5, 19, 2), (0.75, 27, 3), (0.95, 41, 4)],
)
def test_texts_are_as_long_as_real_ones(
    recommendations: Rows, share: float, words: int, tolerance: int
) -> None:
    lengths = sorted(row.words for row in recommendations)
    assert abs(lengths[int(share * len(lengths))] - words) <= tolerance


@pytest.mark.parametrize(
    ("action", "asked", "supported"),
    [(1, 2, 96), (2, 17, 96), (3, 9, 57), (4, 39, 84), (5, 33, 55)],
)
def test_actions_and_answers_have_their_usual_shares(
    recommendations: Rows, action: int, asked: int, supported: int
) -> None:
    rows = [row for row in recommendations if row.action == action]
    assert abs(100 * len(rows) / len(recommendations) - asked) <= 2.5
    assert abs(100 * mean(row.supported for row in rows) - supported) <= 4


def test_the_same_regional_group_is_supported_more(recommendations: Rows) -> None:
    alike: list[bool] = []
    different: list[bool] = []
    for row in recommendations:
        same = GROUP_OF[row.by] == GROUP_OF[row.sur]
        (alike if same else different).append(row.supported)
    assert mean(alike) > mean(different) + 0.05


def test_a_twentieth_of_the_rows_shares_its_text_within_a_review(recommendations: Rows) -> None:
    heads = Counter((row.sur, row.session, _plain(row.text)) for row in recommendations)
    shared = sum(count for count in heads.values() if count > 1)
    assert 0.03 <= shared / len(recommendations) <= 0.07


def test_few_texts_come_back_in_another_review(recommendations: Rows) -> None:
    reviews = defaultdict(set)
    for row in recommendations:
        reviews[_plain(row.text)].add((row.sur, row.session))
    again = {text for text, where in reviews.items() if len(where) > 1}
    assert len(again) <= 0.05 * len(reviews)
    assert median(len(text.split()) for text in again) <= 8


def test_no_state_says_one_thing_twice_in_a_review(recommendations: Rows) -> None:
    said = Counter((row.sur, row.session, row.by, _plain(row.text)) for row in recommendations)
    assert max(said.values()) == 1


def test_issues_are_labels_of_the_vocabulary(recommendations: Rows) -> None:
    used = {label for row in recommendations for label in row.issues}
    assert used <= set(ISSUES)
    assert len(used) >= 30
    assert all(list(row.issues) == sorted(set(row.issues)) for row in recommendations)


def test_nearly_every_state_raises_its_favourite_issue_far_more_than_others_do(
    recommendations: Rows,
) -> None:
    raised: dict[str, Counter[str]] = defaultdict(Counter)
    for row in recommendations:
        raised[row.by].update(row.issues)
    everywhere: Counter[str] = sum(raised.values(), Counter())
    total = len(recommendations)
    keener = 0
    for habit in HABITS:
        own = sum(row.by == habit.name for row in recommendations)
        label = TAGS[habit.favourites[0]]
        keener += raised[habit.name][label] / own > 1.5 * everywhere[label] / total
    assert keener >= 0.85 * len(HABITS)


def test_a_state_returns_to_what_it_raised_before(recommendations: Rows) -> None:
    raised: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for row in recommendations:
        raised[row.sur, row.by, row.session].update(row.issues)
    again, otherwise = [], []
    for (sur, by, session), issues in raised.items():
        before = raised.get((sur, by, session - 14))
        stranger = raised.get((sur, _someone_else(by), session - 14))
        if before and stranger:
            again.append(len(issues & before) / len(issues))
            otherwise.append(len(issues & stranger) / len(issues))
    assert len(again) > 50
    assert mean(again) > 1.5 * mean(otherwise)


def test_neighbours_come_more_often_than_others_as_active(recommendations: Rows) -> None:
    speakers = {(row.sur, row.session, row.by) for row in recommendations}
    came, expected = 0, 0.0
    for state in REVIEWED:
        for habit in HABITS:
            if habit.code in state.neighbours:
                came += sum((state.name, s, habit.name) in speakers for s in state.sessions)
                elsewhere = sum(by == habit.name for _, _, by in speakers) / 29
                expected += elsewhere * len(state.sessions)
    assert came > 1.2 * expected


def test_the_action_is_what_the_words_say(recommendations: Rows) -> None:
    agreed = mean(classify(row.text).category == row.action for row in recommendations)
    assert agreed >= 0.9


def _plain(text: str) -> str:
    return text.casefold().rstrip(".")


def _someone_else(name: str) -> str:
    names = [habit.name for habit in HABITS]
    return names[(names.index(name) + 1) % len(names)]
