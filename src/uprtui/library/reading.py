"""The library as everybody reads it: open read-only, searched, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import duckdb

from uprtui.library import facets, overview, search
from uprtui.library.errors import SourceUnknown
from uprtui.library.matching import Matcher
from uprtui.library.overview import IssueOverview
from uprtui.library.query import Query
from uprtui.library.reader import Reader, Values
from uprtui.library.records import Disagreement, FacetCount, Reject, SourceInfo, Stats
from uprtui.library.search import Result
from uprtui.recommendation import Recommendation
from uprtui.states import States

_STATS = """
SELECT
    count(*) FILTER (WHERE kind = 'recommendation'),
    count(*) FILTER (WHERE kind = 'pledge'),
    count(*) FILTER (WHERE kind = 'supporting'),
    count(DISTINCT sur),
    count(DISTINCT by_state) FILTER (WHERE kind <> 'pledge'),
    coalesce(list_sort(list(DISTINCT session) FILTER (WHERE session IS NOT NULL)), []),
    (SELECT count(DISTINCT issue) FROM labels),
    (SELECT count(*) FROM sources),
    coalesce((SELECT bool_or(synthetic) FROM sources), false),
    count(*) FILTER (WHERE len(suggested) > 0),
    count(*) FILTER (WHERE kind = 'question'),
    (SELECT count(*) FROM disagreements)
FROM recommendations
"""
_SOURCES = """
SELECT id, connector, name, sha256, imported_at, licence, synthetic, read, added, merged, rejected,
    standing
FROM sources ORDER BY position
"""
_DISAGREEMENTS = """
SELECT disagreements.* FROM disagreements JOIN recommendations USING (id)
WHERE ?::VARCHAR IS NULL OR sur = ?
ORDER BY row, field, other LIMIT ? OFFSET ?
"""
_REJECTS = """
SELECT source, place, raw, reason
FROM rejects JOIN sources ON sources.id = source
WHERE ?::VARCHAR IS NULL OR source = ?
ORDER BY position, line LIMIT ? OFFSET ?
"""


class Stamp(NamedTuple):
    """Tells one published library from the next: the file's inode, size and time of change."""

    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp | None:
        """Return the stamp of the library that is at `path` now; None where there is none."""
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        return cls(status.st_ino, status.st_size, status.st_mtime_ns)


class Library:
    """An open library. Threads may share it.

    It shows what was published when it was opened, whatever is imported meanwhile: compare
    `stamp` with `Stamp.of(path)` to see whether there is a newer one.
    """

    def __init__(self, reader: Reader, states: States, stamp: Stamp | None) -> None:
        self._reader = reader
        self._states = states
        self._matcher = Matcher(reader, states)
        self.stamp = stamp

    @classmethod
    def open(
        cls, path: Path, *, states: States | None = None, memory_limit: str | None = None
    ) -> Self:
        """Open the library at `path`.

        Args:
            path: the file.
            states: for names, groups and blocs; the built-in ones unless others are given.
            memory_limit: the most that DuckDB may take, such as "256MB"; unless it is given, little
                at first, and more when a question needs it.

        Raises:
            LibraryMissing: there is none yet.
            LibraryLocked: another program writes to it.
            LibraryNewer: a newer uprtui made it.
            LibraryDamaged: it is no library, or not whole.
        """
        stamp = Stamp.of(path)
        reader = Reader(path, memory_limit)
        try:
            return cls(reader, states or States.builtin(), stamp)
        except BaseException:
            reader.close()
            raise

    def close(self) -> None:
        """Let go of the file; results of this library can no longer be read."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def search(self, query: Query) -> Result:
        """Find what a query asks for. Raises SearchInterrupted after `interrupt`."""
        return search.search(self._reader, self._matcher, query)

    def row_numbers(self, query: Query) -> list[int]:
        """Return the numbers of the rows that a query finds, ascending, as `labels` has them."""
        return self._matcher.matches(query).window(0, self._matcher.row_count)

    def facets(self, query: Query, facet: str, limit: int | None = None) -> list[FacetCount]:
        """Count a facet's values in what a query finds (see `facets.count_facet`)."""
        return facets.count_facet(self._reader, self._matcher, self._states, query, facet, limit)

    def by_suggestion(self, query: Query) -> int:
        """Count what a query finds whose issue is a suggested label; 0 where it names none."""
        return len(self._matcher.suggested(query))

    def get(self, ids: Sequence[str]) -> list[Recommendation]:
        """Return recommendations by id, in that order; unknown ids are left out."""
        return search.get(self._reader, list(ids))

    def present_ids(self, ids: Sequence[str]) -> dict[str, str]:
        """Return id → the id under which it is known now; ids that are unknown are left out."""
        return search.present_ids(self._reader, list(ids))

    def disagreements(
        self, sur: str | None = None, limit: int = 1000, offset: int = 0
    ) -> list[Disagreement]:
        """Return where sources tell a recommendation differently, of one State's reviews or all."""
        found = self._reader.rows(_DISAGREEMENTS, [sur, sur, limit, offset])
        return [Disagreement(*row) for row in found]

    def issue_overview(self, sur: str) -> list[IssueOverview]:
        """Return the issues raised with a State under review, the most often raised first."""
        return overview.issue_overview(self._reader, sur)

    def reviews(self, sur: str) -> list[int]:
        """Return the sessions in which a State was reviewed, oldest first."""
        return overview.reviews(self._reader, sur)

    def stats(self) -> Stats:
        """Count what the library holds."""
        found = self._reader.row(_STATS)
        counts = (*found[:5], tuple(found[5]), *found[6:])
        return Stats(*counts)

    @property
    def states(self) -> States:
        """The States that it was opened with."""
        return self._states

    @cached_property
    def synthetic(self) -> bool:
        """Whether some of it is invented data, to be marked SAMPLE DATA."""
        return any(source.synthetic for source in self.sources())

    @property
    def empty(self) -> bool:
        """Whether it holds no record at all."""
        return self._matcher.row_count == 0

    def sources(self) -> list[SourceInfo]:
        """Return the imported files in order of import."""
        rows = self._reader.rows(_SOURCES)
        typed = [(*row[:4], datetime.fromisoformat(row[4]), *row[5:]) for row in rows]
        return [SourceInfo(*row) for row in typed]

    def rejects(self, source: str | None = None, limit: int = 100, offset: int = 0) -> list[Reject]:
        """Return rows that were not taken in, of one source or of all, in their order.

        Raises:
            SourceUnknown: for a source that the library does not have.
        """
        if source is not None and source not in {each.id for each in self.sources()}:
            raise SourceUnknown(source)
        found = self._reader.rows(_REJECTS, [source, source, limit, offset])
        return [Reject(*row) for row in found]

    def interrupt(self) -> None:
        """Stop what other threads are asking: they get SearchInterrupted."""
        self._reader.interrupt()

    def ask(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question in SQL on the tables of `schema`; `values` are bound.

        It can be interrupted, and its errors are ours (see `Reader.rows`).
        """
        return self._reader.rows(statement, values)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a read-only connection of the caller's own to the tables; to be closed."""
        return self._reader.cursor()
