"""Which column is what is said on one screen, with its effect on the first rows at once."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.support import (
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    workspace,
)
from tests.tui.test_imports_screen import choose
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.api import (
    API_VERSION,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)
from uprtui.connectors import ConnectorHost
from uprtui.connectors.mappings_file import read_mappings
from uprtui.library import Library
from uprtui.tui.screens.imports import ImportsScreen
from uprtui.tui.workspace import Workspace

TABLE = (
    "Land;Asked by;Words;Answer;Where\n"
    "Nepal;Norway;Adopt a law that gives every village school new books;Supported;6.1\n"
    "Nepal;Chile;Keep the river clean for all who live beside it;Noted;6.2\n"
    "Bhutan;Atlantis;Build wells in the [b]valleys[/b];Supported;6.3\n"
)


class Columns:
    """A connector for tables of three columns, which takes what the user says."""

    id = "columns"
    title = "Invented columns"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options = (
        Option("sur", "State under review", "The State that is reviewed.", column=True),
        Option("by", "Recommending State", "The State that recommends.", column=True),
        Option("text", "Recommendation", "The words.", column=True),
        Option("response", "Response", "The answer.", column=True),
        Option("paragraph", "Paragraph", "The number.", column=True),
        Option("order", "Order", "Of the rows.", "down", ("down", "up")),
        Option("note", "Note", "Free text."),
    )

    def detect(self, source: Source) -> Match | None:
        return Match(0.3, "columns") if b";" in source.head else None

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        titles, *rows = self._table(source)
        return Preview(titles, tuple(rows[:limit]), ("three rows",), {"sur": "Land"})

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        titles, *rows = self._table(source)
        taken = {"sur": "Land"} | {
            option.name: options[option.name]
            for option in self.options
            if option.column and options[option.name] not in {"", "-"}
        }
        missing = {"sur", "by", "text"} - taken.keys()
        if missing:
            raise ConnectorError(f"No column for {', '.join(sorted(missing))}.", "Choose it.")
        if options["order"] == "up":
            rows = rows[::-1]
        columns = {
            name: [row[titles.index(title)] for row in rows] for name, title in taken.items()
        }
        yield Batch(Kind.RECOMMENDATIONS, columns, [f"row {n}" for n in range(2, len(rows) + 2)])

    def _table(self, source: Source) -> list[tuple[str, ...]]:
        return [tuple(line.split(";")) for line in source.read_bytes().decode().splitlines()]


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace beside two files for the connector."""
    made = workspace(tmp_path, load_host=lambda: ConnectorHost((), {"columns": Columns()}))
    made.folder = tmp_path / "exports"
    made.folder.mkdir()
    (made.folder / "list.csv").write_text(TABLE, "utf-8")
    (made.folder / "later.csv").write_text(TABLE.replace("6.", "7."), "utf-8")
    return made


async def open_columns(pilot: Pilot[None], name: str = "list.csv") -> str:
    await until_shown(pilot, "Choose files")
    await choose(pilot, name)
    await until_shown(pilot, "1 file to import", "columns")
    await pilot.press("m")
    await until_shown(pilot, f"Columns of {name}")
    return await until_gone(pilot, "Looking at the first rows")


async def set_column(pilot: Pilot[None], title: str) -> None:
    """Choose a column for the field under the cursor, by typing its title."""
    await pilot.press("enter")
    await until_shown(pilot, "type to search", "(no column)")
    await type_words(pilot, title)
    await pilot.press("enter")
    await until_gone(pilot, "type to search")
    await until_gone(pilot, "Looking at the first rows")


async def map_all(pilot: Pilot[None]) -> None:
    await pilot.press("down")
    await set_column(pilot, "Asked by")
    await pilot.press("down")
    await set_column(pilot, "Words")


