"""A library as the first version of uprtui wrote it, before labels were suggested."""

from __future__ import annotations

from pathlib import Path

import duckdb

# Version 1 had these columns in these tables; the others are as they are now.
_OBSERVATIONS = """
CREATE TABLE old.observations (
    source VARCHAR NOT NULL, line INTEGER NOT NULL, id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    sur VARCHAR NOT NULL, by_state VARCHAR, session INTEGER, text VARCHAR NOT NULL,
    issues VARCHAR[] NOT NULL, action INTEGER, action_source VARCHAR, response VARCHAR,
    paragraph VARCHAR, symbol VARCHAR, place VARCHAR NOT NULL, folded VARCHAR NOT NULL
)
"""
_RECOMMENDATIONS = """
CREATE TABLE old.recommendations (
    row INTEGER, id VARCHAR, kind VARCHAR, sur VARCHAR, by_state VARCHAR, session INTEGER,
    text VARCHAR, folded VARCHAR, issues VARCHAR[], action INTEGER, action_source VARCHAR,
    response VARCHAR, paragraph VARCHAR, symbol VARCHAR, sources VARCHAR[]
)
"""
_LABELS = "CREATE TABLE old.labels (issue VARCHAR, row INTEGER)"
_UNCHANGED = ("rejects", "words", "postings", "ranks")
_NEW = "themes, affected, sdgs, body, published"
_FILL = {
    "observations": f"SELECT * EXCLUDE (suggested, {_NEW}, reference) FROM now.observations",
    "recommendations": f"""
        SELECT * EXCLUDE (suggested, {_NEW}, refs) FROM now.recommendations ORDER BY row""",
    "labels": "SELECT issue, row FROM now.labels WHERE NOT suggested ORDER BY issue, row",
}


def make_version_1(library: Path) -> None:
    """Put a version-1 library in the place of a present one that has no suggested label."""
    old = library.with_name("old.duckdb")
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ? AS now (READ_ONLY)", [str(library)])
        connection.execute("ATTACH ? AS old", [str(old)])
        connection.execute("CREATE TABLE old.meta (schema_version INTEGER NOT NULL)")
        connection.execute("INSERT INTO old.meta VALUES (1)")
        for statement in (_OBSERVATIONS, _RECOMMENDATIONS, _LABELS):
            connection.execute(statement)
        for table, rows in _FILL.items():
            connection.execute(f"INSERT INTO old.{table} BY NAME {rows}")
        connection.execute(
            "CREATE TABLE old.sources AS SELECT * EXCLUDE (standing) FROM now.sources"
        )
        for table in _UNCHANGED:
            connection.execute(f"CREATE TABLE old.{table} AS FROM now.{table}")
        connection.execute("CHECKPOINT old")
    old.replace(library)
