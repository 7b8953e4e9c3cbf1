"""The dialog Two minutes: what each target State could read out, in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.screens.workshop_asking import state_choices
from uprtui.tui.screens.workshop_desk import target_of_state
from uprtui.tui.screens.workshop_minutes import minutes_page
from uprtui.tui.screens.workshop_pane import WorkshopPane
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.states import States


class StatementScreen(Dialog[None]):
    """The mock statement of one target after the other.

    Args:
        plan: the campaign.
        states: names of States.
        own: id of the ask to show bold; empty for none.
        first: code of the State to begin with, where it is a target.
    """

    PLACE: ClassVar[str] = "minutes"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    StatementScreen .page { width: 100%; height: 100%; background: ansi_default; }
    StatementScreen .title { padding: 0 1; height: 1; }
    StatementScreen WorkshopPane > DetailPane { height: 10; }
    StatementScreen WorkshopPane.-beside > DetailPane { height: 1fr; }
    """

    def __init__(self, plan: Plan, states: States, own: str = "", first: str | None = None) -> None:
        super().__init__()
        self._plan = plan
        self._states = states
        self._own = own
        self._codes = list(dict.fromkeys(target.state for target in plan.targets))
        self._here = self._codes.index(first) if first in self._codes else 0
        self._pane = WorkshopPane()

    def compose(self) -> ComposeResult:
        """Yield the title, the statement and the footer."""
        with Vertical(classes="page"):
            yield Label("", classes="title", markup=False)
            yield self._pane
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the first target's statement."""
        self._show()

    def hint(self, action: Action) -> Action | None:
        """Withhold what there is not."""
        if action.id in {"minutes.later", "minutes.earlier"} and len(self._codes) < 2:
            return None
        return None if action.id.startswith("screen.") else action

    def action_later(self) -> None:
        """Show the next State's."""
        self._turn(1)

    def action_earlier(self) -> None:
        """Show the State's before."""
        self._turn(-1)

    def action_state(self) -> None:
        """Choose any State."""
        choices = state_choices(self._plan, self._states)
        self.app.push_screen(Choose("Who speaks?", choices), self._chose)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        if self._pane.line is not None:
            self.app.push_screen(DetailScreen(self._pane.line.detail()))

    def _chose(self, keys: tuple[str, ...] | None) -> None:
        if keys:
            if keys[0] not in self._codes:
                self._codes.append(keys[0])
            self._here = self._codes.index(keys[0])
            self._show()

    def _turn(self, step: int) -> None:
        if self._codes:
            self._here = (self._here + step) % len(self._codes)
            self._show()

    def _show(self) -> None:
        sur = self._states.name(self._plan.sur)
        title = f"Two minutes in the review of {sur}"
        target = None
        if self._codes:
            code = self._codes[self._here]
            target = target_of_state(self._plan, code)
            place = f"{self._here + 1} of {len(self._codes)} States"
            title = f"{title}: {self._states.name(code)}, {place}"
        self.query_one(".title", Label).update(visible(title))
        self._pane.show(minutes_page(self._plan, target, self._states, self._own), keep_cursor=True)
        self.refresh_hints()
