"""The filters of a query as statements that give row numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uprtui.library.query import Query
from uprtui.recommendation import sessions_of
from uprtui.states import State, States

Question = tuple[str, tuple[object, ...]]
"""A statement with one column, `row`, and the values to be bound."""

_KIND = "SELECT row FROM recommendations WHERE kind = ?"
_SUR = "SELECT row FROM recommendations WHERE sur = ?"
_BY = "SELECT row FROM recommendations WHERE by_state = ?"
_MADE_BY = "SELECT row FROM recommendations WHERE by_state IN (SELECT unnest(?::VARCHAR[]))"
_RESPONSE = "SELECT row FROM recommendations WHERE response = ?"
_ACTION = "SELECT row FROM recommendations WHERE action = ?"
_SESSIONS = "SELECT row FROM recommendations WHERE session BETWEEN ? AND ?"
_ISSUE = "SELECT row FROM labels WHERE issue = ?"
_THEME = "SELECT row FROM themes WHERE theme = ?"


def filters(query: Query, states: States) -> Iterator[Question]:
    """Yield one question for each filter of a query; a row must be in the answers to all."""
    single = (
        (_KIND, query.kind),
        (_SUR, query.sur),
        (_BY, query.by),
        (_ISSUE, query.issue),
        (_THEME, query.theme),
        (_RESPONSE, query.response),
        (_ACTION, query.action),
    )
    for statement, value in single:
        if value is not None:
            yield statement, (value,)
    if query.sessions is not None:
        yield _SESSIONS, query.sessions
    if query.cycle is not None:
        yield _SESSIONS, sessions_of(query.cycle)
    if query.group is not None:
        yield _MADE_BY, (_codes(states, lambda state: group_of(state) == query.group),)
    if query.bloc is not None:
        yield _MADE_BY, (_codes(states, lambda state: query.bloc in state.blocs),)


def group_of(state: State) -> str | None:
    """The short name of a State's regional group."""
    return state.group.short if state.group else None


def _codes(states: States, belongs: Callable[[State], bool]) -> tuple[str, ...]:
    return tuple(state.code for state in states if belongs(state))
