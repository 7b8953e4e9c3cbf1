"""What the screen Focus reads of the library, kept until another library is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from uprtui.focus import (
    FIRST_STATES,
    IssueRow,
    Pasts,
    issue_board,
    read_issues,
    read_pasts,
    vocabulary,
)
from uprtui.target.age import aged

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation
    from uprtui.target.reach import IssueReach
    from uprtui.tui.workspace import Workspace

_IN_DETAILS = 12
_ALL = 1_000_000
_LATEST = """
SELECT max(session) FROM recommendations
WHERE kind = 'recommendation' AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
"""


@dataclass(frozen=True, slots=True)
class Board:
    """The issues of one State under review in one library.

    Args:
        library: the open library; None where there is none yet.
        sur: the State under review, ISO alpha-3.
        rows: its issues.
        before_session: `pasts` are from earlier sessions only.
        pasts: what earlier reviews tell of them.
        reviews: the sessions of its reviews; empty where the library has none.
        empty: whether the library holds nothing at all, or is not there yet.
        aged: a warning where the library ends long before the review; else empty.
        asked_for: the recommendations whose issues were looked up.
        issues: of these, the ones that the library has → their issues.
    """

    library: Library | None
    sur: str
    rows: Sequence[IssueRow]
    before_session: int | None
    pasts: Pasts
    reviews: tuple[int, ...]
    empty: bool
    aged: str
    asked_for: frozenset[str]
    issues: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reached:
    """Who is likely to raise each issue.

    Args:
        library: where it was counted.
        sur: the State under review.
        before_session: earlier sessions were used only.
        own: the plan's labels that the board does not have.
        reach: by the issue.
    """

    library: Library | None
    sur: str
    before_session: int | None
    own: tuple[str, ...]
    reach: Mapping[str, IssueReach]


def read_board(workspace: Workspace, plan: Plan, before: Board | None) -> Board:
    """Read the issues, or return the board from before where it is still true. For a thread.

    Where nothing was imported yet, it has the names of UPR Info's issues: an advocate may choose
    issues and write asks all the same.

    Raises:
        LibraryError: where there is a library that cannot be read.
    """
    library, sur = _library_if_any(workspace), plan.sur
    assessed = frozenset(each.recommendation for each in plan.assessments)
    asked = (library, sur, plan.session)
    if before is not None and (before.library, before.sur, before.before_session) == asked:
        if assessed == before.asked_for:
            return before
        found = {} if library is None else read_issues(library, plan)
        return replace(before, asked_for=assessed, issues=found)
    if library is None:
        rows = vocabulary()
        return Board(None, sur, rows, plan.session, Pasts({}), (), True, "", assessed, {})
    return Board(
        library,
        sur,
        issue_board(library, sur),
        plan.session,
        read_pasts(library, sur, before_session=plan.session),
        tuple(library.reviews(sur)),
        library.empty,
        aged(_latest_session(library, plan.session), plan.session),
        assessed,
        read_issues(library, plan),
    )


def read_reach(board: Board, plan: Plan, before: Reached | None) -> Reached:
    """Work out who is likely to raise each issue, unless it is known. For a thread.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.target.reach import reach_of_issues

    known = {row.issue for row in board.rows}
    own = tuple(sorted({issue.label for issue in plan.issues} - known))
    asked = Reached(board.library, board.sur, plan.session, own, {})
    if before is not None and replace(before, reach={}) == asked:
        return before
    if board.library is None or board.empty:
        return asked
    found = reach_of_issues(
        board.library, sur=board.sur, first=FIRST_STATES, own=own, before_session=plan.session
    )
    return replace(asked, reach=found)


def read_behind(board: Board, issue: str) -> list[Recommendation]:
    """Read the latest recommendations on an issue, for the details. For a thread."""
    return _read_on(board, issue, _IN_DETAILS)


def read_all_behind(board: Board, issue: str) -> list[Recommendation]:
    """Read all recommendations on an issue, the latest session first. For a thread."""
    return _read_on(board, issue, _ALL)


def _library_if_any(workspace: Workspace) -> Library | None:
    from uprtui.library import LibraryMissing

    try:
        return workspace.library()
    except LibraryMissing:
        return None


def _latest_session(library: Library, before: int | None) -> int | None:
    """The last session of the library, of those before a session."""
    [[latest]] = library.ask(_LATEST, {"before": before})
    return None if latest is None else int(latest)


def _read_on(board: Board, issue: str, most: int) -> list[Recommendation]:
    from uprtui.library import Query

    if board.library is None:
        return []
    found = board.library.search(Query(sur=board.sur, issue=issue))
    return found.rows(0, min(most, found.total))
