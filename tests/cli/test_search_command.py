"""`uprtui search`: words, filters, and outputs that cannot act."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROWS = (
    "Nepal,Asia,,Abolish the death penalty,Norway,WEOG,,Accepted,5,Death penalty,10",
    "Nepal,Asia,,Consider a death row review,Peru,GRULAC,,Noted,3,Death penalty,10",
    "Chile,GRULAC,,Prevent torture in détention,Norway,WEOG,,Accepted,4,Detention,12",
    "Chile,GRULAC,,=2+5 is not a formula,Peru,GRULAC,,Noted,4,Other,12",
)


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        (["death"], 2),
        (["dea"], 2),
        (["death penalty"], 1),
        (["death", "-penalty"], 1),
        (["DETENTION"], 1),
        (["death", "torture"], 0),
        ([], 4),
        (["--sur", "Chile"], 2),
        (["--by", "NOR"], 2),
        (["--by", "NOR", "--response", "supported", "--session", "11-12"], 1),
        (["--issue", "death penalty"], 2),
        (["--action", "3"], 1),
        (["--session", "12"], 2),
    ],
    ids=lambda value: " ".join(value) or "(all)" if isinstance(value, list) else str(value),
)
def test_words_and_filters(filled: Command, words: list[str], total: int) -> None:
    assert filled.json("search", *words)["total"] == total


def test_the_limit_cuts_the_rows_and_not_the_total(filled: Command) -> None:
    found = filled.json("search", "--limit", "1")
    assert (found["total"], len(found["rows"])) == (4, 1)


def test_a_row_has_every_key_of_the_contract(filled: Command) -> None:
    (row,) = filled.json("search", "abolish")["rows"]
    assert len(row.pop("id")) == 16
    assert len(row.pop("sources")) == 1
    assert row == {
        "sur": "NPL",
        "by": "NOR",
        "session": 10,
        "cycle": 1,
        "text": "Abolish the death penalty",
        "issues": ["Death penalty"],
        "action": 5,
        "action_source": "coded",
        "response": "supported",
        "paragraph": None,
        "symbol": None,
        "suggested_issues": [],
        "kind": "recommendation",
        "themes": [],
        "affected": [],
        "sdgs": [],
        "body": None,
        "published": None,
        "references": [],
    }


def test_csv_gives_a_spreadsheet_no_formula(filled: Command) -> None:
    result = filled("search", "formula", "--csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["text"] == "'=2+5 is not a formula"


def test_control_characters_never_reach_the_terminal(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    uprtui(
        "import", str(sample_csv("Nepal,Asia,,Beware of \x9b31m and \u202e,Peru,,,Noted,4,Other,1"))
    )
    for form in ([], ["--json"]):
        shown = uprtui("search", *form).stdout
        assert "Beware" in shown
        assert not {"\x9b", "\u202e", "\x1b"} & set(shown)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--session", "17-14"],
        ["--session", "x"],
        ["--sur", "Atlantis"],
        ["--action", "6"],
        ["--responce", "noted"],
    ],
    ids=" ".join,
)
def test_wrong_filters_are_misuse(filled: Command, wrong: list[str]) -> None:
    assert filled("search", *wrong).exit_code == 2
