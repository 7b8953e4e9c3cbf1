"""`uprtui plugins` and `uprtui plugin`: what is told and asked, and what never runs unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Command
from tests.connectors.plugin_files import OutsidePackage
from uprtui.cli import asking


@pytest.fixture
def toy_file(tmp_path: Path) -> Path:
    """A file that only the plugin from outside reads."""
    path = tmp_path / "some.toy"
    path.write_text("toy\n")
    return path


def listed(uprtui: Command, name: str) -> dict[str, object]:
    found: dict[str, object] = next(each for each in uprtui.json("plugins") if each["name"] == name)
    return found


def test_the_list_tells_author_version_origin_contract_and_state(
    uprtui: Command, outside: OutsidePackage
) -> None:
    own, stranger = listed(uprtui, "shipped"), listed(uprtui, "stranger")
    assert own["origin"] == "part of uprtui"
    assert own["api_version"] == "1.1"
    assert own["state"] == "ok"
    assert stranger["author"] == "A. Writer"
    assert stranger["version"] == "1.0"
    assert stranger["origin"] == f"stranger, {outside.site}"
    assert stranger["state"] == "waiting"
    assert stranger["connectors"] == []
    assert not outside.ran


def test_the_keys_of_the_list_stay(uprtui: Command) -> None:
    (own,) = (each for each in uprtui.json("plugins") if each["name"] == "shipped")
    first = {"name", "distribution", "version", "state", "reason", "traceback", "connectors"}
    assert first <= set(own)
    assert own["options"]["upr-info"] == ["encoding"]


def test_the_plain_list_says_the_same(uprtui: Command, outside: OutsidePackage) -> None:
    text = uprtui("plugins").stdout
    assert "waiting" in text
    assert "author: A. Writer" in text
    assert "allow it with `uprtui plugin allow stranger`" in text
    assert "upr-info: UPR Info database exports" in text
    assert "Mode for plugins from outside: ask" in text


def test_allow_lets_it_run_and_deny_keeps_it_out(uprtui: Command, outside: OutsidePackage) -> None:
    assert "author:  A. Writer" in uprtui("plugin", "allow", "stranger").stdout
    assert not outside.ran
    assert listed(uprtui, "stranger")["connectors"] == ["outside"]
    assert uprtui("plugin", "deny", "stranger/stranger").exit_code == 0
    assert listed(uprtui, "stranger")["state"] == "denied"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("strangr", "Did you mean stranger?"),
        ("nothing-like-it", "Installed: stranger."),
        ("shipped", "is part of uprtui and always runs"),
    ],
)
def test_only_an_installed_plugin_from_outside_can_be_decided_on(
    uprtui: Command, outside: OutsidePackage, name: str, words: str
) -> None:
    result = uprtui("plugin", "allow", name)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_script_is_not_asked_and_told_how_to_allow(
    uprtui: Command, outside: OutsidePackage, toy_file: Path
) -> None:
    for words in ((str(toy_file),), (str(toy_file), "--json")):
        result = uprtui("import", *words, given="y\n")
        assert result.exit_code == 1
        assert "allow it with `uprtui plugin allow stranger`" in result.stderr
    assert not outside.ran


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to answer."""
    monkeypatch.setattr(asking, "on_terminal", lambda: True)


def dry_run(uprtui: Command, path: Path, answer: str) -> Result:
    return uprtui("import", "--dry-run", str(path), given=answer)


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_it_is_asked_once(
    uprtui: Command, outside: OutsidePackage, toy_file: Path
) -> None:
    first = dry_run(uprtui, toy_file, "y\n")
    assert first.exit_code == 0, first.stderr
    assert "A plugin from outside wants to run: stranger" in first.stderr
    assert "runs as you" in first.stderr
    assert "outside" in first.stdout
    again = dry_run(uprtui, toy_file, "")
    assert again.exit_code == 0
    assert "wants to run" not in again.stderr


@pytest.mark.usefixtures("terminal")
def test_enter_decides_nothing_and_never_is_kept(
    uprtui: Command, outside: OutsidePackage, toy_file: Path
) -> None:
    assert "wants to run" in dry_run(uprtui, toy_file, "\n").stderr
    assert "wants to run" in dry_run(uprtui, toy_file, "maybe\nn\n").stderr
    assert "wants to run" not in dry_run(uprtui, toy_file, "y\n").stderr
    assert not outside.ran


@pytest.mark.usefixtures("terminal")
def test_strict_mode_never_asks(uprtui: Command, outside: OutsidePackage, toy_file: Path) -> None:
    assert "nothing is asked" in uprtui("plugin", "strict", "on").stdout
    result = dry_run(uprtui, toy_file, "y\n")
    assert "Strict mode: it is not on your list." in result.stderr
    assert not outside.ran
    uprtui("plugin", "allow", "stranger")
    assert dry_run(uprtui, toy_file, "").exit_code == 0
    assert "asked about" in uprtui("plugin", "strict", "off").stdout


def test_a_damaged_list_of_decisions_is_refused(uprtui: Command, outside: OutsidePackage) -> None:
    uprtui.home.mkdir()
    (uprtui.home / "plugins.toml").write_text("mode = 'open'")
    result = uprtui("plugins")
    assert result.exit_code == 1
    assert "plugins.toml cannot be used: mode is 'open'" in result.stderr
    assert not outside.ran


def test_the_sample_runs_without_plugins_from_outside(
    uprtui: Command, outside: OutsidePackage
) -> None:
    uprtui("plugin", "allow", "stranger")
    assert uprtui("demo").exit_code == 0
    assert not outside.ran
