"""The asks on one issue as a tree of ladders, to write, edit, order or delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.workshop_gathering import Gathering
from uprtui.tui.screens.workshop_page import Page
from uprtui.tui.screens.workshop_pane import WorkshopPane
from uprtui.tui.screens.workshop_tree import goal_above, tree_page
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Ask, AskRole
    from uprtui.tui.screens.workshop_desk import Desk
    from uprtui.tui.screens.workshop_known import Shelf

_ABOUT_AN_ASK = frozenset({"asks.delete", "asks.higher", "asks.lower"})
_BELOW_A_GOAL = frozenset({"asks.step", "asks.fallback", "asks.variant"})


class Writes(Protocol):
    """Does what is wanted in the list."""

    def desk(self, label: str) -> Desk | None:
        """The plan as it is now, laid out for an issue; None where no campaign is open."""
        ...

    def write(self, label: str) -> None:
        """Write an ask."""
        ...

    def edit(self, label: str, ask: Ask) -> None:
        """Change an ask."""
        ...

    def below(self, label: str, goal: Ask, role: AskRole) -> None:
        """Write a step, a fallback or a variant."""
        ...

    def delete(self, ask: Ask) -> None:
        """Delete an ask."""
        ...

    def move(self, ask: Ask, step: int) -> None:
        """Move an ask up (-1) or down (1)."""
        ...

    def minutes(self, ask: Ask | None = None) -> None:
        """Show the two minutes of a State."""
        ...

    def back(self, *, redo: bool) -> None:
        """Undo or redo."""
        ...


class AskList(Dialog[None]):
    """The asks on an issue, as the plan has them now.

    Args:
        label: the issue.
        desk: the plan, laid out for the issue.
        writes: does what is wanted.
        shelf: what was read of the library.
    """

    PLACE: ClassVar[str] = "asks"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    AskList .page { width: 100%; height: 100%; background: ansi_default; }
    AskList .title { padding: 0 1; height: 1; }
    AskList WorkshopPane > DetailPane { height: 11; }
    AskList WorkshopPane.-beside > DetailPane { height: 1fr; }
    """

    def __init__(self, label: str, desk: Desk, writes: Writes, shelf: Shelf) -> None:
        super().__init__()
        self._label = label
        self._writes = writes
        self._gathering = Gathering(self, desk, shelf, self._look)
        self._looking: LatestOnly[Page] = LatestOnly(self, self._saw)
        self._pane = WorkshopPane()

    def compose(self) -> ComposeResult:
        """Yield the title, the tree with its details, and the footer."""
        with Vertical(classes="page"):
            yield Label("", classes="title", markup=False)
            yield self._pane
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the asks."""
        self._pane.table.enter_title = "Edit"
        self._gathering.begin()
        self._look()

    def refresh_asks(self) -> None:
        """Show the plan as it is now."""
        desk = self._writes.desk(self._label)
        if desk is None:
            self.dismiss(None)
            return
        self._gathering.renew(desk)
        self._look()

    def say(self, text: str) -> None:
        """Show a sentence in the footer."""
        for footer in self.query(AppFooter):
            footer.show_notice(text)

    def hint(self, action: Action) -> Action | None:
        """Withhold what the row under the cursor does not allow."""
        if action.id.startswith("screen."):
            return None
        if action.id in _ABOUT_AN_ASK and self._ask is None:
            return None
        return None if action.id in _BELOW_A_GOAL and self._goal is None else action

    def action_new(self) -> None:
        """Write another ask."""
        self._writes.write(self._label)

    def action_step(self) -> None:
        """Write a step."""
        self._begin_below("step")

    def action_fallback(self) -> None:
        """Write a fallback."""
        self._begin_below("fallback")

    def action_variant(self) -> None:
        """Write a variant for chosen targets."""
        self._begin_below("variant")

    def action_delete(self) -> None:
        """Delete the ask under the cursor."""
        if self._ask is not None:
            self._writes.delete(self._ask)

    def action_higher(self) -> None:
        """Move the ask up."""
        if self._ask is not None:
            self._writes.move(self._ask, -1)

    def action_lower(self) -> None:
        """Move the ask down."""
        if self._ask is not None:
            self._writes.move(self._ask, 1)

    def action_minutes(self) -> None:
        """Show what a State could read out."""
        self._writes.minutes(self._ask)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._writes.back(redo=False)

    def action_redo(self) -> None:
        """Make it again."""
        self._writes.back(redo=True)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        if self._ask is not None:
            self._writes.edit(self._label, self._ask)

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_hints()

    @property
    def _ask(self) -> Ask | None:
        """The ask under the cursor."""
        line = self._pane.line
        asks = self._gathering.desk.plan.asks
        return None if line is None else next((a for a in asks if a.id == line.row.key), None)

    @property
    def _goal(self) -> Ask | None:
        """The end goal of the ladder under the cursor."""
        return None if self._ask is None else goal_above(self._gathering.desk.plan, self._ask)

    def _begin_below(self, role: str) -> None:
        from uprtui.campaign import AskRole

        if self._goal is not None:
            self._writes.below(self._label, self._goal, AskRole(role))

    def _look(self) -> None:
        desk = self._gathering.desk
        title = f"Asks to {desk.sur} on {self._label}"
        self.query_one(".title", Label).update(visible(title))
        self._looking.submit(partial(tree_page, desk))

    def _saw(self, page: Page) -> None:
        self._pane.show(page, keep_cursor=True)
        self.refresh_hints()
