"""The list of issues of the screen Focus: what the library and the plan say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from uprtui.text import fold
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.choosing_table import ChoosingTable
from uprtui.tui.screens.focus_behind import BehindIssues
from uprtui.tui.screens.focus_board import Board, Reached, read_board, read_reach
from uprtui.tui.screens.focus_detail import Known, issue_detail
from uprtui.tui.screens.focus_rows import COLUMNS, Chosen, issue_row
from uprtui.tui.screens.focus_view import UPWARDS, Order, View, look
from uprtui.tui.screens.step import StepScreen
from uprtui.tui.screens.step_detail import StepMasterDetail
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.focus import IssueRow


class IssueList(StepScreen):
    """The issues raised with the State under review; those of the plan stand on top.

    The table comes at once; who is likely to raise each issue follows when it is worked out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._table = ChoosingTable(
            COLUMNS,
            "Put the issue into the plan, or take it out.",
            empty="No issue has these words.",
        )
        self._board: Board | None = None
        self._reached: Reached | None = None
        self._view: View | None = None
        self._order = Order()
        self._behind = BehindIssues(self, self._behind_came, self._failed)
        self._reading: LatestOnly[Board] = LatestOnly(self, self._read, self._failed)
        self._reaching: LatestOnly[Reached] = LatestOnly(self, self._reach_came, self._failed)

    def parts(self) -> ComposeResult:
        """Yield the filter and the table with its details."""
        yield FilterBox(placeholder="issue")
        yield StepMasterDetail(self._table)

    def show_plan(self, plan: Plan) -> None:
        """Draw the plan as it is now, and look whether another library was published."""
        before = self._board if self._board is not None and self._board.sur == plan.sur else None
        if before is not None:
            self._draw()
        self._reading.submit(partial(read_board, self.workspace, plan, before))

    def detail(self, row: Row) -> Detail | None:
        """Say what is known of an issue; its recommendations follow from the library."""
        view, board, reached = self._view, self._board, self._reached
        found = None if view is None else view.row(row.key)
        if found is None or board is None or view is None:
            return None
        likely = None if reached is None else reached.reach.get(row.key)
        known = Known(
            row=found,
            past=board.pasts.of(row.key),
            chosen=view.chosen_as(row.key),
            priority=view.priority(row.key),
            issues=len(view.priorities),
            statuses=view.statuses.get(fold(row.key), ()),
            first=() if likely is None else likely.first,
            behind=self._behind.latest(board, row.key) if found.times else None,
            checks=self.checks_of(row.key),
            library=not board.empty,
        )
        return issue_detail(known, board.sur, self.workspace.states)

    def checks_of(self, issue: str) -> Mapping[str, str]:
        """Id of an ask on an issue → its gravest findings; a subclass knows them."""
        del issue
        return {}

    @property
    def here(self) -> IssueRow | None:
        """The issue under the cursor."""
        row = self._table.cursor_row
        return None if row is None or self._view is None else self._view.row(row.key)

    @property
    def chosen_here(self) -> Chosen | None:
        """The issue under the cursor, if it is in the plan."""
        found, view = self.here, self._view
        return None if found is None or view is None else view.chosen_as(found.issue)

    def show_in_order(self, order: Order) -> None:
        """Show the issues in another order, or fewer of them."""
        self._order = order
        self._draw()

    @on(FilterBox.Changed)
    def _filter(self, event: FilterBox.Changed) -> None:
        self.show_in_order(replace(self._order, typed=event.text))

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_hints()

    def _read(self, board: Board) -> None:
        plan, before = self.plan, self._board
        if plan is None or plan.sur != board.sur:
            return
        if board is not before:
            if before is None or (before.library, before.sur) != (board.library, board.sur):
                self._behind.clear()
                self._reached = None
            self._board = board
            self._draw()
            self.refresh_facts()
        self._reaching.submit(partial(read_reach, board, plan, self._reached))

    def _reach_came(self, reached: Reached) -> None:
        """Draw again with the reach, unless the board is of another State or library by now."""
        board = self._board
        if board is None or (reached.library, reached.sur) != (board.library, board.sur):
            return
        if reached is not self._reached:
            self._reached = reached
            self._draw()

    def _failed(self, error: Exception) -> None:
        if self.library_failed(error):
            self._board = self._reached = self._view = None
        else:
            self.on_open()

    def _draw(self) -> None:
        """Show the board with the plan as it is now."""
        plan, board, order = self.plan, self._board, self._order
        if plan is None or board is None:
            return
        self._view = view = look(plan, board, self._reached, order)
        rows = [
            issue_row(
                each,
                view.chosen_as(each.issue),
                view.priority(each.issue),
                board.pasts.of(each.issue).trend.direction,
                library=not board.empty,
            )
            for each in view.found
        ]
        self._table.set_sort(order.sort, descending=(order.sort in UPWARDS) == order.backwards)
        self._table.set_source(ListSource(rows), keep_cursor=True)
        self._table.set_marks({row.key for row in rows if view.chosen_as(row.key)})
        of = f"{len(view.found)} of " if len(view.found) < view.every else ""
        self.query_one(FilterBox).set_count(f"{len(plan.issues)} chosen, {of}{view.every} issues")
        self.show_instead(None)
        self._advise(view, board)
        if self.focused is None:
            self._table.focus()

    def _advise(self, view: View, board: Board) -> None:
        name = self.workspace.states.name(board.sur)
        said = []
        if board.empty:
            title = "There is no library yet" if board.library is None else "The library is empty"
            said = [f"{title}: only the names of the issues. 7 imports files."]
        elif not board.reviews:
            said = [f"The library has no review of {name}: only the names."]
        warnings = (board.aged, *view.warnings)
        self.advise(" ".join([*said, *(f"! {warning}" for warning in warnings if warning)]))

    def _behind_came(self, issue: str) -> None:
        """Show the details again, if the issue is still the one under the cursor."""
        row = self._table.cursor_row
        detail = self.detail(row) if row is not None and row.key == issue else None
        if detail is not None:
            self.query_one(MasterDetail).show(detail)
