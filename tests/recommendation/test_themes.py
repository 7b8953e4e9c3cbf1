"""OHCHR's themes beside UPR Info's issues: a reviewed table between two vocabularies."""

from __future__ import annotations

from collections import Counter

from uprtui.recommendation import ISSUES, labels_of_themes, themes_of_label
from uprtui.recommendation.themes import theme_table


def test_every_row_names_an_issue_of_the_vocabulary_and_a_known_relation() -> None:
    for row in theme_table():
        assert row.issue in ISSUES
        assert row.relation in {"same", "near"}
        assert row.theme == row.theme.strip() != ""


def test_no_pair_stands_there_twice() -> None:
    pairs = Counter((row.theme, row.issue) for row in theme_table())
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_nearly_every_issue_has_a_theme() -> None:
    without = set(ISSUES) - {row.issue for row in theme_table()}
    assert without <= {"Other", "General"}


def test_only_the_same_is_suggested_in_any_spelling() -> None:
    assert labels_of_themes(["Right to health"]) == ("Right to health",)
    assert labels_of_themes(["CONDITIONS OF DETENTION", "Human rights and poverty"]) == (
        "Detention",
        "Poverty",
    )
    assert labels_of_themes(["Unilateral coercive measures", "no theme"]) == ()
    assert labels_of_themes(["Violence against women", "Advancement of women"]) == (
        "Women's rights",
    )


def test_from_an_issue_to_its_themes_the_same_ones_first() -> None:
    found = themes_of_label("Detention")
    assert found[:2] == ("Conditions of detention", "Arbitrary arrest & detention")
    assert "Liberty & security of the person - general" in found[2:]
    assert themes_of_label("no issue") == ()
