"""Rows on their way into a library: staged in columns, one batch a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from uprtui.library.records import CheckedRow, Position
from uprtui.library.schema import (
    FACT_TABLES,
    NEW_IN_3,
    ONE_BY_ONE,
    SCHEMA_VERSION,
    STANDING_OF_OLD,
    WITHOUT_SUGGESTIONS,
    create_fact_tables,
)
from uprtui.library.suggesting import Suggest, has_known_label
from uprtui.text import fold

# `entries` is the list of sources that the new library will have. One without a batch is taken
# over from the previous library, one with a batch was read now; forgetting deletes the entry.
# `previous` is the attached old library, or a schema of empty tables where there is none.
_TABLES = """
CREATE TABLE entries (
    position INTEGER, id VARCHAR, connector VARCHAR, name VARCHAR, sha256 VARCHAR,
    imported_at VARCHAR, licence VARCHAR, synthetic BOOLEAN, standing INTEGER, batch INTEGER
);
CREATE TABLE staged (
    batch INTEGER, line INTEGER, id VARCHAR, kind VARCHAR, sur VARCHAR, by_state VARCHAR,
    session INTEGER, text VARCHAR, issues VARCHAR[], action INTEGER, action_source VARCHAR,
    response VARCHAR, paragraph VARCHAR, symbol VARCHAR, place VARCHAR, suggested VARCHAR[],
    themes VARCHAR[], affected VARCHAR[], sdgs VARCHAR[], body VARCHAR, published VARCHAR,
    reference VARCHAR, folded VARCHAR
);
CREATE TABLE staged_positions (
    batch INTEGER, line INTEGER, sur VARCHAR, session INTEGER, symbol VARCHAR, paragraph VARCHAR,
    response VARCHAR, place VARCHAR
);
CREATE TABLE new_ids (batch INTEGER, id VARCHAR);
CREATE TABLE staged_rejects (
    batch INTEGER, line INTEGER, place VARCHAR, raw VARCHAR, reason VARCHAR
);
INSERT INTO entries BY NAME
    SELECT position, id, connector, name, sha256, imported_at, licence, synthetic, standing
    FROM known_sources;
CREATE VIEW observations AS
    SELECT position, observed.*
    FROM observed JOIN entries ON entries.id = source AND batch IS NULL
    UNION ALL BY NAME
    SELECT position, entries.id AS source, staged.* EXCLUDE (batch)
    FROM staged JOIN entries USING (batch);
CREATE VIEW positions AS
    SELECT position, answered.*
    FROM answered JOIN entries ON entries.id = source AND batch IS NULL
    UNION ALL BY NAME
    SELECT position, entries.id AS source, staged_positions.* EXCLUDE (batch)
    FROM staged_positions JOIN entries USING (batch);
CREATE VIEW rejects AS
    SELECT position, rejects.*
    FROM previous.rejects JOIN entries ON entries.id = source AND batch IS NULL
    UNION ALL BY NAME
    SELECT position, entries.id AS source, staged_rejects.* EXCLUDE (batch)
    FROM staged_rejects JOIN entries USING (batch);
"""

# The facts of the previous library, in the columns that they have now.
_SAME = """
CREATE VIEW observed AS SELECT * FROM previous.observations;
CREATE VIEW answered AS SELECT * FROM previous.positions;
CREATE VIEW known_sources AS SELECT * FROM previous.sources
"""
_OLDER = f"""
CREATE TABLE suggestions (source VARCHAR, line INTEGER, suggested VARCHAR[]);
CREATE TABLE answered ({FACT_TABLES["positions"]});
CREATE VIEW known_sources AS SELECT *, {STANDING_OF_OLD} FROM previous.sources;
CREATE VIEW observed AS
    SELECT {{columns}}, {NEW_IN_3}, NULL::VARCHAR AS reference
    FROM previous.observations {{joined}}
