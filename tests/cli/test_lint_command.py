"""`uprtui lint`: what is said of an ask, its exit codes, one text, standard input, a plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.cli.conftest import NOW, TODAY, Command
from tests.focus.plans import goal, plan, question
from uprtui.campaign import Ask, PlanFile, Target
from uprtui.cli.main import cli
from uprtui.cli.session import Surroundings

GOOD = "Adopt by 2028 a law that bans corporal punishment in all settings."
NO_ASK = "Torture is widespread in prisons."
ROWS = tuple(
    f"Nepal,Asia,,Adopt a law against torture in the {place},Norway,WEOG,,Noted,5,"
    "Torture and other CID treatment,10"
    for place in ("army", "police")
)


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


def saved(folder: Path, *asks: Ask) -> str:
    path = folder / "plan.toml"
    PlanFile(path).create(plan(*asks, targets=(Target("t-norw1", "NOR"),)))
    return str(path)


def given(uprtui: Command, raw: str | bytes) -> Result:
    """What `uprtui lint - --json` says of what stands on standard input."""
    surroundings = Surroundings(
        environ={}, now=lambda: NOW, today=lambda: TODAY, open_app=lambda *_: 0
    )
    words = ["--home", str(uprtui.home), "lint", "-", "--json"]
    return CliRunner().invoke(cli, words, obj=surroundings, input=raw, catch_exceptions=False)


def from_standard_input(uprtui: Command, text: str | bytes) -> dict[str, object]:
    found = json.loads(given(uprtui, text).stdout)
    assert isinstance(found, dict)
    return found


def test_the_document_has_every_key_of_the_contract(uprtui: Command) -> None:
    text = "Continue to improve prisons by 2028"
    found = uprtui.json("lint", text)
    assert set(found) == {
        *("action", "action_name", "because", "words", "seconds", "findings", "not_checked")
    }
    assert (found["action"], found["words"], found["seconds"]) == (2, 6, 3)
    (finding,) = found["findings"]
    assert set(finding) == {*("severity", "rule", "message", "remedy", "source", "start", "end")}
    assert (finding["severity"], finding["rule"]) == ("warn", "continuing")
    assert text[finding["start"] : finding["end"]].startswith("Continue to improve")


@pytest.mark.parametrize(
    ("text", "code"),
    [(GOOD, 0), ("Improve access to education", 0), (NO_ASK, 1), ("", 1), ("word " * 90, 1)],
)
def test_the_exit_code_says_whether_something_is_objected_to(
    uprtui: Command, text: str, code: int
) -> None:
    result = uprtui("lint", text, "--json")
    assert result.exit_code == code
    severities = {each["severity"] for each in json.loads(result.stdout)["findings"]}
    assert ("object" in severities) == bool(code)


def test_it_reads_as_lines_of_80_columns_at_most(uprtui: Command) -> None:
    result = uprtui("lint", NO_ASK + " Please improve access to education \x1b[31m soon.")
    assert result.exit_code == 1 or "warn" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) < 80


def test_each_finding_has_words_a_way_out_and_a_source(uprtui: Command) -> None:
    said = " ".join(uprtui("lint", "Improve access to education").stdout.split())
    assert said.startswith("Category 4, general action. 4 words, 2 seconds. warn “Improve access")
    assert "words: “Improve access to education” way out: Name the law" in said
    assert "present a bill establishing free and compulsory primary education" in said
    assert "source: Fact sheet, NGO Advocacy in the UPR" in said


def test_a_good_ask_is_said_to_be_fine(uprtui: Command) -> None:
    result = uprtui("lint", GOOD)
    assert "Nothing to object." in result.stdout
    assert "Not checked:" in result.stderr
    assert "there is no library yet" in " ".join(result.stderr.split())


def test_a_dash_reads_one_text_from_standard_input(uprtui: Command) -> None:
    found = from_standard_input(uprtui, "Adopt a law\nagainst torture\n")
    assert (found["words"], found["action"]) == (5, 5)


def test_a_byte_order_mark_is_no_part_of_the_text(uprtui: Command) -> None:
    found = from_standard_input(uprtui, b"\xef\xbb\xbfAdopt a law against torture")
    assert "hidden" not in str(found["findings"])
    assert found["words"] == 5


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Adopt\na l\xe4w", "Standard input, line 2: byte 4 of the line is no UTF-8."),
        (b"\xff\xfe", "Standard input, line 1: byte 1 of the line is no UTF-8."),
        (b"Adopt a law\x00", "Standard input: this is no plain text."),
    ],
)
def test_standard_input_that_is_no_text_is_an_error(uprtui: Command, raw: bytes, said: str) -> None:
    result = given(uprtui, raw)
    assert result.exit_code == 1
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_standard_input_that_is_far_too_long_is_refused_and_not_cut(uprtui: Command) -> None:
    result = given(uprtui, b"a" * 4_000_001)
    assert result.exit_code == 1
    assert "more than 4,000,000 bytes, which is no ask." in " ".join(result.stderr.split())


def test_dates_are_held_against_today_and_the_review_of_the_plan(
    uprtui: Command, tmp_path: Path
) -> None:
    late, early = "Adopt a law against torture by 2032", "Adopt a law against torture by 2025"
    assert rules_of(uprtui.json("lint", late)) == ["after-review"]
    assert rules_of(uprtui.json("lint", early)) == ["passed"]
    path = tmp_path / "plan.toml"
    reviewed = replace(plan(goal("a-late", late)), review_date=date(2027, 11, 8))
    PlanFile(path).create(reviewed)
    (found,) = json.loads(uprtui("lint", "--plan", str(path), "--json").stdout)
    assert rules_of(found) == []


def rules_of(found: dict[str, Any]) -> list[str]:
    return [each["rule"] for each in found["findings"]]


def test_the_library_adds_its_checks(filled: Command) -> None:
    text = "Adopt a law against torture in the army"
    found = filled.json("lint", text, "--sur", "nepal", "--by", "Norway", "--issue", "torture")
    near = next(each for each in found["findings"] if each["rule"] == "earlier")
    assert "Norway recommended in session 10 (noted)" in near["message"]
    assert found["not_checked"] == []


def test_what_was_not_checked_is_said(filled: Command) -> None:
    found = filled.json("lint", GOOD)
    assert found["not_checked"] == ["without --sur, nothing that needs the State under review."]


def test_a_question_has_its_own_checks(uprtui: Command) -> None:
    asked = "What steps has the Government taken to make torture a crime?"
    assert uprtui.json("lint", asked, "--question")["findings"] == []
    assert uprtui("lint", asked).exit_code == 1
    assert uprtui("lint", GOOD, "--question").exit_code == 1


def test_a_plan_gives_a_document_for_each_ask(uprtui: Command, tmp_path: Path) -> None:
    asks = (goal("a-good", GOOD), goal("a-bad1", NO_ASK), question("a-ques1", "What was done?"))
    result = uprtui("lint", "--plan", saved(tmp_path, *asks), "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [(each["ask"], each["issue"], each["text"]) for each in found] == [
        ("a-good", "Torture", GOOD),
        ("a-bad1", "Torture", NO_ASK),
        ("a-ques1", "Torture", "What was done?"),
    ]
    assert found[1]["findings"][0]["rule"] == "no-action"
    assert found[2]["action"] is None
    (tmp_path / "other").mkdir()
    text = uprtui("lint", "--plan", saved(tmp_path / "other", *asks[:1])).stdout
    assert text.startswith("a-good, Torture: Adopt by 2028")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Give either the TEXT of an ask"),
        ((GOOD, "--plan", "plan"), 2, "TEXT and --plan are both given: leave one of them out."),
        ((GOOD, "--sur", "NPL", "--by", "Nepal"), 2, "A State does not recommend to itself."),
        (("--plan", "plan", "--sur", "NPL"), 2, "leave the others out"),
        (("--plan", "none"), 1, "There is no plan 'none'."),
        ((GOOD, "--sur", "Atlantis"), 2, "no State that uprtui knows"),
        ((GOOD, "--by", "Atlantis"), 2, "no State that uprtui knows"),
        ((GOOD, "--issue", "tortur"), 2, "Did you mean: Torture and other CID treatment?"),
        ((GOOD, "--issue", "space law"), 2, "Leave --issue, for any issue."),
    ],
)
def test_what_cannot_be_checked_is_refused(
    uprtui: Command, words: tuple[str, ...], code: int, said: str
) -> None:
    result = uprtui("lint", *words)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_a_plan_without_asks_is_refused(uprtui: Command, tmp_path: Path) -> None:
    result = uprtui("lint", "--plan", saved(tmp_path))
    assert result.exit_code == 1
    assert "has no ask to check" in result.stderr
