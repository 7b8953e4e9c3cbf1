"""What people type into the search field, and where it is marked in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.library import Query, Words, highlight, parse_words
from uprtui.library.highlight import _words_of
from uprtui.text import fold


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", Words()),
        ("  - \" ' ,", Words()),
        ("edu", Words(all=("edu",))),
        ("Éducation CHILDREN", Words(all=("education", "children"))),
        ('"Death  Penalty"', Words(phrases=("death penalty",))),
        ("„death penalty“ “human rights”", Words(phrases=("death penalty", "human rights"))),
        ('"death pen', Words(all=("death pen",))),
        ("torture -optional", Words(all=("torture",), excluded=("optional",))),
        ('-"death penalty"', Words(excluded_phrases=("death penalty",))),
        ("women's", Words(all=("women s",))),
        ("follow-up", Words(all=("follow up",))),
        ("child child", Words(all=("child",))),
        ('"1 2 3 4 5 6 7 8 9 10 11 12 13"', Words(phrases=("1 2 3 4 5 6 7 8 9 10 11 12",))),
        ('law"human rights"police', Words(all=("law", "police"), phrases=("human rights",))),
    ],
)
def test_typed_words_are_read(typed: str, words: Words) -> None:
    assert parse_words(typed) == words


@settings(deadline=None)
@given(st.text())
def test_anything_can_be_typed(typed: str) -> None:
    words = parse_words(typed)
    for word in (*words.all, *words.phrases, *words.excluded, *words.excluded_phrases):
        assert word == fold(word) != ""


def test_a_query_cannot_be_sorted_by_what_is_no_column() -> None:
    with pytest.raises(ValueError, match="session, sur, by"):
        Query(sort="text; DROP TABLE words")


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Ensure education for all", "edu", ["edu"]),
        ("Ensure Éducation, and EDUCATE", "edu", ["Édu", "EDU"]),
        ("E\u0301ducation", "edu", ["E\u0301du"]),
        ("Abolish the death\u00a0penalty; death row", '"death penalty"', ["death\u00a0penalty"]),
        ("Abolish the death penalties", '"death penalty"', []),
        ("Protect women’s rights", "women's", ["women’s"]),
        ("unfold the fold", "fold", ["fold"]),
        ("torture and ill-treatment", "torture -ill", ["torture"]),
        ("Straße", "strass", ["Straß"]),
        ("the ﬁnal ﬂow", "fi fl", ["ﬁ", "ﬂ"]),
        ("rights rights", "rights right", ["rights", "rights"]),
        ("no match", "x", []),
    ],
)
def test_matches_are_marked_in_the_text_as_it_is(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlight(text, typed)] == marked


@settings(deadline=None)
@given(st.text(), st.text())
def test_spans_are_in_order_apart_and_inside(text: str, typed: str) -> None:
    spans = highlight(text, typed)
    places = [0, *(place for span in spans for place in span), len(text)]
    assert places == sorted(places)
    assert all(start < end for start, end in spans)


@settings(deadline=None)
@given(st.text())
def test_a_text_has_the_words_that_folding_gives_it(text: str) -> None:
    assert [word.letters for word in _words_of(text)] == fold(text).split()
