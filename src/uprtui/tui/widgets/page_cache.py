"""The pages of rows that a table has read so far, the least used dropped first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from uprtui.tui.widgets.rows import Row

PAGE_ROWS = 64
KEPT_PAGES = 48


class PageCache:
    """Rows by their index, kept in pages of `PAGE_ROWS`."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def clear(self) -> None:
        """Forget all rows."""
        self._pages.clear()

    def put(self, page: int, rows: Sequence[Row]) -> None:
        """Keep the rows of a page; the page unused for longest goes where there are too many."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def row(self, index: int) -> Row | None:
        """Return the row at `index`, or None where it is not here."""
        number, place = divmod(index, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None or place >= len(page):
            return None
        self._pages.move_to_end(number)
        return page[place]

    def missing(self, first: int, last: int) -> list[int]:
        """Return the numbers of the pages between two row indexes (both included) not here."""
        numbers = range(first // PAGE_ROWS, last // PAGE_ROWS + 1)
        return [number for number in numbers if number not in self._pages]
