"""The progress of an import on one line of a terminal, and Ctrl+C as its cancel."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from uprtui.connectors import Progress
from uprtui.text import visible

_CLEAR_LINE = "\r\x1b[K"
_EVERY_SECONDS = 0.2


class TerminalReport:
    """What an import tells; drawn on standard error at most five times a second.

    Args:
        shown: whether there is a terminal to draw on.
        clock: seconds that only go up.
    """

    def __init__(self, *, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = shown
        self._clock = clock
        self._source = ""
        self._started = 0.0
        self._drawn = 0.0
        self.cancelled = False

    def progress(self, source: str, done: int, total: int | None) -> None:
        """Show rows done, rows in all, and an estimate of the time left."""
        moment = self._clock()
        if source != self._source:
            self._source, self._started = source, moment
        if not self._shown or moment - self._drawn < _EVERY_SECONDS:
            return
        self._drawn = moment
        so_far = Progress(done, total, moment - self._started)
        of = f" of {total:,}" if total else ""
        left = so_far.remaining_seconds
        estimate = f", about {left:.0f} s left" if left is not None else ""
        click.echo(
            f"{_CLEAR_LINE}{visible(source)}: {done:,}{of} rows{estimate} (Ctrl+C stops)",
            nl=False,
            err=True,
        )

    @contextmanager
    def stopped_by_ctrl_c(self) -> Iterator[None]:
        """While inside, Ctrl+C asks the import to stop; a second one breaks off at once."""

        def stop(number: int, frame: FrameType | None) -> None:
            del number, frame
            if self.cancelled:
                raise KeyboardInterrupt
            self.cancelled = True

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
            if self._drawn:
                click.echo(_CLEAR_LINE, nl=False, err=True)
