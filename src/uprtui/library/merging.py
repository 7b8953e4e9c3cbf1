"""From observations to recommendations: one row an identity, which knows what all sources know.

What is missing is filled, issues are united in the order in which they were named, a definite
response beats a pending one, a coded action category beats a predicted one; suggested labels stand
only until one source gives a label of the vocabulary; otherwise the source that was imported first
wins.
"""

from __future__ import annotations

import duckdb

# All observations in one order: by import, then by line.
_TOLD = """
CREATE TEMP VIEW told AS
SELECT observations.*, (position::BIGINT << 32) + line AS told
FROM fresh.observations JOIN fresh.sources ON sources.id = observations.source
"""

# Long texts stay where they are until the last step. What is part of the identity is the same in
# all observations of it. A list keeps the first of each value.
_MERGE = """
CREATE TEMP TABLE merged AS
WITH united AS (
    SELECT
        id,
        min(told) AS told,
        any_value(session) AS session,
        any_value(sur) AS sur,
        any_value(by_state) AS by_state,
        flatten(list(issues ORDER BY told)) AS issues,
        if(bool_or(suggested IS NULL), [], arg_min(suggested, told)) AS suggested,
        arg_min(
            {'category': action, 'source': action_source},
            told + if(action_source = 'coded', 0, 1::BIGINT << 60)
        ) FILTER (WHERE action IS NOT NULL) AS action,
        coalesce(
            arg_min(response, told) FILTER (WHERE response <> 'pending'),
            arg_min(response, told)
        ) AS response,
        arg_min(paragraph, told) AS paragraph,
        arg_min(symbol, told) AS symbol,
        list(source ORDER BY told) AS sources
    FROM told
    GROUP BY id
)
SELECT
    * REPLACE (
        list_filter(issues, lambda issue, i: list_position(issues, issue) = i) AS issues,
        list_filter(sources, lambda source, i: list_position(sources, source) = i) AS sources,
        action.category AS action
    ),
    action.source AS action_source
FROM united
"""


def merge_observations(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `merged`, one row an identity, and the view `told`.

    They are made from `fresh.observations` and `fresh.sources`. `merged` has no texts: its column
    `told` names the observation in the view whose text stands for all.
    """
    connection.execute(_TOLD)
    connection.execute(_MERGE)