"""  # noqa: S608 (our own words)
_COLUMNS_OF = {
    ONE_BY_ONE: {"columns": "observations.*", "joined": ""},
    WITHOUT_SUGGESTIONS: {
        "columns": "observations.*, suggestions.suggested",
        "joined": "LEFT JOIN suggestions USING (source, line)",
    },
}
_KEPT_IN_VERSION_1 = """
SELECT source, line, text, issues
FROM previous.observations JOIN entries ON entries.id = source AND batch IS NULL
"""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a source besides its rows."""

    id: str
    connector: str
    name: str
    sha256: str
    imported_at: datetime
    licence: str
    synthetic: bool
    standing: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a batch holds, against the library as it was before."""

    added: int
    merged: int
    rejected: int


class Staging:
    """The facts of the library to come: those of the previous one and those read now.

    Args:
        connection: an empty in-memory database with the previous library attached as `previous`.
        previous: the version of its schema; None where there is no previous library.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, previous: int | None) -> None:
        self._connection = connection
        self._outdated = previous == WITHOUT_SUGGESTIONS
        if previous is None:
            connection.execute("CREATE SCHEMA previous")
            connection.execute(create_fact_tables("previous"))
        older = _COLUMNS_OF.get(previous or SCHEMA_VERSION)
        connection.execute(_SAME if older is None else _OLDER.format_map(older))
        connection.execute(_TABLES)

    def stage(self, batch: int, line: int, rows: Sequence[CheckedRow]) -> None:
        """Put rows into a batch; the first one is its line number `line`."""
        self._append(
            "staged",
            ((batch, at, *row, fold(row.text)) for at, row in enumerate(rows, start=line)),
        )

    def stage_positions(self, batch: int, line: int, rows: Sequence[Position]) -> None:
        """Put positions into a batch; the first one is its line number `line`."""
        self._append(
            "staged_positions", ((batch, at, *row) for at, row in enumerate(rows, start=line))
        )

    def stage_rejects(self, batch: int, line: int, rejects: Sequence[tuple[str, str, str]]) -> None:
        """Put rejected rows (place, raw text, reason) into a batch."""
        self._append(
            "staged_rejects",
            ((batch, at, *map(_storable, reject)) for at, reject in enumerate(rejects, start=line)),
        )

    def count(self, batch: int) -> Counts:
        """Compare a batch with all that was entered before it."""
        self._connection.execute(
            """
            INSERT INTO new_ids
            SELECT DISTINCT batch, id FROM staged
            WHERE batch = ? AND id NOT IN (SELECT id FROM observations)
            """,
            [batch],
        )
        rows, added, positions = self._connection.execute(
            """
            SELECT
                (SELECT count(*) FROM staged WHERE batch = $batch),
                (SELECT count(*) FROM new_ids WHERE batch = $batch),
                (SELECT count(*) FROM staged_positions WHERE batch = $batch)
            """,
            {"batch": batch},
        ).fetchall()[0]
        [(rejected,)] = self._connection.execute(
            "SELECT count(*) FROM staged_rejects WHERE batch = ?", [batch]
        ).fetchall()
        return Counts(added=added, merged=rows - added + positions, rejected=rejected)

    def enter(self, entry: Entry, batch: int) -> None:
        """Take a batch into the library to come, in place of an earlier one of the same source."""
        [(position,)] = self._connection.execute(
            """
            SELECT coalesce(max(position) FILTER (WHERE id = ?), max(position) + 1, 1) FROM entries
            """,
            [entry.id],
        ).fetchall()
        self.forget(entry.id)
        self._connection.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                position,
                entry.id,
                entry.connector,
                _storable(entry.name),
                entry.sha256,
                entry.imported_at.isoformat(),
                _storable(entry.licence),
                entry.synthetic,
                entry.standing,
                batch,
            ],
        )

    def forget(self, source: str) -> bool:
        """Leave a source out of the library to come; False where there is none of that id."""
        return bool(
            self._connection.execute(
                "DELETE FROM entries WHERE id = ? RETURNING id", [source]
            ).fetchall()
        )

    def issues(self) -> frozenset[str]:
        """The labels of all issues entered so far."""
        found = self._connection.execute("SELECT DISTINCT unnest(issues) FROM observations")
        return frozenset(label for (label,) in found.fetchall())

    def renew(self, suggest: Suggest, progress: Callable[[int, int], None]) -> None:
        """Suggest labels for what a previous library of version 1 keeps; else do nothing.

        Args:
            suggest: gives the labels.
            progress: told the rows done and their number in all; what it raises ends the work.
        """
        if not self._outdated:
            return
        [(total,)] = self._connection.execute(
            f"SELECT count(*) FROM ({_KEPT_IN_VERSION_1})"  # noqa: S608 (our own words)
        ).fetchall()
        done = 0
        with self._connection.cursor() as reader:
            reader.execute(_KEPT_IN_VERSION_1)
            while rows := reader.fetchmany(_AT_ONCE):
                self._append("suggestions", _suggestions(rows, suggest))
                done += len(rows)
                progress(done, total)

    def added(self) -> dict[str, int]:
        """Count anew what each source read now was the first to tell, once `joined` is known.

        Out: id of a source → recommendations that no earlier one told in whatever words.
        """
        return dict(self._connection.execute(_ADDED).fetchall())

    def write(self) -> None:
        """Write all that was entered into the empty fact tables of `fresh`."""
        for statement in _WRITE:
            self._connection.execute(statement)

    def _append(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        with self._connection.appender(table) as appender:
            appender.append_rows(rows)


def _suggestions(
    rows: Iterable[tuple[str, int, str, list[str]]], suggest: Suggest
) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for source, line, text, issues in rows:
        if not has_known_label(issues):
            yield source, line, suggest(text)


_ADDED = """
WITH standing_for AS (
    SELECT id, coalesce(canonical, id) AS key, batch
    FROM new_ids LEFT JOIN joined USING (id)
), firsts AS (
    SELECT key, min(batch) AS batch
    FROM standing_for
    WHERE key NOT IN (
        SELECT coalesce(canonical, observations.id)
        FROM observations LEFT JOIN joined ON joined.id = observations.id
        WHERE observations.id NOT IN (SELECT id FROM new_ids)
    )
    GROUP BY key
)
SELECT entries.id, (SELECT count(*) FROM firsts WHERE firsts.batch = entries.batch)
FROM entries WHERE entries.batch IS NOT NULL
"""

# Positions in the order of import are numbered anew, so that nothing tells that a source was
# forgotten. The counts come with `COUNT`, once it is known what was joined.
_WRITE = (
    "INSERT INTO fresh.observations BY NAME SELECT * EXCLUDE (position) FROM observations",
    "INSERT INTO fresh.positions BY NAME SELECT * EXCLUDE (position) FROM positions",
    "INSERT INTO fresh.rejects BY NAME SELECT * EXCLUDE (position) FROM rejects",
    """
    INSERT INTO fresh.sources BY NAME
    SELECT
        * EXCLUDE (position, batch),
        row_number() OVER (ORDER BY position) AS position,
        0 AS read, 0 AS added, 0 AS merged, 0 AS rejected
    FROM entries ORDER BY position
    """,
)


def _storable(text: str) -> str:
    """A rejected text may hold what no database stores: lone surrogates are replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
