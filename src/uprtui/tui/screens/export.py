"""The screen Export: the plan as others will get it, seen before it leaves the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from uprtui.campaign import Removed, Visibility, dumps, problems, share
from uprtui.coordinate import clashes
from uprtui.errors import UprtuiError
from uprtui.outputs import plan_file as file
from uprtui.text import visible
from uprtui.tui.screens import export_words as words
from uprtui.tui.screens.export_pane import ReadingPane
from uprtui.tui.screens.plan_screen import PlanScreen
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.detail import Detail, Verbatim
from uprtui.tui.widgets.dialogs import Confirm, Message, TextPrompt
from uprtui.tui.widgets.master_detail import WIDE

if TYPE_CHECKING:
    from textual import events

    from uprtui.campaign import Plan
    from uprtui.tui.actions import Action

_ROOM_FOR_HELP = 10


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan made ready for a profile: the text of the file, and what there is to look at."""

    text: str
    removed: Removed
    findings: Sequence[words.Finding]


class ExportScreen(PlanScreen):
    """What to look at first, and the file; one at a time or side by side."""

    PLACE: ClassVar[str] = "export"
    STEP: ClassVar[str] = "Here you write it to a file for others, without the names."
    DEFAULT_CSS = """
    ExportScreen .line { width: 100%; height: auto; max-height: 2; padding: 0 1; }
    ExportScreen #profile-line { text-style: bold; }
    ExportScreen #panes { height: 1fr; width: 100%; }
    ExportScreen ReadingPane { padding: 0 0 0 1; }
    ExportScreen #file { width: 3fr; }
    ExportScreen #first { width: 2fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._profile = Visibility.PUBLIC
        self._name_us = False
        self._in_file = False
        self._prepared: Prepared | None = None
        self._shown: tuple[object, ...] = ()

    def work(self) -> ComposeResult:
        """Yield the profile's line, the file, and what to look at first."""
        yield Label("", id="profile-line", classes="line", markup=False)
        with Horizontal(id="panes"):
            yield ReadingPane(id="file")
            yield ReadingPane(id="first")

    def show_plan(self, plan: Plan) -> None:
        """Show the plan as the profile may see it."""
        shown = (plan, self._profile, self._name_us)
        if shown != self._shown or self._prepared is None:
            self._shown = shown
            self._prepared = self._prepare(plan)
            self._show(plan, self._prepared)
        self._arrange()

    def available(self, action_id: str) -> bool:
        """Withhold what has no meaning for the profile or the size."""
        plan = self.plan
        if action_id == "export.organisation":
            named = plan is not None and bool(plan.organisation)
            return named and self._profile is Visibility.PUBLIC
        return plan is not None

    def hint(self, action: Action) -> Action | None:
        """Name what a key would do now."""
        if action.id == "export.view" and self._in_file:
            action = replace(action, title="Look first")
        if action.id == "export.organisation" and self._name_us:
            action = replace(action, title="Do not name us")
        return super().hint(action)

    def action_view(self) -> None:
        """Change between the file and what to look at first."""
        self._in_file = not self._in_file
        self._arrange()
        self.refresh_hints()

    def action_profile(self) -> None:
        """Choose who will read the file."""
        choices = words.profile_choices(self._profile)
        self.ask(Choose("Who will read the file?", choices), self._use_profile)

    def action_organisation(self) -> None:
        """Let the organisation's name go along, or not."""
        self._name_us = not self._name_us
        self.on_open()
        self.refresh_hints()

    def action_write(self) -> None:
        """Ask for a file and write what is shown."""
        plan, campaign, prepared = self.plan, self.workspace.campaign, self._prepared
        if plan is None or campaign is None or prepared is None:
            return
        folder, own = self.workspace.folder, campaign.path
        prompt = TextPrompt(
            f"Write the plan to which file? ({self._profile})",
            file.proposed_name(plan.title, self._profile),
            note=f"In {folder}, if you give no other folder. ~ is your own. "
            f"{words.PROFILES[self._profile][1]}",
            check=lambda typed: file.wrong_path(typed, folder, own),
        )
        self.ask(prompt, lambda typed: self._write_to(file.resolved(typed, folder), prepared.text))

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or both, as the width allows."""
        del event
        self._arrange()

    def _prepare(self, plan: Plan) -> Prepared:
        shared, removed = share(plan, self._profile, keep_organisation=self._name_us)
        states = self.workspace.states
        found = problems(plan, is_state=lambda code: code in states, today=self.workspace.today())
        findings = words.to_look_at(found, clashes(plan, states.name))
        return Prepared(dumps(shared), removed, findings)

    def _show(self, plan: Plan, prepared: Prepared) -> None:
        whom = words.PROFILES[self._profile][0]
        counts = words.counts_line(prepared.removed, prepared.findings)
        line = f"Profile {self._profile}, {whom} · {counts}"
        self.query_one("#profile-line", Label).update(visible(line))
        name = file.proposed_name(plan.title, self._profile)
        detail = Detail(name, (Verbatim(prepared.text.rstrip("\n")),))
        self.query_one("#file", ReadingPane).show(detail)
        self.query_one("#first", ReadingPane).show(
            words.first_detail(
                plan,
                self._profile,
                prepared.removed,
                prepared.findings,
                named=self._name_us and self.available("export.organisation"),
            )
        )

    def _arrange(self) -> None:
        """Show what fits, and put the focus on the pane in front."""
        wide = self.size.width >= WIDE
        panes = (self.query_one("#first", ReadingPane), self.query_one("#file", ReadingPane))
        for pane in panes:
            in_front = (pane.id == "file") == self._in_file
            pane.display = wide or in_front
            if in_front and self.plan is not None:
                pane.focus()

    def _use_profile(self, keys: tuple[str, ...]) -> None:
        self._profile = Visibility(keys[0])
        self.on_open()
        self.refresh_hints()

    def _write_to(self, path: Path, text: str) -> None:
        if path.exists():
            self.ask(
                Confirm("Replace the file?", f"{path} is there already.", yes="Replace"),
                lambda _yes: self._start_writing(path, text),
            )
        else:
            self._start_writing(path, text)

    def _start_writing(self, path: Path, text: str) -> None:
        self.run_worker(self._write(path, text), group="export")

    async def _write(self, path: Path, text: str) -> None:
        try:
            await asyncio.to_thread(file.write, path, text)
        except UprtuiError as error:
            self.show_problem(error)
            return
        said = f"Written: {path}"
        if len(said) <= self.size.width - _ROOM_FOR_HELP:
            self.notice(said)
        else:
            self.app.push_screen(Message("The plan is written", str(path)))
