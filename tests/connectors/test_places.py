"""Places of rows occur once and are fit to be shown; sessions are counted in words and digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui_connectors.ordinals import IN_WORDS, ordinal
from uprtui_connectors.places import Places, shown


def test_a_place_that_occurs_again_is_numbered() -> None:
    places = Places()
    asked = ["row 1 (Chad)", "row 1 (Peru)", "row 1 (Chad)", "row 1 (Chad)"]
    assert [places.once(place) for place in asked] == [
        "row 1 (Chad)",
        "row 1 (Peru)",
        "row 1 (Chad), 2",
        "row 1 (Chad), 3",
    ]


@given(st.text(max_size=400))
def test_what_is_shown_is_one_printable_line_and_not_empty(words: str) -> None:
    line = shown(words)
    assert line.isprintable()
    assert 0 < len(line) <= 80
    assert line == line.strip()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("first", 1),
        ("Twentieth", 20),
        ("forty-eighth", 48),
        ("Forty eighth", 48),
        ("forty\u2011eighth", 48),
        ("ninety-ninth", 99),
        ("48th", 48),
        ("3", 3),
        ("forty", None),
        ("eleventh-first", None),
        ("148th", None),
        ("", None),
    ],
)
def test_ordinals(words: str, number: int | None) -> None:
    assert ordinal(words) == number
    in_words = re.fullmatch(IN_WORDS, words, re.IGNORECASE)
    assert bool(in_words) == (number is not None and words[:1].isalpha())
