"""The recommendations behind an issue's numbers: the latest in the details, all in a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.evidence import EvidenceRows, EvidenceScreen, counted
from uprtui.tui.screens.focus_board import Board, read_behind

if TYPE_CHECKING:
    from uprtui.library import Library, Result
    from uprtui.recommendation import Recommendation
    from uprtui.tui.screens.step import StepScreen


def in_front(screen: StepScreen) -> bool:
    """Whether a screen is what the user looks at and types into, with no dialog before it.

    What was read for a screen comes late at times: then a list must not open over another dialog,
    whose keys would be taken for those of the list.
    """
    # `is_current` is true of a screen that shows through behind a dialog, too.
    return screen.app.screen is screen


class BehindIssues:
    """Reads the recommendations on an issue, and keeps the latest of those that were looked at.

    Args:
        screen: the screen that shows them.
        came: called with the issue when its latest recommendations have been read.
        failed: called with what went wrong.
    """

    def __init__(
        self,
        screen: StepScreen,
        came: Callable[[str], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._screen = screen
        self._came = came
        self._latest: dict[str, list[Recommendation]] = {}
        self._looking: LatestOnly[tuple[str, list[Recommendation]]] = LatestOnly(
            screen, self._keep, failed
        )
        self._finding: LatestOnly[tuple[Board, str, Result]] = LatestOnly(
            screen, self._show, failed
        )

    def clear(self) -> None:
        """Forget what was read: the library is another one."""
        self._latest.clear()

    def latest(self, board: Board, issue: str) -> list[Recommendation] | None:
        """Return the latest recommendations on an issue; None while they are being read."""
        found = self._latest.get(issue)
        if found is None:
            self._looking.submit(lambda: (issue, read_behind(board, issue)))
        return found

    def open(self, board: Board, issue: str) -> None:
        """Show all recommendations on an issue, if nothing else has opened meanwhile."""
        if board.library is not None:
            self._finding.submit(partial(self._search, board, board.library, issue))

    @staticmethod
    def _search(board: Board, library: Library, issue: str) -> tuple[Board, str, Result]:
        from uprtui.library import Query

        return board, issue, library.search(Query(sur=board.sur, issue=issue))

    def _keep(self, read: tuple[str, list[Recommendation]]) -> None:
        issue, found = read
        self._latest[issue] = found
        self._came(issue)

    def _show(self, found: tuple[Board, str, Result]) -> None:
        if not in_front(self._screen):
            return
        board, issue, result = found
        states = self._screen.workspace.states
        rows = EvidenceRows(result, lambda each: each.by, states)
        title = f"{counted(result.total)} to {states.name(board.sur)} on {issue}"
        self._screen.app.push_screen(EvidenceScreen(title, rows, states))
