"""Filtering waits for a pause, letters are typed and not obeyed, details find their room."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from tests.tui.demo import DemoScreen
from tests.tui.strategies import HOSTILE
from tests.tui.support import (
    NARROW,
    WIDE,
    app_with,
    running,
    screen_lines,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import until, until_shown
from uprtui.text import visible
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.detail import (
    Bullets,
    Detail,
    DetailPane,
    Facts,
    Heading,
    Paragraph,
    detail_lines,
)
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.window_table import WindowTable


class FilterScreen(AppScreen):
    PLACE = "filters"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def body(self) -> ComposeResult:
        yield FilterBox()
        yield WindowTable(())

    @on(FilterBox.Changed)
    def _changed(self, event: FilterBox.Changed) -> None:
        self.told.append(event.text)


def demo(tmp_path: Path) -> UprtuiApp:
    return app_with(workspace(tmp_path), "demo", {"demo": DemoScreen})


async def test_words_are_told_once_typing_pauses(tmp_path: Path) -> None:
    screen = FilterScreen()
    app = app_with(workspace(tmp_path), "filters", {"filters": lambda: screen})
    async with running(app) as pilot:
        for words in ("e", "ed", "edu"):
            screen.query_one(FilterBox).set_text(words)
        await until(pilot, lambda: bool(screen.told), "told")
        assert screen.told == ["edu"]


async def test_letters_are_typed_and_not_obeyed(tmp_path: Path) -> None:
    screen = FilterScreen()
    app = app_with(workspace(tmp_path), "filters", {"filters": lambda: screen})
    async with running(app) as pilot:
        await pilot.press("slash", *"quiz 1?")
        await until(pilot, lambda: screen.told[-1:] == ["quiz 1?"], "told")
        assert app.screen is screen, "q, 1 and ? were typed"
        await pilot.press("ctrl+z")
        assert screen.query_one(FilterBox).text == "quiz 1?"


async def test_escape_clears_the_words_and_goes_to_the_list(tmp_path: Path) -> None:
    screen = FilterScreen()
    app = app_with(workspace(tmp_path), "filters", {"filters": lambda: screen})
    async with running(app) as pilot:
        await pilot.press("slash", "a")
        await until(pilot, lambda: screen.told == ["a"], "told")
        await pilot.press("escape")
        await until(pilot, lambda: screen.told == ["a", ""], "told")
        assert screen.query_one(FilterBox).text == ""
        assert isinstance(app.focused, WindowTable)


async def test_a_control_character_cannot_be_typed_or_pasted(tmp_path: Path) -> None:
    screen = FilterScreen()
    app = app_with(workspace(tmp_path), "filters", {"filters": lambda: screen})
    async with running(app):
        screen.query_one(FilterBox).set_text("a\x1b[31mb\u202ec\nd")
        assert screen.query_one(FilterBox).text == "a[31mbc d"


async def test_the_filter_finds_rows_among_300000(tmp_path: Path) -> None:
    app = demo(tmp_path)
    async with running(app) as pilot:
        await pilot.press("slash", "1", "0", "0")
        await until_shown(pilot, "3,000 rows", "State 100")
        assert "3,000 rows" in screen_lines(app)[1]
        assert "State 100" in screen_lines(app)[4]
        await pilot.press("enter", "down")
        assert screen_lines(app)[4].startswith("› State 100")


async def test_in_a_wide_terminal_details_follow_the_cursor_beside_the_table(
    tmp_path: Path,
) -> None:
    app = demo(tmp_path)
    async with running(app, WIDE) as pilot:
        await until(pilot, lambda: "Row 0" in screen_lines(app)[2], "the first row's details")
        await pilot.press("down", "down")
        await until_shown(pilot, "Row 2")
        await pilot.press("enter")
        assert isinstance(app.focused, DetailPane)
        await pilot.press("escape")
        assert isinstance(app.focused, WindowTable)


async def test_in_a_narrow_terminal_enter_opens_details_on_their_own_screen(tmp_path: Path) -> None:
    app = demo(tmp_path)
    async with running(app, NARROW) as pilot:
        assert "Row 0" not in screen_text(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen_lines(app)[0].strip() == "Row 1"
        await pilot.press("escape")
        await settled(pilot)
        assert "› State 1 " in screen_text(app)


async def test_growing_past_120_columns_opens_the_pane(tmp_path: Path) -> None:
    app = demo(tmp_path)
    async with running(app, NARROW) as pilot:
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Row 0" in screen_lines(app)[2]
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "Row 0" not in screen_text(app)


DETAIL = Detail(
    "Recommendation",
    (
        Facts((("State under review", "Nepal"), ("By", "Uruguay"))),
        Heading("Text"),
        Paragraph("Adopt the bill on free primary education.", ((0, 5),)),
        Bullets(("First", "Second, which is longer than a line")),
    ),
)


def test_blocks_are_apart_values_are_aligned_and_lists_hang() -> None:
    lines = ["".join(text for text, _ in pieces) for pieces, _ in detail_lines(DETAIL, 30)]
    assert lines == [
        "State und…  Nepal",
        "By          Uruguay",
        "",
        "Text",
        "Adopt the bill on free primary",
        "education.",
        "",
        "• First",
        "• Second, which is longer than",
        "  a line",
    ]


async def test_a_pane_scrolls_by_keys_and_shows_hostile_text(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text.strip()]

    class PaneScreen(AppScreen):
        PLACE = "panes"

        def body(self) -> ComposeResult:
            yield DetailPane(Detail("Title", tuple(Paragraph(text) for text in texts)))

    app = app_with(workspace(tmp_path), "panes", {"panes": PaneScreen})
    async with running(app, (80, 18)) as pilot:
        seen = screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        seen += screen_text(app)
        for text in texts:
            for part in text.splitlines():
                assert visible(part).split()[0] in seen
        await pilot.press("pageup", "home", "down", "up")
        await pilot.pause()
        assert screen_lines(app)[1].startswith("Title")


async def test_an_empty_state_says_what_it_means_and_the_keys_out_of_it(tmp_path: Path) -> None:
    class EmptyScreen(AppScreen):
        PLACE = "empties"

        def body(self) -> ComposeResult:
            yield EmptyState("No library yet", "Nothing is imported.", (("7", "Import files"),))

    app = app_with(workspace(tmp_path), "empties", {"empties": EmptyScreen})
    async with running(app) as pilot:
        lines = [line.strip() for line in screen_lines(app)[2:7]]
        assert lines == ["No library yet", "", "Nothing is imported.", "", "7  Import files"]
        app.screen.query_one(EmptyState).show("Locked", "Someone imports.")
        await pilot.pause()
        assert "Someone imports." in screen_text(app)
        assert "Import files" not in screen_text(app)
