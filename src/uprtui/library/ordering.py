"""The orders of a library's rows: each row gets a number in every order, once, when it is built.

Then a result in any order is a set of numbers, and a window anywhere in it costs the same.
"""

from __future__ import annotations

import duckdb

from uprtui.library.query import SORTS
from uprtui.library.schema import rank_column

# States stand in the order of their names where these are known, else of their codes.
_STATE_PLACES = """
CREATE TEMP TABLE state_places AS
SELECT code, row_number() OVER (ORDER BY coalesce(name, code), code) AS place
FROM (SELECT sur AS code FROM merged UNION SELECT by_state FROM merged)
LEFT JOIN state_names USING (code)
"""
_ISSUE_PLACES = """
CREATE TEMP TABLE issue_places AS
SELECT issue, row_number() OVER (ORDER BY issue) AS place
FROM (SELECT DISTINCT coalesce(issues[1], suggested[1]) AS issue FROM merged)
WHERE issue IS NOT NULL
"""
_NUMBER = """
CREATE TEMP TABLE numbered AS
SELECT
    (row_number() OVER (
        ORDER BY session DESC NULLS LAST, sur_place, by_place NULLS LAST, id
    ) - 1)::INTEGER AS row,
    *
FROM (
    SELECT
        merged.*,
        surs.place AS sur_place,
        bys.place AS by_place,
        issue_places.place AS issue_place
    FROM merged
    LEFT JOIN state_places AS surs ON surs.code = sur
    LEFT JOIN state_places AS bys ON bys.code = by_state
    LEFT JOIN issue_places ON issue = coalesce(issues[1], suggested[1])
)
"""
_WRITE = """
CREATE TABLE fresh.recommendations AS
SELECT
    row, numbered.id, told.kind, told.sur, told.by_state, numbered.session, told.text, told.folded,
    numbered.issues, numbered.action, numbered.action_source, numbered.response,
    numbered.paragraph, numbered.symbol, numbered.sources, numbered.suggested,
    numbered.themes, numbered.affected, numbered.sdgs, numbered.body, numbered.published,
    numbered.refs
FROM told JOIN numbered USING (told)
ORDER BY row
"""

# Windows carry along what they do not sort by, so they get short numbers only.
_KEYS = """
CREATE TEMP TABLE keys AS
SELECT
    row,
    session,
    sur_place AS sur,
    by_place AS by_state,
    issue_place AS issue,
    list_position(['supported', 'noted', 'pending'], response) AS response,
    action,
    text_place AS text
FROM numbered JOIN (
    SELECT row, dense_rank() OVER (ORDER BY folded) AS text_place FROM fresh.recommendations
) USING (row)
"""
_RANKS = ", ".join(
    f"(row_number() OVER (ORDER BY {'by_state' if sort == 'by' else sort} {direction} NULLS LAST,"
    f" row) - 1)::INTEGER AS {rank_column(sort, descending=direction == 'DESC')}"
    for sort in SORTS
    for direction in ("ASC", "DESC")
    if (sort, direction) != ("session", "DESC")  # that is `row` itself
)
_RANK = f"CREATE TABLE fresh.ranks AS SELECT row, {_RANKS} FROM keys ORDER BY row"  # noqa: S608


def order_recommendations(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `fresh.recommendations` and `fresh.ranks` from what `merge_observations` made.

    The temporary table `state_names` (code, name) says how States are called.
    """
    for statement in (_STATE_PLACES, _ISSUE_PLACES, _NUMBER, _WRITE, _KEYS, _RANK):
        connection.execute(statement)
    for table in ("state_places", "issue_places", "merged", "numbered", "keys"):
        connection.execute(f"DROP TABLE {table}")
