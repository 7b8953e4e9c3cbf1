"""What a draft amounts to is said while it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.campaign import Limits
from uprtui.focus import WORDS_PER_MINUTE, ask_facts, too_many


def test_a_specific_ask() -> None:
    found = ask_facts("Ratify the Optional Protocol to the Convention against Torture")
    assert (found.action, found.action_name) == (5, "specific action")
    assert any("ratify" in sentence for sentence in found.because)
    assert (found.words, found.seconds) == (9, 5)
    assert found.trade_off == "Of such asks 55% were supported, 13% fully implemented at mid-term."


def test_the_last_of_two_opening_verbs_decides() -> None:
    assert ask_facts("Continue and strengthen its efforts against torture").action == 4


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_said_of_an_empty_text(text: str) -> None:
    found = ask_facts(text)
    assert (found.action, found.words, found.seconds, found.because) == (None, 0, 0, ())


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (20, "short enough (half have 20 at most)"),
        (21, "longer than most (half have 20 at most)"),
        (36, "longer than most (half have 20 at most)"),
        (37, "90% of real ones are shorter (36 at most)"),
        (58, "90% of real ones are shorter (36 at most)"),
        (59, "99% of real ones are shorter (58 at most)"),
    ],
)
def test_length_against_real_ones(words: int, length: str) -> None:
    assert ask_facts(" ".join(["Ensure"] * words)).length == length


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = ask_facts(text)
    assert found.words == len(text.split())
    assert found.seconds * WORDS_PER_MINUTE >= found.words * 60
    assert (found.action is None) == (found.words == 0)


@pytest.mark.parametrize(("count", "warned"), [(0, False), (3, False), (4, True), (5, True)])
def test_more_than_a_few_issues_are_warned_of(count: int, warned: bool) -> None:
    message = too_many(count)
    assert (message is not None) == warned
    assert message is None or message.startswith(f"{count} issues")


def test_the_limit_is_that_of_the_check() -> None:
    assert too_many(2, Limits(issues=1)) is not None
    assert too_many(4, Limits(issues=4)) is None
