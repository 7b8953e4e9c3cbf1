"""`uprtui priorities`: the proposed order with its parts, reasons and numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DONE_ONCE, Command, Demo
from uprtui.campaign import Add, Change, EvidenceNote, PlanFile
from uprtui.focus import PARTS

ROWS = (
    "Nepal,Asia,,Abolish the death penalty,Norway,WEOG,,Rejected,5,Death penalty,10",
    "Nepal,Asia,,Build schools,Norway,WEOG,,Accepted,5,Right to education,10",
    "Nepal,Asia,,Build schools,Ghana,Africa,,Accepted,5,Right to education,10",
    "Chile,GRULAC,,Abolish it,Peru,GRULAC,,Noted,3,Death penalty,12",
    "Chile,GRULAC,,Build schools,Nepal,Asia,,Noted,3,Right to education,12",
)


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


def started(command: Command, *issues: str, session: str = "51") -> Path:
    """Start a plan on Nepal with these issues, and return its path."""
    words = [word for issue in issues for word in ("--issue", issue)]
    made = command.json("plan", "new", "Schools", "--sur", "Nepal", "--session", session, *words)
    return Path(str(made["plan"]))


def test_the_document_has_parts_that_add_up_and_all_that_they_rest_on(filled: Command) -> None:
    found = filled.json("priorities", "--sur", "Nepal")
    assert list(found) == ["sur", "plan", "before_session", "parts", "issues", "warnings"]
    assert (found["sur"], found["plan"], found["warnings"]) == ("NPL", None, [])
    assert found["before_session"] is None
    assert {rule["part"]: rule["most"] for rule in found["parts"]} == {
        name: rule.most for name, rule in PARTS.items()
    }
    assert [each["place"] for each in found["issues"]] == list(range(1, len(found["issues"]) + 1))
    for each in found["issues"]:
        assert each["points"] == pytest.approx(sum(part["points"] for part in each["parts"]))
        assert all(part["reason"] for part in each["parts"])
    school = next(each for each in found["issues"] if each["issue"] == "Right to education")
    assert (school["times"], school["states"], school["supported"]) == (2, 2, 2)
    assert school["categories"] == {"5": 2}
    assert school["reviews"] == [{"session": 10, "times": 2, "states": 2, "spoke": 2}]
    assert (school["trend"], school["trend_chance"]) == ("none", None)
    assert 0 < school["first_chance"] < 1
    assert len(school["first_states"]) == 8
    assert (school["weight"], school["chosen"]) == (3, None)


def test_weights_and_evidence_of_a_plan_move_its_issues(filled: Command) -> None:
    path = started(filled, "Right to education", "Death penalty")
    file = PlanFile(path)
    plan = file.load()
    first, second = plan.issues
    changed = Change(first.id, "weight", 1).apply(plan)
    changed = Change(second.id, "weight", 5).apply(changed)
    file.save(Add(EvidenceNote("e-one", second.id, "Two sentences in 2025")).apply(changed), plan)
    found = filled.json("priorities", str(path))
    assert found["plan"] == "Schools"
    assert [each["chosen"] for each in found["issues"][:1]] == [2]
    top = found["issues"][0]
    assert (top["issue"], top["weight"]) == ("Death penalty", 5)
    assert {part["part"]: part["points"] for part in top["parts"]}["evidence"] == 3.3
    assert "You gave it weight 5 of 5." in filled("priorities", "Schools").output


def test_points_look_only_at_sessions_before_that_of_the_plan(filled: Command) -> None:
    path = started(filled, "Death penalty", session="12")
    found = filled.json("priorities", str(path))
    assert found["before_session"] == 12
    [top] = [each for each in found["issues"] if each["issue"] == "Death penalty"]
    assert [each["session"] for each in top["reviews"]] == [10]
    assert 0 < top["first_chance"] < 1
    assert "Points come from sessions before 12 only." in filled("priorities", "Schools").output


def test_where_no_earlier_session_is_known_every_part_of_the_past_counts_half(
    filled: Command,
) -> None:
    path = started(filled, "Death penalty", session="1")
    found = filled.json("priorities", str(path))
    for each in found["issues"]:
        parts = {part["part"]: part for part in each["parts"]}
        for name in ("reach", "openness", "momentum", "silence"):
            assert parts[name]["known"] is False
            assert parts[name]["points"] == PARTS[name].most / 2
            assert "nobody raised it" not in parts[name]["reason"]
        assert (each["reviews"], each["categories"], each["first_states"]) == ([], {}, [])


def test_people_read_their_issues_first_then_others_and_the_rules(filled: Command) -> None:
    started(filled, "Right to education", "Unicorns", "Death penalty", "Elections")
    result = filled("priorities", "Schools", "--top", "2")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Proposed order of issues for Nepal, by points of 100"
    for words in (
        "Right to education: ",
        "in your plan 2",
        "raised 2 times by 2 States, 2 supported, 0 noted",
        "Others, not in the plan",
        "! 4 issues fill a State's two minutes.",
        "Weight, at most 30: What the people concerned need most",
    ):
        assert words in result.output
    assert all(
        len(line) <= 79 for line in lines if "  0.0  " not in line and "Weight  " not in line
    )


def test_without_issues_the_first_others_are_offered(filled: Command) -> None:
    started(filled)
    assert "The plan has no issue yet. You could choose:" in filled("priorities", "Schools").output
    result = filled("priorities", "--sur", "Nepal", "--top", "1")
    assert "\n  1. " in result.output
    assert "\n  2. " not in result.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "Give a PLAN, or --sur."),
        (["Schools", "--sur", "Nepal"], 2, "Give a PLAN, or --sur."),
        (["--sur", "Nepall"], 2, "Nepal"),
        (["nowhere"], 1, "There is no plan 'nowhere'"),
        (["--sur", "Nepal", "--top", "0"], 2, "--top"),
    ],
)
def test_refusals_say_what_to_do(filled: Command, words: list[str], code: int, said: str) -> None:
    result = filled("priorities", *words)
    assert result.exit_code == code
    assert said in result.output


def test_without_a_library_the_way_out_is_said(uprtui: Command) -> None:
    result = uprtui("priorities", "--sur", "Nepal")
    assert result.exit_code == 1
    assert "Import" in result.output


@DONE_ONCE
def test_invented_data_are_marked_and_the_demo_writes_the_proposal(demo: Demo) -> None:
    assert demo.said.exit_code == 0
    assert "proposed place " in demo.said.output
    written = (demo.out / "1-focus.json").read_text(encoding="utf-8")
    assert '"proposal"' in written
    sample = Command(demo.out / "home", [])
    plans = list((demo.out / "home" / "campaigns").glob("*.toml"))
    assert sample.json("priorities", str(plans[0]))["sample"] is True
    assert sample("priorities", str(plans[0])).output.startswith("SAMPLE DATA")
