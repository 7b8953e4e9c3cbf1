"""From observations to recommendations: one row an identity, which knows what all sources know.

What is missing is filled, issues and themes are united, a definite response beats a pending one, a
coded action category beats a predicted one; suggested labels stand only until one source gives a
label of the vocabulary; otherwise the more official source wins, by `uprtui.api.Standing`. Where
sources differ in what cannot both be true, the difference is kept in `disagreements`.
"""

from __future__ import annotations

import duckdb

from uprtui.library.joining import DOCUMENT
from uprtui.library.schema import DISAGREEMENTS

# All observations in one order: the most official source first, then by line. `key` is the
# identity that stands for them.
_TOLD = """
CREATE TEMP VIEW told AS
SELECT
    observations.*,
    connector,
    coalesce(canonical, observations.id) AS key,
    (rank::BIGINT << 32) + line AS told
FROM fresh.observations
JOIN ranks USING (source)
JOIN fresh.sources ON sources.id = source
LEFT JOIN joined ON joined.id = observations.id
"""

# What was answered: by the sources of the recommendation itself, and by positions on its paragraph.
_ANSWERS = f"""
CREATE TEMP TABLE answers AS
SELECT key, response, source, told FROM told WHERE response IS NOT NULL
UNION ALL
SELECT key, positions.response, positions.source, (rank::BIGINT << 32) + positions.line
FROM (
    SELECT DISTINCT key, sur, session, paragraph, {DOCUMENT} AS document
    FROM told WHERE kind = 'recommendation' AND paragraph IS NOT NULL
) AS numbered
JOIN (SELECT *, {DOCUMENT} AS document FROM fresh.positions) AS positions
  ON positions.sur = numbered.sur AND positions.session = numbered.session
 AND positions.paragraph = numbered.paragraph
 AND (positions.document = numbered.document
      OR positions.document IS NULL OR numbered.document IS NULL)
JOIN ranks ON ranks.source = positions.source
"""  # noqa: S608 (our own words)

# Long texts stay where they are until the last step. A list keeps the first of each value.
_UNITED = ("issues", "themes", "affected", "sdgs", "refs", "sources")
_MERGE = f"""
CREATE TEMP TABLE merged AS
WITH answered AS (
    SELECT
        key,
        coalesce(
            arg_min(response, told) FILTER (WHERE response <> 'pending'),
            arg_min(response, told)
        ) AS response
    FROM answers GROUP BY key
), united AS (
    SELECT
        key AS id,
        min(told) AS told,
        arg_min(
            {{'session': session, 'sur': sur, 'by_state': by_state, 'body': body}}, told
        ) AS first,
        arg_min(session, told) AS told_session,
        flatten(list(issues ORDER BY told)) AS issues,
        flatten(list(themes ORDER BY told)) AS themes,
        flatten(list(affected ORDER BY told)) AS affected,
        flatten(list(sdgs ORDER BY told)) AS sdgs,
        list(connector || ':' || reference ORDER BY told) FILTER (WHERE reference IS NOT NULL)
            AS refs,
        if(bool_or(suggested IS NULL), [], arg_min(suggested, told)) AS suggested,
        arg_min(
            {{'category': action, 'source': action_source}},
            told + if(action_source = 'coded', 0, 1::BIGINT << 60)
        ) FILTER (WHERE action IS NOT NULL) AS action,
        arg_min(paragraph, told) AS paragraph,
        coalesce(
            arg_min(symbol, told) FILTER (WHERE paragraph IS NOT NULL), arg_min(symbol, told)
        ) AS symbol,
        arg_min(published, told) AS published,
        list(source ORDER BY told) AS sources
    FROM told
    GROUP BY key
)
SELECT
    united.* EXCLUDE (first, told_session) REPLACE (
        {
    ", ".join(
        f"list_filter(coalesce({name}, []), lambda it, i: list_position({name}, it) = i) AS {name}"
        for name in _UNITED
    )
},
        action.category AS action
    ),
    told_session AS session, first.sur AS sur, first.by_state AS by_state, first.body AS body,
    action.source AS action_source,
    response
FROM united LEFT JOIN answered ON answered.key = united.id
"""  # noqa: S608 (our own words)

_ALIASES = (
    "CREATE TABLE fresh.aliases AS SELECT id AS alias, canonical AS id FROM joined ORDER BY 1"
)
_DISAGREE = (
    f"CREATE TABLE fresh.disagreements ({DISAGREEMENTS})",
    """
    INSERT INTO fresh.disagreements
    WITH definite AS (
        SELECT key, response, min(told) AS told, arg_min(source, told) AS source
        FROM answers WHERE response <> 'pending' GROUP BY key, response
    ), kept AS (SELECT key, arg_min(definite, told) AS is FROM definite GROUP BY key)
    SELECT key, 'response', kept.is.response, kept.is.source, definite.response, definite.source
    FROM definite JOIN kept USING (key) WHERE definite.response <> kept.is.response
    UNION ALL
    SELECT
        coalesce(canonical, other_states.id), 'by',
        any_value(one.by_state), other_states.source, any_value(two.by_state), other_source
    FROM other_states
    JOIN told AS one ON one.id = other_states.id
    JOIN told AS two ON two.id = other
    LEFT JOIN joined ON joined.id = other_states.id
    GROUP BY ALL
    UNION ALL
    SELECT
        key, 'action', kept.is.action, kept.is.source, coded.action, coded.source
    FROM (
        SELECT key, action, min(told) AS told, arg_min(source, told) AS source
        FROM told WHERE action_source = 'coded' GROUP BY key, action
    ) AS coded
    JOIN (
        SELECT key, arg_min({'action': action, 'source': source}, told) AS is
        FROM told WHERE action_source = 'coded' GROUP BY key
    ) AS kept USING (key)
    WHERE coded.action <> kept.is.action
    ORDER BY ALL
    """,
)

# The sources' counts, now that it is known what was joined.
_COUNT = """
UPDATE fresh.sources SET
    read = counts.told + counts.rejected,
    added = counts.added,
    merged = counts.told - counts.added,
    rejected = counts.rejected
FROM (
    WITH firsts AS (
        SELECT
            key,
            arg_min(source, (sources.position::BIGINT << 32) + line) AS source
        FROM told JOIN fresh.sources ON sources.id = source GROUP BY key
    )
    SELECT
        entry.id,
        (SELECT count(*) FROM fresh.observations WHERE source = entry.id)
            + (SELECT count(*) FROM fresh.positions WHERE source = entry.id) AS told,
        (SELECT count(*) FROM firsts WHERE source = entry.id) AS added,
        (SELECT count(*) FROM fresh.rejects WHERE source = entry.id) AS rejected
    FROM fresh.sources AS entry
) AS counts
WHERE counts.id = sources.id
"""


def merge_observations(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `merged`, one row an identity, and the view `told`.

    They are made from the facts of `fresh` and from what `joining` found. `merged` has no texts:
    its column `told` names the observation in the view whose text stands for all. Also makes
    `fresh.aliases` and `fresh.disagreements`, and fills in the sources' counts.
    """
    for statement in (_TOLD, _ANSWERS, _MERGE, _ALIASES, *_DISAGREE, _COUNT):
        connection.execute(statement)
    connection.execute("DROP TABLE answers")
