"""What the screen Focus reads of the library, kept until another library is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.focus import IssueRow, SimilarTexts, issue_board

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation
    from uprtui.tui.workspace import Workspace

_IN_DETAILS = 12


@dataclass(frozen=True, slots=True)
class Board:
    """The issues of one State under review in one library.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.
        rows: its issues.
        reviews: the sessions of its reviews; empty where the library has none.
        empty: whether the library holds nothing at all.
    """

    library: Library
    sur: str
    rows: Sequence[IssueRow]
    reviews: tuple[int, ...]
    empty: bool


def read_board(workspace: Workspace, sur: str, before: Board | None) -> Board:
    """Read the issues, or return the board from before where it is still true. For a thread.

    Raises:
        LibraryError: where there is no library to read.
    """
    library = workspace.library()
    if before is not None and before.library is library and before.sur == sur:
        return before
    reviews = tuple(library.reviews(sur))
    return Board(library, sur, issue_board(library, sur), reviews, library.empty)


def read_behind(board: Board, issue: str) -> list[Recommendation]:
    """Read the latest recommendations on an issue, for the details. For a thread."""
    from uprtui.library import Query

    found = board.library.search(Query(sur=board.sur, issue=issue))
    return found.rows(0, _IN_DETAILS)


def read_similar(workspace: Workspace, sur: str) -> SimilarTexts:
    """Read all recommendations to a State, to compare drafts with. For a thread."""
    return SimilarTexts.to_state(workspace.library(), sur)
