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

`themes` are OHCHR's, one row a recommendation and theme: a vocabulary of its own.

`aliases` lead from an identity that was joined with another one, or gave way to it, to the id that
stands for both (see `joining`). `disagreements` say where two sources tell one recommendation
differently.

Version 1 had no suggested labels, version 2 no themes, bodies, positions, standings and joins.
Their libraries are read as they are, through the views below; the next import makes them libraries
of the present version.
"""

from __future__ import annotations

SCHEMA_VERSION = 3
"""Goes up with every change that an older uprtui cannot read."""

WITHOUT_SUGGESTIONS = 1
"""The version before labels were suggested; also the oldest that there is."""

ONE_BY_ONE = 2
"""The last version in which only equal texts were joined."""

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
        rejected INTEGER NOT NULL,
        standing INTEGER NOT NULL       -- the higher, the more official: api.Standing""",
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
        suggested VARCHAR[],            -- NULL where `issues` has a label of the vocabulary
        themes VARCHAR[] NOT NULL,
        affected VARCHAR[] NOT NULL,
        sdgs VARCHAR[] NOT NULL,
        body VARCHAR,
        published VARCHAR,              -- ISO 8601
        reference VARCHAR               -- the source's own identifier""",
    "positions": """
        source VARCHAR NOT NULL,
        line INTEGER NOT NULL,
        sur VARCHAR NOT NULL,
        session INTEGER NOT NULL,
        symbol VARCHAR,
        paragraph VARCHAR NOT NULL,
        response VARCHAR NOT NULL,
        place VARCHAR NOT NULL""",
    "rejects": """
        source VARCHAR NOT NULL,
        line INTEGER NOT NULL,
        place VARCHAR NOT NULL,
        raw VARCHAR NOT NULL,
        reason VARCHAR NOT NULL""",
}
"""Table → its columns. The derived tables are created with their contents (merging, indexing)."""

NEW_IN_3 = (
    "[]::VARCHAR[] AS themes, []::VARCHAR[] AS affected, []::VARCHAR[] AS sdgs,"
    " NULL::VARCHAR AS body, NULL::VARCHAR AS published"
)
"""What older versions lack in both observations and recommendations."""

STANDING_OF_OLD = "if(connector = 'upr-info', 20, 0) AS standing"
"""How official the sources of older versions are: there were two connectors only."""


DISAGREEMENTS = """
    id VARCHAR, field VARCHAR, kept VARCHAR, kept_source VARCHAR, other VARCHAR,
    other_source VARCHAR"""
"""The columns of the derived table `disagreements` (see `records.Disagreement`)."""


def create_fact_tables(schema: str) -> str:
    """The statements that create the empty fact tables in a schema or database."""
    return ";".join(
        f"CREATE TABLE {schema}.{table} ({columns}\n)" for table, columns in FACT_TABLES.items()
    )


def views_of_older(library: str, schema: str, version: int) -> str:
    """The statements that show a library of an older version as one of the present version.

    Args:
        library: the name under which it is attached.
        schema: where the views go; to be searched before the library.
        version: of the library.
    """
    suggested = version == WITHOUT_SUGGESTIONS
    added = {
        "recommendations": f"{NEW_IN_3}, []::VARCHAR[] AS refs"
        + (", []::VARCHAR[] AS suggested" if suggested else ""),
        "sources": STANDING_OF_OLD,
    }
    if suggested:
        added["labels"] = "false AS suggested"
    empty = {
        "themes": "theme VARCHAR, row INTEGER",
        "aliases": "alias VARCHAR, id VARCHAR",
        "disagreements": DISAGREEMENTS,
    }
    views = [
        f"CREATE VIEW {schema}.{table} AS SELECT *, {columns} FROM {library}.{table}"  # noqa: S608
        for table, columns in added.items()
    ]
    tables = [f"CREATE TABLE {schema}.{table} ({columns})" for table, columns in empty.items()]
    return ";".join(views + tables)


def rank_column(sort: str, *, descending: bool) -> str:
    """The column of `ranks` that numbers the rows in an order of `query.SORTS`."""
    if sort == "session" and descending:
        return "row"
    return f"rank_{sort}_{'down' if descending else 'up'}"
