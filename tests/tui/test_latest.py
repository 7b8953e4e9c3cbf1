"""Of many queries only the newest counts; the one that runs is interrupted first."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.tui.support import app_with, running, screen_text, settled, workspace
from uprtui.tui.app import UprtuiApp
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.base import AppScreen


class QueryScreen(AppScreen):
    PLACE = "queries"

    def __init__(self) -> None:
        super().__init__()
        self.results: list[str] = []
        self.errors: list[str] = []
        self.queries: LatestOnly[str] = LatestOnly(
            self, self.results.append, lambda error: self.errors.append(str(error))
        )


class Slow:
    """Work that waits until it is interrupted or let go."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.began = threading.Event()
        self.go = threading.Event()
        self.interrupted = False

    def __call__(self) -> str:
        self.began.set()
        self.go.wait(10)
        if self.interrupted:
            raise RuntimeError(f"{self.name} was interrupted")
        return self.name

    def interrupt(self) -> None:
        self.interrupted = True
        self.go.set()


def app_on(screen: AppScreen, tmp_path: Path) -> UprtuiApp:
    return app_with(workspace(tmp_path), "queries", {"queries": lambda: screen})


async def test_the_newest_result_arrives_and_older_ones_do_not(tmp_path: Path) -> None:
    screen = QueryScreen()
    async with running(app_on(screen, tmp_path)) as pilot:
        first = Slow("first")
        ran: list[str] = []
        screen.queries.submit(first, first.interrupt)
        await pilot.pause()
        assert first.began.wait(5)

        def second() -> str:
            ran.append("second")
            return "second"

        screen.queries.submit(second)
        screen.queries.submit(lambda: "third")
        await settled(pilot)
        assert first.interrupted
        assert screen.results == ["third"]
        assert screen.errors == []
        assert ran == [], "work that was overtaken while waiting is not run"
        assert not screen.queries.busy


async def test_the_newest_error_is_handed_on(tmp_path: Path) -> None:
    screen = QueryScreen()

    def fail() -> str:
        raise OSError("no such file")

    async with running(app_on(screen, tmp_path)) as pilot:
        screen.queries.submit(fail)
        await settled(pilot)
        assert screen.errors == ["no such file"]
        screen.queries.submit(lambda: "again")
        await settled(pilot)
        assert screen.results == ["again"]


async def test_cancelled_work_brings_neither_result_nor_error(tmp_path: Path) -> None:
    screen = QueryScreen()
    async with running(app_on(screen, tmp_path)) as pilot:
        slow = Slow("slow")
        screen.queries.submit(slow, slow.interrupt)
        await pilot.pause()
        assert slow.began.wait(5)
        screen.queries.cancel()
        await settled(pilot)
        assert (screen.results, screen.errors) == ([], [])


async def test_work_submitted_by_a_result_is_run(tmp_path: Path) -> None:
    class Chain(QueryScreen):
        def __init__(self) -> None:
            super().__init__()
            self.queries = LatestOnly(self, self.next)

        def next(self, result: str) -> None:
            self.results.append(result)
            if len(self.results) < 3:
                self.queries.submit(lambda: result + "x")

    screen = Chain()
    async with running(app_on(screen, tmp_path)) as pilot:
        screen.queries.submit(lambda: "x")
        await settled(pilot)
        assert screen.results == ["x", "xx", "xxx"]


async def test_leaving_the_app_interrupts_what_runs(tmp_path: Path) -> None:
    screen = QueryScreen()
    slow = Slow("slow")
    async with running(app_on(screen, tmp_path)) as pilot:
        screen.queries.submit(slow, slow.interrupt)
        await pilot.pause()
        assert slow.began.wait(5)
    assert slow.interrupted
    assert screen.results == []


async def test_without_an_error_handler_the_error_has_a_screen_and_the_app_goes_on(
    tmp_path: Path,
) -> None:
    screen = QueryScreen()
    screen.queries = LatestOnly(screen, screen.results.append)

    def fail() -> str:
        raise ValueError("[bold]bad\x1b[0m value")

    async with running(app_on(screen, tmp_path)) as pilot:
        screen.queries.submit(fail)
        await settled(pilot)
        text = screen_text(screen.uprtui)
        assert "Something went wrong inside uprtui" in text
        assert "[bold]bad\\u001b[0m value" in text
        assert "in fail" in text
        await pilot.press("escape")
        screen.queries.submit(lambda: "fine")
        await settled(pilot)
        assert screen.results == ["fine"]
        assert screen.is_current
