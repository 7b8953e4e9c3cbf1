"""What a State under review avoids is told where the counts allow it, and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.focus.wordings import recommendation
from uprtui.focus import AvoidedTerms, avoided_terms, read_avoided
from uprtui.focus.avoided import LEAST_ANSWERED
from uprtui.focus.shares import interval
from uprtui.focus.terms import terms_in
from uprtui.library import Library
from uprtui.recommendation import Recommendation, Response

YES, NO = Response.SUPPORTED, Response.NOTED


def answers(text: str, noted: int, supported: int) -> list[Recommendation]:
    return [recommendation(text, NO)] * noted + [recommendation(text, YES)] * supported


def terms(*recommendations: Recommendation) -> dict[str, tuple[int, int]]:
    found = avoided_terms("NPL", recommendations)
    return {term: (each.noted, each.supported) for term, each in found.terms.items()}


def test_a_term_that_is_noted_far_more_often_than_supported_is_told() -> None:
    found = avoided_terms(
        "NPL",
        [
            *answers("Abolish the death penalty", 20, 1),
            *answers("Build schools", 5, 40),
        ],
    )
    assert (found.noted, found.supported) == (25, 41)
    assert found.noted_share == pytest.approx(25 / 66)
    told = found.terms["death penalty"]
    assert (told.noted, told.supported, told.spelt) == (20, 1, "death penalty")
    assert max(0.5, found.noted_share) < told.low < 20 / 21 < told.high <= 1
    assert "schools" not in found.terms


def test_a_word_within_a_told_phrase_says_nothing_more() -> None:
    answered = [*answers("Abolish the death penalty", 20, 1), *answers("Build schools", 5, 40)]
    assert set(terms(*answered)) == {"abolish", "death penalty"}


@pytest.mark.parametrize(
    ("noted", "supported", "told"),
    [(LEAST_ANSWERED, 0, True), (LEAST_ANSWERED - 1, 0, False), (8, 4, False), (0, 9, False)],
)
def test_small_numbers_do_not_speak(noted: int, supported: int, told: bool) -> None:
    answered = [*answers("Moratorium", noted, supported), *answers("Build schools", 5, 40)]
    assert ("moratorium" in terms(*answered)) == told


def test_a_state_that_notes_nearly_all_avoids_no_term() -> None:
    assert terms(*answers("Moratorium", 18, 1), *answers("Build schools", 90, 5)) == {}


def test_what_is_unanswered_does_not_count() -> None:
    unanswered = [recommendation("Moratorium", Response.PENDING), recommendation("Moratorium")]
    assert terms(*unanswered * 20, *answers("Build schools", 1, 9)) == {}


def test_a_term_twice_in_one_text_counts_once() -> None:
    answered = [*answers("Visas, visas", 9, 0), *answers("Schools", 1, 40)]
    assert terms(*answered) == {"visas": (9, 0)}


def test_terms_are_marked_in_a_draft_the_longest_of_those_that_overlap() -> None:
    answered = [
        *answers("Rome Statute", 20, 0),
        *answers("A statute", 12, 0),
        *answers("Build schools", 5, 60),
    ]
    found = avoided_terms("NPL", answered)
    assert set(found.terms) == {"Rome Statute", "statute"}
    draft = "Ratify the ROME Statute and publish the statute"
    assert [draft[each.start : each.end] for each in found.found_in(draft)] == [
        "ROME Statute",
        "statute",
    ]


def test_a_treaty_is_known_by_any_of_its_names_and_by_fewer_answers() -> None:
    answered = [
        *answers("Ratify OP-CAT", 3, 0),
        *answers("Ratify the Optional Protocol to the Convention against Torture", 3, 0),
        *answers("Build schools", 5, 60),
    ]
    (found,) = avoided_terms("NPL", answered).found_in("Accede to the OPCAT by 2028")
    assert (found.term, found.noted, found.supported) == ("OPCAT", 6, 0)
    assert (found.start, found.end) == (14, 19)


def test_a_phrase_stands_in_one_clause_and_human_rights_is_one_word() -> None:
    text = "National human rights, defenders of 12 women's camps"
    assert [term.words for term in terms_in(text)] == [
        "national",
        "human rights",
        "national human rights",
        "defenders",
        "women",
        "camps",
    ]


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_narrows_with_the_number(hits: int, more: int) -> None:
    low, high = interval(hits, hits + more)
    assert 0 <= low <= high <= 1
    if hits + more:
        assert low - 1e-9 <= hits / (hits + more) <= high + 1e-9
        wider = interval(hits, hits + more)
        narrower = interval(2 * hits, 2 * (hits + more))
        assert narrower[1] - narrower[0] <= wider[1] - wider[0] + 1e-9


@given(
    st.lists(st.tuples(st.text("abc ", max_size=12), st.sampled_from([YES, NO])), max_size=60),
    st.text("abcd, ", max_size=60),
)
def test_what_is_told_was_counted_and_spans_lie_in_the_draft(
    answered: list[tuple[str, Response]], draft: str
) -> None:
    found = avoided_terms("NPL", [recommendation(*each) for each in answered])
    for each in found.terms.values():
        assert each.noted > each.supported
        assert each.noted + each.supported >= LEAST_ANSWERED
    marked = found.found_in(draft)
    for one, other in pairwise(marked):
        assert one.end <= other.start
    for each in marked:
        assert 0 <= each.start < each.end <= len(draft)
        assert each.term in found.terms


@pytest.fixture(scope="module")
def usa(real_library: Path) -> AvoidedTerms:
    with Library.open(real_library) as library:
        return read_avoided(library, "USA")


def test_the_united_states_avoid_the_death_penalty_and_the_moratorium(usa: AvoidedTerms) -> None:
    assert {"death penalty", "moratorium"} <= set(usa.terms)
    assert usa.terms["death penalty"].noted > 4 * usa.terms["death penalty"].supported


def test_only_earlier_sessions_count(real_library: Path, usa: AvoidedTerms) -> None:
    with Library.open(real_library) as library:
        before = read_avoided(library, "USA", before_session=9)
        first = read_avoided(library, "USA", before_session=10)
    assert (before.noted, before.supported, before.terms) == (0, 0, {})
    assert (first.noted, first.supported) == (usa.noted, usa.supported)


def test_a_draft_is_looked_through_between_two_keys(usa: AvoidedTerms) -> None:
    draft = "Establish a moratorium on the death penalty with a view to abolishing it " * 3
    started = perf_counter()
    for _ in range(50):
        found = usa.found_in(draft)
    assert (perf_counter() - started) / 50 < 0.003
    assert len(found) == 9
