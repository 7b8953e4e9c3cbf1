"""A search and its result: how many, and any part of them in order."""

from __future__ import annotations

from typing import Any

from uprtui.library.bitmap import Bitmap
from uprtui.library.matching import Matcher
from uprtui.library.query import Query
from uprtui.library.reader import Reader
from uprtui.library.schema import rank_column
from uprtui.recommendation import ActionSource, Kind, Recommendation, Response, cycle_of

_COLUMNS = (
    "id, kind, sur, by_state, session, text, issues, action, action_source, response,"
    " paragraph, symbol, sources, suggested, themes, affected, sdgs, body, published, refs"
)
_ROW_OF_RANK = "SELECT row FROM ranks WHERE {rank} IN (SELECT unnest(?::INTEGER[])) ORDER BY {rank}"
_OF_ROW = "SELECT row, {columns} FROM recommendations WHERE row IN (SELECT unnest(?::INTEGER[]))"
_OF_ID = "SELECT {columns} FROM recommendations WHERE id IN (SELECT unnest(?::VARCHAR[]))"
_ALIASES = "SELECT alias, id FROM aliases WHERE alias IN (SELECT unnest(?::VARCHAR[]))"


class Result:
    """The recommendations that a query found, in its order; part after part is read on demand.

    It keeps a bit for each row of the library, so a result of any size costs little.
    """

    def __init__(self, reader: Reader, found: Bitmap, column: str) -> None:
        self._reader = reader
        self._found = found
        self._column = column
        self.total = len(found)

    def rows(self, offset: int, limit: int) -> list[Recommendation]:
        """Return `limit` recommendations from place `offset` (the first is 0), fewer at the end."""
        return [recommendation_from(row) for row in self._window(_COLUMNS, offset, limit)]

    def ids(self, offset: int = 0, limit: int | None = None) -> list[str]:
        """Return the ids of the same recommendations; all from `offset` on without a limit."""
        found = self._window("id", offset, self.total if limit is None else limit)
        return [id_ for (id_,) in found]

    def _window(self, columns: str, offset: int, limit: int) -> list[tuple[Any, ...]]:
        numbers = self._found.window(offset, limit)
        if numbers and self._column != "row":
            ranked = self._reader.rows(_ROW_OF_RANK.format(rank=self._column), [numbers])
            numbers = [row for (row,) in ranked]
        if not numbers:
            return []
        rows = self._reader.rows(_OF_ROW.format(columns=columns), [numbers])
        found = {row: rest for row, *rest in rows}
        return [tuple(found[row]) for row in numbers]


def search(reader: Reader, matcher: Matcher, query: Query) -> Result:
    """Find what a query asks for.

    Raises:
        SearchInterrupted: where a newer query took its place.
    """
    column = rank_column(query.sort, descending=query.descending)
    return Result(reader, matcher.ranked(matcher.matches(query), column), column)


def get(reader: Reader, ids: list[str]) -> list[Recommendation]:
    """Return the recommendations of those ids, in that order; ids that are unknown are left out.

    An id that has given way to another one stands for that one; each comes once.
    """
    aliases = dict(reader.rows(_ALIASES, [ids]))
    wanted = list(dict.fromkeys(aliases.get(id_, id_) for id_ in ids))
    found = reader.rows(_OF_ID.format(columns=_COLUMNS), [wanted])
    known = {row[0]: recommendation_from(row) for row in found}
    return [known[id_] for id_ in wanted if id_ in known]


def present_ids(reader: Reader, ids: list[str]) -> dict[str, str]:
    """Return id → the id under which it is known now, for those that the library has."""
    aliases = dict(reader.rows(_ALIASES, [ids]))
    wanted = [aliases.get(id_, id_) for id_ in ids]
    there = {id_ for (id_,) in reader.rows(_OF_ID.format(columns="id"), [wanted])}
    return {id_: now for id_, now in zip(ids, wanted, strict=True) if now in there}


def recommendation_from(row: tuple[Any, ...]) -> Recommendation:
    """Make a recommendation from a row of `_COLUMNS`."""
    id_, kind, sur, by, session, text, issues, action, action_source, response, *rest = row
    paragraph, symbol, sources, suggested, themes, affected, sdgs, body, published, refs = rest
    return Recommendation(
        id=id_,
        kind=Kind(kind),
        sur=sur,
        by=by,
        session=session,
        cycle=None if session is None else cycle_of(session),
        text=text,
        issues=tuple(issues),
        action=action,
        action_source=None if action_source is None else ActionSource(action_source),
        response=None if response is None else Response(response),
        paragraph=paragraph,
        symbol=symbol,
        sources=tuple(sources),
        suggested=tuple(suggested),
        themes=tuple(themes),
        affected=tuple(affected),
        sdgs=tuple(sdgs),
        body=body,
        published=published,
        references=tuple(refs),
    )
