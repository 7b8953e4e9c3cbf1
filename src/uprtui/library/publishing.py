"""From staged facts to the library that readers see: build beside, check, rename over.

Readers keep the file that they have open; a build that is killed leaves the old library as it was,
and its leftovers go with the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from uprtui.library import engine
from uprtui.library.errors import LibraryNotWritten
from uprtui.library.indexing import index_recommendations
from uprtui.library.merging import merge_observations
from uprtui.library.ordering import order_recommendations
from uprtui.library.schema import SCHEMA_VERSION, create_fact_tables
from uprtui.library.staging import Staging

_PRIVATE = 0o600

# Each is true of every whole library: what is derived agrees with the facts.
_CHECKS = {
    "every identity has one recommendation": """
        SELECT (SELECT count(*) FROM fresh.recommendations)
             = (SELECT count(DISTINCT id) FROM fresh.observations)
             - (SELECT count(*) FROM fresh.aliases)""",
    "every alias leads to a recommendation": """
        SELECT count(*) = 0 FROM fresh.aliases
        WHERE id NOT IN (SELECT id FROM fresh.recommendations)""",
    "the sources' counts add up": """
        SELECT (SELECT coalesce(sum(added + merged), 0) FROM fresh.sources)
             = (SELECT count(*) FROM fresh.observations)
             + (SELECT count(*) FROM fresh.positions)
           AND (SELECT coalesce(sum(rejected), 0) FROM fresh.sources)
             = (SELECT count(*) FROM fresh.rejects)
           AND (SELECT coalesce(sum(added), 0) FROM fresh.sources)
             = (SELECT count(*) FROM fresh.recommendations)""",
    "rows are numbered without a gap": """
        SELECT count(*) = count(DISTINCT row) AND coalesce(min(row), 0) = 0
           AND coalesce(max(row) + 1, 0) = count(*) FROM fresh.recommendations""",
    "every label is indexed": """
        SELECT (SELECT count(*) FROM fresh.labels)
             = (SELECT coalesce(sum(len(issues) + len(suggested)), 0)
                FROM fresh.recommendations)""",
    "every word is indexed": """
        SELECT (SELECT count(*) FROM fresh.postings)
             = (SELECT coalesce(sum(len(string_split(folded, ' '))), 0)
                FROM fresh.recommendations WHERE folded <> '')""",
}


def build_path(library: Path) -> Path:
    """Where this process builds its new library."""
    return library.with_name(f"{library.name}.new-{os.getpid()}")


def remove_builds(library: Path) -> None:
    """Remove what builds left behind. Only the holder of the lock may do this."""
    for leftover in library.parent.glob(f"{library.name}.new-*"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink(missing_ok=True)


def write_library(
    connection: duckdb.DuckDBPyConnection,
    staging: Staging,
    build: Path,
    checkpoint: Callable[[str], None],
) -> None:
    """Write the staged facts and all that derives from them to the new file `build`."""
    connection.execute("ATTACH ? AS fresh", [str(build)])
    build.chmod(_PRIVATE)
    connection.execute(create_fact_tables("fresh"))
    connection.execute("INSERT INTO fresh.meta VALUES (?)", [SCHEMA_VERSION])
    checkpoint("created")
    staging.write()
    checkpoint("copied")
    merge_observations(connection)
    checkpoint("merged")
    order_recommendations(connection)
    checkpoint("ordered")
    index_recommendations(connection)
    checkpoint("indexed")
    connection.execute("CHECKPOINT fresh")
    connection.execute("DETACH fresh")
    checkpoint("written")


def check_library(build: Path) -> None:
    """Open a new library as a reader would and compare what it says.

    Raises:
        LibraryNotWritten: names the check that failed.
        LibraryError: where it cannot even be opened.
    """
    if build.with_name(f"{build.name}.wal").exists():
        raise LibraryNotWritten("a part of it is still in the database's log.")
    with engine.connect("256MB") as connection, engine.reading(build):
        engine.attach(connection, build, "fresh")
        for check, statement in _CHECKS.items():
            if connection.execute(statement).fetchall() != [(True,)]:
                raise LibraryNotWritten(f"a check failed: {check}.")


def swap_in(build: Path, library: Path, checkpoint: Callable[[str], None]) -> None:
    """Make the new file the library, durably: a power cut leaves the old one or the new one."""
    _sync(build)
    checkpoint("synced")
    build.replace(library)
    checkpoint("renamed")
    _sync(library.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