async def test_fields_are_mapped_and_the_import_starts(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        text = await open_columns(pilot)
        assert "No column for by, text." in text
        assert text.count("needed") == 2, "required fields without a column are marked in words"
        assert "guessed" in text
        await map_all(pilot)
        text = await until_shown(pilot, "Of the first 3 rows, 2 would be taken in;")
        assert "1: recommending State unknown" in text
        assert "needed" not in text
        await pilot.press("s")
        await until_shown(pilot, "Imported: 2 new, 0 known already, 1 rejected.")
    with Library.open(space.home.library) as library:
        assert library.stats().recommendations == 2
    (kept,) = read_mappings(space.home)
    assert dict(kept.options) == {"by": "Asked by", "text": "Words"}
    assert (kept.file, kept.chosen.isoformat()) == ("list.csv", "2026-11-23")
    assert stat.S_IMODE(space.home.mappings_file.stat().st_mode) == 0o600


async def test_the_choice_is_there_again_for_a_file_that_looks_alike(space: Workspace) -> None:
    async with running(app_with(space, "imports"), WIDE) as pilot:
        await open_columns(pilot)
        await map_all(pilot)
        await pilot.press("s")
        await until_shown(pilot, "Imported: 2 new")
        await pilot.press("escape")
        text = await open_columns(pilot, "later.csv")
        assert "columns as chosen on 2026-11-23 for list.csv" in text
        assert text.count("as before") == 2
        assert "Of the first 3 rows, 2 would be taken in" in text
        await pilot.press("down", "down", "down")
        await set_column(pilot, "Answer")
        await pilot.press("s")
        await until_shown(pilot, "Imported:")
    (kept,) = read_mappings(space.home)
    assert dict(kept.options) == {"by": "Asked by", "text": "Words", "response": "Answer"}


async def test_escape_keeps_nothing(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await open_columns(pilot)
        await map_all(pilot)
        await pilot.press("escape")
        await until_shown(pilot, "1 file to import")
        await pilot.press("m")
        await until_shown(pilot, "No column for by, text.")
    assert not space.home.mappings_file.exists()


async def test_keeping_goes_back_to_the_files_with_the_columns(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await open_columns(pilot)
        await map_all(pilot)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "1 file to import")
        await pilot.press("enter")
        await until_shown(pilot, "Columns (m changes them)", "Asked by", "Land (guessed)")
        await pilot.press("escape", "p")
        await until_shown(pilot, "Columns of list.csv", "Of the first 3 rows, 2")


async def test_a_field_goes_back_to_the_guess_or_without_a_column(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await open_columns(pilot)
        await pilot.press("n")
        await until_shown(pilot, "no column")
        await pilot.press("u")
        text = await until_shown(pilot, "Land", "guessed")
        assert "no column" not in text


async def test_other_options_are_chosen_in_the_same_list(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await open_columns(pilot)
        await map_all(pilot)
        await pilot.press("down", "down", "down", "enter")
        await until_shown(pilot, "Order: Of the rows.")
        await pilot.press("down", "enter")
        await until_gone(pilot, "type to search")
        await pilot.press("down", "enter")
        await until_shown(pilot, "Free text.")
        await type_words(pilot, "mine")
        await pilot.press("enter")
        text = await until_shown(pilot, "mine")
        assert "up" in text
        await pilot.press("ctrl+s")
        await until_shown(pilot, "1 file to import")
        screen = pilot.app.screen
        assert isinstance(screen, ImportsScreen)
        assert dict(screen._review.candidates[0].options) == {
            "by": "Asked by",
            "text": "Words",
            "order": "up",
            "note": "mine",
        }


async def test_the_list_of_columns_shows_what_is_in_them(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await open_columns(pilot)
        await pilot.press("enter")
        await until_shown(pilot, "(as guessed: Land)", "Norway · Chile · Atlantis")


async def test_the_first_rows_are_shown_as_they_would_be_read(space: Workspace) -> None:
    async with running(app_with(space, "imports"), WIDE) as pilot:
        text = await open_columns(pilot)
        assert "As in the file: 1" in text
        await map_all(pilot)
        await until_shown(pilot, "Row 2", "Row 4: not taken in", "'Atlantis' is no known State")
        assert "[b]valleys[/b]" in screen_text(pilot.app)


async def test_a_connector_without_columns_has_no_such_screen(tmp_path: Path) -> None:
    made = workspace(tmp_path)
    made.folder = tmp_path / "exports"
    made.folder.mkdir()
    (made.folder / "letter.txt").write_text("Dear all", "utf-8")
    async with running(app_with(made, "imports")) as pilot:
        await until_shown(pilot, "Choose files to import")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "1 file to import")
        await pilot.press("m")
        assert "Columns of" not in await until_shown(pilot, "1 file to import")


@each_size
@pytest.mark.parametrize("mapped", [False, True], ids=["begun", "mapped"])
def test_the_columns_look_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int], mapped: bool
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await open_columns(pilot)
        if mapped:
            await map_all(pilot)
        await pilot.pause(0.2)

    assert snap_compare(app_with(space, "imports"), terminal_size=size, run_before=before)


@each_size
def test_the_list_of_columns_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await open_columns(pilot)
        await pilot.press("enter")
        await until_shown(pilot, "(as guessed: Land)")
        await pilot.pause(0.2)

    assert snap_compare(app_with(space, "imports"), terminal_size=size, run_before=before)
