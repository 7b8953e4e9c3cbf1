"""The page of the checks says what the table of rules says, rule by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from uprtui.campaign import AskKind
from uprtui.focus.lint import Rule, rules

_PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
_KINDS = {
    frozenset(AskKind): "recommendations and questions",
    frozenset({AskKind.RECOMMENDATION}): "recommendations",
    frozenset({AskKind.QUESTION}): "questions",
}
_NEEDS = {
    "": "nothing",
    "library": "a library",
    "states": "the State under review",
    "issue": "the issue of the ask",
    "date": "today's date or the review's",
}


def section(rule: Rule) -> str:
    """What the page must say of a rule."""
    example = f"- Example: {rule.example}\n" if rule.example else ""
    return (
        f"### `{rule.id}`: {rule.title}\n\n"
        f"- Severity: **{rule.severity.value}**, for {_KINDS[rule.kinds]}; "
        f"needs {_NEEDS[rule.needs]}\n"
        f"- Says: {rule.message}\n"
        f"{example}"
        f"- Way out: {rule.remedy}\n"
        f"- Source: {rule.source}\n"
    )


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_the_page_has_the_rule_as_it_is(rule: Rule) -> None:
    assert section(rule) in _PAGE.read_text(encoding="utf-8")


def test_the_page_has_no_rule_more() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    titles = [line for line in page.splitlines() if line.startswith("### `")]
    assert titles == [f"### `{rule.id}`: {rule.title}" for rule in rules().values()]
