"""`uprtui board`: several issues side by side, and States that cover them together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROWS = (
    "Nepal,Asia,,Abolish the death penalty,Norway,WEOG,,Accepted,5,Death penalty,10",
    "Nepal,Asia,,Build schools,Norway,WEOG,,Accepted,5,Right to education,10",
    "Chile,GRULAC,,Abolish it,Peru,GRULAC,,Noted,3,Death penalty,12",
    "Chile,GRULAC,,Abolish it soon,Peru,GRULAC,,Noted,3,Death penalty,12",
    "Chile,GRULAC,,Build schools,Nepal,Asia,,Noted,3,Right to education,12",
    "Chile,GRULAC,,Build more schools,Ghana,Africa,,Noted,3,Right to education,12",
)
BOTH = ("--sur", "Nepal", "--issue", "death penalty", "--issue", "right to education")


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


def plan_name(command: Command, *words: str) -> str:
    """Start a plan on Nepal with a target, and return its path."""
    made = command.json("plan", "new", "Schools", "--sur", "Nepal", "--target", "Ghana", *words)
    return str(made["plan"])


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json("board", *BOTH, "--portfolio", "2")
    assert list(found) == ["sur", "issues", "method", "fitted_to", "rows", "portfolio"]
    assert (found["sur"], found["method"]) == ("NPL", "model")
    assert found["issues"] == ["Death penalty", "Right to education"]
    assert isinstance(found["fitted_to"], int)
    first = found["rows"][0]
    assert list(first) == ["state", "any", "chances", "groups"]
    death, school = (first["chances"][issue] for issue in found["issues"])
    assert first["any"] == pytest.approx(1 - (1 - death) * (1 - school), abs=1e-8)
    assert len(found["rows"]) == 20
    anys = [row["any"] for row in found["rows"]]
    assert anys == sorted(anys, reverse=True)
    portfolio = found["portfolio"]
    assert list(portfolio) == ["picks", "chances", "all", "groups"]
    assert [list(pick) for pick in portfolio["picks"]] == [["state", "issues", "adds"]] * 2
    assert list(portfolio["chances"]) == found["issues"]
    assert sum(portfolio["groups"].values()) == 2
    for issue, chance in portfolio["chances"].items():
        added = sum(pick["adds"].get(issue, 0) for pick in portfolio["picks"])
        assert chance == pytest.approx(added, abs=1e-8), "what each adds makes up the chance"


def test_without_a_portfolio_there_is_none_and_top_cuts(filled: Command) -> None:
    found = filled.json("board", *BOTH, "--top", "3")
    assert found["portfolio"] is None
    assert len(found["rows"]) == 3


def test_chances_are_those_of_the_ranking(filled: Command) -> None:
    board = filled.json("board", *BOTH, "--before-session", "12", "--top", "300")
    words = ["--sur", "Nepal", "--issue", "death penalty", "--before-session", "12"]
    ranked = filled.json("targets", *words, "--top", "5")["rows"]
    chances = {row["state"]: row["chances"]["Death penalty"] for row in board["rows"]}
    for row in ranked:
        assert chances[row["state"]] == pytest.approx(row["probability"], abs=1e-8)


def test_states_chosen_already_are_kept_first(filled: Command) -> None:
    words = ("--portfolio", "3", "--keep", "Ghana", "--keep", "PER")
    picks = filled.json("board", *BOTH, *words)["portfolio"]["picks"]
    assert [pick["state"] for pick in picks][:2] == ["GHA", "PER"]
    assert len(picks) == 3
    assert all(len(pick["issues"]) <= 2 for pick in picks)


def test_a_plan_says_state_issues_session_and_targets(filled: Command) -> None:
    name = plan_name(filled, "--session", "12", "--issue", "Death penalty", "--issue", "Unicorns")
    found = filled.json("board", "--plan", name, "--portfolio", "2")
    assert found["issues"] == ["Death penalty", "Unicorns"]
    assert "Unicorns" in found["notes"], "an issue of the plan that nobody raised is said so"
    assert found["portfolio"]["picks"][0]["state"] == "GHA"
    early = filled.json("board", *BOTH[:4], "--before-session", "12")
    assert found["rows"][0]["chances"]["Death penalty"] == max(
        row["chances"]["Death penalty"] for row in early["rows"]
    )


def test_people_read_what_each_figure_is(filled: Command) -> None:
    result = filled("board", *BOTH, "--top", "2", "--portfolio", "2", "--keep", "Ghana")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Chance in % that a State raises an issue in the coming review of Nepal"
    assert lines[1].startswith("  1  Death penalty (a State of average habits: ")
    assert lines[3] == (
        "  any: at least one of them, taken as independent; asks: issues above the average"
    )
    assert lines[5].split() == ["State", "any", "asks", "1", "2"]
    assert "Ghana (GHA, kept): " in result.output
    assert "if States decide independently" in result.output
    assert "all of them" in result.output


def test_an_old_library_is_warned_of_once_and_an_empty_past_says_nothing(filled: Command) -> None:
    old = filled("board", *BOTH, "--before-session", "100").output
    assert old.count("more than a cycle before this review") == 1
    empty = filled("board", *BOTH, "--before-session", "1", "--portfolio", "2").output
    assert empty.startswith("The library holds no recommendation from before this review")
    assert "States that go together" not in empty


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--sur", "Nepal", "--issue", "death penality"], 1, "Did you mean “Death penalty”"),
        (["--sur", "Nepall", "--issue", "Death penalty"], 2, "Nepal"),
        (["--sur", "Nepal"], 2, "one --issue or more"),
        (["--issue", "Death penalty"], 2, "--sur"),
        ([*BOTH, "--keep", "Peru"], 2, "--keep goes with --portfolio"),
        ([*BOTH, "--portfolio", "2", "--keep", "Nepal"], 2, "does not recommend to itself"),
        ([*BOTH, "--portfolio", "0"], 2, "--portfolio"),
        (["--plan", "x", "--sur", "Nepal"], 2, "leave the others out"),
        (["--plan", "nowhere"], 1, "There is no plan 'nowhere'"),
    ],
)
def test_refusals_say_what_to_do(filled: Command, words: list[str], code: int, said: str) -> None:
    result = filled("board", *words)
    assert result.exit_code == code
    assert said in result.output


def test_a_plan_without_issues_and_a_missing_library_are_said(uprtui: Command) -> None:
    result = uprtui("board", "--plan", plan_name(uprtui))
    assert result.exit_code == 1
    assert "has no issue yet" in result.output
    result = uprtui("board", "--sur", "Nepal", "--issue", "Death penalty")
    assert result.exit_code == 1
    assert "Import" in result.output


def test_invented_data_are_marked(sample: Command) -> None:
    found = sample.json("board", *BOTH[:4], "--top", "1")
    assert found["sample"] is True
    assert sample("board", *BOTH[:4]).output.startswith("SAMPLE DATA")


def test_on_the_real_exports(uprtui: Command, real_library: Path) -> None:
    uprtui.home.mkdir()
    shutil.copy(real_library, uprtui.home / "library.duckdb")
    words = ("--sur", "Morocco", "--issue", "women's rights", "--issue", "torture")
    found = uprtui.json("board", *words, "--before-session", "13", "--portfolio", "8")
    assert found["issues"] == ["Women's rights", "Torture and other CID treatment"]
    assert len(found["portfolio"]["groups"]) >= 3
    assert max(found["portfolio"]["groups"].values()) <= 4
    assert 0.5 < found["portfolio"]["all"] < 1
