"""Files are chosen by keys alone: filtered, marked, by a typed or pasted path, in any folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from tests.tui.support import app_with, each_size, running, settled, workspace
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets import folders
from uprtui.tui.widgets.file_picker import FilePicker
from uprtui.tui.widgets.folders import Item


class Asking(AppScreen):
    """A screen that asks for files at once and keeps the answer."""

    PLACE = "imports"
    folder = Path()

    def on_mount(self) -> None:
        self.chosen: tuple[Path, ...] = ()
        self.ask(FilePicker("Choose files to import", self.folder), self._take)

    def _take(self, paths: tuple[Path, ...]) -> None:
        self.chosen = paths


def asking(tmp_path: Path, folder: Path) -> UprtuiApp:
    made = type("Asking", (Asking,), {"PLACE": "imports", "folder": folder})
    return app_with(workspace(tmp_path), "imports", {"imports": made})


def chosen(app: UprtuiApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, Asking)
    return [path.name for path in screen.chosen]


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A folder of files with a folder in it."""
    folder = tmp_path / "exports"
    (folder / "older ones").mkdir(parents=True)
    for name, size in (("1-5.csv", 1_498_089), ("6-9.csv", 12), ("10-13.csv", 999), (".hid", 1)):
        (folder / name).write_bytes(b"x" * size)
    (folder / "older ones" / "vœux.xls").write_bytes(b"")
    return folder


async def test_a_folder_shows_folders_first_numbers_in_order_and_sizes(
    tmp_path: Path, exports: Path
) -> None:
    async with running(asking(tmp_path, exports)) as pilot:
        text = await until_shown(pilot, "older ones/", "10-13.csv")
        places = [text.index(name) for name in ("../", "older ones/", "1-5.csv", "6-9", "10-13")]
        assert places == sorted(places)
        assert "1.5 MB" in text
        assert "12 B" in text
        assert ".hid" not in text


async def test_space_marks_several_and_enter_takes_them(tmp_path: Path, exports: Path) -> None:
    app = asking(tmp_path, exports)
    async with running(app) as pilot:
        await until_shown(pilot, "10-13.csv")
        await pilot.press("down", "space", "space")
        await until_shown(pilot, "[x] 1-5.csv", "[x] 6-9.csv", "[ ] 10-13.csv", "2 files marked")
        await pilot.press("up", "space")
        await until_shown(pilot, "[ ] 6-9.csv", "1 file marked")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen(app) == ["1-5.csv"]


async def test_words_filter_and_enter_takes_the_file_under_the_cursor(
    tmp_path: Path, exports: Path
) -> None:
    app = asking(tmp_path, exports)
    async with running(app) as pilot:
        await until_shown(pilot, "10-13.csv")
        await type_words(pilot, "10")
        await until_gone(pilot, "6-9.csv")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen(app) == ["10-13.csv"]


async def test_folders_are_entered_and_left_by_keys(tmp_path: Path, exports: Path) -> None:
    app = asking(tmp_path, exports)
    async with running(app) as pilot:
        await until_shown(pilot, "older ones/")
        await pilot.press("enter")
        await until_shown(pilot, "vœux.xls")
        await pilot.press("backspace")
        text = await until_shown(pilot, "10-13.csv")
        assert "› " in text
        await pilot.press("shift+tab")
        await until_shown(pilot, "exports/")


async def test_a_path_is_typed_with_completion_and_may_hold_blanks(
    tmp_path: Path, exports: Path
) -> None:
    app = asking(tmp_path, tmp_path)
    async with running(app) as pilot:
        await until_shown(pilot, "exports/")
        await type_words(pilot, "exp")
        await pilot.press("tab")
        await until_shown(pilot, "exports/ ", "10-13.csv")
        await type_words(pilot, "old")
        await pilot.press("tab")
        await until_shown(pilot, "exports/older ones/", "vœux.xls")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen(app) == ["vœux.xls"]


async def test_a_path_can_be_pasted_as_a_terminal_does_it(tmp_path: Path, exports: Path) -> None:
    app = asking(tmp_path, tmp_path)
    async with running(app) as pilot:
        await until_shown(pilot, "exports/")
        assert app.focused is not None
        app.focused.post_message(events.Paste(f"'{exports}/older ones/vœux.xls'"))
        await until_shown(pilot, "[ ] vœux.xls")
        await pilot.press("enter")
        await settled(pilot)
        assert chosen(app) == ["vœux.xls"]


