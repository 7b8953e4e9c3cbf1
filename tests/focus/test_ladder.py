"""A ladder leads up to its goal: steps ask less, the fallback less still, and known ones help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.focus.plans import below, goal, plan, question
from uprtui.campaign import Ask, AskRole, Severity
from uprtui.focus import check_ladder, read_ladder, read_ladders, suggested_steps
from uprtui.focus.ladder_table import LadderRung, known_ladders, standing
from uprtui.recommendation import classify

ABOLISH = goal("a-goal", "Abolish the death penalty")
MORATORIUM = "Establish a moratorium on executions"
FALLBACK = below(AskRole.FALLBACK, "a-fall", "Publish the number of executions each year")


def step(text: str, id_: str = "a-step") -> Ask:
    return below(AskRole.STEP, id_, text)


def fallback(text: str) -> Ask:
    return below(AskRole.FALLBACK, "a-fall", text)


def rules(*asks: Ask, chances: dict[str, float] | None = None) -> list[str]:
    found = check_ladder(read_ladder(plan(*asks), asks[0], chances or {}))
    return [f"{each.ask} {each.rule}" for each in found]


def test_steps_goal_and_fallback_come_in_order_with_category_and_chance() -> None:
    made = plan(
        FALLBACK,
        ABOLISH,
        step("Consider a moratorium on executions", "a-first"),
        step(MORATORIUM, "a-second"),
        below(AskRole.VARIANT, "a-var", "End the death penalty"),
        question("a-ask", "Why?"),
        goal("a-other", ""),
    )
    ladder, other = read_ladders(made, lambda ask: 0.5 if ask.id == "a-goal" else None)
    assert [(rung.ask.id, rung.category, rung.chance) for rung in ladder.rungs] == [
        ("a-first", 3, None),
        ("a-second", 5, None),
        ("a-goal", 5, 0.5),
        ("a-fall", 5, None),
    ]
    assert (other.goal.category, other.rungs) == (None, (other.goal,))
    assert check_ladder(other) == ()


def test_a_sound_ladder_has_no_finding() -> None:
    assert rules(ABOLISH, step(MORATORIUM), FALLBACK) == []


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ((ABOLISH, FALLBACK), ["a-goal no-step"]),
        ((ABOLISH, step(MORATORIUM)), ["a-goal no-fallback"]),
        ((ABOLISH, step("abolish the death penalty!"), FALLBACK), ["a-step step-same"]),
        (
            (goal("a-goal", MORATORIUM), step(ABOLISH.text), FALLBACK),
            ["a-step step-asks-more"],
        ),
        (
            (goal("a-goal", "Consider reform"), step("Adopt a law"), fallback("Share views")),
            ["a-step step-asks-more"],
        ),
        (
            (goal("a-goal", "Ensure free schools"), step("Present a bill"), fallback("Study it")),
            [],
        ),
        (
            (ABOLISH, step(MORATORIUM), fallback("Abolish capital punishment")),
            ["a-fall fallback-not-weaker"],
        ),
        ((ABOLISH, step(" "), fallback("")), []),
    ],
)
def test_what_is_doubtful_is_found(asks: tuple[Ask, ...], found: list[str]) -> None:
    assert rules(*asks) == found


def test_chances_speak_where_they_are_known() -> None:
    asks = (ABOLISH, step(MORATORIUM), FALLBACK)
    assert rules(*asks, chances={"a-goal": 0.2, "a-step": 0.4, "a-fall": 0.6}) == []
    assert rules(*asks, chances={"a-goal": 0.5, "a-step": 0.4, "a-fall": 0.3}) == [
        "a-step step-less-likely",
        "a-fall fallback-not-weaker",
    ]


def test_a_goal_without_fallback_is_only_advised_and_an_example_given() -> None:
    (found,) = check_ladder(read_ladder(plan(ABOLISH, step(MORATORIUM)), ABOLISH))
    assert found.severity is Severity.ADVISE
    assert "“Publish each year how many death sentences" in found.remedy


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Abolish the death penalty for all crimes", "Establish an official moratorium on"),
        ("Declare a moratorium on executions with a view to abolition", "Commute all death"),
        ("Accede to the Rome Statute", "Align national legislation with the Rome Statute"),
        ("Ratify OPCAT", "Establish by law an independent body"),
        ("Ratify the CED", "Introduce enforced disappearance as a separate offence"),
        ("Accede to the 1954 and 1961 statelessness conventions", "Amend the nationality law"),
        ("Repeal laws criminalizing homosexuality", "Establish a moratorium on arrests"),
        ("Adopt comprehensive anti-discrimination legislation", "Present a bill against"),
        ("Ban corporal punishment in all settings", "Prohibit by law corporal punishment in"),
        ("Criminalise female genital mutilation", "Present a bill to parliament that makes female"),
        ("End child marriage", "Present a bill to parliament that sets the minimum age"),
        ("Bring its NHRI up to status A", "Apply for accreditation"),
        ("Decriminalise defamation", "Abolish imprisonment as a penalty for defamation"),
        ("Ensure free primary education", "Present a bill establishing free primary education"),
        ("Withdraw all reservations to CEDAW", "Narrow the reservations"),
        ("Ratify ILO Convention 189 as soon as possible", "Consider ratifying ILO Convention 189"),
        ("Criminalise marital rape", "Present a bill to parliament that criminalises marital rape"),
        ("Adopt a law on domestic workers", "Present a bill on domestic workers to parliament"),
        ("Put an end to evictions and ratify OPCAT 2", "Establish by law an independent body"),
        ("Eradicate poverty and build schools", "Adopt a national plan against poverty with"),
    ],
)
def test_known_ladders_suggest_what_to_ask_first(text: str, first: str) -> None:
    assert suggested_steps(text)[0].text.startswith(first)


@pytest.mark.parametrize("text", ["", "Train the police", "Publish data on schools", "Ratify"])
def test_nothing_is_suggested_where_no_ladder_is_known(text: str) -> None:
    assert [each.text for each in suggested_steps(text) if "{" in each.text] == []
    assert len(suggested_steps(text)) <= 1


def test_a_consideration_is_not_the_goal() -> None:
    found = suggested_steps("Consider ratifying the Rome Statute")
    assert [each.role for each in found] == [AskRole.FALLBACK]


@pytest.mark.parametrize("ladder", known_ladders(), ids=lambda rungs: rungs[0].ladder)
def test_every_known_ladder_is_whole(ladder: tuple[LadderRung, ...]) -> None:
    highest, *steps, last = ladder
    assert [highest.role, last.role] == [AskRole.GOAL, AskRole.FALLBACK]
    assert steps
    assert {rung.role for rung in steps} == {AskRole.STEP}
    assert [rung.place for rung in ladder] == list(range(len(ladder) - 1, -1, -1))
    for rung in ladder:
        text = rung.text.replace("{object}", "the Convention")
        assert rung.source
        assert 3 <= len(text.split()) <= 22
        assert text[0].isupper()
        assert not text.endswith(".")
        assert classify(text).category <= classify(highest.text).category
    if "{object}" not in highest.text:
        found = standing(highest.text)
        assert found is not None
        assert found.rung is highest


@given(st.text(max_size=200))
def test_any_text_can_be_looked_up(text: str) -> None:
    for each in suggested_steps(text):
        assert each.text
        assert each.role in {AskRole.STEP, AskRole.FALLBACK}
