"""Reads the pages that a table wants, in a thread, the most wanted first, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from uprtui.tui.widgets.page_cache import PAGE_ROWS
from uprtui.tui.widgets.rows import Row, RowSource

if TYPE_CHECKING:
    from textual.widget import Widget


class PageLoader:
    """Fetches pages of the present source; what an earlier source still sends is dropped.

    Args:
        owner: the widget that runs the work; when it goes, the work is cancelled.
        on_page: called on the event loop with the number of a page and its rows.
        on_error: called on the event loop with the number of a page and why it cannot be read.
    """

    def __init__(
        self,
        owner: Widget,
        on_page: Callable[[int, Sequence[Row]], None],
        on_error: Callable[[int, Exception], None],
    ) -> None:
        self._owner = owner
        self._on_page = on_page
        self._on_error = on_error
        self._source: RowSource | None = None
        self._wanted: list[int] = []
        self._failed: set[int] = set()
        self._reading: int | None = None
        self._busy = False

    def use(self, source: RowSource) -> None:
        """Read from `source` from now on."""
        self._source = source
        self._wanted.clear()
        self._failed.clear()
        self._reading = None
        self._busy = False

    def want(self, pages: Sequence[int]) -> None:
        """Read these pages, the first one first; pages wanted before and not now are skipped."""
        known = {*self._failed, self._reading}
        self._wanted = [page for page in pages if page not in known]
        if self._wanted and not self._busy and self._source is not None:
            self._busy = True
            self._owner.run_worker(self._read(self._source), group="pages", exit_on_error=False)

    async def _read(self, source: RowSource) -> None:
        while source is self._source and self._wanted:
            page = self._reading = self._wanted.pop(0)
            try:
                rows = await asyncio.to_thread(source.rows, page * PAGE_ROWS, PAGE_ROWS)
            except Exception as error:  # noqa: BLE001 - handed on: the owner shows it
                if source is self._source:
                    self._failed.add(page)
                    self._on_error(page, error)
            else:
                if source is self._source:
                    self._on_page(page, rows)
        if source is self._source:
            self._reading = None
            self._busy = False
