"""The screen Focus: choose a few issues by what States said before, and write asks on them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on

from uprtui.focus import take_order
from uprtui.tui.screens.focus_choosing import Choosing
from uprtui.tui.screens.focus_list import IssueList
from uprtui.tui.screens.focus_notes import Notes
from uprtui.tui.screens.focus_outcomes import Outcomes
from uprtui.tui.screens.focus_view import SORT_TITLES, allows
from uprtui.tui.screens.focus_writing import Writing
from uprtui.tui.widgets.window_table import WindowTable


class FocusScreen(IssueList):
    """The priority board: what a user can do with the issues.

    Args:
        choose: picks one character of a string by chance, for new ids.
    """

    PLACE: ClassVar[str] = "focus"
    STEP: ClassVar[str] = "Here you choose the few issues that matter most."
    ABOUT_ROW = frozenset(
        f"focus.{name}"
        for name in ("ask", "asks", "evidence", "notes", "statuses", "why", "heavier", "lighter")
    )
    AUTO_FOCUS = "ChoosingTable"

    def __init__(self, choose: Callable[[str], str] = secrets.choice) -> None:
        super().__init__()
        self._choosing = Choosing(self, choose)
        self._writing = Writing(self, choose)
        self._notes = Notes(self, choose)
        self._outcomes = Outcomes(self, choose, self._failed)

    def available(self, action_id: str) -> bool:
        """Withhold what the issue under the cursor does not allow."""
        if not action_id.startswith("focus."):
            return True
        plan, view = self.plan, self._view
        if plan is None or view is None:
            return False
        if action_id == "focus.take":
            # Until the reach is known, the proposal would still change.
            known = self._reached is not None
            return known and take_order(plan, view.priorities.values()) is not None
        return allows(view, self.here, action_id)

    def checks_of(self, issue: str) -> Mapping[str, str]:
        """Id of an ask on an issue → its gravest findings, as far as the library was read."""
        return self._writing.gravest(issue)

    def action_ask(self) -> None:
        """Write an ask on the issue under the cursor."""
        if self.here is not None:
            self._writing.write(self.here.issue)

    def action_asks(self) -> None:
        """Show the asks on the issue under the cursor."""
        if self.here is not None:
            self._writing.list_asks(self.here.issue)

    def action_minutes(self) -> None:
        """Show what each target could read out in its two minutes."""
        self._writing.minutes()

    def action_evidence(self) -> None:
        """Show the recommendations on the issue under the cursor."""
        if self.here is not None and self._board is not None:
            self._behind.open(self._board, self.here.issue)

    def action_notes(self) -> None:
        """Show the campaign's evidence on the issue under the cursor, or write some."""
        if self.here is not None:
            self._notes.open(self.here.issue)

    def action_statuses(self) -> None:
        """List the earlier recommendations on the issue, to say what became of them."""
        if self.here is not None and self._board is not None:
            self._outcomes.open(self._board, self.here.issue)

    def action_why(self) -> None:
        """Ask why the issue is in the plan."""
        if self.chosen_here is not None:
            self._choosing.ask_why(self.chosen_here)

    def action_heavier(self) -> None:
        """Give the issue under the cursor more weight."""
        if self.chosen_here is not None:
            self._choosing.weigh(self.chosen_here, 1)

    def action_lighter(self) -> None:
        """Give the issue under the cursor less weight."""
        if self.chosen_here is not None:
            self._choosing.weigh(self.chosen_here, -1)

    def action_higher(self) -> None:
        """Raise the priority of the issue under the cursor."""
        if self.chosen_here is not None:
            self._choosing.move(self.chosen_here, -1)

    def action_lower(self) -> None:
        """Lower the priority of the issue under the cursor."""
        if self.chosen_here is not None:
            self._choosing.move(self.chosen_here, 1)

    def action_take(self) -> None:
        """Put the issues of the plan into the proposed order."""
        if self._view is not None:
            self._choosing.take(self._view.priorities.values())

    def action_propose(self) -> None:
        """Sort by the proposed order."""
        self._sort_by("proposed")

    def action_sort(self) -> None:
        """Sort by the next column."""
        ids = [column for column, _ in SORT_TITLES]
        self._sort_by(ids[(ids.index(self._order.sort) + 1) % len(ids)])

    def action_reverse(self) -> None:
        """Turn the order of the other issues round."""
        self.show_in_order(replace(self._order, backwards=not self._order.backwards))

    def _sort_by(self, column: str) -> None:
        self.show_in_order(replace(self._order, sort=column, backwards=False))
        self.notice(f"Sorted by {dict(SORT_TITLES)[column]}; chosen issues stay on top.")

    @on(WindowTable.RowMarked)
    def _mark(self, event: WindowTable.RowMarked) -> None:
        chosen = None if self._view is None else self._view.chosen_as(event.row.key)
        if chosen is None:
            self._choosing.put_in(event.row.key)
        else:
            # The cursor stays up here while the issue goes down to the others.
            self._choosing.take_out(chosen, lambda: self._table.move_to(event.index + 1))
