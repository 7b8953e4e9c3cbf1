"""What the command line prints of suggested labels: apart from the sources', and counted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.library.invented import publish, row
from uprtui.home import Home

TORTURE = "Torture and other CID treatment"


@pytest.fixture
def filled(uprtui: Command) -> Command:
    rows = [
        row("Prevent torture", by="CHE", session=10, suggested=(TORTURE, "Detention")),
        row("Punish torture", by="CHE", session=11, issues=("SDG 16",), suggested=(TORTURE,)),
        row("End torture", by="NOR", session=10, issues=(TORTURE,)),
        row("Say nothing", by="NOR", session=10, suggested=()),
    ]
    publish(Home(uprtui.home), ("list", rows))
    return uprtui


def test_search_finds_them_and_keeps_them_apart_from_the_issues(filled: Command) -> None:
    found = filled.json("search", "--issue", "torture")
    assert found["total"] == 3
    assert {each["text"]: (each["issues"], each["suggested_issues"]) for each in found["rows"]} == {
        "Prevent torture": ([], [TORTURE, "Detention"]),
        "Punish torture": (["SDG 16"], [TORTURE]),
        "End torture": ([TORTURE], []),
    }


def test_csv_has_them_in_a_column_of_their_own(filled: Command) -> None:
    found = list(csv.DictReader(io.StringIO(filled("search", "prevent", "--csv").stdout)))
    assert [(each["issues"], each["suggested_issues"]) for each in found] == [
        ("", f"{TORTURE}; Detention")
    ]


def test_the_plain_list_says_how_many_rest_on_suggestions(filled: Command) -> None:
    said = filled("search", "--issue", TORTURE).stdout
    assert said.endswith("3 of 3 recommendations (2 by suggested labels)\n")
    assert filled("search", "torture").stdout.endswith("3 of 3 recommendations\n")


def test_stats_count_the_recommendations_that_have_some(filled: Command) -> None:
    assert filled.json("library", "stats")["suggested"] == 2
    assert "suggested              2" in filled("library", "stats").stdout


def test_targets_and_board_tell_it_in_their_note(filled: Command) -> None:
    said = (
        "Recommendations counted on this issue by suggested labels, which no source gives: 2 of 3."
    )
    asked = ("--sur", "France", "--issue", TORTURE)
    assert filled.json("targets", *asked)["note"].startswith(said)
    assert said in " ".join(filled("targets", *asked).stdout.split())
    assert filled.json("board", *asked)["notes"][TORTURE].startswith(said)
    assert said in " ".join(filled("board", *asked).stdout.split())


def test_an_import_suggests_and_says_how_many(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    path = sample_csv(
        "Nepal,Asia,,Abolish the death penalty,Norway,WEOG,,Accepted,5,,10",
        "Nepal,Asia,,Build schools,Norway,WEOG,,Accepted,5,Right to education,10",
    )
    (summary,) = uprtui.json("import", "--dry-run", str(path))
    assert summary["suggested"] == 1
    assert "without a label of UPR Info: 1 got suggested ones" in uprtui("import", str(path)).stdout
    (found,) = uprtui.json("search", "--issue", "Death penalty")["rows"]
    assert (found["issues"], found["suggested_issues"][0]) == ([], "Death penalty")
