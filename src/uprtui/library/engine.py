"""The door to DuckDB: connections within our limits, and its errors in our words.

A library file is always *attached* to a private in-memory database, never opened as the main one:
DuckDB keeps one instance a path within a process, so opening the same path again after another
import has renamed a new file over it would show the old file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from uprtui.library.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    LibraryNotWritten,
    MemoryShort,
    SearchInterrupted,
)
from uprtui.library.schema import SCHEMA_VERSION, WITHOUT_SUGGESTIONS

THREADS = 2
"""Threads for large work: enough for a keystroke, and fair on a shared machine."""

_FILE_HEADERS = 3 * 4096  # bytes before the blocks of a database file
_HOLDER = re.compile(r"Conflicting lock is held in (?P<holder>.*\(PID \d+\))")
_DAMAGE = re.compile(r"Corrupt database file|Could not read enough bytes")
_NEWER_FORMAT = re.compile(r"storage version|newer version of DuckDB")


def connect(
    memory_limit: str, threads: int = THREADS, temp_directory: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a connection to an empty in-memory database.

    Args:
        memory_limit: such as "256MB": the most that DuckDB keeps in memory.
        threads: how many work at once on one question.
        temp_directory: where work that does not fit goes; None is nowhere.
    """
    return duckdb.connect(
        ":memory:",
        config={
            "threads": threads,
            "memory_limit": memory_limit,
            "temp_directory": str(temp_directory or ""),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> int:
    """Attach a library read-only under `name`, after making sure that it is one.

    Returns:
        the version of its schema: the present one, or an older one that can be read.

    Raises:
        LibraryMissing, LibraryLocked, LibraryNewer, LibraryDamaged.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise LibraryMissing(path) from error
    except OSError as error:
        raise LibraryDamaged(path, f"{error.strerror}.") from error
    if size == 0:
        raise LibraryDamaged(path, "the file is empty.")
    with reading(path):
        connection.execute(f"ATTACH ? AS {name} (READ_ONLY)", [str(path)])
        return _check(connection, path, name, size)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise the LibraryError that a DuckDB error while reading the library at `path` means."""
    try:
        yield
    except duckdb.ProgrammingError:  # our mistake, not the file's
        raise
    except duckdb.Error as error:
        raise _translated(error, path) from error


@contextmanager
def writing(library: Path) -> Iterator[None]:
    """Raise the LibraryError that an error while building the next `library` means."""
    try:
        yield
    except duckdb.ProgrammingError:
        raise
    except duckdb.Error as error:
        if _DAMAGE.search(str(error)):  # of the present one: the new one is only written
            raise _translated(error, library) from error
        raise LibraryNotWritten(str(error).splitlines()[0]) from error
    except OSError as error:
        raise LibraryNotWritten(f"{error.strerror or error}.") from error


def _check(connection: duckdb.DuckDBPyConnection, path: Path, name: str, size: int) -> int:
    expected = connection.execute(
        "SELECT block_size * total_blocks + ? FROM pragma_database_size() WHERE database_name = ?",
        [_FILE_HEADERS, name],
    ).fetchone()
    if expected is None or size < expected[0]:
        raise LibraryDamaged(path, "the file is cut short.")
    try:
        connection.execute(f"USE {name}")
        found = connection.execute("SELECT schema_version FROM meta").fetchall()
        connection.execute("USE memory")
    except duckdb.CatalogException as error:
        raise LibraryDamaged(path, "the file is another program's database.") from error
    if len(found) != 1:
        raise LibraryDamaged(path, "its version is not recorded.")
    version: int = found[0][0]
    if version > SCHEMA_VERSION:
        raise LibraryNewer(path, version, SCHEMA_VERSION)
    if version < WITHOUT_SUGGESTIONS:
        raise LibraryDamaged(path, f"no uprtui made a library of version {version}.")
    return version


def _translated(error: duckdb.Error, path: Path) -> LibraryError:
    said = str(error)
    if isinstance(error, duckdb.InterruptException):
        return SearchInterrupted()
    if "Could not set lock" in said:
        holder = _HOLDER.search(said)
        return LibraryLocked(holder["holder"] if holder else "another program")
    if _NEWER_FORMAT.search(said):
        return LibraryNewer(path, "of a newer file format", duckdb.__version__)
    if isinstance(error, duckdb.OutOfMemoryException):
        return MemoryShort()
    return LibraryDamaged(path, said.splitlines()[0])
