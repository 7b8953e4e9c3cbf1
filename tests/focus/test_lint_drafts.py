"""Drafts as people write them, good and bad, and what the checks must say of each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from uprtui.campaign import AskKind, Severity
from uprtui.focus.lint import About, lint, rules
from uprtui.states import States

_DRAFTS = Path(__file__).with_name("drafts.csv").read_text(encoding="utf-8")
_ROWS = list(csv.DictReader(_DRAFTS.splitlines()))
_ABOUT = About(sur="NPL", states=States.builtin())
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
    alone = {each.id for each in rules().values() if each.needs != "library"}
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
