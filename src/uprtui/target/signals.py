"""What earlier sessions tell of each State: how often it spoke, on the issue, and to this State."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target.history import History, read_history

if TYPE_CHECKING:
    from uprtui.library import Library


@dataclass(frozen=True, slots=True)
class Signals:
    """Counts of one State's recommendations, as far as its State is known.

    Attributes:
        state: the recommending State, ISO alpha-3.
        total: all its recommendations, to any State.
        sessions: in how many sessions it made them.
        last_session: the last of these; None where no source gave a session.
        on_issue: those on the issue, to any State.
        last_on_issue: the last session in which it raised the issue; None if never or not given.
        to_sur: those to the State under review, on any issue.
        to_sur_on_issue: those to the State under review on the issue.
        sur_sessions: the sessions of these, ascending.
    """

    state: str
    total: int
    sessions: int = 0
    last_session: int | None = None
    on_issue: int = 0
    last_on_issue: int | None = None
    to_sur: int = 0
    to_sur_on_issue: int = 0
    sur_sessions: tuple[int, ...] = ()


def signals_of(history: History, state: str, *, sur: str, issue: str) -> Signals:
    """Put together what a history has counted of one State."""
    all_told = history.said(state)
    on_issue = history.said(state, issue)
    here = history.told(sur, state, issue)
    return Signals(
        state=state,
        total=all_told.times,
        sessions=len(all_told.sessions),
        last_session=all_told.last,
        on_issue=on_issue.times,
        last_on_issue=on_issue.last,
        to_sur=history.told(sur, state).times,
        to_sur_on_issue=here.times,
        sur_sessions=here.sessions,
    )


def count_signals(
    library: Library, *, sur: str, issue: str, before_session: int | None = None
) -> list[Signals]:
    """Count the recommendations of every State that made any, in the order of their codes.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3; what it recommended itself is left out.
        issue: the issue's label as the library spells it.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    history = read_history(library, before=before_session, targets=[sur], issues=[issue])
    speakers = (state for state in history.speakers if state != sur)
    return [signals_of(history, state, sur=sur, issue=issue) for state in speakers]
