"""Questions to an open library, from any thread, each of which can be interrupted."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from uprtui.library import engine
from uprtui.library.errors import LibraryError, MemoryShort
from uprtui.library.schema import SCHEMA_VERSION, views_of_older

_NAME = "library"
_VIEWS = "memory.main"

# A library of 33,000 recommendations has 15 MB. It needs no second thread, which would cost memory
# and save no time, and DuckDB need not keep much of it: the system's file cache does. The rare
# question that needs more gets more.
_SMALL_FILE = 64 * 1024 * 1024
_LEAST_MEMORY = 24 * 1024 * 1024
_MORE_MEMORY = "1GB"
Values = Sequence[object] | Mapping[str, object]


class Reader:
    """One library file, open read-only. Threads may share it: each question has its own cursor.

    Args:
        path: the library file.
        memory_limit: the most that DuckDB may take, such as "256MB"; None is little at first, by
            the size of the file, and more when a question needs it.

    Raises:
        LibraryMissing, LibraryLocked, LibraryNewer, LibraryDamaged.
    """

    def __init__(self, path: Path, memory_limit: str | None = None) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._idle: list[duckdb.DuckDBPyConnection] = []
        self._busy: set[duckdb.DuckDBPyConnection] = set()
        self._closed = False
        self._may_grow = memory_limit is None
        size = path.stat().st_size if path.exists() else 0
        self._connection = engine.connect(
            memory_limit or f"{_LEAST_MEMORY + size // 4}B",
            threads=1 if size <= _SMALL_FILE else engine.THREADS,
        )
        try:
            version = engine.attach(self._connection, path, _NAME)
        except LibraryError:
            self._connection.close()
            raise
        if version < SCHEMA_VERSION:
            self._connection.execute(views_of_older(_NAME, _VIEWS, version))
        # From here on no statement can reach another file or a variable of the program.
        self._connection.execute("SET python_enable_replacements = false")
        self._connection.execute("SET enable_external_access = false")

    def rows(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question; `values` are bound by place or name, never pasted.

        Raises:
            SearchInterrupted: where `interrupt` was called meanwhile.
            MemoryShort: where it needs more memory than there may be.
            LibraryDamaged: where the file turns out to be no longer whole.
        """
        try:
            return self._ask(statement, values)
        except MemoryShort:
            if not self._may_grow:
                raise
            self._connection.execute(f"SET memory_limit = '{_MORE_MEMORY}'")
        return self._ask(statement, values)

    def row(self, statement: str, values: Values = ()) -> tuple[Any, ...]:
        """Return the only row of a question that always has one."""
        [found] = self.rows(statement, values)
        return found

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection of the caller's own to the library's tables; to be closed."""
        cursor = self._connection.cursor()
        cursor.execute(f"SET search_path = '{_VIEWS},{_NAME}.main'")
        return cursor

    def interrupt(self) -> None:
        """Stop the questions that other threads are asking."""
        with self._lock:
            for cursor in self._busy:
                cursor.interrupt()

    def close(self) -> None:
        """Stop all questions and let go of the file. Twice does no harm."""
        self.interrupt()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for cursor in (*idle, self._connection):
            cursor.close()

    def _ask(self, statement: str, values: Values) -> list[tuple[Any, ...]]:
        bound = dict(values) if isinstance(values, Mapping) else list(values)
        with self._cursor() as cursor, engine.reading(self.path):
            return cursor.execute(statement, bound).fetchall()

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._lock:
            if self._closed:
                raise LibraryError("The library was closed.", "Open it again.")
            cursor = self._idle.pop() if self._idle else self.cursor()
            self._busy.add(cursor)
        try:
            yield cursor
        finally:
            with self._lock:
                self._busy.discard(cursor)
                if self._closed:
                    cursor.close()
                else:
                    self._idle.append(cursor)
