"""How often recommending States use a word: counted over the library, one question each."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uprtui.library.reading import Library

# What both questions ask about: recommendations of all States but one, on one issue or on all,
# made before a session or ever.
_ASKED = """
SELECT row, text FROM recommendations
WHERE kind = 'recommendation' AND by_state IS DISTINCT FROM $without
    AND ($before::INTEGER IS NULL OR session < $before)
    AND ($issue::VARCHAR IS NULL OR row IN (SELECT row FROM labels WHERE issue = $issue))
"""
_BEGINNINGS = f"""
WITH asked AS ({_ASKED}), begun AS (
    SELECT regexp_extract(lower(text), '[a-z]+') AS first, text FROM asked
)
SELECT
    if(
        list_contains($going_on::VARCHAR[], first),
        array_to_string(regexp_extract_all(lower(text), '[a-z]+')[:3], ' '),
        first
    ) AS beginning,
    count(*)
FROM begun GROUP BY beginning
"""  # noqa: S608 (put together from constants; all values are bound)
_TEXTS_WITH = f"""
WITH asked AS (SELECT row FROM ({_ASKED})), counted AS (
    SELECT word AS number, count(DISTINCT row) / (SELECT count(*) FROM asked) AS share
    FROM postings WHERE row IN (SELECT row FROM asked)
    GROUP BY word HAVING share >= $at_least
)
SELECT words.word, share FROM counted JOIN words USING (number)
"""  # noqa: S608


def beginnings(
    library: Library,
    *,
    without: str,
    going_on: Collection[str],
    issue: str | None = None,
    before_session: int | None = None,
) -> dict[str, int]:
    """Count the words with which recommendations begin.

    Args:
        library: the open library.
        without: the State (ISO alpha-3) whose recommendations are left out.
        going_on: first words that say too little: after one of them, three words are taken.
        issue: only those on this issue, spelt as in the library.
        before_session: only those of earlier sessions.

    Returns:
        first word (lower case, `a` to `z` only), or first three words → recommendations. The
        empty word stands for texts without letters.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    found: list[Any] = library.ask(
        _BEGINNINGS,
        {
            "without": without,
            "going_on": sorted(going_on),
            "issue": issue,
            "before": before_session,
        },
    )
    return dict(found)


def texts_with(
    library: Library, *, without: str, at_least: float, before_session: int | None = None
) -> dict[str, float]:
    """Say what share of recommendations has a word; rare words are left out.

    Args:
        library: the open library.
        without: the State (ISO alpha-3) whose recommendations are left out.
        at_least: the share (0 to 1) that a word must have to be told.
        before_session: only those of earlier sessions.

    Returns:
        folded word → share (0 to 1) of the recommendations that have it.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    found: list[Any] = library.ask(
        _TEXTS_WITH,
        {"without": without, "at_least": at_least, "issue": None, "before": before_session},
    )
    return dict(found)
