"""Drafts as people write them, good and bad, and what the checks must say of each."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from uprtui.campaign import AskKind, Severity
from uprtui.focus.lint import About, lint, rules
from uprtui.states import States

_DRAFTS = Path(__file__).with_name("drafts.csv").read_text(encoding="utf-8")
_ROWS = list(csv.DictReader(_DRAFTS.splitlines()))
TODAY = date(2026, 11, 23)
_ABOUT = About(sur="NPL", states=States.builtin(), today=TODAY)
_MILD = {Severity.ADVISE}


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['kind']}: {row['text'][:50]}")
def test_a_draft_is_told_what_is_the_matter(row: dict[str, str]) -> None:
    verdict = lint(row["text"], kind=AskKind(row["kind"]), about=_ABOUT)
    said = {each.rule for each in verdict.findings}
    grave = {each.rule for each in verdict.findings if each.severity not in _MILD}
    assert set(row["rules"].split()) <= said
    assert not set(row["never"].split()) & said
    assert bool(grave) == (row["sort"] == "bad"), grave


def test_the_drafts_are_many_and_of_every_sort() -> None:
    assert len(_ROWS) >= 100
    assert {row["sort"] for row in _ROWS} == {"good", "bad", "advice"}
    assert {row["kind"] for row in _ROWS} == {kind.value for kind in AskKind}


def test_every_rule_that_needs_no_library_is_shown_by_a_draft() -> None:
    shown = {rule for row in _ROWS for rule in row["rules"].split()}
    alone = {each.id for each in rules().values() if each.needs not in {"library", "issue"}}
    assert alone - shown - {"general"} == set()
    assert shown <= set(rules())


@pytest.mark.parametrize(
    ("text", "concrete"),
    [
        ("Improve access to education", "present a bill establishing free and compulsory"),
        ("Improve prisons", "open all prisons to unannounced visits of an independent body"),
        ("Promote press freedom", "adopt a law on access to information"),
        ("Do more against marital rape", "amend the penal code so that rape within marriage"),
    ],
)
def test_a_vague_wish_is_offered_something_concrete_on_the_same_matter(
    text: str, concrete: str
) -> None:
    (found,) = (each for each in lint(text).findings if each.rule == "not-measurable")
    assert concrete in found.remedy


def test_the_offer_is_on_the_issue_that_the_ask_is_on() -> None:
    about = About(issue="death penalty")
    (found,) = (
        each for each in lint("Improve it", about=about).findings if each.rule == "not-measurable"
    )
    assert "moratorium on executions" in found.remedy


def test_what_is_offered_is_itself_concrete() -> None:
    from uprtui.focus.lint.tables import alternatives, concrete_phrases

    offered = {*alternatives().values(), *concrete_phrases().values()}
    for each in offered - {alternatives()["General"], alternatives()["Other"]}:
        verdict = lint(each[0].upper() + each[1:])
        assert not verdict.objected, each
        assert not {"not-measurable", "minimal", "continuing"} & {
            found.rule for found in verdict.findings
        }, each


@pytest.mark.parametrize("text", ["Put an end to prison overcrowding", "End impunity"])
def test_the_steps_to_an_end_goal_fit_what_no_law_can_forbid(text: str) -> None:
    (found,) = (each for each in lint(text).findings if each.rule == "out-of-reach")
    assert "forbids" not in found.remedy
    assert "the law or the practice that has to change" in found.remedy


def test_every_action_is_named_and_so_are_both_issues() -> None:
    found = lint("Ratify OPCAT and CED, abolish the death penalty and improve prisons").findings
    said = {each.rule: each.message for each in found}
    assert said["two-actions"] == "It asks for 3 actions: “Ratify”, “abolish”, “improve”."
    assert "Death penalty" in said["two-issues"]
    assert "Detention" in said["two-issues"]


def test_what_is_offered_follows_the_draft_before_the_issue_it_is_filed_under() -> None:
    about = About(issue="Death penalty")
    found = lint("Protect the rights of persons with disabilities", about=about).findings
    (general,) = (each for each in found if each.rule == "not-measurable")
    assert "schools and public buildings" in general.remedy


@pytest.mark.parametrize(
    ("text", "issue", "read"),
    [
        ("Abolish the death penalty", "Right to education", "Death penalty"),
        ("Adopt a law against human trafficking", "right to water", "Trafficking"),
    ],
)
def test_an_ask_on_another_issue_than_its_own_is_noticed(text: str, issue: str, read: str) -> None:
    (found,) = (
        each for each in lint(text, about=About(issue=issue)).findings if each.rule == "other-issue"
    )
    assert found.message.casefold() == f"it reads as {read}, not as {issue}.".casefold()


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Abolish the death penalty", "Death penalty"),
        ("Abolish the death penalty", "General"),
        ("Ratify the Convention against Torture", "International instruments"),
        ("Open all prisons to the ombudsman", "Torture and other CID treatment"),
        ("Improve it", "Right to education"),
        ("Abolish the death penalty", "an issue of the user's own"),
    ],
)
def test_an_ask_on_its_issue_or_near_it_is_let_be(text: str, issue: str) -> None:
    said = {each.rule for each in lint(text, about=About(issue=issue)).findings}
    assert "other-issue" not in said


@pytest.mark.parametrize(
    ("today", "review", "when"),
    [
        (None, None, "before the next review"),
        (TODAY, None, "by 2029"),
        (TODAY, date(2027, 5, 3), "by 2030"),
        (None, date(2027, 5, 3), "by 2030"),
        (TODAY, date(2020, 5, 3), "by 2027"),
    ],
)
def test_the_year_that_is_offered_comes_from_the_review_or_today(
    today: date | None, review: date | None, when: str
) -> None:
    about = About(today=today, review=review)
    found = lint("Adopt a law against torture", about=about).findings
    (asked,) = (each for each in found if each.rule == "time-frame")
    assert f"“{when}”" in asked.remedy


@pytest.mark.parametrize(
    ("year", "review", "rule"),
    [
        (2025, None, "passed"),
        (2026, None, None),
        (2031, None, None),  # 23 November 2026 and four and a half years is May 2031
        (2032, None, "after-review"),
        (2032, date(2027, 11, 8), None),
        (2033, date(2027, 11, 8), "after-review"),
    ],
)
def test_a_year_is_held_against_today_and_the_next_review(
    year: int, review: date | None, rule: str | None
) -> None:
    text = f"Adopt a law against torture by {year}"
    said = {each.rule for each in lint(text, about=About(today=TODAY, review=review)).findings}
    assert said & {"passed", "after-review"} == ({rule} if rule else set())
    alone = {each.rule for each in lint(text).findings}
    assert not alone & {"passed", "after-review"}


def test_nothing_is_said_of_a_text_in_another_language_but_that() -> None:
    verdict = lint("Améliorer les prisons", about=_ABOUT)
    assert [each.rule for each in verdict.findings] == ["language"]
    assert (verdict.action, verdict.action_name, verdict.because) == (None, "", ())


@pytest.mark.parametrize(("count", "said"), [(1, "1 character that"), (2, "2 characters that")])
def test_hidden_characters_are_counted_in_good_english(count: int, said: str) -> None:
    (found,) = (
        each
        for each in lint("Adopt a law against" + "\u200b" * count + " torture").findings
        if each.rule == "hidden"
    )
    assert said in found.message


def test_a_text_that_was_pasted_two_hundred_times_is_objected_to() -> None:
    verdict = lint("Adopt a law against torture. " * 200)
    assert verdict.objected
    assert "too-long" in {each.rule for each in verdict.findings}
