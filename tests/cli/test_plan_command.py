"""`uprtui plan` and `uprtui timeline`: from nothing to a plan that can be handed on."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Command

NEW = (
    "plan",
    "new",
    "Free press",
    "--sur",
    "Nepal",
    "--session",
    "51",
    "--date",
    "2027-05-04",
    "--issue",
    "freedom of the press",
    "--ask",
    "Repeal the law on defamation",
    "--target",
    "Norway",
    "--member",
    "Heron",
    "--organisation",
    "Kathmandu Writers",
)


@pytest.fixture
def planned(uprtui: Command) -> Command:
    assert uprtui(*NEW).exit_code == 0
    return uprtui


def test_a_new_plan_holds_what_was_given(planned: Command) -> None:
    shown = planned.json("plan", "show", "free press")
    assert shown["sur"] == "NPL"
    assert (shown["session"], shown["review_date"], shown["date_status"]) == (
        51,
        "2027-05-04",
        "estimated",
    )
    assert [issue["label"] for issue in shown["issues"]] == ["Freedom of the press"]
    assert [ask["text"] for ask in shown["asks"]] == ["Repeal the law on defamation"]
    assert [target["state"] for target in shown["targets"]] == ["NOR"]
    assert [member["name"] for member in shown["members"]] == ["Heron"]


def test_without_a_date_the_calendar_gives_it(uprtui: Command) -> None:
    made = uprtui.json("plan", "new", "Home", "--sur", "SVN")
    shown = uprtui.json("plan", "show", made["plan"])
    assert shown["session"] == 62
    assert shown["date_status"] == "estimated"


def test_two_plans_of_one_title_get_two_files(planned: Command) -> None:
    planned(*NEW)
    files = sorted(path.name for path in (planned.home / "campaigns").glob("*.toml"))
    assert files == ["free-press-2.toml", "free-press.toml"]


def test_check_says_what_is_missing_and_fails_only_on_what_is_wrong(
    planned: Command, tmp_path: Path
) -> None:
    result = planned("plan", "check", "free-press", "--json")
    found = json.loads(result.stdout)["problems"]
    assert result.exit_code == 0
    assert {"warn"} <= {problem["severity"] for problem in found}
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('schema = 1\nid = "c-abcde"\ntitle = "X"\nsur = "QQQ"\n')
    assert planned("plan", "check", str(wrong)).exit_code == 1


def test_a_broken_plan_is_refused_with_its_line_and_left_alone(
    uprtui: Command, tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    text = 'schema = 1\nid = "c-abcde"\ntitle = "X"\nsur = "NPL"\nreview_date = "soon"\n'
    path.write_text(text)
    result = uprtui("plan", "show", str(path))
    assert result.exit_code == 1
    assert "broken.toml, line 5" in result.stderr
    assert "review_date" in result.stderr
    assert path.read_text() == text


def test_a_public_copy_has_no_names_and_says_what_stayed(planned: Command) -> None:
    result = planned("plan", "export", "free-press")
    assert "Heron" not in result.stdout
    assert "Kathmandu" not in result.stdout
    assert "left out" in result.stderr
    assert tomllib.loads(result.stdout)["title"] == "Free press"


def test_export_replaces_a_file_only_when_told(planned: Command, tmp_path: Path) -> None:
    out = tmp_path / "copy.toml"
    out.write_text("mine")
    refused = planned("plan", "export", "free-press", "--out", str(out))
    assert refused.exit_code == 1
    assert out.read_text() == "mine"
    assert planned("plan", "export", "free-press", "--out", str(out), "--force").exit_code == 0
    assert tomllib.loads(out.read_text())["sur"] == "NPL"
    assert out.stat().st_mode & 0o077 == 0


def test_an_unknown_plan_is_refused_with_the_names_there_are(planned: Command) -> None:
    result = planned("plan", "show", "nothing")
    assert result.exit_code == 1
    assert "free-press" in result.stderr


def test_the_timeline_has_the_questions_ten_working_days_before(planned: Command) -> None:
    rows = planned.json("timeline", "free-press")
    assert set(rows[0]) == {
        "id",
        "title",
        "date",
        "kind",
        "state",
        "entry_point",
        "status",
        "rule",
        "source",
    }
    by_kind = {row["kind"]: row for row in rows}
    assert by_kind["advance-questions"]["date"] == "2027-04-20"
    embassy = by_kind["embassy"]
    assert (embassy["state"], embassy["date"]) == ("NOR", "2027-01-04")


def test_what_is_over_and_not_done_is_missed(planned: Command) -> None:
    rows = planned.json("timeline", "free-press", "--on", "2027-03-01")
    status = {row["kind"]: row["status"] for row in rows}
    assert status["embassy"] == "missed"
    assert status["review"] == "estimated"


def test_an_export_never_replaces_the_campaign_itself(planned: Command) -> None:
    own = planned.home / "campaigns" / "free-press.toml"
    before = own.read_text()
    result = planned("plan", "export", "free-press", "--out", str(own), "--force")
    assert result.exit_code == 1
    assert "own file" in result.stderr
    assert own.read_text() == before


def test_a_path_that_cannot_be_written_is_refused_in_a_sentence(
    planned: Command, tmp_path: Path
) -> None:
    result = planned("plan", "export", "free-press", "--out", str(tmp_path / "no" / "copy.toml"))
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr


def test_a_day_that_the_campaign_moved_is_judged_by_that_day(planned: Command) -> None:
    path = planned.home / "campaigns" / "free-press.toml"
    path.write_text(
        path.read_text()
        + """
[[milestones]]
id = "d-embassy-nor"
title = "Norway: approach its embassy"
date = 2027-02-10
kind = "own"
state = "NOR"
entry_point = "embassy"
"""
    )
    status = {
        day: {row["id"]: row["status"] for row in planned.json("timeline", str(path), "--on", day)}
        for day in ("2027-02-05", "2027-02-11")
    }
    assert status["2027-02-05"]["d-embassy-nor"] == "estimated"
    assert status["2027-02-11"]["d-embassy-nor"] == "missed"
    public = tomllib.loads(planned("plan", "export", str(path)).stdout)
    assert "milestones" not in public, "a day of one's own may be a meeting"


@pytest.mark.parametrize("name", ["~nobody-here/x.toml", "a" * 300 + ".toml", "no/such.toml"])
def test_a_name_that_can_be_no_file_is_refused(uprtui: Command, name: str) -> None:
    assert uprtui("plan", "show", name).exit_code == 1


def test_a_day_in_another_century_is_misuse(uprtui: Command) -> None:
    result = uprtui("plan", "new", "Far", "--sur", "NPL", "--date", "9999-01-01")
    assert result.exit_code == 2
    assert "2100" in result.stderr


def test_a_file_in_the_present_folder_does_not_hide_a_campaign(
    planned: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "free-press").write_text("a shopping list")
    monkeypatch.chdir(tmp_path)
    assert planned.json("plan", "show", "free-press")["sur"] == "NPL"
