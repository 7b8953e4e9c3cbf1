"""Look at the texts of the next batch in a process beside, while the present one is checked.

To decide an action category and to suggest issues takes most of the time of a large import. With a
second core, half of that time is saved. Small files are read before the process would be ready, so
it starts only after some thousands of rows. Where it breaks down, the texts are looked at here.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import NamedTuple, Self

#: Rows of an import before the process is started; checking them takes about as long as its start.
ROWS_BEFORE_START = 10_000


class Judged(NamedTuple):
    """What is seen in a text: its action category, and the issues that its words suggest."""

    category: int
    issues: tuple[str, ...]


class Asked(NamedTuple):
    """A text to look at: as it stands there, and as its State said it (see `bare_text`)."""

    text: str
    bare: str


class Foresight:
    """Judges texts beside the import. Use it in a `with` block.

    Args:
        rows_before_start: how many rows an import must have before the process is started.
    """

    def __init__(self, rows_before_start: int = ROWS_BEFORE_START) -> None:
        self._rows_before_start = rows_before_start
        self._rows = 0
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: dict[int, Future[list[Judged]]] = {}
        self._asked: dict[int, Sequence[Asked]] = {}
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def wants(self, rows: int) -> bool:
        """Count the rows of a batch; whether it is worth while to ask for its texts."""
        self._rows += rows
        return self._rows > self._rows_before_start and not self._broken

    def ask(self, key: int, texts: Iterable[Asked]) -> None:
        """Begin to look at texts, in the process; `key` is to ask for the outcome."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), _leave_ctrl_c)
        asked = list(dict.fromkeys(texts))
        try:
            self._waiting[key] = self._pool.submit(judged, asked)
        except BrokenExecutor:
            self._broken = True
        else:
            self._asked[key] = asked

    def outcome(self, key: int) -> Mapping[Asked, Judged]:
        """What was seen in the texts of a key; nothing where none were asked for, or it broke."""
        future = self._waiting.pop(key, None)
        if future is None:
            return {}
        asked = self._asked.pop(key)
        try:
            return dict(zip(asked, future.result(), strict=True))
        except BrokenExecutor:
            self._broken = True
            return {}


def judged(texts: Sequence[Asked]) -> list[Judged]:
    """Look at texts, one after another; runs in the process."""
    from uprtui.library.suggesting import suggested_labels
    from uprtui.recommendation import classify

    return [Judged(classify(asked.text).category, suggested_labels(asked.bare)) for asked in texts]


def _leave_ctrl_c() -> None:
    """Ctrl+C is for the import, which then ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
