"""`uprtui statement`: what a State can read out in two minutes, and what must go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.focus.plans import below, goal, plan, question
from uprtui.campaign import Ask, AskRole, PlanFile, Target

PERU, NORWAY = Target("t-peru1", "PER"), Target("t-norw1", "NOR")
ASKS = (
    goal("a-goal", "Ratify the Optional Protocol"),
    below(AskRole.VARIANT, "a-vari1", "Consider ratifying it", targets=("t-peru1",)),
    question("a-ques1", "What has been done?"),
)


def saved(folder: Path, *asks: Ask, targets: tuple[Target, ...] = (PERU, NORWAY)) -> str:
    path = folder / "plan.toml"
    PlanFile(path).create(plan(*asks, targets=targets))
    return str(path)


def test_the_document_has_every_key_of_the_contract(uprtui: Command, tmp_path: Path) -> None:
    found = uprtui.json("statement", saved(tmp_path, *ASKS), "--by", "Peru")
    (statement,) = found.pop("statements")
    assert found == {
        "plan": "Plan",
        "sur": "NPL",
        "words_per_minute": 130,
        "limits": {"seconds": 120, "fewest": 2, "most": 4},
    }
    parts = statement.pop("parts")
    assert parts[4] == {
        "kind": "ask",
        "text": "Consider ratifying it.",
        "words": 3,
        "seconds": 1.4,
        "ask": "a-vari1",
    }
    assert statement == {
        "state": "PER",
        "target": "t-peru1",
        "seconds": 16,
        "room": 104,
        "wanted_seconds": 16,
        "must_go": [],
        "or_else": [],
        "questions": [{"ask": "a-ques1", "text": "What has been done?"}],
        "notes": [
            "One ask: a State makes 2 to 4 recommendations, so there is room for its own.",
            "1 advance question is not in it: it is sent in writing, 10 working days before the "
            "review.",
        ],
    }


def test_every_target_speaks_unless_one_is_named(uprtui: Command, tmp_path: Path) -> None:
    found = uprtui.json("statement", saved(tmp_path, *ASKS))
    assert [each["state"] for each in found["statements"]] == ["PER", "NOR"]
    texts = [each["parts"][4]["text"] for each in found["statements"]]
    assert texts == ["Consider ratifying it.", "Ratify the Optional Protocol."]


def test_a_state_that_is_no_target_gets_what_is_for_all(uprtui: Command, tmp_path: Path) -> None:
    result = uprtui("statement", saved(tmp_path, *ASKS), "--by", "FRA")
    assert result.exit_code == 0
    assert "It is no target of the plan" in result.stdout
    assert "Ratify the Optional Protocol." in result.stdout


def test_the_exit_code_says_that_something_must_go(uprtui: Command, tmp_path: Path) -> None:
    asks = [goal(f"a-goal{number}", "Ratify it " + "now " * 60) for number in range(3, 9)]
    path = saved(tmp_path, *asks)
    result = uprtui("statement", path, "--by", "PER")
    assert result.exit_code == 1
    assert "must go  Ratify it now" in result.stdout
    assert "6 asks: a State makes 2 to 4 recommendations." in result.stdout
    document = json.loads(uprtui("statement", path, "--by", "PER", "--json").stdout)
    assert len(document["statements"][0]["must_go"]) == 3


@pytest.mark.parametrize(
    ("asks", "targets", "by", "code", "said"),
    [
        ((), (PERU,), None, 1, "'Plan' has no recommendation to put into a statement."),
        ((ASKS[2],), (PERU,), None, 1, "Write an ask first."),
        ((ASKS[0],), (), None, 1, "'Plan' has no target State. Name the State that speaks: --by."),
        (ASKS, (PERU,), "Nepal", 2, "A State does not recommend to itself."),
        (ASKS, (PERU,), "Atlantis", 2, "no State that uprtui knows"),
    ],
)
def test_what_cannot_be_said_is_refused(
    uprtui: Command,
    tmp_path: Path,
    asks: tuple[Ask, ...],
    targets: tuple[Target, ...],
    by: str | None,
    code: int,
    said: str,
) -> None:
    words = () if by is None else ("--by", by)
    result = uprtui("statement", saved(tmp_path, *asks, targets=targets), *words)
    assert result.exit_code == code
    assert said in " ".join(result.stderr.split())


def test_an_unknown_plan_is_refused(uprtui: Command) -> None:
    result = uprtui("statement", "nothing")
    assert result.exit_code == 1
    assert "There is no plan 'nothing'." in result.stderr
