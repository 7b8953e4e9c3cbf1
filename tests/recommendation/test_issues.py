"""The vocabulary is UPR Info's own, and other spellings of a label find it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.recommendation.issues import ISSUES, OTHER_SPELLINGS, canonical_issue
from uprtui.text import fold


def test_there_are_54_labels_in_order_and_no_two_fold_alike() -> None:
    assert len(ISSUES) == 54
    assert list(ISSUES) == sorted(ISSUES)
    assert len({fold(label) for label in (*ISSUES, *OTHER_SPELLINGS)}) == 54 + len(OTHER_SPELLINGS)
    assert set(OTHER_SPELLINGS.values()) <= set(ISSUES)


@pytest.mark.parametrize(
    ("chart", "label"),
    [
        ("Human Rights defenders", "Human rights defenders"),
        ("Minority", "Minorities"),
        ("Treaty Bodies", "Treaty bodies"),
        ("Freedom of religion and belief", "Freedom of religion and belief"),
        ("Women’s rights", "Women's rights"),
        ("Asylum-seekers / refugees", "Asylum-seekers - refugees"),
        ("International Humanitarian Law", "International humanitarian law"),
        ("Torture", "Torture and other CID treatment"),
        ("  rights   of the CHILD ", "Rights of the Child"),
    ],
)
def test_spellings_of_the_tagging_chart_find_their_label(chart: str, label: str) -> None:
    assert canonical_issue(chart) == label


@pytest.mark.parametrize("label", ["", "Space law", "Right", "Women", "Rights of the child 2"])
def test_another_label_is_not_forced_into_the_vocabulary(label: str) -> None:
    assert canonical_issue(label) is None


@given(st.sampled_from(ISSUES), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_label_in_any_case_is_itself(label: str, case: object) -> None:
    assert callable(case)
    assert canonical_issue(case(label)) == label


def test_the_real_exports_use_exactly_this_vocabulary(real_data: Path) -> None:
    seen: set[str] = set()
    for path in sorted((real_data / "upr-info-legacy").glob("*.csv")):
        text = path.read_bytes().decode("mac_roman").replace("\r", "\n")
        for row in csv.DictReader(text.splitlines()):
            seen.update(label.strip() for label in row["Issue"].split(","))
    assert seen == set(ISSUES)
