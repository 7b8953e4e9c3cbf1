"""What a fetch tells on standard error: sentences, and one line with how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable

import click

from uprtui.cli.output import say
from uprtui.connectors import Progress
from uprtui.text import visible

_CLEAR_LINE = "\r\x1b[K"
_EVERY_SECONDS = 0.2
_MEGABYTE = 1_000_000
_MINUTE = 60


class FetchReport:
    """Sentences always; the moving line only on a terminal, at most five times a second.

    Args:
        name: what is fetched.
        shown: whether there is a terminal to draw on.
        clock: seconds that only go up.
    """

    def __init__(
        self, name: str, *, shown: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._shown = shown
        self._clock = clock
        self._started = clock()
        self._first: int | None = None
        self._drawn = 0.0

    def say(self, sentence: str) -> None:
        """Print a sentence on a line of its own."""
        self.clear()
        say(sentence, err=True)

    def progress(self, done: int, total: int | None, unit: str) -> None:
        """Draw what is done, of how much, how fast, and how long it may still take."""
        moment = self._clock()
        if self._first is None:
            self._first, self._started = done, moment
        if not self._shown or moment - self._drawn < _EVERY_SECONDS:
            return
        self._drawn = moment
        text = visible(_line(done, total, unit, self._first, moment - self._started))
        click.echo(f"{_CLEAR_LINE}{self._name}: {text}", nl=False, err=True)

    def clear(self) -> None:
        """Take the moving line away."""
        if self._drawn:
            click.echo(_CLEAR_LINE, nl=False, err=True)
            self._drawn = 0.0


def _line(done: int, total: int | None, unit: str, first: int, elapsed: float) -> str:
    """The line's words. Speed is that of this run: what an earlier one fetched does not count."""
    if total is not None and total < done:
        total = done  # entries were taken out of the database meanwhile
    so_far = Progress(done - first, None if total is None else total - first, elapsed)
    words = _amount(done, unit)
    if total is not None:
        words = f"{words} of {_amount(total, unit)}"
    if so_far.per_second is not None:
        words += f", {_amount(round(so_far.per_second), unit)}/s"
    left = so_far.remaining_seconds
    if left is not None:
        words += f", about {_duration(left)} left"
    return f"{words} (Ctrl+C stops; a later run goes on)"


def _amount(number: int, unit: str) -> str:
    return f"{number / _MEGABYTE:,.1f} MB" if unit == "bytes" else f"{number:,} {unit}"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 2 * _MINUTE else f"{seconds / _MINUTE:.0f} min"
