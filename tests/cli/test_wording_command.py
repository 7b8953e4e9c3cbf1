"""`uprtui wording`: how a State writes, and where a draft departs, in words and as JSON."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROWS = (
    "Nepal,Asia,,Abolish the death penalty,Norway,WEOG,,Accepted,5,Death penalty,10",
    "Chile,GRULAC,,Continue to build schools,Norway,WEOG,,Noted,2,Right to education,12",
    "Chile,GRULAC,,Build more schools,Peru,GRULAC,,Noted,5,Right to education,12",
)


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


@pytest.fixture
def real(uprtui: Command, real_library: Path) -> Command:
    uprtui.home.mkdir(parents=True)
    shutil.copy(real_library, uprtui.home / "library.duckdb")
    return uprtui


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json("wording", "--by", "norway", "--issue", "death penalty", "Abolish it")
    assert found == {
        "by": "NOR",
        "issue": "Death penalty",
        "scope": "Norway has made only 1 recommendation on Death penalty: this is 2 "
        "recommendations of Norway on all issues. They are few: take it as a hint.",
        "fell_back": True,
        "total": 2,
        "verbs": [
            {"verb": "abolish", "times": 1, "share": 0.5, "category": 5},
            {"verb": "continue", "times": 1, "share": 0.5, "category": 2},
        ],
        "median_words": 4,
        "most_words": 4,
        "categories": {"2": 1, "5": 1},
        "avoids": [],
        "avoided_words": [],
        "text": "Abolish it",
        "nearest": found["nearest"],
        "departures": [],
    }
    (near,) = found["nearest"]
    assert (near["sur"], near["session"], near["text"]) == ("NPL", 10, "Abolish the death penalty")


def test_without_a_draft_nothing_is_compared(filled: Command) -> None:
    found = filled.json("wording", "--by", "NOR")
    assert found["issue"] is None
    assert not {"text", "nearest", "departures"} & set(found)
    assert filled.json("wording", "--by", "NOR", "--before-session", "12")["total"] == 1


def test_a_state_without_recommendations_is_said_to_have_none(filled: Command) -> None:
    result = filled("wording", "--by", "France", "Abolish it")
    assert result.exit_code == 0
    assert result.stdout == (
        "France has made no recommendation: nothing is known of its wording.\n"
    )


def test_an_issue_of_the_vocabulary_that_nobody_raised_is_fine(filled: Command) -> None:
    found = filled.json("wording", "--by", "NOR", "--issue", "detention")
    assert found["scope"].startswith("Norway has made no recommendation on Detention")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--by", "Atlantis"), 2, "no State that uprtui knows"),
        (("--by", "NOR", "--issue", "space law"), 1, "Or leave --issue, for all issues."),
        (("--by", "NOR", " "), 2, "TEXT of the draft"),
        ((), 2, "--by"),
    ],
)
def test_what_cannot_be_read_is_refused(
    filled: Command, words: tuple[str, ...], code: int, said: str
) -> None:
    result = filled("wording", *words)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_it_reads_as_sentences(real: Command) -> None:
    result = real(
        "wording",
        "--by",
        "Cuba",
        "--issue",
        "right to education",
        "Demand schools for all",
    )
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert said.startswith("87 recommendations of Cuba on Right to education. Opens with: continue")
    assert "Length: half have at most 19 words, nine in ten at most 26." in said
    assert "Where the draft departs: - Cuba opens with “continue”" in said
    assert "never “demand” (other States: 1 of their 32,674)" in said
    assert "Its nearest recommendations: - To " in said
    assert max(len(line) for line in result.stdout.splitlines()) < 80


def test_a_draft_in_the_states_own_manner_departs_nowhere(real: Command) -> None:
    result = real(
        "wording", "--by", "CUB", "--issue", "right to education", "Continue to build schools"
    )
    assert "Nothing in the draft departs from it." in result.stdout
