"""The plugin author's guide is true: its steps are taken from the page, done, and lead there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from uprtui import api
from uprtui.api.hooks import ConnectorHooks
from uprtui.api.testing import RecordingContext

GUIDE = Path(__file__).parents[2] / "docs" / "plugin-guide.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME = re.compile(r"# (\S+\.\w+)\n")


@pytest.fixture(scope="module")
def page() -> str:
    return GUIDE.read_text("utf-8")


#: The page takes seconds to do: one worker does it, once.
DONE_ONCE = pytest.mark.xdist_group("plugin guide")


class Author:
    """Somebody who does what the page says, in a folder and a home of their own."""

    def __init__(self, folder: Path) -> None:
        self.place = folder
        self.home = folder / "home"
        self.site = folder / "site-packages"
        self.site.mkdir()

    def write(self, body: str) -> None:
        """Put a block that names its file into that file."""
        named = _FILE_NAME.match(body)
        if named:
            (self.place / named[1]).write_text(body, encoding="utf-8")

    def type(self, line: str) -> str:
        """Run one line of a shell block; what it prints. Installing is done without a network."""
        words = shlex.split(line)
        if words[0] == "cd":
            self.place /= words[1]
            return ""
        if words[:4] == ["python", "-m", "pip", "install"]:
            self._install()
            return ""
        if words[0] == "uprtui":
            words = ["python", "-m", "uprtui", "--home", str(self.home), *words[1:]]
        assert words[0] == "python", line
        environ = os.environ | {"PYTHONPATH": os.pathsep.join(self.path)}
        done = subprocess.run(
            [sys.executable, *words[1:]],
            cwd=self.place,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @property
    def path(self) -> list[str]:
        return [str(self.site), str(self.place / "src")]

    def _install(self) -> None:
        """Do what `pip install -e .` does: the metadata, and the source on the import path."""
        project = tomllib.loads((self.place / "pyproject.toml").read_text("utf-8"))["project"]
        info = self.site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
        )
        points = "".join(
            f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in found.items())
            for group, found in project["entry-points"].items()
        )
        (info / "entry_points.txt").write_text(points)


@pytest.fixture(scope="module")
def said(page: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Author, str]:
    """The whole page done from top to bottom, and what was printed."""
    author = Author(tmp_path_factory.mktemp("author"))
    printed = ""
    for language, body in _BLOCK.findall(page):
        if language == "python":
            author.write(body)
        elif language == "text":
            (author.place / "notes.txt").write_text(body, encoding="utf-8")
        elif language == "sh":
            printed += "".join(author.type(line) for line in body.splitlines())
    return author, printed


@DONE_ONCE
def test_the_steps_lead_from_nothing_to_a_connector_that_imports(
    said: tuple[Author, str],
) -> None:
    _, printed = said
    assert "5 passed" in printed, "the package as it was written"
    assert "waiting" in printed
    assert "good.jsonl (river-notes): 2 rows read, 2 would be added" in printed
    assert "2 passed" in printed, "the package that reads the notes"
    assert "notes.txt (river-notes): 2 rows read, 2 would be added" in printed


@DONE_ONCE
def test_the_entry_point_shown_is_the_one_that_was_written(
    page: str, said: tuple[Author, str]
) -> None:
    (shown,) = (body for language, body in _BLOCK.findall(page) if language == "toml")
    author, _ = said
    assert shown in (author.place / "pyproject.toml").read_text("utf-8")


@DONE_ONCE
def test_the_worker_shown_reads_in_a_process_of_its_own(
    page: str, said: tuple[Author, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    author, _ = said
    (using,) = (body for _, body in _BLOCK.findall(page) if body.startswith("from contextlib"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(author.path))
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "one\ntwo\n")
    names: dict[str, object] = {}
    exec(using, names)
    lines = names["zipped_lines"]
    assert callable(lines)
    with closing(lines(api.Source.of(path), RecordingContext())) as found:
        assert list(found) == ["one", "two"]
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(api.ConnectorError, match="The zip file cannot be read"):
        list(lines(api.Source.of(path), RecordingContext()))


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
    assert f'`"{api.API_VERSION}"`' in page
    for kind in api.Kind:
        assert f"`{kind}`" in page
    for standing in api.Standing:
        assert f"`{standing.name}`" in page or f"`Standing.{standing.name}`" in page
