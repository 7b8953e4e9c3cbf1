"""The screen Home: the campaigns of this home, the state of the library, and the ways on."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label

from uprtui.errors import UprtuiError
from uprtui.text import visible
from uprtui.tui.jobs import JobContext, LongJob, Progress
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import home_form
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.enter_table import EnterTable
from uprtui.tui.screens.home_list import (
    COLUMNS,
    Entry,
    entries,
    entry_detail,
    entry_row,
    with_open_plan,
)
from uprtui.tui.screens.imports_report import JobReport
from uprtui.tui.screens.library_state import LibraryState, library_line, look
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.form import Form
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.progress import ProgressPanel
from uprtui.tui.widgets.rows import ListSource, Row

if TYPE_CHECKING:
    from uprtui.home import Home

WELCOME = (
    "Welcome to uprtui",
    "uprtui takes you from a pile of UPR data to a plan that is focused, targeted, coordinated "
    "and timely: which issues, which States to approach, who speaks with whom, and when. "
    "Everything stays on this machine; nothing is sent anywhere.",
    (
        ("s", "Look around in the sample campaign (invented data)"),
        ("i", "Import the exports of recommendations that you have"),
        ("n", "Begin a campaign on a State under review"),
    ),
)


class HomeScreen(AppScreen):
    """The campaigns, or a welcome where there is none; the state of the library above them."""

    PLACE: ClassVar[str] = "home"
    AUTO_FOCUS = ""  # what is shown first is known only when the campaigns are
    DEFAULT_CSS = """
    HomeScreen #library-line { width: 100%; height: auto; max-height: 3; padding: 0 2; }
    HomeScreen #setting-up { display: none; }
    HomeScreen MasterDetail { display: none; }
    HomeScreen #welcome { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._table = EnterTable(COLUMNS, "Open", "Open the campaign.")
        self._entries: list[Entry] = []
        self._own_home: Home | None = None
        self._setting_up: LongJob[Path] | None = None
        self._listing: LatestOnly[list[Entry]] = LatestOnly(self, self._listed, self._not_listed)
        self._looking: LatestOnly[LibraryState] = LatestOnly(self, self._looked)

    def body(self) -> ComposeResult:
        """Yield the library's line, the welcome, the campaigns and the sample's progress."""
        yield Label("", id="library-line", markup=False)
        yield ProgressPanel("Setting up the sample campaign", id="setting-up")
        yield EmptyState(*WELCOME, id="welcome")
        yield MasterDetail(self._table)

    def on_open(self) -> None:
        """List the campaigns; the library, which takes longer to open, follows."""
        folder, today = self.workspace.home.campaigns, self.workspace.today()
        self._listing.submit(lambda: entries(folder, today))

    def available(self, action_id: str) -> bool:
        """Withhold what cannot be done now."""
        if self._setting_up is not None and action_id.startswith("home."):
            return False
        # What is begun or imported in the sample's home would be real beside invented data.
        return {
            "home.new": not self._in_sample,
            "home.import": not self._in_sample,
            "home.edit": self.workspace.campaign is not None,
            "home.sample": not self._in_sample,
            "home.own": self._own_home is not None,
        }.get(action_id, True)

    def detail(self, row: Row) -> Detail | None:
        """Say what is known about a campaign."""
        entry = self._entry(row.key)
        if entry is None:
            return None
        return entry_detail(entry, self.workspace.states.name, self.workspace.today())

    def action_new(self) -> None:
        """Ask for the State, then for the rest, proposed from the calendar."""
        try:
            calendar = home_form.calendar_of(self.workspace.home)
        except UprtuiError as error:
            self.show_problem(error)
            return
        states, today = self.workspace.states, self.workspace.today()

        def chosen(keys: tuple[str, ...]) -> None:
            sur = keys[0]
            review = calendar.review_of(sur, today)
            form = Form(
                f"New campaign: {states.name(sur)}",
                home_form.new_fields(sur, states, review),
                note=home_form.proposal_note(review, today),
            )
            self.ask(form, lambda answer: self._create(home_form.read_answer(answer, sur)))

        choices = home_form.state_choices(states, calendar, today)
        self.ask(Choose("New campaign: which State under review?", choices), chosen)

    def action_edit(self) -> None:
        """Change the open campaign's own fields."""
        campaign = self.workspace.campaign
        if campaign is None:
            return
        form = Form(
            "Edit the campaign", home_form.edit_fields(campaign.plan, self.workspace.states)
        )
        self.ask(form, lambda answer: self._change(home_form.read_answer(answer)))

    def action_import(self) -> None:
        """Go to the screen Import."""
        self.go("imports")

    def action_own(self) -> None:
        """Go back from the sample to the user's own home."""
        if self._own_home is not None and self._use_home(self._own_home):
            self._own_home = None
            self.refresh_hints()

    def action_sample(self) -> None:
        """Set up the sample where it is not there yet, and open it."""
        from uprtui.connectors.sample_home import set_up_sample

        workspace = self.workspace
        home, today, now = workspace.home.sample, workspace.today(), workspace.now()

        def work(context: JobContext) -> Path:
            host = workspace.host()
            return set_up_sample(home, host=host, today=today, now=now, report=JobReport(context))

        panel = self.query_one("#setting-up", ProgressPanel)
        panel.show(Progress(0, None, 0.0))
        panel.display = True
        panel.focus()
        self._setting_up = LongJob(
            self, work, on_progress=panel.show, on_done=self._sample_ready, on_error=self._no_sample
        )
        self.refresh_hints()

    @property
    def _in_sample(self) -> bool:
        plans = [entry.plan for entry in self._entries if entry.plan is not None]
        only_sample = bool(plans) and all(plan.sample for plan in plans)
        return self._own_home is not None or only_sample

    @on(ProgressPanel.Cancelled)
    def _cancel_sample(self) -> None:
        if self._setting_up is not None:
            self._setting_up.cancel()

    @on(EnterTable.Entered)
    def _open_row(self, event: EnterTable.Entered) -> None:
        entry = self._entry(event.row.key)
        if entry is None:
            return
        if entry.plan is None:
            self.query_one(MasterDetail).open(event.row)
        else:
            self._open(entry.path)

    def _open(self, path: Path) -> None:
        """Open a campaign and go on to its first step; the one that is open stays open."""
        campaign = self.workspace.campaign
        if campaign is None or campaign.path != path.resolve():
            try:
                self.workspace.open_campaign(path)
            except UprtuiError as error:
                self.show_problem(error)
                self.on_open()
                return
        self.go("focus")

    def _create(self, subject: home_form.Subject) -> None:
        try:
            self.workspace.create_campaign(home_form.plan_of(subject, secrets.choice))
        except UprtuiError as error:
            self.show_problem(error)
            return
        self.go("focus")

    def _change(self, subject: home_form.Subject) -> None:
        campaign = self.workspace.campaign
        if campaign is None:
            return
        edit = home_form.edit_of(campaign.plan, subject)
        if edit is None:
            self.notice("Nothing was changed.")
            return
        try:
            campaign.do(edit)
        except UprtuiError as error:
            self.show_problem(error)
            return
        self.notice("Changed. u takes it back.")

    def _sample_ready(self, path: Path) -> None:
        self._stop_panel()
        own = self.workspace.home
        if self._use_home(own.sample):
            self._own_home = own
            self._open(path)

    def _no_sample(self, error: Exception) -> None:
        from uprtui.connectors import ImportCancelled

        self._stop_panel()
        if isinstance(error, ImportCancelled):
            self.notice("Stopped. The sample was not set up.")
        else:
            self.show_problem(error)

    def _stop_panel(self) -> None:
        self._setting_up = None
        self.query_one("#setting-up", ProgressPanel).display = False
        self._focus_list()
        self.refresh_hints()

    def _use_home(self, home: Home) -> bool:
        try:
            self.workspace.use_home(home)
        except UprtuiError as error:
            self.show_problem(error)
            return False
        return True

    def _listed(self, found: list[Entry]) -> None:
        campaign = self.workspace.campaign
        open_path = None if campaign is None else campaign.path
        if campaign is not None and open_path is not None:
            found = with_open_plan(found, open_path, campaign.plan)
        self._entries = found
        states, today = self.workspace.states, self.workspace.today()
        rows = [
            entry_row(entry, states.name, today, here=entry.path == open_path) for entry in found
        ]
        self.query_one("#welcome").display = not found
        self.query_one(MasterDetail).display = bool(found)
        self._table.set_source(ListSource(rows), keep_cursor=True)
        self._focus_list()
        self.refresh_hints()
        self.call_after_refresh(self._look)

    def _not_listed(self, error: Exception) -> None:
        self.show_problem(error)
        self._look()

    def _look(self) -> None:
        workspace = self.workspace
        self._looking.submit(lambda: look(workspace))

    def _looked(self, state: LibraryState) -> None:
        self.query_one("#library-line", Label).update(visible(library_line(state)))
        self.refresh_facts()

    def _focus_list(self) -> None:
        if self._entries and self._setting_up is None and not self._table.has_focus:
            self._table.focus()

    def _entry(self, key: str) -> Entry | None:
        return next((entry for entry in self._entries if entry.key == key), None)
