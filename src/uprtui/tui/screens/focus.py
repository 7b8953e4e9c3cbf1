"""The screen Focus: choose a few issues by what States said before, and write asks on them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from uprtui.focus import IssueRow, arrange, matching, too_many
from uprtui.text import fold
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import focus_edits as edits
from uprtui.tui.screens.choosing_table import ChoosingTable
from uprtui.tui.screens.evidence import EvidenceRows, EvidenceScreen, counted
from uprtui.tui.screens.focus_board import Board, read_behind, read_board
from uprtui.tui.screens.focus_choosing import Choosing
from uprtui.tui.screens.focus_rows import COLUMNS, SORT_TITLES, Chosen, issue_detail, issue_row
from uprtui.tui.screens.focus_writing import Writing
from uprtui.tui.screens.step import StepScreen
from uprtui.tui.screens.step_detail import StepMasterDetail
from uprtui.tui.screens.step_empty import no_library
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.library import Result
    from uprtui.recommendation import Recommendation

Behind = tuple[str, list["Recommendation"]]


class FocusScreen(StepScreen):
    """The issues raised with the State under review; those of the plan stand on top.

    Args:
        choose: picks one character of a string by chance, for new ids.
    """

    PLACE: ClassVar[str] = "focus"
    STEP: ClassVar[str] = "Here you choose the few issues that matter most."
    ABOUT_ROW = frozenset({"focus.ask", "focus.asks", "focus.evidence", "focus.why"})
    AUTO_FOCUS = "ChoosingTable"

    def __init__(self, choose: Callable[[str], str] = secrets.choice) -> None:
        super().__init__()
        self._choosing = Choosing(self, choose)
        self._writing = Writing(self, choose)
        self._table = ChoosingTable(
            COLUMNS,
            "Put the issue into the plan, or take it out.",
            empty="No issue has these words.",
        )
        self._board: Board | None = None
        self._shown: dict[str, IssueRow] = {}
        self._chosen: dict[str, Chosen] = {}
        self._behind: dict[str, list[Recommendation]] = {}
        self._sort = SORT_TITLES[0][0]
        self._reversed = False
        self._typed = ""
        self._reading: LatestOnly[Board] = LatestOnly(self, self._read, self._failed)
        self._looking: LatestOnly[Behind] = LatestOnly(self, self._show_behind, self._failed)
        self._finding: LatestOnly[tuple[str, Result]] = LatestOnly(
            self, self._show_evidence, self._failed
        )

    def parts(self) -> ComposeResult:
        """Yield the filter and the table with its details."""
        yield FilterBox(placeholder="issue")
        yield StepMasterDetail(self._table)

    def show_plan(self, plan: Plan) -> None:
        """Draw the plan as it is now, and look whether another library was published."""
        before = self._board if self._board is not None and self._board.sur == plan.sur else None
        if before is not None:
            self._draw()
        self._reading.submit(partial(read_board, self.workspace, plan.sur, before))

    def available(self, action_id: str) -> bool:
        """Withhold what the issue under the cursor does not allow."""
        if not action_id.startswith("focus."):
            return True
        found, chosen = self._here, self._chosen_here
        if self._board is None or self.plan is None:
            return False
        if action_id in {"focus.sort", "focus.reverse"}:
            return True
        return found is not None and {
            "focus.evidence": found.times > 0,
            "focus.asks": chosen is not None and bool(chosen.asks),
            "focus.why": chosen is not None,
            "focus.higher": chosen is not None and chosen.place > 1,
            "focus.lower": chosen is not None and chosen.place < len(self._chosen),
        }.get(action_id, True)

    def detail(self, row: Row) -> Detail | None:
        """Say what is known of an issue; its recommendations follow from the library."""
        found, board = self._shown.get(row.key), self._board
        if found is None or board is None:
            return None
        behind = self._behind.get(row.key)
        if behind is None and found.times:
            self._looking.submit(lambda: (row.key, read_behind(board, row.key)))
        chosen = self._chosen.get(fold(row.key))
        return issue_detail(found, chosen, board.sur, self.workspace.states, behind)

    def action_ask(self) -> None:
        """Write an ask on the issue under the cursor."""
        if self._here is not None:
            self._writing.write(self._here.issue)

    def action_asks(self) -> None:
        """Show the asks on the issue under the cursor."""
        if self._here is not None:
            self._writing.list_asks(self._here.issue)

    def action_evidence(self) -> None:
        """Show the recommendations on the issue under the cursor."""
        from uprtui.library import Query

        found, board = self._here, self._board
        if found is not None and board is not None:
            query = Query(sur=board.sur, issue=found.issue)
            self._finding.submit(lambda: (found.issue, board.library.search(query)))

    def action_why(self) -> None:
        """Ask why the issue is in the plan."""
        if self._chosen_here is not None:
            self._choosing.ask_why(self._chosen_here)

    def action_higher(self) -> None:
        """Raise the priority of the issue under the cursor."""
        if self._chosen_here is not None:
            self._choosing.move(self._chosen_here, -1)

    def action_lower(self) -> None:
        """Lower the priority of the issue under the cursor."""
        if self._chosen_here is not None:
            self._choosing.move(self._chosen_here, 1)

    def action_sort(self) -> None:
        """Sort by the next column."""
        ids = [column for column, _ in SORT_TITLES]
        self._sort = ids[(ids.index(self._sort) + 1) % len(ids)]
        self._reversed = False
        self._draw()
        self.notice(f"Sorted by {dict(SORT_TITLES)[self._sort]}; chosen issues stay on top.")

    def action_reverse(self) -> None:
        """Turn the order of the other issues round."""
        self._reversed = not self._reversed
        self._draw()

    @property
    def _here(self) -> IssueRow | None:
        """The issue under the cursor."""
        row = self._table.cursor_row
        return None if row is None else self._shown.get(row.key)

    @property
    def _chosen_here(self) -> Chosen | None:
        """The issue under the cursor, if it is in the plan."""
        found = self._here
        return None if found is None else self._chosen.get(fold(found.issue))

    @on(FilterBox.Changed)
    def _filter(self, event: FilterBox.Changed) -> None:
        self._typed = event.text
        self._draw()

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(WindowTable.RowMarked)
    def _mark(self, event: WindowTable.RowMarked) -> None:
        chosen = self._chosen.get(fold(event.row.key))
        if chosen is None:
            self._choosing.put_in(event.row.key)
        else:
            # The cursor stays up here while the issue goes down to the others.
            self._choosing.take_out(chosen, lambda: self._table.move_to(event.index + 1))

    def _read(self, board: Board) -> None:
        plan = self.plan
        if plan is None or plan.sur != board.sur or board is self._board:
            return
        self._board = board
        self._behind.clear()
        self._draw()
        self.refresh_facts()

    def _failed(self, error: Exception) -> None:
        if self.library_failed(error):
            self._board = None
        else:
            self.on_open()

    def _draw(self) -> None:
        """Show the board with the plan as it is now."""
        plan, board = self.plan, self._board
        if plan is None or board is None:
            return
        if board.empty:
            self.show_instead(no_library(None))
            return
        self._chosen = edits.chosen_issues(plan)
        labels = [issue.label for issue in plan.issues]
        every = arrange(board.rows, sort=self._sort, first=labels, backwards=self._reversed)
        found = matching(every, self._typed)
        self._shown = {row.issue: row for row in found}
        rows = [issue_row(each, self._chosen.get(fold(each.issue))) for each in found]
        self._table.set_sort(self._sort, descending=(self._sort != "issue") != self._reversed)
        self._table.set_source(ListSource(rows), keep_cursor=True)
        self._table.set_marks({row.key for row in rows if fold(row.key) in self._chosen})
        of = f"{len(found)} of " if len(found) < len(every) else ""
        self.query_one(FilterBox).set_count(f"{len(labels)} chosen, {of}{len(every)} issues")
        self.show_instead(None)
        self._advise(len(labels), board)
        if self.focused is None:
            self._table.focus()

    def _advise(self, count: int, board: Board) -> None:
        name = self.workspace.states.name(board.sur)
        said = [] if board.reviews else [f"The library has no review of {name}: only the names."]
        warning = too_many(count)
        self.advise(" ".join([*said, f"! {warning}"] if warning else said))

    def _show_behind(self, behind: Behind) -> None:
        issue, found = behind
        self._behind[issue] = found
        row = self._table.cursor_row
        detail = self.detail(row) if row is not None and row.key == issue else None
        if detail is not None:
            self.query_one(MasterDetail).show(detail)

    def _show_evidence(self, result: tuple[str, Result]) -> None:
        issue, found = result
        if self._board is None:
            return
        states = self.workspace.states
        rows = EvidenceRows(found, lambda each: each.by, states)
        title = f"{counted(found.total)} to {states.name(self._board.sur)} on {issue}"
        self.app.push_screen(EvidenceScreen(title, rows, states))
