"""An import is reviewed before it starts, can be stopped while it runs, and says what it did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.connectors.export_files import csv_bytes, export_row
from tests.tui.small_library import NOW, publish, publish_empty
from tests.tui.support import (
    NARROW,
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_drawn, until_gone, until_shown
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
from uprtui.connectors import ConnectorHost, ImportSummary, Unresolved
from uprtui.library import Library
from uprtui.library.locking import LibraryLock
from uprtui.tui.jobs import JobContext, Progress
from uprtui.tui.screens.imports import ImportsScreen
from uprtui.tui.screens.imports_files import Candidate, groups, recognised
from uprtui.tui.screens.imports_report import JobReport
from uprtui.tui.screens.imports_summary import said_of_all, summary_detail
from uprtui.tui.widgets.detail import Bullets
from uprtui.tui.workspace import Workspace

ROWS = [
    export_row("Adopt a law that gives every village school new books."),
    export_row("Continue to keep the river clean.", by="Fiji", response="Noted", action="2"),
    export_row("Build wells.", sur="Atlantis"),
]


class Slow:
    """A connector that reads until it is stopped, or until `go` is set."""

    id = "slow"
    title = "Slow invented rows"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options = (
        Option("colour", "Colour", "Any of two.", "red", ("red", "blue")),
        Option("note", "Note", "Free text."),
    )

    def __init__(self) -> None:
        self.go = Event()
        self.seen: dict[str, str] = {}

    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "slow", synthetic=b"synthetic" in source.head)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        if b"broken" in source.head:
            raise ConnectorError(f"{source.name}, row 3: 5 cells.", "Export it again.")
        return Preview(("Colour", "Text"), ((options["colour"], "Build [b]wells"),), ("a note",))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        self.seen = dict(options)
        while not self.go.is_set() and not context.cancelled:
            context.progress(500, 2_000)
            self.go.wait(0.05)
        columns = {"sur": ["Nepal"], "by": ["Norway"], "text": [f"Build {source.name}"]}
        yield Batch(Kind.RECOMMENDATIONS, columns, ["row 2"])


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A folder with a good export, a strange file and one for the slow connector."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "villages.csv").write_bytes(csv_bytes(ROWS))
    (folder / "letter.txt").write_text("Dear all, no table here.", "utf-8")
    return folder


def space_in(tmp_path: Path, **loaders: Any) -> Workspace:
    space = workspace(tmp_path, **loaders)
    space.folder = tmp_path / "exports"
    return space


def slow_space(tmp_path: Path, slow: Slow) -> Workspace:
    return space_in(tmp_path, load_host=lambda: ConnectorHost((), {"slow": slow}))


async def choose(pilot: Pilot[None], *names: str) -> None:
    """Choose files by marking them in the file chooser."""
    await pilot.press("o")
    await until_shown(pilot, "Choose files to import")
    for name in names:
        await type_words(pilot, name)
        await until_shown(pilot, f"[ ] {name}")
        await pilot.press("space")
        for _ in name:
            pilot.app.post_message(Key("backspace", None))
        await pilot.pause()
    await pilot.press("ctrl+s")


async def test_the_first_import_goes_from_nothing_to_a_library(
    tmp_path: Path, exports: Path
) -> None:
    space = space_in(tmp_path)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet", "Choose files to import")
        await choose(pilot, "villages.csv")
        text = await until_shown(pilot, "1 file to import. They go into the library.", "upr-info")
        assert "90%" in text
        assert "the header of a UPR I" in text
        await pilot.press("s")
        await until_shown(pilot, "Imported: 2 new, 0 known already, 1 rejected.")
        await pilot.press("escape")
        await until_shown(pilot, "1 source in the library.", "villages.csv")
    with Library.open(space.home.library) as library:
        assert library.stats().recommendations == 2


async def test_the_review_shows_the_first_rows_as_the_connector_sees_them(
    tmp_path: Path, exports: Path
) -> None:
    async with running(app_with(space_in(tmp_path), "imports"), WIDE) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "villages.csv")
        text = await until_shown(pilot, "Row 1", "Seen in the file", "cells divided by: comma")
        assert "Nepal" in text
        assert "Options (p changes them)" in text


async def test_a_summary_names_unresolved_states_with_their_counts(
    tmp_path: Path, exports: Path
) -> None:
    async with running(app_with(space_in(tmp_path), "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "villages.csv")
        await until_shown(pilot, "upr-info")
        await pilot.press("s")
        await until_shown(pilot, "1 unknown name", "Rejected rows")
        await pilot.press("enter")
        await until_shown(pilot, "Names that are no State's", "Atlantis (1 row")
        await pilot.press("escape", "v")
        await until_shown(pilot, "villages.csv: 1 row was not taken in.", "Atlantis")


async def test_a_dry_run_changes_nothing_and_says_so(tmp_path: Path, exports: Path) -> None:
    space = space_in(tmp_path)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "villages.csv")
        await until_shown(pilot, "They go into the library.")
        await pilot.press("d")
        await until_shown(pilot, "Dry run: nothing will be changed.")
        await pilot.press("s")
        await until_shown(pilot, "Dry run, nothing was changed: 2 new")
        await pilot.press("escape")
        await until_shown(pilot, "Nothing has been imported yet")
    assert not space.home.library.exists()


async def test_a_file_that_nothing_recognises_is_named_and_hinders_no_other(
    tmp_path: Path, exports: Path
) -> None:
    async with running(app_with(space_in(tmp_path), "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "letter.txt", "villages.csv")
        await until_shown(pilot, "2 files to import.", "1 not recognised (c).", "not known")
        await pilot.press("enter")
        await until_shown(pilot, "No connector recognises this file", "press c")
        await pilot.press("escape", "s")
        await until_shown(pilot, "Imported: 2 new", "1 of 2 files not imported.", "not imported:")


async def test_a_file_is_taken_off_the_list(tmp_path: Path, exports: Path) -> None:
    async with running(app_with(space_in(tmp_path), "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "letter.txt", "villages.csv")
        await until_shown(pilot, "2 files to import.")
        await pilot.press("backspace")
        await until_shown(pilot, "1 file to import.")
        await pilot.press("backspace")
        await until_shown(pilot, "Nothing has been imported yet")


async def test_another_connector_and_its_options_are_used(tmp_path: Path, exports: Path) -> None:
    slow = Slow()
    slow.go.set()
    async with running(app_with(slow_space(tmp_path, slow), "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "slow", "50%")
        await pilot.press("p")
        await until_shown(pilot, "Options for letter.txt", "‹ red ›")
        await pilot.press("right", "ctrl+s", "enter")
        await until_shown(pilot, "Colour  blue", "Build [b]wells")
        await pilot.press("escape", "c")
        await until_shown(pilot, "Read letter.txt with", "slow: Slow invented rows")
        await pilot.press("escape", "s")
        await until_shown(pilot, "Imported: 1 new")
    assert slow.seen == {"colour": "blue", "note": ""}


async def test_a_preview_that_fails_says_where_and_what(tmp_path: Path, exports: Path) -> None:
    (exports / "letter.txt").write_text("broken", "utf-8")
    async with running(app_with(slow_space(tmp_path, Slow()), "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "slow")
        await pilot.press("enter")
        await until_shown(pilot, "It cannot be read", "letter.txt, row 3: 5 cells. Export it again")


async def test_stopping_asks_first_and_leaves_the_library_as_it_was(
    tmp_path: Path, exports: Path
) -> None:
    slow = Slow()
    space = slow_space(tmp_path, slow)
    publish(space.home)
    before = space.home.library.read_bytes()
    app = app_with(space, "imports")
    async with app.run_test(size=NARROW) as pilot:
        await until_shown(pilot, "2 sources in the library.")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "1 file to import")
        await pilot.press("s")
        await until_drawn(pilot, "500 of 2,000 rows")
        await pilot.press("x")
        await until_drawn(pilot, "Stop the import?")
        await pilot.press("n")
        await until_drawn(pilot, "Reading letter.txt")
        await pilot.press("escape")
        await until_drawn(pilot, "Stop the import?")
        await pilot.press("y")
        await until_shown(pilot, "1 file to import", "The import was stopped")
    assert space.home.library.read_bytes() == before


async def test_other_screens_can_be_visited_while_an_import_runs(
    tmp_path: Path, exports: Path
) -> None:
    slow = Slow()
    app = app_with(slow_space(tmp_path, slow), "imports")
    async with app.run_test(size=NARROW) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "1 file to import")
        await pilot.press("s")
        await until_drawn(pilot, "500 of 2,000 rows")
        await pilot.press("0")
        await until_drawn(pilot, "Welcome to uprtui")
        slow.go.set()
        await until_shown(pilot, "Library: 1 recommendation (1 source).")
        await pilot.press("7")
        await until_shown(pilot, "Imported: 1 new")


async def test_a_held_lock_says_who_holds_it_and_the_list_stays(
    tmp_path: Path, exports: Path
) -> None:
    space = space_in(tmp_path)
    lock = LibraryLock.acquire(space.home.library_lock, NOW, 0)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "Nothing has been imported yet")
        await choose(pilot, "villages.csv")
        await until_shown(pilot, "upr-info")
        await pilot.press("s")
        await until_shown(pilot, "The library is being changed by", "since")
        lock.release()
        await pilot.press("escape", "s")
        await until_shown(pilot, "Imported: 2 new")


async def test_invented_and_real_data_are_not_mixed_without_a_question(
    tmp_path: Path, exports: Path
) -> None:
    slow = Slow()
    slow.go.set()
    space = slow_space(tmp_path, slow)
    publish(space.home)
    (exports / "letter.txt").write_text("synthetic", "utf-8")
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "2 sources in the library.")
        await choose(pilot, "letter.txt")
        await until_shown(pilot, "1 file to import")
        await pilot.press("s")
        await until_shown(pilot, "Mix invented data with real data?")
        await pilot.press("n")
        await until_gone(pilot, "Mix invented")
        assert "1 file to import" in screen_text(pilot.app)
        await pilot.press("s", "y")
        text = await until_shown(pilot, "Imported: 1 new")
        assert text.splitlines()[0].endswith("SAMPLE DATA")


async def test_sources_show_their_counts_rejected_rows_and_reasons(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "2 sources in the library.", "villages.csv", "Rejected rows")
        await pilot.press("enter")
        await until_shown(pilot, "23 Nov 2026, 12:00 UTC", "a" * 30, "Invented")
        await pilot.press("escape", "v")
        text = await until_shown(pilot, "2 rows were not taken in", "no State is called Atlantis")
        assert "row 7" in text
        await pilot.press("down", "enter")
        await until_shown(pilot, "Rejected: row 8", "no text", "Nepal;")
        await pilot.press("escape", "escape")
        await until_shown(pilot, "2 sources in the library.")


async def test_a_source_is_forgotten_after_a_question_and_the_header_follows(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path)
    publish(space.home, synthetic=True)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "2 sources in the library.", "SAMPLE DATA")
        await pilot.press("f")
        await until_shown(pilot, "Forget villages.csv?", "The file itself is not touched")
        await pilot.press("y")
        await until_shown(pilot, "1 source in the library.", "villages.csv was forgotten.")
        await pilot.press("f", "y")
        text = await until_shown(pilot, "Nothing has been imported yet")
        assert "SAMPLE DATA" not in text


async def test_a_damaged_library_is_explained_before_anything_is_chosen(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.home.library.write_bytes(b"no database" * 900)
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "cannot be", "Go to Library, to try again or to set it aside")


def test_an_empty_library_counts_as_nothing_imported(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish_empty(space.home)
    assert ImportsScreen()._main == "instead"


def test_files_with_the_same_choices_are_published_together() -> None:
    path = Path("a.csv")
    candidates = [
        Candidate(path),
        Candidate(path, chosen="x"),
        Candidate(path),
        Candidate(path, chosen="x", options={"colour": "blue"}),
        Candidate(path, chosen="x"),
    ]
    assert groups(candidates) == [[0, 2], [1, 4], [3]]


def test_a_folder_and_a_missing_file_are_no_candidates_for_a_connector(tmp_path: Path) -> None:
    host = ConnectorHost((), {})
    assert "folder" in recognised(tmp_path, host).problem
    assert "No such file" in recognised(tmp_path / "gone.csv", host).problem


def test_progress_counts_all_files_and_estimates_those_to_come() -> None:
    told: list[Progress] = []
    ticks = iter(range(100))
    context = JobContext(told.append, lambda: float(next(ticks)))
    report = JobReport(context, [("a.csv", 100), ("b.csv", 300)])
    report.progress("a.csv", 5, 10)
    assert (told[-1].done, told[-1].total) == (5, 40), "as many rows a byte as in the first file"
    report.progress("a.csv", 10, 10)
    report.progress("b.csv", 5, 20)
    assert (told[-1].done, told[-1].total) == (15, 30)
    assert told[-1].message == "Reading b.csv"
    report.progress("b.csv", 20, 20)
    assert (told[-1].done, told[-1].total) == (30, 30)
    assert told[-1].message == "Checking and writing the library"


def test_a_total_that_nobody_knows_stays_unknown() -> None:
    told: list[Progress] = []
    ticks = iter(range(100))
    report = JobReport(JobContext(told.append, lambda: float(next(ticks))), [("a.csv", 1)])
    report.progress("a.csv", 5, None)
    assert told[-1].total is None


def test_a_summary_tells_near_names_new_labels_and_warnings() -> None:
    summary = ImportSummary(
        "a.csv",
        "upr-info",
        unresolved_states=(Unresolved("Nepaal", 3, ("Nepal",)),),
        new_issues=("Wells",),
        warnings=("Columns kept out: Mood.",),
    )
    lists = [
        each.items
        for each in summary_detail(summary, dry_run=False).blocks
        if isinstance(each, Bullets)
    ]
    assert lists == [("Nepaal (3 rows; near: Nepal)",), ("Wells",), ("Columns kept out: Mood.",)]


def test_where_every_file_failed_nothing_was_imported() -> None:
    failed = ImportSummary("a.csv", error="No connector recognises a.csv.")
    assert said_of_all([failed], dry_run=False) == (
        "Nothing was imported: the library is as it was."
    )


Before = Callable[[Pilot[None]], Awaitable[None]]


async def listed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "2 sources in the library.", "villages.csv")
    await pilot.press("down")
    await settled(pilot)
    await pilot.pause(0.2)


async def rejected(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "2 sources in the library.", "Rejected rows")
    await pilot.press("v")
    await until_shown(pilot, "Atlantis")
    await pilot.pause(0.2)


async def reviewed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "2 sources in the library.")
    screen = pilot.app.screen
    assert isinstance(screen, ImportsScreen)
    screen._chosen((Path("exports/villages.csv"), Path("exports/letter.txt")))
    await until_shown(pilot, "2 files to import.")
    await pilot.pause(0.2)


async def imported(pilot: Pilot[None]) -> None:
    await reviewed(pilot)
    await pilot.press("s")
    await until_shown(pilot, "Imported: 2 new")
    await pilot.pause(0.2)


@each_size
@pytest.mark.parametrize("before", [listed, rejected, reviewed, imported])
def test_imports_look_as_before(
    snap_compare: Any,
    tmp_path: Path,
    exports: Path,
    size: tuple[int, int],
    before: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    space = workspace(tmp_path)
    publish(space.home)
    app = app_with(space, "imports")
    assert snap_compare(app, terminal_size=size, run_before=before)


@each_size
def test_an_import_that_runs_looks_as_before(
    snap_compare: Any, tmp_path: Path, exports: Path, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "Nothing has been imported yet")
        screen = pilot.app.screen
        assert isinstance(screen, ImportsScreen)
        screen._go_to("running")
        screen.query_one("#running").show(  # type: ignore[attr-defined]
            Progress(18_000, 33_082, 3.0, "Reading 6-9.csv"), "Importing 4 files"
        )

    app = app_with(workspace(tmp_path), "imports")
    assert snap_compare(app, terminal_size=size, run_before=before)
