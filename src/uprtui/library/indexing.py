"""The index of a library: which issue and which word stand in which rows."""

from __future__ import annotations

import duckdb

_INDEX = (
    """
    CREATE TABLE fresh.labels AS
    SELECT issue, row, suggested
    FROM (
        SELECT row, unnest(issues) AS issue, false AS suggested FROM fresh.recommendations
        UNION ALL
        SELECT row, unnest(suggested), true FROM fresh.recommendations
    )
    ORDER BY issue, row
    """,
    """
    CREATE TABLE fresh.themes AS
    SELECT unnest(themes) AS theme, row FROM fresh.recommendations ORDER BY theme, row
    """,
    """
    CREATE TEMP TABLE spoken AS
    SELECT
        row,
        unnest(string_split(folded, ' ')) AS word,
        generate_subscripts(string_split(folded, ' '), 1)::INTEGER AS spot
    FROM fresh.recommendations
    """,
    """
    CREATE TABLE fresh.words AS
    SELECT (row_number() OVER (ORDER BY word))::INTEGER AS number, word
    FROM (SELECT DISTINCT word FROM spoken WHERE word <> '')
    ORDER BY number
    """,
    """
    CREATE TABLE fresh.postings AS
    SELECT number AS word, row, spot
    FROM spoken JOIN fresh.words USING (word)
    ORDER BY number, row, spot
    """,
    "DROP TABLE spoken",
)


def index_recommendations(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `fresh.labels`, `themes`, `words` and `postings` from `fresh.recommendations`."""
    for statement in _INDEX:
        connection.execute(statement)
