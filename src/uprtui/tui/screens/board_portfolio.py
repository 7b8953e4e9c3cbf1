"""Suggested targets on a screen in front: tick the ones to take, see what they do together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.screens.board_suggestion import (
    Suggestion,
    outcome,
    pick_columns,
    pick_detail,
    pick_row,
)
from uprtui.tui.screens.choosing_table import ChoosingTable
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.states import States


class PortfolioScreen(Dialog[tuple[str, ...]]):
    """Suggested States, all ticked; the answer is the codes of those to make targets.

    Args:
        suggestion: the States, and the board they are from.
        states: names of States.
    """

    PLACE: ClassVar[str] = "portfolio"
    DEFAULT_CSS = """
    PortfolioScreen .page { width: 100%; height: 100%; background: ansi_default; }
    PortfolioScreen .outcome { width: 100%; height: auto; }
    """
    AUTO_FOCUS = "WindowTable"

    def __init__(self, suggestion: Suggestion, states: States) -> None:
        super().__init__()
        self._suggestion = suggestion
        self._states = states
        self._picks = {pick.state: pick for pick in suggestion.portfolio.picks}
        self._ticked = set(self._picks)
        self._table = ChoosingTable(
            pick_columns(suggestion.board.issues),
            "Take the State, or leave it out; targets of the plan (✓) stay.",
            empty="No State has any chance to raise these issues.",
        )

    @property
    def new(self) -> tuple[str, ...]:
        """The ticked States that are not targets yet, in their order."""
        return tuple(
            state for state, pick in self._picks.items() if state in self._ticked and not pick.kept
        )

    def compose(self) -> ComposeResult:
        """Yield the title, the States with their details, the outcome, and the footer."""
        board = self._suggestion.board
        kept = sum(pick.kept for pick in self._picks.values())
        title = f"{len(self._picks)} States that go together, for {self._states.name(board.sur)}"
        if kept:
            title += f" (✓ {kept} in your plan already)"
        with Vertical(classes="page"):
            yield Label(visible(title), classes="title", markup=False)
            yield Label(
                "+ is what each adds to the chance, in points of %; * is worth asking there.",
                classes="outcome",
                markup=False,
            )
            yield MasterDetail(self._table, self._describe)
            yield Label("", id="chances", classes="outcome", markup=False)
            yield Label("", id="groups", classes="outcome", markup=False)
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the States."""
        rows = [
            pick_row(place, pick, self._suggestion.board, self._states)
            for place, pick in enumerate(self._picks.values(), start=1)
        ]
        self._table.set_source(ListSource(rows))
        self._say()

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind, and taking where nothing is to take."""
        if action.id.startswith("screen.") or (action.id == "portfolio.take" and not self.new):
            return None
        return action

    def action_take(self) -> None:
        """Answer with the ticked States."""
        if self.new:
            self.dismiss(self.new)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(WindowTable.RowMarked)
    def _mark(self, event: WindowTable.RowMarked) -> None:
        event.stop()
        if not self._picks[event.row.key].kept:
            self._ticked ^= {event.row.key}
            self._say()

    def _say(self) -> None:
        """Tick the boxes, and say what the ticked States do together."""
        self._table.set_marks(self._ticked)
        chances, groups = outcome(self._suggestion, self._ticked)
        self.query_one("#chances", Label).update(visible(chances))
        self.query_one("#groups", Label).update(visible(groups))
        self.refresh_hints()

    def _describe(self, row: Row) -> Detail | None:
        pick = self._picks.get(row.key)
        return None if pick is None else pick_detail(pick, self._suggestion, self._states)
