"""`uprtui targets`: States in order, reasons in words, the recommendations behind them by id."""

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
    "Chile,GRULAC,,Abolish it now,Nepal,Asia,,Noted,3,Death penalty,12",
)


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


def targets(command: Command, *words: str) -> list[str]:
    found = command.json("targets", "--sur", "Nepal", "--issue", "death penalty", *words)
    return [row["state"] for row in found["rows"]]


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json(
        "targets", "--sur", "NPL", "--issue", "death penalty", "--method", "same-sur"
    )
    assert list(found) == ["sur", "issue", "method", "rows", "fitted_to", "note"]
    assert (found["sur"], found["issue"], found["method"]) == ("NPL", "Death penalty", "same-sur")
    norway = found["rows"][0]
    assert len(norway.pop("evidence")) == 1
    assert norway.pop("profile")["here"] == {"supported": 2, "noted": 0, "open": 0}
    score = norway.pop("score")
    assert score == pytest.approx(sum(each["contribution"] for each in norway["reasons"]))
    assert norway == {
        "rank": 1,
        "state": "NOR",
        "probability": None,
        "reasons": [
            {
                "signal": "same-sur",
                "value": 1,
                "contribution": 1.0,
                "text": "raised this issue with the State under review once, in session 10",
            },
            {
                "signal": "issue",
                "value": 1,
                "contribution": pytest.approx(1 / 3),
                "text": "raised this issue once, in session 10",
            },
            {
                "signal": "activity",
                "value": 2,
                "contribution": pytest.approx(2 / 9),
                "text": "made 2 recommendations, all in session 10",
            },
        ],
        "groups": ["Western European and Others Group"],
    }


@pytest.mark.parametrize(
    ("method", "order"),
    [("issue", ["PER", "NOR"]), ("same-sur", ["NOR", "PER"]), ("activity", ["NOR", "PER"])],
)
def test_each_method_has_its_order(filled: Command, method: str, order: list[str]) -> None:
    assert targets(filled, "--method", method) == order


def test_the_model_is_the_default_ranks_every_state_and_top_cuts(filled: Command) -> None:
    found = filled.json("targets", "--sur", "Nepal", "--issue", "death penalty", "--top", "300")
    assert found["method"] == "model"
    assert found["fitted_to"] == 17
    assert len(found["rows"]) == 194
    assert {row["state"] for row in found["rows"][:2]} == {"PER", "NOR"}
    for row in found["rows"]:
        assert 0 < row["probability"] < 1
        contributions = sum(reason["contribution"] for reason in row["reasons"])
        assert row["score"] == pytest.approx(contributions, abs=1e-7)
    assert len(targets(filled, "--top", "1")) == 1


def test_words_stand_for_an_issue_without_a_label(filled: Command) -> None:
    found = filled.json("targets", "--sur", "Chile", "--words", "schools")
    [norway] = [row for row in found["rows"] if row["state"] == "NOR"]
    assert found["issue"] == "schools"
    assert "1 recommendation in the library with the words “schools”" in found["note"]
    assert len(norway["evidence"]) == 1
    assert norway["profile"]["usual_category"] == 5


def test_words_that_nobody_used_leave_no_evidence_of_a_label(filled: Command) -> None:
    found = filled.json("targets", "--sur", "Chile", "--words", "zebra", "--top", "200")
    assert "No recommendation in the sessions counted has the words" in found["note"]
    assert all(row["evidence"] == [] for row in found["rows"])


def test_an_issue_of_the_vocabulary_that_nobody_raised_is_ranked_by_its_words(
    filled: Command,
) -> None:
    found = filled.json("targets", "--sur", "Chile", "--issue", "right to land")
    assert "Nobody raised “Right to land”" in found["note"]
    assert len(found["rows"]) == 10


def test_only_earlier_sessions_count(filled: Command) -> None:
    assert targets(filled, "--method", "issue", "--before-session", "12") == ["NOR"]
    assert targets(filled, "--before-session", "10") == []


def test_evidence_can_be_found_again(filled: Command) -> None:
    found = filled.json("targets", "--sur", "Nepal", "--issue", "death penalty")
    ids = {row["state"]: row["evidence"] for row in found["rows"]}
    rows = filled.json("search", "--by", "Peru", "--issue", "Death penalty")["rows"]
    assert sorted(ids["PER"]) == sorted(row["id"] for row in rows)


def test_people_read_names_and_reasons(filled: Command) -> None:
    result = filled("targets", "--sur", "Nepal", "--issue", "death penalty", "--method", "issue")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "States to approach for Nepal on Death penalty",
        "  1. Peru (PER)",
        "       raised this issue twice, last in session 12",
        "       made 2 recommendations, all in session 12",
        "       2 of its 2 on this issue are of action category 3",
        "  2. Norway (NOR)",
        "       raised this issue once, in session 10",
        "       made 2 recommendations, all in session 10",
        "       its recommendations here: 2 supported, 0 noted",
        "       1 of its 1 on this issue are of action category 5",
    ]


def test_people_read_the_chance_and_how_much_each_reason_moves_it(filled: Command) -> None:
    result = filled("targets", "--sur", "Nepal", "--issue", "death penalty", "--top", "1")
    lines = result.output.splitlines()
    assert ", chance " in lines[1]
    assert " ×  made " in lines[2]
    assert lines[-2] == "The chances are the model's, fitted on sessions up to 17."


def test_nothing_to_rank_is_said(filled: Command) -> None:
    result = filled(
        "targets", "--sur", "Nepal", "--issue", "death penalty", "--before-session", "1"
    )
    assert result.exit_code == 0
    assert "no recommendation from before session 1 to rank States by" in result.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--sur", "Nepal", "--issue", "death penality"], 1, "Did you mean “Death penalty”"),
        (["--sur", "Nepall", "--issue", "Death penalty"], 2, "Nepal"),
        (["--sur", "Nepal"], 2, "--issue"),
        (["--sur", "Nepal", "--issue", "x", "--words", "y"], 2, "either --issue or --words"),
        (["--sur", "Nepal", "--issue", "x", "--method", "guess"], 2, "--method"),
        (["--sur", "Nepal", "--words", "-torture"], 2, "at least one word"),
        (["--sur", "Nepal", "--issue", "x", "--issue", "y"], 2, "One --issue at a time"),
        (["--sur", "Nepal", "--issue", "x", "--before-session", "99999999999"], 2, "not in the"),
        (["--sur", "Nepal", "--issue", "x", "--top", "0"], 2, "--top"),
    ],
)
def test_refusals_say_what_to_do(filled: Command, words: list[str], code: int, said: str) -> None:
    result = filled("targets", *words)
    assert result.exit_code == code
    assert said in result.output


def test_without_a_library_the_way_out_is_named(uprtui: Command) -> None:
    result = uprtui("targets", "--sur", "Nepal", "--issue", "Death penalty")
    assert result.exit_code == 1
    assert "Import" in result.output


def test_on_the_real_exports(uprtui: Command, real_library: Path) -> None:
    uprtui.home.mkdir()
    shutil.copy(real_library, uprtui.home / "library.duckdb")
    found = uprtui.json(
        "targets",
        "--sur",
        "Morocco",
        "--issue",
        "women's rights",
        "--before-session",
        "13",
    )
    assert found["issue"] == "Women's rights"
    assert [row["rank"] for row in found["rows"]] == list(range(1, 11))
    scores = [row["score"] for row in found["rows"]]
    assert scores == sorted(scores, reverse=True)
    assert all(row["evidence"] and row["groups"] for row in found["rows"])
