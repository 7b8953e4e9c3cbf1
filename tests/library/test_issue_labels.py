"""An issue is found however a person spells it, and never guessed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import Library
from uprtui.library.issue_labels import UnknownIssueError, issue_label
from uprtui.recommendation import Kind

LABELS = ("Death penalty", "Torture and other CID treatment", "Women's rights", "Droits de l'été")


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    rows = [row(f"Text {number}", issues=(label,)) for number, label in enumerate(LABELS)]
    pledge = row("A pledge", kind=Kind.PLEDGE, issues=("Only pledged",))
    publish_once(home, ("rows", [*rows, pledge]))
    with Library.open(home.library) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Death penalty", "Death penalty"),
        ("  death-PENALTY ", "Death penalty"),
        ("Torture", "Torture and other CID treatment"),
        ("women\N{RIGHT SINGLE QUOTATION MARK}s rights", "Women's rights"),
        ("droits de l'ete", "Droits de l'été"),
        ("only pledged", "Only pledged"),
    ],
)
def test_case_accents_and_known_other_spellings_make_no_difference(
    library: Library, typed: str, label: str
) -> None:
    assert issue_label(library, typed) == label


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("death penality", ("Death penalty",)),
        ("women", ("Women's rights",)),
        ("space law", ()),
        ("", ()),
        ("Right to water", ()),
    ],
)
def test_what_the_library_does_not_have_is_refused_with_what_is_near(
    library: Library, typed: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownIssueError) as raised:
        issue_label(library, typed)
    assert raised.value.near == near
    assert typed in raised.value.message
    assert raised.value.remedy
    assert all(label in raised.value.remedy for label in near)
