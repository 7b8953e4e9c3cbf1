"""Each target gets its own text, and the difference between two texts is shown word by word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.focus.plans import HEALTH, TORTURE, below, goal, plan, question
from uprtui.campaign import AskKind, AskRole, Target
from uprtui.focus import asks_for, difference, text_for, variants_of

NORWAY, PERU = Target("t-nor", "NOR"), Target("t-per", "PER")
GOAL = goal("a-goal", "End torture")
FOR_PERU = below(AskRole.VARIANT, "a-per", "Put an end to torture", targets=("t-per",))
FOR_ALL = below(AskRole.VARIANT, "a-all", "Stop torture")
STEP = below(AskRole.STEP, "a-step", "Study torture", targets=("t-nor", "t-per"))


def test_differing_words_are_marked_on_both_sides() -> None:
    one, other = "Ratify the OPCAT soon", "Consider ratifying the OPCAT"
    found = difference(one, other)
    assert [one[start:end] for start, end in found.one] == ["Ratify", "soon"]
    assert [other[start:end] for start, end in found.other] == ["Consider ratifying"]
    assert found.sentence == "“Ratify” becomes “Consider ratifying”; leaves out “soon”."
    assert found


def test_it_says_how_much_longer_and_cuts_long_changes() -> None:
    assert difference("End it", "End it now").sentence == "Adds “now”; 1 word longer."
    found = difference("End it", "End it a b c d e f g h i j")
    assert found.sentence == "Adds “a b c d e f g h …”; 10 words longer."
    found = difference("a x b x c x d x e", "b1 x c1 x d1 x e1 x f1")
    assert found.sentence.endswith("; 2 more changes.")


def test_case_makes_no_difference() -> None:
    found = difference("End Torture", "end torture")
    assert not found
    assert found.sentence == "The same words."


@given(st.text("ab, ’é", max_size=40), st.text("ab, ’é", max_size=40))
def test_without_the_marked_words_both_texts_are_the_same(one: str, other: str) -> None:
    found = difference(one, other)
    assert _rest(one, found.one) == _rest(other, found.other)
    assert bool(found) == (found.sentence != "The same words.")
    assert difference(one, one).one == ()


def test_of_very_long_texts_only_the_beginning_is_compared_and_it_says_so() -> None:
    same = " ".join(f"w{number}" for number in range(600))
    limit = "Only the first 600 words of each text were compared."
    one, other = f"{same} and more", f"{same} or less"
    found = difference(one, other)
    assert found
    assert found.sentence == f"It begins with the same words. {limit}"
    assert (found.one, found.other) == (
        ((len(same) + 1, len(one)),),
        ((len(same) + 1, len(other)),),
    )
    found = difference(f"Start {one}", f"Begin {one}")
    assert found.sentence == "“Start” becomes “Begin”."
    found = difference("End it", one)
    assert found.sentence.endswith(f"600 words longer. {limit}")
    assert difference(one, one).sentence == "The same words."


def _rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        assert start < end <= len(text)
        text = text[:start] + " " * (end - start) + text[end:]
    return re.sub(r"\s+", "", text).casefold()


def test_a_target_gets_its_variant_and_the_others_the_goal() -> None:
    made = plan(GOAL, FOR_PERU, FOR_ALL, targets=(NORWAY, PERU))
    assert text_for(made, GOAL, PERU) == FOR_PERU
    assert text_for(made, GOAL, NORWAY) == GOAL
    assert variants_of(made, GOAL) == (FOR_PERU, FOR_ALL)


def test_a_step_that_names_a_target_is_asked_there_unless_there_is_a_variant() -> None:
    made = plan(GOAL, STEP, FOR_PERU, targets=(NORWAY, PERU))
    assert text_for(made, GOAL, NORWAY) == STEP
    assert text_for(made, GOAL, PERU) == FOR_PERU


def test_where_the_goal_is_for_others_a_variant_for_all_stands_in() -> None:
    for_peru = goal("a-goal", "End torture", targets=("t-per",))
    assert text_for(plan(for_peru, FOR_ALL), for_peru, NORWAY) == FOR_ALL
    assert text_for(plan(for_peru), for_peru, NORWAY) is None


def test_an_ask_without_text_is_nobodys() -> None:
    empty = below(AskRole.VARIANT, "a-per", "  ", targets=("t-per",))
    assert text_for(plan(GOAL, empty), GOAL, PERU) == GOAL
    blank = goal("a-goal", " ")
    assert text_for(plan(blank), blank, PERU) is None


def test_a_target_without_issues_gets_what_is_for_all_and_never_what_names_others() -> None:
    only_peru = goal("a-only", "Say it in Spanish", targets=("t-per",))
    health = goal("a-heal", "Build hospitals", issue=HEALTH)
    made = plan(GOAL, FOR_PERU, only_peru, health, targets=(NORWAY, PERU))
    assert asks_for(made, NORWAY) == (GOAL, health)


def test_asks_come_in_the_order_of_the_issues_and_only_on_the_targets_own() -> None:
    health = goal("a-heal", "Build hospitals", issue=HEALTH)
    asked = question("a-ask", "What has been done?")
    made = plan(health, GOAL, FOR_PERU, asked, targets=(NORWAY, PERU))
    assert asks_for(made, PERU) == (FOR_PERU, health)
    assert asks_for(made, Target("t-fra", "FRA", issues=(HEALTH,))) == (health,)
    assert asks_for(made, PERU, AskKind.QUESTION) == (asked,)
    assert asks_for(made, Target("t-fra", "FRA", issues=(TORTURE,))) == (GOAL,)
