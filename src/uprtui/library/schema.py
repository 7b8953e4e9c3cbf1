"""The tables of a library, and what their columns mean.

`sources`, `observations` and `rejects` are the facts as they came in: one observation a row of a
source. Everything else is made from them at each publishing and never changed on its own, so that
forgetting a source leaves exactly what would have been without it.

`recommendations` has one row an identity, folded from its observations in order of import. Its
`row` numbers run from 0 without a gap in the default order (newest session first). `ranks` numbers
the same rows in all orders, so that a result in any order is a set of numbers.

`labels` are the issues, one row a recommendation and issue; `suggested` says that no source named
it, but its words did. A recommendation has suggested labels only where no source gives it a label
of the vocabulary (see `suggesting`). `words` are the distinct folded words
in alphabetical order, so that a prefix is a range of numbers; `postings` say in which row, and as
which word of its text, each stands. Both are sorted, so that DuckDB reads only what is asked.

Version 1 had no suggested labels. Its libraries are read as they are, through the views below; the
next import makes them libraries of the present version.
"""

from __future__ import annotations

SCHEMA_VERSION = 2
"""Goes up with every change that an older uprtui cannot read."""

WITHOUT_SUGGESTIONS = 1
"""The version before labels were suggested; also the oldest that there is."""

FACT_TABLES = {
    "meta": "schema_version INTEGER NOT NULL",
    "sources": """
        position INTEGER NOT NULL,      -- order of import, from 1
        id VARCHAR NOT NULL,
        connector VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        imported_at VARCHAR NOT NULL,   -- ISO 8601
        licence VARCHAR NOT NULL,
        synthetic BOOLEAN NOT NULL,
        read INTEGER NOT NULL,
        added INTEGER NOT NULL,
        merged INTEGER NOT NULL,
        rejected INTEGER NOT NULL""",
    "observations": """
        source VARCHAR NOT NULL,        -- sources.id
        line INTEGER NOT NULL,          -- order within the source, from 1
        id VARCHAR NOT NULL,            -- the identity
        kind VARCHAR NOT NULL,
        sur VARCHAR NOT NULL,
        by_state VARCHAR,
        session INTEGER,
        text VARCHAR NOT NULL,
        issues VARCHAR[] NOT NULL,
        action INTEGER,
        action_source VARCHAR,
        response VARCHAR,
        paragraph VARCHAR,
        symbol VARCHAR,
        place VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,        -- the text, folded
        suggested VARCHAR[]             -- NULL where `issues` has a label of the vocabulary""",
    "rejects": """
        source VARCHAR NOT NULL,
        line INTEGER NOT NULL,
        place VARCHAR NOT NULL,
        raw VARCHAR NOT NULL,
        reason VARCHAR NOT NULL""",
}
"""Table → its columns. The derived tables are created with their contents (merging, indexing)."""


def create_fact_tables(schema: str) -> str:
    """The statements that create the empty fact tables in a schema or database."""
    return ";".join(
        f"CREATE TABLE {schema}.{table} ({columns}\n)" for table, columns in FACT_TABLES.items()
    )


def views_of_version_1(library: str, schema: str) -> str:
    """The statements that show a library of version 1 as one without any suggested label.

    Args:
        library: the name under which it is attached.
        schema: where the views go; to be searched before the library.
    """
    none = {"recommendations": "[]::VARCHAR[]", "labels": "false"}
    return ";".join(
        f"CREATE VIEW {schema}.{table} AS SELECT *, {value} AS suggested FROM {library}.{table}"  # noqa: S608
        for table, value in none.items()
    )


def rank_column(sort: str, *, descending: bool) -> str:
    """The column of `ranks` that numbers the rows in an order of `query.SORTS`."""
    if sort == "session" and descending:
        return "row"
    return f"rank_{sort}_{'down' if descending else 'up'}"
