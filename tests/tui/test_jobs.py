"""Long work reports at a bearable rate, estimates its end, and can be cancelled."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.tui.support import app_with, running, settled, workspace
from uprtui.tui.jobs import JobContext, LongJob, Progress
from uprtui.tui.screens.base import AppScreen


class JobScreen(AppScreen):
    PLACE = "jobs"

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Progress] = []
        self.ended: list[object] = []

    def begin(self, work: object) -> LongJob[str]:
        return LongJob(
            self,
            work,  # type: ignore[arg-type]
            on_progress=self.seen.append,
            on_done=self.ended.append,
            on_error=self.ended.append,
        )


def test_progress_knows_rate_share_and_what_is_left() -> None:
    progress = Progress(2_000, 10_000, 4.0)
    assert progress.rate == 500
    assert progress.fraction == 0.2
    assert progress.seconds_left == 16
    assert Progress(5, None, 1.0).fraction is None
    assert Progress(0, 10, 0.0).seconds_left is None


def test_reports_come_at_most_five_times_a_second_and_always_at_the_end() -> None:
    seen: list[Progress] = []
    times = iter([0.0, *(number / 16 for number in range(101))])
    context = JobContext(seen.append, lambda: next(times))
    for done in range(101):
        context.progress(done, 100)
    assert [progress.done for progress in seen] == list(range(0, 101, 4))


def test_what_is_logged_goes_with_the_next_report() -> None:
    seen: list[Progress] = []
    context = JobContext(seen.append, lambda: 0.0)
    context.log("reading")
    context.progress(7, 7)
    assert seen == [Progress(0, None, 0.0, "reading"), Progress(7, 7, 0.0, "reading")]


async def test_a_job_brings_its_result_and_last_progress(tmp_path: Path) -> None:
    screen = JobScreen()

    def work(context: JobContext) -> str:
        context.progress(3, 3)
        return "three rows"

    async with running(app_with(workspace(tmp_path), "jobs", {"jobs": lambda: screen})) as pilot:
        job = screen.begin(work)
        await settled(pilot)
        assert screen.ended == ["three rows"]
        assert screen.seen[-1].done == 3
        assert not job.running


async def test_a_cancelled_job_ends_itself_and_says_so(tmp_path: Path) -> None:
    screen = JobScreen()
    began, cancelled = threading.Event(), threading.Event()

    class CancelledError(Exception):
        pass

    def work(context: JobContext) -> str:
        began.set()
        assert cancelled.wait(10)
        if context.cancelled:
            raise CancelledError
        return "not cancelled"

    async with running(app_with(workspace(tmp_path), "jobs", {"jobs": lambda: screen})) as pilot:
        job = screen.begin(work)
        await pilot.pause()
        assert began.wait(5)
        job.cancel()
        cancelled.set()
        await settled(pilot)
        assert [type(end) for end in screen.ended] == [CancelledError]


async def test_leaving_the_app_cancels_the_job(tmp_path: Path) -> None:
    screen = JobScreen()
    began, ended = threading.Event(), threading.Event()

    def work(context: JobContext) -> str:
        began.set()
        while not context.cancelled:
            pass
        ended.set()
        return ""

    async with running(app_with(workspace(tmp_path), "jobs", {"jobs": lambda: screen})) as pilot:
        screen.begin(work)
        await pilot.pause()
        assert began.wait(5)
    assert ended.wait(5)
    assert screen.ended == []
