"""Which rows a query matches, as a set of row numbers.

The statements made here are put together from names of ours; every value is bound.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import reduce
from typing import TypeVar

from uprtui.library.bitmap import Bitmap
from uprtui.library.filters import Question, filters
from uprtui.library.query import Query, parse_words
from uprtui.library.reader import Reader
from uprtui.states import States

_REMEMBERED = 64  # sets of rows; with a million rows each takes 125 kB

_Key = TypeVar("_Key", bound=Hashable)

_BITS_OF = "SELECT bitstring_agg(row, 0, ?::INTEGER)::BLOB FROM ({question})"
_RANK_OF_ROW = "SELECT {rank} AS row FROM ranks WHERE get_bit(?::BLOB::BIT, row) = 1"
_SUGGESTED = "SELECT row FROM labels WHERE issue = ? AND suggested"
_FOLLOWING = "SELECT p0.row FROM postings p0 {joins} WHERE {tests}"
_WHOLE_WORD = "SELECT number, number FROM words WHERE word = ?"
_STARTS_WITH = "SELECT min(number), max(number) FROM words WHERE starts_with(word, ?)"


class Matcher:
    """Finds the rows of queries on one library; remembers the sets of the last words and filters.

    Who types the second word of a search has the rows of the first one already.
    """

    def __init__(self, reader: Reader, states: States) -> None:
        self._reader = reader
        self._states = states
        self.row_count: int = reader.row("SELECT count(*) FROM recommendations")[0]
        self._width = max(8, -(-self.row_count // 8) * 8)
        self._remembered: OrderedDict[Hashable, Bitmap] = OrderedDict()
        self._lock = threading.Lock()

    def matches(self, query: Query) -> Bitmap:
        """Return the rows that pass all of a query's filters and words."""
        words = parse_words(query.words)
        wanted = [
            *(self._once(question, self._read) for question in filters(query, self._states)),
            *(self._once((sought, False), self._spoken) for sought in words.all),
            *(self._once((sought, True), self._spoken) for sought in words.phrases),
        ]
        excluded = [
            *(self._once((sought, False), self._spoken) for sought in words.excluded),
            *(self._once((sought, True), self._spoken) for sought in words.excluded_phrases),
        ]
        found = reduce(Bitmap.__and__, wanted, Bitmap.full(self.row_count, self._width))
        return reduce(Bitmap.__sub__, excluded, found)

    def suggested(self, query: Query) -> Bitmap:
        """Return those of its matches that have the query's issue by a suggested label."""
        if query.issue is None:
            return Bitmap.empty(self._width)
        return self.matches(query) & self._once((_SUGGESTED, (query.issue,)), self._read)

    def ranked(self, found: Bitmap, column: str) -> Bitmap:
        """Return the same rows as they are numbered in another order, by a column of `ranks`."""
        if column == "row":
            return found
        statement = _RANK_OF_ROW.format(rank=column)
        return self._read((statement, (found.to_bytes(),)))

    def _spoken(self, sought: tuple[str, bool]) -> Bitmap:
        """The rows in whose text the sought words follow each other.

        The last word may go on, unless the second part of `sought` says that it is whole.
        """
        *complete, last = sought[0].split(" ")
        ranges = [self._range(_WHOLE_WORD, word) for word in complete]
        ranges.append(self._range(_WHOLE_WORD if sought[1] else _STARTS_WITH, last))
        if None in ranges:
            return Bitmap.empty(self._width)
        joins = [
            f"JOIN postings p{i} ON p{i}.row = p{i - 1}.row AND p{i}.spot = p{i - 1}.spot + 1"
            for i in range(1, len(ranges))
        ]
        tests = [f"p{i}.word BETWEEN ? AND ?" for i in range(len(ranges))]
        statement = _FOLLOWING.format(joins=" ".join(joins), tests=" AND ".join(tests))
        return self._read((statement, tuple(n for pair in ranges if pair for n in pair)))

    def _range(self, statement: str, word: str) -> tuple[int, int] | None:
        """The numbers of the first and last word that fit; None where no word does."""
        found = self._reader.rows(statement, [word])
        return found[0] if found and found[0][0] is not None else None

    def _read(self, question: Question) -> Bitmap:
        """The rows that a question gives."""
        statement, values = question
        [bits] = self._reader.row(
            _BITS_OF.format(question=statement),
            [self._width - 1, *(list(v) if isinstance(v, tuple) else v for v in values)],
        )
        return Bitmap.from_bytes(bits, self._width)

    def _once(self, key: _Key, ask: Callable[[_Key], Bitmap]) -> Bitmap:
        """What `ask` answers to `key`, asked again only when it was forgotten."""
        with self._lock:
            known = self._remembered.pop(key, None)
        if known is None:
            known = ask(key)
        with self._lock:
            self._remembered[key] = known
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return known
