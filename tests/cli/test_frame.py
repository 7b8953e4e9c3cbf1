"""The frame of the command line: help, refusals, exit codes, and what is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from uprtui.cli.main import COMMANDS


def test_help_names_every_command(uprtui: Command) -> None:
    shown = uprtui("--help").output
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []


def test_without_a_command_the_app_opens(uprtui: Command) -> None:
    assert uprtui().exit_code == 0
    assert uprtui.opened == [(uprtui.home, None)]


def test_the_home_comes_from_the_environment_where_no_option_gives_it(uprtui: Command) -> None:
    uprtui(home=False)
    assert uprtui.opened == [(uprtui.home, None)]


def test_a_word_that_is_no_command_opens_the_campaign_of_that_title(uprtui: Command) -> None:
    uprtui("plan", "new", "Free press", "--sur", "NPL")
    assert uprtui("free press").exit_code == 0
    assert uprtui.opened == [(uprtui.home, str(uprtui.home / "campaigns" / "free-press.toml"))]


def test_a_slip_of_the_pen_is_misuse_and_gets_a_hint(uprtui: Command) -> None:
    result = uprtui("serch")
    assert result.exit_code == 2
    assert "Did you mean `uprtui search`?" in result.stderr
    assert uprtui.opened == []


def test_a_refusal_is_one_sentence_and_exit_code_1(uprtui: Command) -> None:
    result = uprtui("library", "stats")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("uprtui: There is no library")
    assert "Import" in result.stderr


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (["--version"], {"textual", "duckdb", "pluggy"}),
        (["--help"], {"textual", "duckdb"}),
        (["states", "resolve", "Nepal"], {"textual", "duckdb", "pluggy"}),
        (["plan", "new", "Free press", "--sur", "NPL"], {"textual", "duckdb", "pluggy"}),
        (["plan", "check", "{plan}"], {"textual", "duckdb", "pluggy"}),
        (["plan", "show", "{plan}"], {"textual", "duckdb", "pluggy"}),
        (["plan", "export", "{plan}"], {"textual", "duckdb", "pluggy"}),
        (["timeline", "{plan}"], {"textual", "duckdb", "pluggy"}),
        (["plugins"], {"textual", "duckdb"}),
        (["demo", "--headless", "{folder}/demo"], {"textual"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_headless_command_loads_only_what_it_needs(
    tmp_path: Path, words: list[str], absent: set[str]
) -> None:
    """A fresh process, because this one has everything loaded already."""
    home = tmp_path / "home"
    plan = tmp_path / "plan.toml"
    plan.write_text('schema = 1\nid = "c-abcde"\ntitle = "Free press"\nsur = "NPL"\n')
    words = [word.format(plan=plan, folder=tmp_path) for word in words]
    program = (
        "import sys\n"
        "from uprtui.launch import main\n"
        f"sys.argv = ['uprtui', '--home', {str(home)!r}, *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    code = end.code or 0\n"
        f"loaded = set({sorted(absent)!r}) & set(sys.modules)\n"
        "print('CODE', code, 'LOADED', sorted(loaded), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last == "CODE 0 LOADED []", done.stderr
