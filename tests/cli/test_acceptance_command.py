"""`uprtui acceptance`: one ask with its reasons, or a file of asks with their figures."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cli.acceptance_asks import ASKED, ROWS, rows_of, write_asks
from tests.cli.conftest import Command
from uprtui.cli.output import SAMPLE_MARK


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


@pytest.fixture
def asks(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of asks, a line each."""

    return partial(write_asks, tmp_path / "asks.csv")


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json("acceptance", *ASKED, "--before-session", "24")
    assert list(found) == [
        *("sur", "by", "issues", "text", "action"),
        *("probability", "low", "high", "n", "fitted_to", "factors"),
    ]
    assert (found["sur"], found["by"], found["issues"]) == ("NPL", "NOR", ["Death penalty"])
    assert (found["n"], found["action"], found["fitted_to"]) == (10, 5, 17)
    assert 0 < found["low"] < found["probability"] < found["high"] < 1
    assert all(list(factor) == ["name", "contribution", "text"] for factor in found["factors"])
    total = sum(factor["contribution"] for factor in found["factors"])
    assert 1 / (1 + math.exp(-total)) == pytest.approx(found["probability"], abs=1e-6)


def test_only_earlier_sessions_count(filled: Command) -> None:
    assert filled.json("acceptance", *ASKED, "--before-session", "10")["n"] == 0
    assert filled.json("acceptance", *ASKED)["n"] == 10


def test_the_chance_is_never_shown_without_usefulness(filled: Command) -> None:
    shown = filled("acceptance", *ASKED).stdout
    assert "Chance of support: " in shown
    assert "Usefulness: category 5 of 5, specific action." in shown
    assert "no reason to ask for less" in shown
    assert "10 earlier recommendations that Nepal supported or noted" in shown
    unknown = filled("acceptance", "--sur", "PER", "Build schools").stdout
    assert "No earlier answer of Peru is known" in unknown


def test_an_issue_that_the_library_lacks_is_said_and_left_aside(filled: Command) -> None:
    result = filled("acceptance", "--sur", "NPL", "--issue", "Deth penalty", "Abolish it")
    assert result.exit_code == 0
    assert "Did you mean “Death penalty”" in result.stderr


def test_unknown_issues_beside_a_known_one_change_nothing(filled: Command) -> None:
    unknown = ("--issue", "Peine capitale", "--issue", "Foo")
    mixed = filled("acceptance", *ASKED, *unknown, "--json")
    found, known = json.loads(mixed.stdout), filled.json("acceptance", *ASKED)
    for name in ("probability", "low", "high", "factors"):
        assert found[name] == known[name]
    assert mixed.stderr.count("The estimate goes without this issue.") == 2


def test_an_issue_that_was_raised_only_later_is_said(filled: Command) -> None:
    result = filled("acceptance", *ASKED, "--before-session", "10")
    assert "No recommendation on “Death penalty” was answered before session 10." in result.stderr
    assert "Nobody" not in result.stdout
    assert not filled("acceptance", *ASKED).stderr


def test_coefficients_that_have_seen_the_session_are_named(filled: Command) -> None:
    seen = "That includes session 13 itself: this is no forecast of it."
    assert seen in filled("acceptance", *ASKED, "--before-session", "13").stdout
    assert filled.json("acceptance", *ASKED, "--before-session", "13")["fitted_to"] == 13
    assert "no forecast" not in filled("acceptance", *ASKED, "--before-session", "14").stdout
    assert "no forecast" not in filled("acceptance", *ASKED).stdout


def test_what_was_not_counted_is_not_claimed(filled: Command) -> None:
    shown = filled("acceptance", *ASKED, "--before-session", "10").stdout
    assert "No earlier answer of any State is in the library" in shown
    assert "what other States did" not in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--sur", "Nepall", "Build schools"), "Did you mean: Nepal"),
        (("--sur", "NPL", "--by", "Atlantis", "Build schools"), "is no State"),
        (("--sur", "NPL", "--by", "Nepal", "Build schools"), "does not recommend to itself"),
        (("--sur", "NPL", "--before-session", "0", "Build schools"), "--before-session"),
        (("--sur", "NPL", "--before-session", "99999999999", "Build schools"), "<=999"),
        (("--sur", "NPL", "--before-session", "1000", "Build schools"), "<=999"),
        (("--sur", "NPL", " "), "Give the TEXT"),
        (("--sur", "NPL", "..."), "Give the TEXT"),
        (("--sur", "NPL", "12 – 15!"), "Give the TEXT"),
        (("--sur", "NPL"), "Give the TEXT"),
        (("Build schools",), "--sur"),
        (("--output", "out.csv", "--sur", "NPL", "Build schools"), "--output goes with --batch"),
        (("--batch", "no-such-file.csv"), "no-such-file.csv"),
    ],
)
def test_misuse_is_named(filled: Command, words: tuple[str, ...], told: str) -> None:
    result = filled("acceptance", *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_without_a_library_it_says_so(uprtui: Command) -> None:
    result = uprtui("acceptance", "--sur", "NPL", "Build schools")
    assert result.exit_code == 1
    assert "library" in result.stderr.casefold()


def test_invented_data_are_marked(sample: Command, asks: Callable[..., str]) -> None:
    assert sample("acceptance", "--sur", "NPL", "Build schools").stdout.startswith(SAMPLE_MARK)
    assert sample.json("acceptance", "--sur", "NPL", "Build schools")["sample"] is True
    batch = sample("acceptance", "--batch", asks("NPL,NOR,,Build schools,24"))
    assert rows_of(batch.stdout)[0]["note"] == SAMPLE_MARK