async def test_a_folder_that_cannot_be_read_says_so_and_can_be_left(
    tmp_path: Path, exports: Path
) -> None:
    async with running(asking(tmp_path, exports / "nowhere")) as pilot:
        await until_shown(pilot, "This folder cannot be read: No such file or directory.")
        await pilot.press("backspace")
        await until_shown(pilot, "10-13.csv")


async def test_marks_survive_a_change_of_folder(tmp_path: Path, exports: Path) -> None:
    app = asking(tmp_path, exports)
    async with running(app) as pilot:
        await until_shown(pilot, "10-13.csv")
        await pilot.press("down", "space", "home", "up", "up", "up", "up", "down", "enter")
        await until_shown(pilot, "vœux.xls", "1 file marked")
        await pilot.press("space", "ctrl+s")
        await settled(pilot)
        assert chosen(app) == ["1-5.csv", "vœux.xls"]


async def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a\x1b[31m[bold].csv").write_bytes(b"")
    async with running(asking(tmp_path, tmp_path / "odd")) as pilot:
        await until_shown(pilot, "a\\u001b[31m[bold].csv")


def items(*names: str) -> list[Item]:
    return [Item(Path("/d") / name.rstrip("/"), name.endswith("/")) for name in names]


def test_a_typed_path_is_read_from_the_folder_from_the_root_and_from_home() -> None:
    here = Path("/data/exports")
    assert folders.place_of("../x", here) == (Path("/data"), "x")
    assert folders.place_of("/a/b/", here) == (Path("/a/b"), "")
    assert folders.place_of("~/up", here) == (Path.home(), "up")
    assert folders.place_of("~", here) == (Path.home(), "")
    assert folders.place_of("file:///a/two%20words.csv", here) == (Path("/a"), "two words.csv")
    assert folders.place_of("/a/two\\ words.csv", here) == (Path("/a"), "two words.csv")
    assert folders.place_of("words", here) == (here, "words")


def test_hidden_names_are_found_once_a_dot_is_typed() -> None:
    found = items(".config/", "config.csv")
    assert [item.name for item in folders.matching(found, "")] == ["config.csv"]
    assert folders.matching(found, ".c")[0].name == ".config/"


def test_an_exact_name_comes_first() -> None:
    assert folders.matching(items("a.csv.bak", "a.csv"), "x/a.csv")[0].name == "a.csv"


@pytest.mark.parametrize(
    ("typed", "names", "completed"),
    [
        ("up", ("upr-1.csv", "upr-2.csv"), "upr-"),
        ("x/UP", ("upr-1.csv", "upr-2.csv"), "x/upr-"),
        ("x/U", ("upr-1.csv", "Uganda.csv"), "x/U"),
        ("ford", ("oxford.csv",), "oxford.csv"),
        ("da", ("data/",), "data/"),
        ("zz", ("data/",), "zz"),
        ("~", (), "~/"),
    ],
)
def test_completion_goes_as_far_as_all_names_agree(
    typed: str, names: tuple[str, ...], completed: str
) -> None:
    assert folders.completed(typed, items(*names)) == completed


@given(st.lists(st.text(alphabet="abC-.é 1", min_size=1, max_size=8), max_size=6), st.data())
def test_completion_never_loses_a_name_that_matched(names: list[str], data: st.DataObject) -> None:
    found = items(*(name for name in names if name.strip(".") and name == name.strip()))
    typed = data.draw(st.text(alphabet="abC-é1", max_size=3))
    before = folders.matching(found, typed)
    after = folders.matching(found, folders.completed(typed, found))
    assert {item.path for item in after} >= {item.path for item in before} or len(before) == 0


def test_sizes_are_said_in_the_unit_that_suits_them() -> None:
    said = [folders.size_in_words(size) for size in (None, 0, 999, 1000, 1_498_089, 2 * 10**15)]
    assert said == ["", "0 B", "999 B", "1.0 kB", "1.5 MB", "2000.0 TB"]


@each_size
def test_the_file_chooser_looks_as_before(
    snap_compare: Any,
    tmp_path: Path,
    exports: Path,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "absolute", lambda _: Path("/srv/exports"))
    real = folders.list_folder(exports)
    shown = folders.Listing(
        Path("/srv/exports"),
        tuple(Item(Path("/srv/exports") / i.path.name, i.is_folder, i.size) for i in real.items),
    )
    monkeypatch.setattr(folders, "list_folder", lambda _: shown)

    async def before(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "10-13.csv")
        await pilot.press("down", "space")
        await until_shown(pilot, "1 file marked")

    assert snap_compare(asking(tmp_path, exports), terminal_size=size, run_before=before)
