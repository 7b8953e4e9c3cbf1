"""How a State writes is told from what it wrote, and a habit only where chance is no reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.focus.wordings import many, wording_of
from tests.library.invented import row
from uprtui.focus import Wording, read_wording
from uprtui.focus.departures import ENOUGH
from uprtui.focus.others import Beginnings, never_opened, never_written
from uprtui.focus.shares import absent_by_chance
from uprtui.library import Library
from uprtui.recommendation import Kind

DRAFT = "Demand that it abolish the death penalty"


@pytest.fixture(scope="module")
def norway(real_library: Path) -> Wording:
    with Library.open(real_library) as library:
        return read_wording(library, "NOR", "Death penalty")


def kinds(wording: Wording, draft: str) -> list[str]:
    return [found.kind for found in wording.departures(draft)]


def test_verbs_lengths_and_categories_are_counted(tmp_path: Path) -> None:
    rows = [
        *many(15, "Ensure and promote the rights of detainees", by="NOR", action=4),
        *many(5, "Ratify it", by="NOR"),
        row("Ratify all that there is", by="NOR", kind=Kind.PLEDGE, issues=("Torture",)),
    ]
    found = wording_of(tmp_path, rows, issue="Torture")
    assert found.scope == "20 recommendations of Norway on Torture."
    assert [(use.verb, use.times, use.share, use.category) for use in found.verbs] == [
        ("ensure", 15, 0.75, 4),
        ("promote", 15, 0.75, 4),
        ("ratify", 5, 0.25, 5),
    ]
    assert (found.median_words, found.most_words) == (8, 8)
    assert found.categories == {4: 15, 5: 5}


def test_a_missing_category_is_worked_out(tmp_path: Path) -> None:
    found = wording_of(tmp_path, [row("Ratify the Convention", by="NOR")])
    assert found.categories == {5: 1}


def test_too_few_on_an_issue_are_read_with_all_others_and_it_says_so(tmp_path: Path) -> None:
    rows = [*many(3, "Ban it", by="NOR"), *many(30, "Build it", by="NOR", issue="Health")]
    found = wording_of(tmp_path, rows, issue="Torture")
    assert found.fell_back
    assert found.total == 33
    assert found.scope == (
        "Norway has made only 3 recommendations on Torture: this is 33 recommendations of Norway "
        "on all issues."
    )
    nothing = wording_of(tmp_path, rows, issue="Water")
    assert nothing.scope.startswith("Norway has made no recommendation on Water: this is 33 ")


def test_a_state_without_recommendations_is_said_to_have_none(tmp_path: Path) -> None:
    found = wording_of(tmp_path, many(3, "Ban it", by="FRA"))
    assert found.scope == "Norway has made no recommendation: nothing is known of its wording."
    assert (found.total, found.verbs, found.median_words, found.most_words) == (0, (), 0, 0)
    assert found.departures(DRAFT) == ()
    assert found.nearest(DRAFT) == []


def test_only_earlier_sessions_count(tmp_path: Path) -> None:
    rows = [
        *many(2, "Ban it", by="NOR", session=9),
        *many(4, "Build it", by="NOR", session=10),
        row("Sing it", by="NOR", session=None),
        *many(5, "Ban it", by="FRA", session=9),
        *many(7, "Build it", by="FRA", session=10),
    ]
    found = wording_of(tmp_path, rows, before_session=10)
    assert (found.total, found.others.total) == (2, 5)
    assert "before session 10" in found.scope
    assert "They are few" in found.scope
    assert wording_of(tmp_path, rows, before_session=1).total == 0
    assert wording_of(tmp_path, rows).total == 7


def test_suggested_labels_count_and_are_told(tmp_path: Path) -> None:
    rows = [row(f"Ban it {each}", by="NOR", suggested=("Torture",)) for each in range(ENOUGH)]
    found = wording_of(tmp_path, rows, issue="Torture")
    assert found.scope == "20 recommendations of Norway on Torture (20 by a suggested label)."


def test_a_verb_of_others_that_a_state_never_uses_is_a_habit(tmp_path: Path) -> None:
    rows = [
        *many(40, "Ensure it", by="NOR", action=4),
        *many(60, "Ensure it", by="FRA"),
        *many(30, "Take steps to end it", by="FRA"),
        *many(2, "Abolish it", by="FRA"),
    ]
    found = wording_of(tmp_path, rows)
    assert found.avoids == ("take steps",)
    (departure,) = [each for each in found.departures("Take steps now") if each.kind == "verb"]
    assert departure.message == (
        "Norway opens with “ensure”; never “take steps” (other States: 33% of theirs)."
    )
    assert (departure.start, departure.end) == (0, len("Take steps"))
    assert "verb" not in kinds(found, "Abolish it")


@given(st.floats(0, 1), st.integers(0, 3000))
def test_the_more_common_or_the_more_often_the_less_it_is_chance(share: float, total: int) -> None:
    chance = absent_by_chance(share, total)
    assert 0 <= chance <= 1
    assert absent_by_chance(share, total + 1) <= chance
    assert absent_by_chance(min(1.0, share + 0.1), total) <= chance
    assert absent_by_chance(share, 0) == 1


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 100)),
    st.frozensets(st.sampled_from("abcdefgh")),
    st.integers(0, 500),
)
def test_what_is_avoided_is_used_by_others_and_not_by_the_state(
    verbs: dict[str, int], used: frozenset[str], total: int
) -> None:
    others = Beginnings(sum(verbs.values()), verbs, verbs)
    avoided = never_opened(used, total, others)
    assert not set(avoided) & used
    assert all(verbs[one] >= verbs[other] for one, other in pairwise(avoided))
    assert total or not avoided


def test_another_form_of_a_word_is_no_absence() -> None:
    common = {"investigate": 0.1, "moratorium": 0.1, "the": 0.9}
    own = ["Investigations into deaths"] * 200
    assert never_written(own, common, 5000) == {"moratorium": 0.1}
    assert never_written(own[:5], common, 5000) == {}
    assert never_written(own, common, 10) == {}


def test_norway_never_demands(norway: Wording) -> None:
    (verb, *_) = norway.departures(DRAFT)
    assert verb.message == (
        "Norway opens with “take”, “abolish”, “take steps” on Death penalty; never “demand” "
        "(other States: 1 of their 32,125)."
    )
    assert "“abolish”" in verb.remedy
    assert DRAFT[verb.start : verb.end] == "Demand"


def test_who_speaks_is_no_verb(norway: Wording) -> None:
    (found,) = norway.departures("We demand that torture end at once")[:1]
    assert "never “demand”" in found.message
    assert (found.start, found.end) == (3, 9)


def test_a_first_word_is_not_judged_before_the_next_one_begins(norway: Wording) -> None:
    assert "verb" not in kinds(norway, "Dem")


@pytest.mark.parametrize(
    ("draft", "judged"),
    [
        ("Beg for it", True),
        ("Rescind the law", False),
        ("Unreservedly abolish it", False),
        ("Meanwhile, abolish it", False),
        ("Abolish it", False),
    ],
)
def test_a_rare_first_word_is_judged_unless_it_is_a_specific_verb_or_stands_apart(
    norway: Wording, draft: str, judged: bool
) -> None:
    assert ("verb" in kinds(norway, draft)) == judged


def test_what_is_too_long_is_marked_from_where_it_is_too_long(norway: Wording) -> None:
    draft = "Abolish " + " ".join(["it"] * norway.most_words)
    (found,) = [each for each in norway.departures(draft) if each.kind == "length"]
    assert draft[found.start : found.end] == "it"
    assert "length" not in kinds(norway, draft[: found.start])


def test_a_category_that_it_seldom_uses_is_told(norway: Wording) -> None:
    (found,) = [each for each in norway.departures("Continue efforts") if each.kind == "category"]
    assert found.message == (
        "Norway seldom asks for continuing action (2): none of its 32 on Death penalty."
    )
    assert "category" not in kinds(norway, "Abolish the death penalty")


def test_its_own_recommendations_come_nearest(norway: Wording) -> None:
    nearest = norway.nearest("Abolish the death penalty in all circumstances")
    assert len(nearest) == 3
    assert {found.recommendation.by for found in nearest} == {"NOR"}


def test_cuba_never_writes_of_the_death_penalty(real_library: Path) -> None:
    with Library.open(real_library) as library:
        cuba = read_wording(library, "CUB", "Right to education")
    assert cuba.verbs[0].verb == "continue"
    (word,) = [each for each in cuba.departures(DRAFT) if each.kind == "word"]
    assert word.message.startswith("The words “death penalty” stand in none of the 404 ")
    assert DRAFT[word.start : word.end] == "death penalty"


def test_a_states_own_recommendations_seldom_depart(real_library: Path) -> None:
    with Library.open(real_library) as library:
        france = read_wording(library, "FRA", before_session=14)
        later = read_wording(library, "FRA")
    own = [found.recommendation.text for found in later.nearest("Ratify the Convention", 200)]
    departing = [kind for text in own for kind in kinds(france, text) if kind != "length"]
    assert len(departing) < len(own) / 10


@given(draft=st.text(max_size=300))
def test_every_departure_marks_a_part_of_the_draft(norway: Wording, draft: str) -> None:
    for found in norway.departures(draft):
        assert 0 <= found.start <= found.end <= len(draft)
        assert found.message
        assert found.remedy


def test_it_is_read_at_once_and_compared_between_two_keys(real_library: Path) -> None:
    with Library.open(real_library) as library:
        read_wording(library, "NOR")
        started = process_time()
        usa = read_wording(library, "FRA", "International instruments")
        assert process_time() - started < 0.6  # seen: 0.25
    draft = "Ratify the Optional Protocol to the Convention against Torture and allow visits"
    started = perf_counter()
    for length in range(len(draft)):
        usa.departures(draft[:length])
    assert (perf_counter() - started) / len(draft) < 0.003
