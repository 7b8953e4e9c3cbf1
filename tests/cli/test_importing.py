"""`uprtui import` and `uprtui library`: the JSON that scripts read, and what a user is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Command

GOOD = "Nepal,Asia,,Ratify the Convention,Norway,WEOG,,Accepted,5,International instruments,10"
SAME = (
    "Nepal,Asia,,ratify the convention.,Norway,WEOG,,Accepted,5,Torture and other CID treatment,10"
)
NO_STATE = "Nepal,Asia,,Adopt a law,Nigerr,Africa,,Noted,5,Justice,10"
UNKNOWN = "Nepal,Asia,,Adopt a law,&#40;Unknown&#41;,,,Noted,5,Justice,10"
NEW_ISSUE = "Nepal,Asia,,Protect rivers,Fiji,Asia,,Noted,4,Rivers,10"


def test_the_summary_counts_every_row_once(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    path = sample_csv(GOOD, SAME, NO_STATE, UNKNOWN, NEW_ISSUE)
    (summary,) = uprtui.json("import", str(path))
    assert {key: summary[key] for key in ("read", "added", "merged", "rejected")} == {
        "read": 5,
        "added": 3,
        "merged": 1,
        "rejected": 1,
    }
    assert summary["source"] == "export.csv"
    assert summary["connector"] == "upr-info"
    assert sorted(summary["unresolved_states"]) == ["(Unknown)", "Nigerr"]
    assert summary["new_issues"] == ["Rivers"]
    assert len(summary["sha256"]) == 64


def test_the_library_tells_what_it_holds(uprtui: Command, sample_csv: Callable[..., Path]) -> None:
    uprtui("import", str(sample_csv(GOOD, SAME, NO_STATE)))
    assert uprtui.json("library", "stats") == {
        "recommendations": 1,
        "pledges": 0,
        "supporting": 0,
        "states_under_review": 1,
        "recommending_states": 1,
        "sessions": [10],
        "issues": 2,
        "sources": 1,
        "suggested": 0,
        "questions": 0,
        "disagreements": 0,
    }
    (source,) = uprtui.json("library", "sources")
    assert source["name"] == "export.csv"
    assert source["imported_at"] == "2026-11-23T09:30:00+00:00"
    (reject,) = uprtui.json("library", "rejects")
    assert reject["place"] == "row 4"
    assert "Nigerr" in reject["raw"]
    assert "Niger" in reject["reason"]


def test_a_dry_run_changes_nothing(uprtui: Command, sample_csv: Callable[..., Path]) -> None:
    (summary,) = uprtui.json("import", "--dry-run", str(sample_csv(GOOD)))
    assert summary["added"] == 1
    assert uprtui("library", "stats").exit_code == 1


def test_a_bad_file_does_not_hinder_the_good_one(
    uprtui: Command, sample_csv: Callable[..., Path], tmp_path: Path
) -> None:
    bad = tmp_path / "letter.txt"
    bad.write_text("Dear Sir or Madam,\n")
    result = uprtui("import", str(bad), str(sample_csv(GOOD)))
    assert result.exit_code == 1
    assert "letter.txt: not imported." in result.stderr
    assert "1 added" in result.stdout
    assert uprtui.json("library", "stats")["recommendations"] == 1


def test_an_unknown_option_of_a_connector_is_refused(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    result = uprtui("import", "--option", "sheet=2", str(sample_csv(GOOD)))
    assert result.exit_code == 1
    assert "sheet" in result.stderr
    assert uprtui("import", "--option", "sheet", str(sample_csv(GOOD))).exit_code == 2


def test_forgetting_a_source_takes_out_what_only_it_told(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    uprtui("import", str(sample_csv(GOOD)), str(sample_csv(GOOD, NEW_ISSUE, name="more.csv")))
    sources = {source["name"]: source["source"] for source in uprtui.json("library", "sources")}
    assert uprtui("library", "forget", sources["more.csv"]).exit_code == 0
    assert uprtui.json("library", "stats")["recommendations"] == 1
    refused = uprtui("library", "forget", "nothing")
    assert refused.exit_code == 1
    assert "nothing" in refused.stderr


def test_a_file_name_in_an_old_encoding_does_not_hinder_the_import(
    uprtui: Command, sample_csv: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "caf\udce9.csv"
    path.write_bytes(sample_csv(GOOD).read_bytes())
    assert uprtui("import", str(path)).exit_code == 0
    assert uprtui.json("library", "stats")["recommendations"] == 1
    assert len(uprtui.json("library", "sources")) == 1


def test_what_is_no_ordinary_file_is_refused_at_once(uprtui: Command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    result = uprtui("import", str(pipe))
    assert result.exit_code == 1
    assert "no ordinary file" in result.stderr


def test_rejects_of_a_source_that_is_not_there_are_refused(
    uprtui: Command, sample_csv: Callable[..., Path]
) -> None:
    uprtui("import", str(sample_csv(GOOD)))
    assert uprtui("library", "rejects", "--source", "nothing").exit_code == 1
