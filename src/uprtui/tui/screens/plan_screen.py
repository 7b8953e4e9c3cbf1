"""The base of the screens that work on the open campaign: its plan, and edits of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from uprtui.errors import UprtuiError
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.step_empty import no_campaign
from uprtui.tui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan


class PlanScreen(AppScreen):
    """A screen that shows the open campaign, or says that none is open.

    A subclass yields its widgets in `work`, fills them in `show_plan`, and says in `STEP` what the
    screen is for.
    """

    STEP: ClassVar[str] = ""
    # What has the focus depends on what the plan holds: `show_plan` gives it.
    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    PlanScreen #no-campaign { display: none; }
    PlanScreen #work { display: none; height: 1fr; width: 100%; }
    """

    @property
    def plan(self) -> Plan | None:
        """The open campaign's plan as it is now, or None."""
        campaign = self.workspace.campaign
        return None if campaign is None else campaign.plan

    def work(self) -> ComposeResult:
        """Yield what is shown where a campaign is open."""
        yield from ()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; called each time the screen comes to the front and after each edit."""

    def body(self) -> ComposeResult:
        """Yield both the work and what is said where there is none."""
        yield EmptyState(*no_campaign(self.STEP), id="no-campaign")
        with Vertical(id="work"):
            yield from self.work()

    def on_open(self) -> None:
        """Show the plan."""
        plan = self.plan
        self.query_one("#no-campaign").display = plan is None
        self.query_one("#work").display = plan is not None
        if plan is None:
            self.set_focus(None)
        else:
            self.show_plan(plan)
        self.refresh_hints()

    def available(self, action_id: str) -> bool:
        """Without a campaign there is nothing to do here."""
        del action_id
        return self.plan is not None

    def do(self, edit: Edit, said: str) -> bool:
        """Make an edit and say so in the footer, or say why it cannot be made.

        Args:
            edit: the edit.
            said: a sentence for the footer.

        Returns:
            Whether it was made.
        """
        campaign = self.workspace.campaign
        if campaign is None:
            return False
        before = campaign.plan
        try:
            campaign.do(edit)
        except UprtuiError as error:
            self.show_problem(error)
            return False
        self.notice(said if campaign.plan != before else "Nothing was changed.")
        return True
