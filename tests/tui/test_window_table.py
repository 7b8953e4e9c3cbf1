"""A table reads only what is visible, keeps its cursor, and opens 300,000 rows as fast as 30."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import on
from textual.app import ComposeResult

from tests.tui.strategies import HOSTILE
from tests.tui.support import (
    NARROW,
    app_with,
    running,
    screen_lines,
    screen_text,
    settled,
    workspace,
)
from uprtui.text import visible
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.page_cache import PAGE_ROWS
from uprtui.tui.widgets.rows import ListSource, Row, RowSource
from uprtui.tui.widgets.window_table import WindowTable

COLUMNS = (
    Column("name", "Name", min_width=20, flexible=True),
    Column("n", "Number", min_width=9, numeric=True),
)


class CountedRows:
    """Numbered rows that note which windows were read, and in which thread."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.windows: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        self.windows.append((offset, limit))
        self.threads.add(threading.get_ident())
        last = min(self.total, offset + limit)
        return [Row(str(n), (f"Row {n}", f"{n:,}")) for n in range(offset, last)]


class TableScreen(AppScreen):
    PLACE = "tables"

    def __init__(self, source: RowSource, *, marks: bool = False) -> None:
        super().__init__()
        self.source = source
        self.table = WindowTable(COLUMNS, marks=marks)
        self.said: list[str] = []

    def body(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        self.table.set_source(self.source)

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        self.said.append(f"chosen {event.row.key}")

    @on(WindowTable.RowHighlighted)
    def _highlighted(self, event: WindowTable.RowHighlighted) -> None:
        self.said.append(f"on {event.row.key if event.row else '…'}")

    @on(WindowTable.RowMarked)
    def _marked(self, event: WindowTable.RowMarked) -> None:
        self.said.append(f"mark {event.row.key} {event.marked}")
        self.table.set_marks({event.row.key} if event.marked else set())

    @on(WindowTable.RowsFailed)
    def _failed(self, event: WindowTable.RowsFailed) -> None:
        self.said.append(f"failed: {event.error}")


def app_on(screen: TableScreen, tmp_path: Path) -> UprtuiApp:
    return app_with(workspace(tmp_path), "tables", {"tables": lambda: screen})


def numbered(*numbers: int) -> ListSource:
    return ListSource([Row(str(n), (f"Row {n}", str(n))) for n in numbers])


async def test_only_what_is_visible_and_a_margin_is_read_and_never_on_the_event_loop(
    tmp_path: Path,
) -> None:
    source = CountedRows(300_000)
    screen = TableScreen(source)
    async with running(app_on(screen, tmp_path)) as pilot:
        assert "Row 0" in screen_text(screen.uprtui)
        assert sum(limit for _, limit in source.windows) <= 2 * PAGE_ROWS
        await pilot.press("G")
        await settled(pilot)
        assert "› Row 299999" in screen_text(screen.uprtui)
        assert sum(limit for _, limit in source.windows) <= 4 * PAGE_ROWS
        assert threading.get_ident() not in source.threads


async def test_a_page_is_read_once_and_then_remembered(tmp_path: Path) -> None:
    source = CountedRows(300_000)
    async with running(app_on(TableScreen(source), tmp_path)) as pilot:
        for key in ("G", "g", "G", "g"):
            await pilot.press(key)
            await settled(pilot)
        assert len(source.windows) == len(set(source.windows))


async def test_keys_move_the_cursor_by_rows_and_screenfuls(tmp_path: Path) -> None:
    screen = TableScreen(numbered(*range(100)))
    async with running(app_on(screen, tmp_path)) as pilot:
        steps = {"down": 1, "j": 2, "up": 1, "k": 0, "up ": 0, "end": 99, "home": 0}
        for key, index in steps.items():
            await pilot.press(key.strip())
            assert screen.table.cursor_index == index
        visible_rows = screen.table.size.height - 1
        await pilot.press("pagedown")
        assert screen.table.cursor_index == visible_rows
        await pilot.press("pageup", "G", "g")
        assert screen.table.cursor_index == 0


async def test_the_cursor_tells_which_row_it_is_on_and_enter_chooses_it(tmp_path: Path) -> None:
    screen = TableScreen(numbered(7, 8))
    async with running(app_on(screen, tmp_path)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.said == ["on 7", "on 8", "chosen 8"]


async def test_a_row_that_is_not_here_yet_is_dots_and_told_when_it_comes(tmp_path: Path) -> None:
    gate = threading.Event()

    class SlowRows(CountedRows):
        def rows(self, offset: int, limit: int) -> Sequence[Row]:
            gate.wait(10)
            return super().rows(offset, limit)

    screen = TableScreen(SlowRows(1000))
    async with app_on(screen, tmp_path).run_test(size=NARROW) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen_lines(screen.uprtui)[3].startswith("› …")
        assert screen.said == ["on …", "on …"]
        gate.set()
        await settled(pilot)
        assert screen_lines(screen.uprtui)[3].startswith("› Row 1")
        assert screen.said[-1] == "on 1"


async def test_another_source_replaces_the_rows_and_late_ones_of_the_old_are_dropped(
    tmp_path: Path,
) -> None:
    gate = threading.Event()

    class SlowRows(CountedRows):
        def rows(self, offset: int, limit: int) -> Sequence[Row]:
            gate.wait(10)
            return super().rows(offset, limit)

    screen = TableScreen(SlowRows(1000))
    async with app_on(screen, tmp_path).run_test(size=NARROW) as pilot:
        screen.table.set_source(numbered(5, 6))
        gate.set()
        await settled(pilot)
        text = screen_text(screen.uprtui)
        assert "› Row 5" in text
        assert "Row 0" not in text
        assert screen.table.total == 2


async def test_the_cursor_stays_on_its_row_when_the_list_is_sorted_again(tmp_path: Path) -> None:
    screen = TableScreen(numbered(1, 2, 3))
    async with running(app_on(screen, tmp_path)) as pilot:
        await pilot.press("down")
        screen.table.set_source(numbered(3, 1, 9, 2), keep_cursor=True)
        assert screen.table.cursor_index == 3
        screen.table.set_source(numbered(4), keep_cursor=True)
        assert screen.table.cursor_index == 0
        screen.table.set_source(numbered())
        await pilot.press("down", "up", "enter", "space", "G")
        assert screen.table.cursor_row is None


async def test_rows_that_cannot_be_read_are_told_once_and_drawn_as_such(tmp_path: Path) -> None:
    class BrokenRows(CountedRows):
        def rows(self, offset: int, limit: int) -> Sequence[Row]:
            super().rows(offset, limit)
            raise OSError("the disk is gone")

    source = BrokenRows(50)
    screen = TableScreen(source)
    async with running(app_on(screen, tmp_path)) as pilot:
        await pilot.press("down", "down")
        await settled(pilot)
        assert screen.said.count("failed: the disk is gone") == 1
        assert screen_lines(screen.uprtui)[2].startswith("  !")
        assert len(source.windows) == 1


async def test_space_asks_to_tick_a_box_and_the_owner_decides(tmp_path: Path) -> None:
    screen = TableScreen(numbered(1, 2), marks=True)
    async with running(app_on(screen, tmp_path)) as pilot:
        await pilot.press("down", "space")
        await pilot.pause()
        assert screen_lines(screen.uprtui)[3].startswith("› [x] Row 2")
        await pilot.press("space")
        await pilot.pause()
        assert screen_lines(screen.uprtui)[3].startswith("› [ ] Row 2")
        assert screen.said[-2:] == ["mark 2 True", "mark 2 False"]


async def test_growing_and_shrinking_keeps_the_cursor_visible(tmp_path: Path) -> None:
    screen = TableScreen(numbered(*range(100)))
    async with running(app_on(screen, tmp_path), (120, 40)) as pilot:
        await pilot.press("end")
        for size in ((80, 24), (120, 40), (60, 18)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            lines = screen_lines(screen.uprtui)
            assert any(line.startswith("› Row 99") for line in lines)
            assert not any(line.startswith("  …") for line in lines)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
async def test_hostile_data_is_drawn_as_visible_text(tmp_path: Path, text: str) -> None:
    columns = (Column("name", "Name", min_width=20, flexible=True),)
    screen = TableScreen(ListSource([Row("x", (text, ""))]))
    screen.table = WindowTable(columns)
    async with running(app_on(screen, tmp_path)):
        line = screen_lines(screen.uprtui)[2]
        assert line[2:].rstrip() == visible(text).rstrip()


async def test_the_sort_mark_is_drawn_where_the_owner_says(tmp_path: Path) -> None:
    screen = TableScreen(numbered(1))
    async with running(app_on(screen, tmp_path)) as pilot:
        screen.table.set_sort("n", descending=True)
        await pilot.pause()
        assert "Number ▼" in screen_lines(screen.uprtui)[1]
        screen.table.set_sort("name", descending=False)
        await pilot.pause()
        assert "Name ▲" in screen_lines(screen.uprtui)[1]
