"""Targets made on the board: a State for one issue or all its good ones, or a whole suggestion."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from uprtui.target.board import carried_by
from uprtui.tui.screens.board_edits import Wanted, approach, missing
from uprtui.tui.screens.board_rows import plan_issue
from uprtui.tui.screens.target_choosing import Choosing
from uprtui.tui.screens.target_edits import is_on, target_of
from uprtui.tui.screens.target_rows import Listed

if TYPE_CHECKING:
    from uprtui.target.board import Board, BoardRow
    from uprtui.tui.screens.board_suggestion import Suggestion
    from uprtui.tui.screens.step import StepScreen


class BoardChoosing(Choosing):
    """Makes States targets of the plan on one or several issues.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        super().__init__(screen, choose)
        self._board_screen = screen
        self._pick = choose

    def toggle_issue(self, board: Board, row: BoardRow, issue: int) -> None:
        """Make a State a target on one issue, or no longer one."""
        plan = self._board_screen.plan
        if plan is None:
            return
        label = board.issues[issue]
        target = target_of(plan, row.state)
        here = target is not None and is_on(target, plan_issue(plan, label))
        self.toggle(Listed(row.state, row.places[issue], target, here), label)

    def toggle_all(self, board: Board, row: BoardRow) -> None:
        """Make a State a target on all issues that it may carry; if it is one, take it out."""
        plan = self._board_screen.plan
        if plan is None:
            return
        name = self._state_name(row.state)
        wanted = self._wanted(board, row, row.carries)
        target = target_of(plan, row.state)
        if target is not None and not missing(plan, wanted):
            self.toggle(Listed(row.state, None, target, True), "")
            return
        said = f"Approach {name} on {_issues(len(wanted))}"
        edit = approach(plan, wanted, said, self._pick)
        if edit is None:
            self._board_screen.notice(
                f"{name} is above average on no issue; → goes to one, Space chooses it there."
            )
            return
        self._board_screen.do(edit, f"{name} is a target on {_issues(len(wanted))}. u undoes.")

    def take(self, suggestion: Suggestion, codes: Collection[str]) -> None:
        """Make States of a suggestion targets, each on the issues worth carrying there.

        Those that are targets already stay as they are.
        """
        plan = self._board_screen.plan
        if plan is None:
            return
        rows = {row.state: row for row in suggestion.board.rows}
        new = [
            pick
            for pick in suggestion.portfolio.picks
            if pick.state in codes and target_of(plan, pick.state) is None
        ]
        wanted = [
            each
            for pick in new
            for each in self._wanted(
                suggestion.board, rows[pick.state], carried_by(suggestion.board, pick)
            )
        ]
        many = "1 suggested target" if len(new) == 1 else f"{len(new)} suggested targets"
        edit = approach(plan, wanted, f"Add {many}", self._pick)
        if edit is not None:
            self._board_screen.do(edit, f"{many} added. u takes all of them back.")

    def _wanted(self, board: Board, row: BoardRow, labels: Sequence[str]) -> list[Wanted]:
        places = dict(zip(board.issues, row.places, strict=True))
        name = self._state_name(row.state)
        return [Wanted(row.state, name, label, places[label]) for label in labels]

    def _state_name(self, code: str) -> str:
        return self._board_screen.workspace.states.name(code)


def _issues(number: int) -> str:
    return "1 issue" if number == 1 else f"{number} issues"
