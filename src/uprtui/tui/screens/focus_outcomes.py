"""Opens the list of an issue's earlier recommendations and saves what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from uprtui.focus import assessment_of, read_present
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.evidence import counted
from uprtui.tui.screens.focus_behind import in_front
from uprtui.tui.screens.focus_board import Board, read_all_behind
from uprtui.tui.screens.focus_detail import STATUS_WORDS
from uprtui.tui.screens.focus_edits import taken_back
from uprtui.tui.screens.focus_statuses import StatusList, assess

if TYPE_CHECKING:
    from uprtui.campaign import Assessment, Plan
    from uprtui.recommendation import Recommendation
    from uprtui.tui.screens.step import StepScreen

Found = tuple[Board, str, list["Recommendation"], dict[str, str]]


class Outcomes:
    """What became of earlier recommendations, in the open plan.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
        failed: called with what went wrong in reading the library.
    """

    def __init__(
        self,
        screen: StepScreen,
        choose: Callable[[str], str],
        failed: Callable[[Exception], None],
    ) -> None:
        self._screen = screen
        self._choose = choose
        self._now: Mapping[str, str] = {}
        self._listing: LatestOnly[Found] = LatestOnly(screen, self._list, failed)

    def open(self, board: Board, issue: str) -> None:
        """Show the earlier recommendations on an issue, if nothing else has opened meanwhile."""
        plan = self._screen.plan
        if plan is not None:
            self._listing.submit(partial(self._read, board, issue, plan))

    @staticmethod
    def _read(board: Board, issue: str, plan: Plan) -> Found:
        now = {} if board.library is None else read_present(board.library, plan)
        return board, issue, read_all_behind(board, issue), now

    def _list(self, found: Found) -> None:
        if not in_front(self._screen):
            return
        board, issue, recommendations, self._now = found
        states = self._screen.workspace.states
        name = states.name(board.sur)
        title = f"What became of {counted(len(recommendations))} to {name} on {issue}?"
        self._screen.app.push_screen(
            StatusList(title, recommendations, states, self._said, self._say, self._back)
        )

    def _said(self, recommendation: str) -> Assessment | None:
        plan = self._screen.plan
        return None if plan is None else assessment_of(plan, recommendation, self._now)

    def _say(self, found: Recommendation, answer: Mapping[str, str]) -> str:
        """Save what became of a recommendation; returns a sentence for the footer."""
        plan = self._screen.plan
        if plan is None:
            return ""
        said = f"What became of it: {STATUS_WORDS[answer['status']]}. u takes it back."
        if not self._screen.do(assess(plan, found, answer, self._choose, self._now), said):
            return ""
        return "Nothing was changed." if self._screen.plan == plan else said

    def _back(self, *, redo: bool) -> str:
        """Undo or redo; returns a sentence for the footer."""
        said = taken_back(self._screen.workspace.campaign, redo=redo)
        self._screen.notice(said)
        return said
