"""`uprtui plugin new` writes a package that passes its own tests, all of it or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Command
from uprtui.api import API_VERSION
from uprtui.connectors import plugin_new
from uprtui.connectors.plugin_new import FILES, NewPluginError, checked_module, write_plugin

ROOT = Path(__file__).parents[2]
LONGEST = "a-name-of-forty-letters-for-many-rivers-"[:39] + "x"


@pytest.fixture(autouse=True)
def nothing_else_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that may lie on a machine's import path, only pytest is there: no name is taken."""
    monkeypatch.setattr(
        plugin_new, "find_spec", lambda name: find_spec(name) if name == "pytest" else None
    )


def run_in(folder: Path, *module: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a folder, with nobody's name in the environment."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *module],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new plugin with the longest name."""
    return write_plugin(LONGEST, tmp_path_factory.mktemp("new")).folder


def test_it_passes_its_own_tests_as_it_is(made: Path) -> None:
    done = run_in(made, "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


@pytest.mark.parametrize("name", ["x", "river-notes", LONGEST])
def test_it_is_clean_for_the_linter_and_in_form(tmp_path: Path, name: str) -> None:
    folder = write_plugin(name, tmp_path).folder
    for words in (("check", "."), ("format", "--check", ".")):
        done = run_in(folder, "ruff", *words, "--no-cache")
        assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_its_types_hold_in_strict_mode(made: Path, tmp_path: Path) -> None:
    done = run_in(made, "mypy", "--strict", "--cache-dir", str(tmp_path))
    assert done.returncode == 0, done.stdout


def test_the_command_says_what_it_wrote_and_what_comes_next(
    uprtui: Command, tmp_path: Path
) -> None:
    result = uprtui("plugin", "new", "river-notes", "--dir", str(tmp_path))
    assert result.exit_code == 0
    assert "src/river_notes/connector.py" in result.stdout
    assert "pip install -e ." in result.stdout
    document = uprtui.json("plugin", "new", "lake-notes", "--dir", str(tmp_path))
    assert document["folder"] == str(tmp_path / "lake-notes")
    assert document["module"] == "lake_notes"
    assert all((tmp_path / "lake-notes" / file).is_file() for file in document["files"])


def test_the_package_names_its_plugin_its_licence_and_nobody(made: Path) -> None:
    project = tomllib.loads((made / "pyproject.toml").read_text("utf-8"))["project"]
    module = made.name.replace("-", "_")
    assert project["entry-points"]["uprtui.connectors"] == {made.name: module}
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])
    assert "authors" not in project
    connector = (made / "src" / module / "connector.py").read_text("utf-8")
    assert f'api_version = "{API_VERSION}"' in connector


def test_every_template_is_used_and_filled(made: Path) -> None:
    templates = Path(plugin_new.__file__).parent / "plugin_template"
    assert {path.name for path in templates.iterdir()} == set(FILES.values())
    written = [
        path for path in made.rglob("*") if path.is_file() and "__pycache__" not in str(path)
    ]
    assert len(written) == len(FILES)
    assert [path.name for path in written if "$" in path.read_text("utf-8")] == []


def test_the_templates_go_into_the_wheel() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert "src/uprtui" in build["targets"]["wheel"]["include"]
    assert "exclude" not in build["targets"]["wheel"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("River", "Use lower-case letters"),
        ("river notes", "Use lower-case letters"),
        ("../river", "Use lower-case letters"),
        ("-river", "Use lower-case letters"),
        ("river--notes", "Use lower-case letters"),
        ("7rivers", "Use lower-case letters"),
        ("rivière", "Use lower-case letters"),
        ("river\n", "Use lower-case letters"),
        ("", "Use lower-case letters"),
        ("r" * 41, "at most 40"),
        ("class", "a word of Python"),
        ("match", "a word of Python"),
        ("json", "a Python module 'json' already"),
        ("pytest", "a Python module 'pytest' already"),
        ("upr-info", "a connector 'upr-info' already"),
    ],
)
def test_names_that_cannot_be_used_are_refused(
    uprtui: Command, tmp_path: Path, name: str, words: str
) -> None:
    result = uprtui("plugin", "new", "--dir", str(tmp_path), "--", name)
    assert result.exit_code == 1
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


@given(st.from_regex(r"\A[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}\Z"))
def test_a_name_that_is_taken_gives_a_module_that_python_can_import(name: str) -> None:
    try:
        module = checked_module(name)
    except NewPluginError:
        return
    assert module.isidentifier()
    assert module.replace("_", "-") == name


@pytest.mark.parametrize("kind", ["empty folder", "full folder", "file"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "rivers"
    if kind == "file":
        there.write_text("mine")
    else:
        there.mkdir()
    if kind == "full folder":
        (there / "mine.txt").write_text("mine")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(NewPluginError, match="exists already"):
        write_plugin("rivers", tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []
    real = Path.write_text

    def full(path: Path, *words: str, **more: str) -> int:
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        written.append(path)
        return real(path, *words, **more)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(NewPluginError, match="No space left on device"):
        write_plugin("rivers", tmp_path)
    assert len(written) == 4
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_misuse(uprtui: Command, tmp_path: Path) -> None:
    result = uprtui("plugin", "new", "rivers", "--dir", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
