"""Which States made which recommendation of a paragraph: cases, and a hand-checked sample."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.api import is_state
from uprtui.states import States
from uprtui_connectors.wg_report_states import parts_of

CHECKED = Path(__file__).with_name("wg_report_states_checked.csv")
REVIEWS = "recommendations_9_reviews.csv"


def _real_paragraphs(real_data: Path) -> list[str]:
    path = real_data / "working-group-reports" / REVIEWS
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row["recommendation"] for row in csv.DictReader(stream)]


def test_the_hand_checked_sample_of_real_paragraphs(real_data: Path) -> None:
    """At least 99.5 % of the States that a person found are found, in their parts and order."""
    paragraphs, states = _real_paragraphs(real_data), States.builtin()
    expected = found = right = 0
    with CHECKED.open(encoding="ascii", newline="") as stream:
        checked = {int(row["row"]): row["states"].split(" / ") for row in csv.DictReader(stream)}
    assert len(checked) >= 200
    for row, groups in checked.items():
        told = [
            " ".join(state.code if (state := states.resolve(name)) else "?" for name in names)
            for _, names in parts_of(paragraphs[row - 1])
        ]
        expected += sum(len(group.split()) for group in groups)
        found += sum(len(group.split()) for group in told)
        if len(told) == len(groups):
            right += sum(
                a == b
                for group, other in zip(groups, told, strict=True)
                for a, b in zip(group.split(), other.split(), strict=False)
            )
    assert right / max(expected, found) >= 0.995


def test_all_real_paragraphs_have_states_that_are_known(real_data: Path) -> None:
    paragraphs = _real_paragraphs(real_data)
    parts = [part for paragraph in paragraphs for part in parts_of(paragraph)]
    assert len(paragraphs) == 2000
    assert all(names and words for words, names in parts)
    names = [name for _, names in parts for name in names]
    assert len(names) == 2061
    assert all(map(is_state, names))


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("6.1 Plant trees (France);", [("Plant trees", ["France"])]),
        ("6.1. Plant trees (France) (Spain).", [("Plant trees", ["France", "Spain"])]),
        ("Plant trees (France), (Spain);", [("Plant trees", ["France", "Spain"])]),
        ("Plant trees (France; Spain)", [("Plant trees", ["France", "Spain"])]),
        (
            "Ratify the ICRMW (ICRMW) (Iran (Islamic Republic of), Trinidad and Tobago and Peru);",
            [
                (
                    "Ratify the ICRMW (ICRMW)",
                    ["Iran (Islamic Republic of)", "Trinidad and Tobago", "Peru"],
                )
            ],
        ),
        (
            "Ratify it (Senegal, Venezuela (Bolivarian Republic of), Peru);",
            [("Ratify it", ["Senegal", "Venezuela (Bolivarian Republic of)", "Peru"])],
        ),
        (
            "Plant trees (Chad); Water trees (Peru) (Mali)",
            [("Plant trees", ["Chad"]), ("Water trees", ["Peru", "Mali"])],
        ),
        (
            "Consider signing (Chad) / Sign (Peru) the Treaty on Trees (ToT);",
            [
                ("Consider signing the Treaty on Trees (ToT)", ["Chad"]),
                ("Sign the Treaty on Trees (ToT)", ["Peru"]),
            ],
        ),
        (
            "Sign (Chad) / Sign and ratify (Peru) the Treaty; and publish it (Peru);",
            [
                ("Sign the Treaty", ["Chad"]),
                ("Sign and ratify the Treaty; and publish it", ["Peru"]),
            ],
        ),
        (
            "Sign (Chad) and ratify (Peru) the Treaty;",
            [("Sign the Treaty", ["Chad"]), ("ratify the Treaty", ["Peru"])],
        ),
        (
            "To ratify the Treaty (Chad), the Protocol (Peru, Mali) and CED (Cuba);",
            [
                ("To ratify the Treaty", ["Chad"]),
                ("To ratify the Protocol", ["Peru", "Mali"]),
                ("To ratify CED", ["Cuba"]),
            ],
        ),
        (
            "Work with neighbours (Chad and Niger) against felling (France);",
            [("Work with neighbours (Chad and Niger) against felling", ["France"])],
        ),
        (
            "Follow paragraph 3 (see paragraph 6.3) (Mali)",
            [("Follow paragraph 3 (see paragraph 6.3)", ["Mali"])],
        ),
        ("Plant trees (France, on behalf of the European Union).", [("Plant trees", ["France"])]),
        ("Plant trees (Mexico, Spain;", [("Plant trees", ["Mexico", "Spain"])]),
        (
            "Plant trees (Iran (Islamic Republic of);",
            [("Plant trees", ["Iran (Islamic Republic of)"])],
        ),
        (
            "Plant trees Venezuela (Bolivarian Republic of));",
            [("Plant trees", ["Venezuela (Bolivarian Republic of)"])],
        ),
        (
            "Plant trees, as advised by experts) (Mali);",
            [("Plant trees, as advised by experts)", ["Mali"])],
        ),
        ("Plant trees (Frannce).", [("Plant trees", ["Frannce"])]),
        ("Plant trees (CEDAW).", [("Plant trees (CEDAW)", [])]),
        ("Plant trees.", [("Plant trees", [])]),
        ("", [("", [])]),
    ],
)
def test_parts(paragraph: str, parts: list[tuple[str, list[str]]]) -> None:
    assert [(words, list(names)) for words, names in parts_of(paragraph)] == parts


@given(st.text(alphabet="()[]/;,. aFrnceSpiI\n", max_size=200))
def test_any_text_has_parts(paragraph: str) -> None:
    parts = parts_of(paragraph)
    assert parts
    assert all(isinstance(words, str) and all(names) for words, names in parts)


@pytest.mark.parametrize(
    "paragraph",
    ["(" * 20_000, "(France)" * 2_500, "(A / " * 4_000, "A (France) / " * 1_500],
    ids=["brackets", "States", "slashes", "chain"],
)
def test_long_nonsense_takes_no_long_time(paragraph: str) -> None:
    assert parts_of(paragraph)
