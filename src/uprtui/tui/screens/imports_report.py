"""Between an import in its thread and the progress on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.tui.jobs import JobContext


class JobReport:
    """What an import tells, as the progress of one job; answers whether to stop.

    A connector tells the rows of its own file only. The rows of the files that are still to come
    are estimated from their sizes, at as many rows a byte as those that are known.

    Args:
        context: the job's.
        files: name and size in bytes of each file, in the order of reading; empty if not known.
    """

    def __init__(self, context: JobContext, files: Sequence[tuple[str, int]] = ()) -> None:
        self._context = context
        self._coming = list(files)
        self._source = ""
        self._size = 0
        self._before = (0, 0)
        self._here = 0

    @property
    def cancelled(self) -> bool:
        """True once the user wants to stop."""
        return self._context.cancelled

    def progress(self, source: str, done: int, total: int | None) -> None:
        """Show the file that is read, and how many of all rows are done."""
        if source != self._source:
            self._next(source)
        self._here = done
        rows, size = self._before
        in_all = None
        if total is not None:
            known_rows, known_size = rows + max(done, total), size + self._size
            later = sum(length for _, length in self._coming)
            more = known_rows * later / known_size if known_size else 0
            in_all = known_rows + round(more)
        if total is not None and done >= total and not self._coming:
            self._context.log("Checking and writing the library")
        self._context.progress(rows + done, in_all)

    def _next(self, source: str) -> None:
        rows, size = self._before
        self._before = (rows + self._here, size + self._size)
        self._source, self._here, self._size = source, 0, 0
        known = any(name == source for name, _ in self._coming)
        while known and self._coming:
            name, length = self._coming.pop(0)
            if name == source:
                self._size = length
                break
        self._context.log(f"Reading {source}")
