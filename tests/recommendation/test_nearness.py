"""Slips of copying are near; another meaning is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.recommendation.nearness import SAME_FROM, nearness, shared_words

TEXT = "ensure that members of the security forces suspected of violations are brought to justice"

SLIPS = [
    TEXT.replace("of the security", "of security"),
    TEXT.replace("security", "securty"),
    TEXT.replace("members", "member"),
    f"{TEXT} and",
    TEXT.replace("suspected of", "suspectedof"),
]
CHANGES = [
    TEXT.replace("are brought", "are not brought"),
    TEXT.replace("ensure", "consider"),
    f"{TEXT} by 2027",
    TEXT.replace("members", "two members"),
    TEXT.replace("suspected of violations", "accused of corruption and of crimes"),
    "",
    "ratify the convention",
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_copying_is_near(slip: str) -> None:
    assert SAME_FROM <= nearness(TEXT, slip) < 1


@pytest.mark.parametrize("change", CHANGES)
def test_another_meaning_is_not(change: str) -> None:
    assert nearness(TEXT, change) < SAME_FROM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ratify cedaw and crpd as soon as possible in this cycle", "cedaw"),
        ("accede to the first protocol", "accede to the second protocol"),
        ("ratify the 1954 convention on stateless persons and refugees in the region", "1954"),
    ],
)
def test_treaties_and_numbers_are_never_slips(one: str, other: str) -> None:
    changed = {"cedaw": one.replace("cedaw", "cerd"), "1954": one.replace("1954", "1961")}
    assert nearness(one, changed.get(other, other)) < SAME_FROM


WORDS = st.lists(st.sampled_from(TEXT.split()), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_law_nearness_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= 1
    assert (nearness(one, other) == 1) == (one == other)


def test_shared_words_keep_their_order() -> None:
    assert shared_words("a b c d", "a b c d") == 1
    assert shared_words("a b c d", "a b x d") == 0.75
    assert shared_words("a b", "c d") == 0
