"""A State's two minutes hold a few asks; the rest must go, the least important first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.focus.plans import HEALTH, goal, plan, question
from uprtui.campaign import Ask, Target
from uprtui.focus import WORDS_PER_MINUTE, Statement, StatementLimits, mock_statement

PERU = Target("t-per", "PER")
NAMES = {"PER": "Peru", "NPL": "Nepal"}


def statement(*asks: Ask, limits: StatementLimits | None = None) -> Statement:
    return mock_statement(plan(*asks), PERU, NAMES.__getitem__, limits)


def of_words(number: int, id_: str) -> Ask:
    return goal(id_, " ".join(["Ratify"] * number))


def ids(asks: tuple[Ask, ...]) -> list[str]:
    return [ask.id for ask in asks]


def test_it_has_thanks_a_welcome_the_asks_by_issue_and_a_closing() -> None:
    found = statement(
        goal("a-heal", "Build hospitals.", issue=HEALTH),
        goal("a-one", "End torture"),
        goal("a-two", "Train the\n police ;"),
    )
    assert [(part.kind, part.text) for part in found.parts] == [
        ("thanks", "Thank you, President."),
        ("welcome", "Peru welcomes the delegation of Nepal and thanks it for its report."),
        ("lead", "Peru makes the following recommendations to Nepal."),
        ("issue", "On torture:"),
        ("ask", "End torture."),
        ("ask", "Train the police."),
        ("issue", "On right to health:"),
        ("ask", "Build hospitals."),
        ("closing", "We wish Nepal a successful review."),
    ]
    assert (found.must_go, found.or_else, found.notes) == ((), (), ())


def test_speaking_takes_its_time() -> None:
    assert WORDS_PER_MINUTE == 130
    found = statement(of_words(65, "a-one"), of_words(13, "a-two"))
    seconds = {part.ask.id: part.seconds for part in found.parts if part.ask}
    assert seconds == {"a-one": 30.0, "a-two": 6.0}
    assert found.seconds + found.room == 120
    assert found.wanted_seconds == found.seconds


def test_what_does_not_fit_goes_the_least_important_first_or_else_the_longest() -> None:
    asks = (of_words(150, "a-one"), of_words(60, "a-two"), of_words(40, "a-three"))
    found = statement(*asks)
    assert ids(found.asks) == ["a-one", "a-two"]
    assert ids(found.must_go) == ["a-three"]
    assert ids(found.or_else) == ["a-one"]
    assert found.wanted_seconds == 130
    assert "All asks together take 130 of 120 seconds." in found.notes


def test_no_more_than_four_recommendations() -> None:
    found = statement(*(of_words(5, f"a-{number}") for number in range(6)))
    assert ids(found.asks) == ["a-0", "a-1", "a-2", "a-3"]
    assert ids(found.must_go) == ["a-4", "a-5"]
    assert found.or_else == ()
    assert found.notes == ("6 asks: a State makes 2 to 4 recommendations.",)


def test_an_ask_that_fills_more_than_all_the_time_is_to_be_shortened() -> None:
    found = statement(of_words(400, "a-one"))
    assert (found.asks, ids(found.must_go)) == ((), ["a-one"])
    assert "Not even one ask fits: shorten the most important one." in found.notes


def test_advance_questions_are_not_in_it_and_it_says_so() -> None:
    asked = question("a-ask", "What has been done?")
    found = statement(of_words(5, "a-one"), of_words(5, "a-two"), asked)
    assert found.questions == (asked,)
    assert asked not in found.asks
    assert found.notes == (
        "1 advance question is not in it: it is sent in writing, 10 working days before the "
        "review.",
    )


@pytest.mark.parametrize(
    ("asks", "note"),
    [
        ((), "There is no recommendation for this State yet."),
        (
            (of_words(5, "a-one"),),
            "One ask: a State makes 2 to 4 recommendations, so there is room for its own.",
        ),
    ],
)
def test_it_says_where_there_is_little(asks: tuple[Ask, ...], note: str) -> None:
    assert statement(*asks).notes == (note,)


@given(st.lists(st.integers(1, 150), max_size=8), st.integers(30, 200), st.integers(1, 5))
def test_it_always_fits_and_nothing_is_lost(lengths: list[int], seconds: int, most: int) -> None:
    asks = tuple(of_words(number, f"a-{place}") for place, number in enumerate(lengths))
    found = statement(*asks, limits=StatementLimits(seconds=seconds, fewest=1, most=most))
    assert found.room >= 0
    assert len(found.asks) <= most
    assert sorted(ids(found.asks) + ids(found.must_go)) == sorted(ids(asks))
    assert found.asks == asks[: len(found.asks)]
    assert len(found.or_else) <= len(found.must_go) or not found.or_else
