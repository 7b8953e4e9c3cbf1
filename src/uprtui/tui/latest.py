"""Run queries of which only the newest counts: older ones are interrupted and dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from textual.dom import DOMNode

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class _Job(Generic[Result]):
    work: Callable[[], Result]
    interrupt: Callable[[], None] | None


class LatestOnly(Generic[Result]):
    """Work in a thread, one at a time, of which only the newest is wanted.

    Work that is submitted while another runs interrupts it and waits until it has returned, so an
    interrupt never meets the newer work on the same connection. Of several that wait only the
    newest is run.

    Args:
        owner: the screen or widget that wants the results; when it goes, the work is interrupted.
        on_result: called on the event loop with the newest result.
        on_error: called on the event loop with what the newest work raised; without it, the error
            becomes the app's error screen.
    """

    def __init__(
        self,
        owner: DOMNode,
        on_result: Callable[[Result], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        self._owner = owner
        self._on_result = on_result
        self._on_error = on_error
        self._running: _Job[Result] | None = None
        self._next: _Job[Result] | None = None
        self._looping = False

    @property
    def busy(self) -> bool:
        """Whether work is running or waiting."""
        return self._running is not None or self._next is not None

    def submit(
        self, work: Callable[[], Result], interrupt: Callable[[], None] | None = None
    ) -> None:
        """Run `work` in a thread as soon as the work before it has returned.

        Args:
            work: makes the result; must not touch widgets.
            interrupt: makes a running `work` return or raise early; called on the event loop.
        """
        self._next = _Job(work, interrupt)
        self._interrupt()
        if not self._looping:
            self._looping = True
            self._owner.run_worker(self._run(), group=f"latest-{id(self)}")

    def cancel(self) -> None:
        """Drop the work that waits and interrupt the one that runs; neither gives a result."""
        self._next = None
        if self._running is not None:
            self._interrupt()
            self._running = _Job(self._running.work, None)

    def _interrupt(self) -> None:
        if self._running is not None and self._running.interrupt is not None:
            self._running.interrupt()

    async def _run(self) -> None:
        try:
            while (job := self._next) is not None:
                self._running, self._next = job, None
                await self._run_job(job)
        finally:
            self._running = None
            self._looping = False

    async def _run_job(self, job: _Job[Result]) -> None:
        try:
            result = await asyncio.to_thread(job.work)
        except asyncio.CancelledError:
            self._interrupt()
            raise
        except Exception as error:
            if not self._wanted(job):
                return
            if self._on_error is None:
                raise
            self._on_error(error)
        else:
            if self._wanted(job):
                self._on_result(result)

    def _wanted(self, job: _Job[Result]) -> bool:
        """Whether a job that has returned is still the newest."""
        return self._next is None and self._running is job
