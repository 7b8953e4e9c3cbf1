"""The plugin author's guide is true: its example is taken from the page, tested and used."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from uprtui import api
from uprtui.api.hooks import ConnectorHooks
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.states import States

GUIDE = Path(__file__).parents[2] / "docs" / "plugin-guide.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME = re.compile(r"# (\S+\.\w+)\n")


@pytest.fixture(scope="module")
def page() -> str:
    return GUIDE.read_text("utf-8")


@pytest.fixture
def example(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files that the page shows, written into a folder on the import path."""
    folder = tmp_path / "example"
    folder.mkdir()
    for _, body in _BLOCK.findall(page):
        named = _FILE_NAME.match(body)
        if named:
            (folder / named[1]).write_text(body, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in ("jsonl_connector", "test_jsonl_connector"):
        sys.modules.pop(name, None)


def test_the_example_passes_its_own_test(example: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in example.iterdir()) == [
        "jsonl_connector.py",
        "pyproject.toml",
        "test_jsonl_connector.py",
    ]
    tests = importlib.import_module("test_jsonl_connector")
    work = tmp_path / "work"
    work.mkdir()
    tests.test_it_keeps_the_contract(work)


def test_the_example_is_found_by_its_entry_point_and_imports_the_file_shown(
    example: Path, page: str, tmp_path: Path
) -> None:
    project = tomllib.loads((example / "pyproject.toml").read_text("utf-8"))["project"]
    ((group, points),) = project["entry-points"].items()
    assert group == api.ENTRY_POINT_GROUP
    ((name, value),) = points.items()
    host = ConnectorHost.discover([EntryPoint(name=name, value=value, group=group)])
    assert [info.connectors for info in host.plugins] == [("jsonl",)]

    (shown,) = (body for language, body in _BLOCK.findall(page) if language == "json")
    file = tmp_path / "shown.jsonl"
    file.write_text(shown, encoding="utf-8")
    (summary,) = import_files(
        [file],
        home=Home(tmp_path / "home"),
        host=host,
        states=States.builtin(),
        now=datetime(2026, 11, 23, tzinfo=UTC),
    )
    assert summary.error is None
    assert (summary.connector, summary.read, summary.added) == ("jsonl", 1, 1)
    assert summary.warnings == ()


@pytest.mark.parametrize("name", [name for name in dir(ConnectorHooks) if name[0] != "_"])
def test_every_hook_is_documented(page: str, name: str) -> None:
    assert f"def {name}(" in page


@pytest.mark.parametrize(
    "name", [name for name in vars(api.Connector) if name[0] != "_"] + list(api.COLUMNS)
)
def test_every_part_of_a_connector_and_every_column_is_documented(page: str, name: str) -> None:
    assert re.search(rf"`{name}[`(]", page)


def test_the_figures_of_the_page_are_those_of_the_code(page: str) -> None:
    assert f"at most {api.MAX_BATCH_ROWS:,} rows" in page
    assert f"the first {api.HEAD_BYTES // 1024} KiB" in page
    for kind in api.Kind:
        assert f"`{kind}`" in page
