"""Earlier recommendations that are like a draft are found by their rare words."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.focus import SimilarTexts
from uprtui.library import Library
from uprtui.recommendation import Kind, Recommendation

TEXTS = (
    "Ratify the Optional Protocol to the Convention against Torture (OPCAT)",
    "Ensure that allegations of torture are promptly investigated",
    "Ensure free primary education for all children",
    "Ensure the rights of the child",
    "Ensure the rights of persons with disabilities",
    "Continue to ensure the rights of women",
)


def earlier(*texts: str) -> SimilarTexts:
    return SimilarTexts(
        Recommendation(
            str(number),
            Kind.RECOMMENDATION,
            "NPL",
            "FRA",
            10,
            1,
            text,
            (),
            None,
            None,
            None,
            None,
            None,
            (),
        )
        for number, text in enumerate(texts)
    )


def nearest(draft: str, *texts: str) -> list[str]:
    return [found.recommendation.text for found in earlier(*(texts or TEXTS)).nearest(draft)]


def test_the_same_words_are_nearest() -> None:
    found = earlier(*TEXTS).nearest(
        "ratify the optional protocol to the convention against torture"
    )
    assert found[0].recommendation.text == TEXTS[0]
    assert found[0].score > 0.8
    assert found == sorted(found, key=lambda each: -each.score)


def test_a_word_in_another_form_is_the_same_word() -> None:
    assert nearest("Investigation of torture")[0] == TEXTS[1]


@pytest.mark.parametrize("spelt", ["OP-CAT", "OPCAT", "Optional Protocol to CAT", "op cat"])
def test_a_treaty_is_the_same_by_any_of_its_names_and_a_year_is_no_difference(spelt: str) -> None:
    found = earlier(*TEXTS).nearest(f"Ratify the {spelt} by 2028")[0]
    assert found.recommendation.text == TEXTS[0]
    assert found.score > 0.9
    assert [TEXTS[0][start:end] for start, end in found.spans] == [
        "Ratify",
        "Optional Protocol to the Convention against Torture",
        "OPCAT",
    ]


def test_what_only_shares_common_words_is_not_like_it() -> None:
    texts = (*TEXTS[1:], *(f"Ensure the {number}th thing" for number in range(20)))
    assert nearest("Ensure clean drinking water", *texts) == []


def test_shared_words_are_marked_where_they_stand() -> None:
    (found, *_) = earlier(*TEXTS).nearest("Primary education")
    text = found.recommendation.text
    assert [text[start:end] for start, end in found.spans] == ["primary", "education"]


@pytest.mark.parametrize("draft", ["", "  ", "a b c", "…"])
def test_nothing_is_like_a_draft_without_words(draft: str) -> None:
    assert earlier(*TEXTS).nearest(draft) == []


def test_a_state_without_reviews_has_nothing_like_it() -> None:
    assert earlier().nearest("End torture") == []
    assert len(earlier()) == 0


def test_the_same_words_from_several_states_are_found_once() -> None:
    texts = earlier("End torture now", "END torture, now!", "Build schools", "End torture now")
    (found,) = texts.nearest("End torture")
    assert found.recommendation.id == "0"
    assert [other.id for other in found.others] == ["1", "3"]
    assert len(texts) == 4


def test_the_number_found_is_limited_and_the_latest_of_equals_comes_first() -> None:
    found = earlier(*(f"End torture {word}" for word in "abcdefghi")).nearest("End torture", 3)
    assert [each.recommendation.id for each in found] == ["0", "1", "2"]


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=60))
def test_scores_are_shares_and_spans_lie_in_the_text(texts: list[str], draft: str) -> None:
    for found in earlier(*texts).nearest(draft):
        assert 0 < found.score <= 1
        for start, end in found.spans:
            assert 0 <= start < end <= len(found.recommendation.text)


def test_real_recommendations_are_compared_between_two_keys(real_library: Path) -> None:
    with Library.open(real_library) as library:
        texts = SimilarTexts.to_state(library, "NPL")
    assert len(texts) == 193
    draft = "Ratify the Optional Protocol to the Convention against Torture"
    found = texts.nearest(draft)
    assert found[0].recommendation.by == "CHE"
    assert "OPCAT" in found[0].recommendation.text
    started = perf_counter()
    for length in range(len(draft)):
        texts.nearest(draft[:length])
    assert (perf_counter() - started) / len(draft) < 0.02
