"""Long work in a thread that reports how far it is and can be cancelled."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from textual.dom import DOMNode

Result = TypeVar("Result")
SECONDS_BETWEEN_REPORTS = 0.2


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Args:
        done: rows done.
        total: rows in all, or None where that is not known.
        seconds: time since the job began.
        message: what the job said last.
    """

    done: int
    total: int | None
    seconds: float
    message: str = ""

    @property
    def rate(self) -> float:
        """Rows a second so far; 0 while nothing is known."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def fraction(self) -> float | None:
        """Share done, 0 to 1; None where the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """Estimate from the rate so far; None where it cannot be made."""
        if not self.total or self.rate <= 0:
            return None
        return max(0, self.total - self.done) / self.rate


class JobContext:
    """What the work in the thread may use: whether it is cancelled, and a way to report."""

    def __init__(self, report: Callable[[Progress], None], clock: Callable[[], float]) -> None:
        self._report = report
        self._clock = clock
        self._cancelled = threading.Event()
        self._began = clock()
        self._reported = float("-inf")
        self._state: tuple[int, int | None, str] = (0, None, "")

    @property
    def cancelled(self) -> bool:
        """Whether the user wants the work to end; the work asks between its steps."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to end."""
        self._cancelled.set()

    def progress(self, done: int, total: int | None) -> None:
        """Say how far the work is; passed on at most five times a second, and at the end."""
        self._state = (done, total, self._state[2])
        self._pass_on(at_once=done == total)

    def log(self, message: str) -> None:
        """Say what the work is doing."""
        self._state = (*self._state[:2], message)
        self._pass_on(at_once=False)

    def _pass_on(self, *, at_once: bool) -> None:
        now = self._clock()
        if at_once or now - self._reported >= SECONDS_BETWEEN_REPORTS:
            self._reported = now
            done, total, message = self._state
            self._report(Progress(done, total, now - self._began, message))


class LongJob(Generic[Result]):
    """One run of long work.

    Args:
        owner: the screen that started it; when it goes, the work is cancelled.
        work: runs in a thread with a `JobContext`; must not touch widgets.
        on_progress: called on the event loop with a `Progress`.
        on_done: called on the event loop with the result.
        on_error: called on the event loop with what the work raised, cancelling included.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        owner: DOMNode,
        work: Callable[[JobContext], Result],
        *,
        on_progress: Callable[[Progress], None],
        on_done: Callable[[Result], None],
        on_error: Callable[[Exception], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._work = work
        self._on_progress = on_progress
        self._on_done = on_done
        self._on_error = on_error
        self._loop = asyncio.get_running_loop()
        self._context = JobContext(self._report, clock)
        self.running = True
        owner.run_worker(self._run(), group=f"job-{id(self)}")

    def cancel(self) -> None:
        """Ask the work to end; `on_error` or `on_done` says when it has."""
        self._context.cancel()

    def _report(self, progress: Progress) -> None:
        self._loop.call_soon_threadsafe(self._show, progress)

    def _show(self, progress: Progress) -> None:
        if self.running:
            self._on_progress(progress)

    async def _run(self) -> None:
        try:
            result = await asyncio.to_thread(self._work, self._context)
        except asyncio.CancelledError:
            self.running = False
            self._context.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - handed on: the owner shows it
            self.running = False
            self._on_error(error)
        else:
            self.running = False
            self._on_done(result)
