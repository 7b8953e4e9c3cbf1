"""The screen Board: all issues of the plan and all States, so that one visit can carry two asks."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label

from uprtui.target import too_many_targets
from uprtui.target.board import BoardRow, suggest_portfolio
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.hints import is_typing
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import board_load as load
from uprtui.tui.screens import board_rows as rows
from uprtui.tui.screens.board_choosing import BoardChoosing
from uprtui.tui.screens.board_detail import Chosen, board_detail
from uprtui.tui.screens.board_portfolio import PortfolioScreen
from uprtui.tui.screens.board_rows import Place
from uprtui.tui.screens.board_suggestion import Suggestion, usual_number, wrong_number
from uprtui.tui.screens.choosing_table import ChoosingTable
from uprtui.tui.screens.evidence import ByIds, EvidenceRows, EvidenceScreen, counted
from uprtui.tui.screens.step import StepScreen
from uprtui.tui.screens.step_detail import StepMasterDetail
from uprtui.tui.screens.step_empty import Said, no_library
from uprtui.tui.screens.target_edits import target_of
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.dialogs import TextPrompt
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Plan, Target
    from uprtui.target.board import Board

NO_ISSUE: Said = (
    "No issue is chosen yet",
    "The board shows for each of your issues how likely each State is to raise it. Choose issues"
    " first.",
    (
        ("1", "Go to Focus: choose the issues of this campaign"),
        ("2", "Go to Target: look at any single issue"),
    ),
)


class BoardScreen(StepScreen):
    """States and issues; the column under the cursor sorts, Space chooses for it.

    Args:
        choose: picks one character of a string by chance, for new ids.
    """

    PLACE: ClassVar[str] = "board"
    STEP: ClassVar[str] = "Here you see all its issues and all States together."
    ABOUT_ROW = frozenset({"board.evidence", "board.edit", "board.suggest"})
    AUTO_FOCUS = "ChoosingTable"
    DEFAULT_CSS = """
    BoardScreen .line { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    BoardScreen #column { text-style: bold; }
    """

    def __init__(self, choose: Callable[[str], str] = secrets.choice) -> None:
        super().__init__()
        self._choosing = BoardChoosing(self, choose)
        self._table = ChoosingTable(
            rows.board_columns((), Place()),
            "Make the State a target on the column's issue (column Any: on all good ones), or not.",
            empty="No State to show: change the words, or c between targets and all States.",
        )
        self._place = Place()
        self._found: load.Read | None = None
        self._drawn: tuple[load.Asked, Place] | None = None
        self._shown: dict[str, BoardRow] = {}
        self._typed = ""
        self._only_chosen = False
        self._reading: LatestOnly[load.Read] = LatestOnly(self, self._read_came, self._failed)
        self._finding: LatestOnly[tuple[str, ByIds]] = LatestOnly(
            self, self._show_evidence, self._failed
        )
        self._suggesting: LatestOnly[Suggestion] = LatestOnly(
            self, self._show_suggestion, self._failed
        )

    def parts(self) -> ComposeResult:
        """Yield the filter, what the column is, and the table with its details."""
        yield FilterBox(placeholder="State, group or bloc")
        yield Label("", id="column", classes="line", markup=False)
        yield Label("", id="meaning", classes="line", markup=False)
        yield StepMasterDetail(self._table)

    def show_plan(self, plan: Plan) -> None:
        """Draw the plan as it is now, and read anew where its issues are others."""
        asked = load.asked_of(plan)
        if not asked.labels:
            self._found = None
            self.show_instead(NO_ISSUE)
            return
        if self._found is not None and self._found.asked == asked:
            self._draw()
        self._reading.submit(partial(load.read, self.workspace, asked, self._found))

    def available(self, action_id: str) -> bool:
        """Withhold what does not apply now."""
        if not action_id.startswith("board."):
            return True
        here = self._here
        if self.plan is None or self._found is None or self._instead:
            return False
        return {
            "board.evidence": here is not None and self._place.issue is not None,
            "board.previous": len(self._found.board.issues) > 1,
            "board.next": len(self._found.board.issues) > 1,
            "board.edit": here is not None and self._target(here) is not None,
        }.get(action_id, True)

    def hint(self, action: Action) -> Action | None:
        """Say where Escape leads; withhold the arrows while they move in the typed words."""
        if action.id in {"board.previous", "board.next"} and is_typing(self):
            return None
        if action.id == "screen.back":
            return replace(action, title="Target", help="Go back to the screen Target.")
        return super().hint(action)

    def detail(self, row: Row) -> Detail | None:
        """Say what the board knows of a State."""
        plan, found, shown = self.plan, self._found, self._shown.get(row.key)
        if plan is None or found is None or shown is None:
            return None
        chosen = Chosen(
            tuple(target.state for target in plan.targets),
            rows.target_issues(plan, shown.state, found.board.issues),
        )
        return board_detail(found.board, shown, chosen, self.workspace.states)

    def action_back(self) -> None:
        """Go back to the screen Target, of which the board is the wider view."""
        self.go("target")

    def action_next(self) -> None:
        """Go to the next column."""
        self._move(1)

    def action_previous(self) -> None:
        """Go to the column before."""
        self._move(-1)

    def action_chosen(self) -> None:
        """Show only the plan's targets, or all States."""
        self._only_chosen = not self._only_chosen
        self._draw()

    def action_edit(self) -> None:
        """Ask why the State is a target, and where to approach it."""
        target = None if self._here is None else self._target(self._here)
        if target is not None:
            self._choosing.edit(target)

    def action_evidence(self) -> None:
        """Show the recommendations behind the chance under the cursor."""
        here, found, issue = self._here, self._found, self._place.issue
        if here is not None and found is not None and issue is not None:
            title = f"on {found.board.issues[issue]} by {self.workspace.states.name(here.state)}"
            self._finding.submit(lambda: (title, load.read_evidence(found, issue, here.state)))

    def action_suggest(self) -> None:
        """Ask how many States, and suggest some that go together."""
        plan, found = self.plan, self._found
        if plan is None or found is None:
            return
        keep = tuple(target.state for target in plan.targets)
        note = "They cover all your issues together. Existing targets stay and count."
        prompt = TextPrompt(
            "Suggest how many States?",
            str(usual_number(len(keep))),
            note=note,
            check=partial(wrong_number, len(keep)),
        )
        self.ask(prompt, lambda typed: self._suggest(found.board, int(typed), keep))

    @property
    def _here(self) -> BoardRow | None:
        """The State under the cursor."""
        row = self._table.cursor_row
        return None if row is None else self._shown.get(row.key)

    def _target(self, row: BoardRow) -> Target | None:
        plan = self.plan
        return None if plan is None else target_of(plan, row.state)

    @on(FilterBox.Changed)
    def _filter(self, event: FilterBox.Changed) -> None:
        self._typed = event.text
        self._draw()

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(WindowTable.RowMarked)
    def _mark(self, event: WindowTable.RowMarked) -> None:
        row, found = self._shown.get(event.row.key), self._found
        if row is None or found is None:
            return
        if self._place.issue is None:
            self._choosing.toggle_all(found.board, row)
        else:
            self._choosing.toggle_issue(found.board, row, self._place.issue)

    def _move(self, step: int) -> None:
        if self._found is not None:
            self._place = self._place.moved(step, len(self._found.board.issues))
            self._draw()

    def _suggest(self, board: Board, count: int, keep: tuple[str, ...]) -> None:
        self._suggesting.submit(lambda: Suggestion(board, suggest_portfolio(board, count, keep)))

    def _show_suggestion(self, suggestion: Suggestion) -> None:
        self.ask(
            PortfolioScreen(suggestion, self.workspace.states),
            lambda codes: self._choosing.take(suggestion, codes),
        )

    def _read_came(self, found: load.Read) -> None:
        if found is self._found:
            return
        if self._found is None or self._found.asked.labels != found.asked.labels:
            self._place = Place.start(len(found.board.issues))
        self._found = found
        self._draw()

    def _failed(self, error: Exception) -> None:
        if not self.library_failed(error):
            self.on_open()

    def _draw(self) -> None:
        """Show the States that match, in the order of the column under the cursor."""
        plan, found = self.plan, self._found
        if plan is None or found is None:
            return
        if found.empty:
            self.show_instead(no_library(None))
            return
        board, states = found.board, self.workspace.states
        targets = {target.state for target in plan.targets}
        shown = [
            row
            for row in board.sorted_by(self._place.issue)
            if rows.matches(row, self._typed, states)
            and (row.state in targets or not self._only_chosen)
        ]
        self._shown = {row.state: row for row in shown}
        self._table.set_columns(rows.board_columns(board.issues, self._place))
        self._table.set_sort(rows.column_id(self._place.issue), descending=True)
        self._table.set_source(
            ListSource([self._row(plan, board, row) for row in shown]),
            keep_cursor=self._keeps_cursor(found),
        )
        self._drawn = (found.asked, self._place)
        self._table.set_marks(targets)
        self.show_instead(None)
        self._say(plan, found, len(shown))
        if self.focused is None:
            self._table.focus()

    def _keeps_cursor(self, found: load.Read) -> bool:
        """Whether to stay on the State: always in one column, in another unless at the top."""
        if self._drawn == (found.asked, self._place):
            return True
        return self._drawn is not None and self._table.cursor_index > 0

    def _row(self, plan: Plan, board: Board, row: BoardRow) -> Row:
        on_issues = rows.target_issues(plan, row.state, board.issues)
        name = self.workspace.states.name(row.state)
        return rows.board_row(row, self._place, on_issues, board.issues, name)

    def _say(self, plan: Plan, found: load.Read, shown: int) -> None:
        """Write the lines above and below the table."""
        board, place = found.board, self._place
        column = rows.heading(board, place, found.asked.before_session)
        self.query_one("#column", Label).update(visible(column))
        self.query_one("#meaning", Label).update(visible(rows.meaning(board, place)))
        every = len(board.rows)
        count = f"{shown} of {every}" if shown < every else f"{every} States"
        self.query_one(FilterBox).set_count(f"{rows.chosen(plan.targets)}, {count}")
        advice = (too_many_targets(len(plan.targets)), rows.noted(board, place))
        self.advise(" ".join(f"! {sentence}" for sentence in advice if sentence))

    def _show_evidence(self, result: tuple[str, ByIds]) -> None:
        title, found = result
        states = self.workspace.states
        evidence = EvidenceRows(found, lambda each: each.sur, states)
        told = counted(found.total, found.questions)
        self.app.push_screen(EvidenceScreen(f"{told} {title}", evidence, states))
