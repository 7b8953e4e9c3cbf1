"""What the screen Board reads of the library, in a worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target import evidence
from uprtui.target.board import Board, read_board
from uprtui.text import fold
from uprtui.tui.screens.evidence import ByIds

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.library import Library
    from uprtui.tui.workspace import Workspace

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the board is of: State under review, the plan's issues, and before which session."""

    sur: str
    labels: tuple[str, ...]
    before_session: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """A board and the library it was made from.

    Args:
        library: the open library.
        asked: what was asked.
        board: the chances.
        empty: whether the library holds nothing at all.
    """

    library: Library
    asked: Asked
    board: Board
    empty: bool


def asked_of(plan: Plan) -> Asked:
    """Return what a plan's board is of; an issue named twice counts once."""
    labels = {fold(issue.label): issue.label for issue in reversed(plan.issues)}
    order = dict.fromkeys(fold(issue.label) for issue in plan.issues)
    return Asked(plan.sur, tuple(labels[each] for each in order), plan.session)


def read(workspace: Workspace, asked: Asked, before: Read | None) -> Read:
    """Read the board, or return the one from before where it is still true. For a thread.

    Raises:
        LibraryError: where there is no library to read.
    """
    from uprtui.library import Query

    library = workspace.library()
    if before is not None and before.library is library and before.asked == asked:
        return before
    known = (str(found.value) for found in library.facets(Query(), "issue"))
    by_spelling = {fold(label): label for label in known}
    board = read_board(
        library,
        sur=asked.sur,
        issues=[by_spelling.get(fold(label), label) for label in asked.labels],
        before_session=asked.before_session,
    )
    return Read(library, asked, board, library.empty)


def read_evidence(found: Read, issue: int, state: str) -> ByIds:
    """Find the recommendations behind a State's chance on an issue. For a thread."""
    ranking = found.board.rankings[issue]
    rows = [row for row in ranking.rows if row.state == state]
    ids = evidence(found.library, ranking, rows, found.asked.before_session, most=_ALL)
    return ByIds(found.library, ids.get(state, []), sum(len(row.questions) for row in rows))
