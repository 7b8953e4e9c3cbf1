"""Join what several sources tell of one review, before the library is written.

Works on the view `observations` and the table `entries` of the staging. Makes the tables

- `ranks`: source → its rank, 1 the most official one; equal standings by id, so that the order of
  import decides nothing;
- `joined`: identity → the identity that stands for it, where that is another one;
- `other_states`: where two sources name different States (see `joins`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from uprtui.library.joins import Told, joins_of_review
from uprtui.recommendation.identity import identity_text
from uprtui.states import States

_RANKS = """
CREATE OR REPLACE TABLE ranks AS
SELECT id AS source, standing, (row_number() OVER (ORDER BY standing DESC, id))::INTEGER AS rank
FROM entries;
CREATE OR REPLACE TABLE joined (id VARCHAR, canonical VARCHAR);
CREATE OR REPLACE TABLE other_states (
    id VARCHAR, other VARCHAR, source VARCHAR, other_source VARCHAR
)
"""

#: The document of a paragraph: a report without its addenda and corrections.
DOCUMENT = r"regexp_replace(upper(trim(symbol)), '(/(ADD|CORR|REV)\\.\\d+)+$', '')"

# What a source tells without a session is the only review of that State with just these words.
_WITHOUT_SESSION = """
INSERT INTO joined
SELECT bare.id, min(full_.id)
FROM observations AS bare JOIN observations AS full_
  ON bare.kind = full_.kind AND bare.sur = full_.sur AND bare.folded = full_.folded
 AND bare.by_state IS NOT DISTINCT FROM full_.by_state
WHERE bare.kind <> 'supporting' AND bare.session IS NULL AND full_.session IS NOT NULL
  AND bare.source <> full_.source
GROUP BY bare.id HAVING count(DISTINCT full_.session) = 1
"""
_LEFT_OVER = f"""
WITH told AS (
    SELECT
        id, sur, session, by_state, rank, text, (rank::BIGINT << 32) + line AS told,
        if(symbol IS NULL OR paragraph IS NULL, NULL, [{DOCUMENT}, paragraph]) AS paragraph
    FROM observations JOIN ranks USING (source)
    WHERE kind = 'recommendation' AND session IS NOT NULL
), reviews AS (
    SELECT sur, session, count(DISTINCT rank) AS tellers
    FROM told GROUP BY ALL HAVING tellers > 1
)
SELECT
    sur, session, id, any_value(by_state), min(told), arg_min(text, told), list(DISTINCT rank),
    coalesce(list(DISTINCT paragraph) FILTER (WHERE paragraph IS NOT NULL), [])
FROM told JOIN reviews USING (sur, session)
GROUP BY id, sur, session, tellers
HAVING count(DISTINCT rank) < tellers
ORDER BY sur, session
"""  # noqa: S608 (our own words)
_AT_ONCE = 10_000


def join_observations(connection: duckdb.DuckDBPyConnection, states: States) -> None:
    """Make `ranks`, `joined` and `other_states`, anew where they are there already.

    Args:
        connection: that of the staging.
        states: says which names in brackets are States.
    """
    connection.execute(_RANKS)
    connection.execute(_WITHOUT_SESSION)
    ranks = connection.execute("SELECT rank, source, standing FROM ranks").fetchall()
    source_of = {rank: source for rank, source, _ in ranks}
    standings = {rank: standing for rank, _, standing in ranks}
    canonical: dict[str, str] = {}
    conflicts: list[tuple[str, str, str, str]] = []
    for review in _reviews(connection, states):
        found = joins_of_review(review, standings)
        canonical |= found.canonical
        conflicts += [
            (kept, other, source_of[first], source_of[second])
            for kept, other, first, second in found.states
        ]
    _append(connection, "joined", canonical.items())
    _append(connection, "other_states", conflicts)
    connection.execute(_FOLLOW)


# A row without a session may have been joined with one that was itself joined with another.
_FOLLOW = """
UPDATE joined SET canonical = further.canonical
FROM joined AS further WHERE further.id = joined.canonical
"""


def _reviews(connection: duckdb.DuckDBPyConnection, states: States) -> Iterator[list[Told]]:
    """The left-over identities, review by review."""

    def is_state(name: str) -> bool:
        return states.resolve(name) is not None

    by_review: dict[tuple[str, int], list[Told]] = defaultdict(list)
    with connection.cursor() as reader:
        reader.execute(_LEFT_OVER)
        while rows := reader.fetchmany(_AT_ONCE):
            for sur, session, *rest in rows:
                by_review[sur, session].append(_told(rest, is_state))
    yield from by_review.values()


def _told(row: list[Any], is_state: Any) -> Told:
    id_, by, order, text, sources, paragraphs = row
    return Told(
        id=id_,
        by=by,
        order=order,
        text=identity_text(text, is_state),
        sources=frozenset(sources),
        paragraphs=frozenset((document, number) for document, number in paragraphs),
    )


def _append(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[tuple[str, ...]]
) -> None:
    with connection.appender(table) as appender:
        appender.append_rows(rows)
