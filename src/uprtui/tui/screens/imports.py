"""The screen Import: choose files, see what they are, take them in, and look after the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on

from uprtui.errors import UprtuiError
from uprtui.library import LibraryMissing
from uprtui.tui.jobs import JobContext, LongJob
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.imports_elsewhere import GoesElsewhere
from uprtui.tui.screens.imports_job import Importing
from uprtui.tui.screens.imports_mapping import Begun, Mapped, MappingDialog, begin
from uprtui.tui.screens.imports_review import look_at
from uprtui.tui.screens.imports_run import ImportViews
from uprtui.tui.screens.library_state import Keys, LibraryState, library_empty, look
from uprtui.tui.screens.plugins_trust import ask_about_plugins
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.file_picker import FilePicker
from uprtui.tui.widgets.progress import ProgressPanel
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.connectors import ConnectorHost, ImportSummary
    from uprtui.library import SourceInfo
    from uprtui.tui.screens.imports_files import Candidate

_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What the worker has found out about the library and the connectors."""

    state: LibraryState
    sources: Sequence[SourceInfo]
    titles: Mapping[str, str]


class ImportsScreen(ImportViews):
    """Sources, review of files, running import and summary, one at a time."""

    PLACE: ClassVar[str] = "imports"

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._job: LongJob[list[ImportSummary]] | None = None
        self._looking: LatestOnly[Seen] = LatestOnly(self, self._seen, self.show_problem)
        self._mapping: LatestOnly[Begun] = LatestOnly(self, self._map, self.show_problem)
        self._recognising: LatestOnly[tuple[ConnectorHost, list[Candidate]]] = LatestOnly(
            self, self._recognised, self.show_problem
        )

    def on_open(self) -> None:
        """Look at the library again, which another session may have published anew."""
        workspace = self.workspace

        def work() -> Seen:
            state = look(workspace)
            titles = {each.id: each.title for each in workspace.host().connectors.values()}
            return Seen(state, state.library.sources() if state.library else (), titles)

        self._looking.submit(work)

    def available(self, action_id: str) -> bool:
        """Withhold what does not belong to the view."""
        name = action_id.partition(".")[2]
        review, connector = self._view == "review", self._review.connector
        answers = {
            "start": (review or self._tried) and bool(self._review.candidates),
            "dry-run": review,
            "connector": review and self._review.current is not None,
            "leave-out": review and self._review.current is not None,
            "options": review and connector is not None and bool(connector.options),
            "columns": review and self._review.has_columns,
            "rejects": self._with_rejects() is not None,
            "disagreements": self._view == "sources" and self._differ > 0,
            "forget": self._view == "sources" and self._sources.current is not None,
            "cancel": self._view == "running" and self._job is not None,
        }
        if not action_id.startswith("imports."):
            return True
        return answers.get(name, self._view != "running")

    def action_back(self) -> None:
        """Go back to the sources, and from there to Home; ask before stopping an import."""
        if self._view == "running":
            self.action_cancel()
        elif self._view == self._main:
            super().action_back()
        else:
            self._go_to(self._main)

    def action_choose(self) -> None:
        """Choose files in a folder."""
        folder = self._folder or self.workspace.folder
        self.ask(FilePicker("Choose files to import", folder), self._chosen)

    def action_start(self) -> None:
        """Import the files of the list; ask before invented and real data are mixed."""
        if self._review.dry_run or not self._mixes():
            self._start()
            return
        note = (
            "One library would hold both, and everything made from it would be marked SAMPLE "
            "DATA. Your own data belongs in your own home, the sample's in the sample's."
        )
        question = Confirm("Mix invented data with real data?", note, yes="Mix", no="Do not")
        self.ask(question, lambda _: self._start())

    def _start(self) -> None:
        workspace, review = self.workspace, self._review
        home, now = workspace.home, workspace.now()
        # What would become of an open plan is seen before it is done.
        unseen = review.for_campaign and workspace.campaign is not None and not self._tried
        dry_run = review.dry_run or unseen
        candidates = tuple(review.candidates)
        elsewhere = GoesElsewhere(workspace.campaign)

        def work(context: JobContext) -> list[ImportSummary]:
            host, states = workspace.host(), workspace.states
            importing = Importing(candidates, home, host, states, now, dry_run, elsewhere)
            return importing.run(context)

        title = f"Importing {candidates[0].path.name}"
        if len(candidates) > 1:
            title = f"Importing {len(candidates)} files"
        self._job = self.run_job(title, work, partial(self._done, elsewhere, dry_run=dry_run))
        self.refresh_hints()

    def action_dry_run(self) -> None:
        """Change whether the import changes anything."""
        self._review.set_dry_run(not self._review.dry_run)

    def action_connector(self) -> None:
        """Choose another connector for the file under the cursor."""
        self.ask(self._review.connector_list(), lambda keys: self._review.choose_connector(keys[0]))

    def action_columns(self) -> None:
        """Say which column of the file under the cursor is what."""
        here, connector = self._review.current, self._review.connector
        if here is not None and here.source is not None and connector is not None:
            self._mapping.submit(partial(begin, self.workspace, connector, here))

    def action_options(self) -> None:
        """Change the connector's options for the file under the cursor."""
        if self._review.has_columns:
            self.action_columns()
            return
        form = self._review.options_form()
        if form is not None:
            self.ask(form, self._review.choose_options)

    def action_leave_out(self) -> None:
        """Take the file under the cursor off the list."""
        self._review.leave_out()
        if not self._review.candidates:
            self._go_to(self._main)

    def action_rejects(self) -> None:
        """Show the rejected rows of the source under the cursor."""
        source = self._with_rejects()
        if source is not None and self._state.library is not None:
            self._rejects.show(self._state.library, source)
            self._go_to("rejects")

    def action_disagreements(self) -> None:
        """List where sources disagree."""
        if self._state.library is not None:
            self._disagreements.show(self._state.library, self._differ, self.workspace.states)
            self._go_to("disagreements")

    def action_forget(self) -> None:
        """Take the source under the cursor out of the library, after a question."""
        source = self._sources.current
        if source is None:
            return
        note = (
            "Its recommendations go, except those that another source tells, too. The file itself "
            "is not touched: you can import it again."
        )
        question = Confirm(f"Forget {source.name}?", note, yes="Forget")
        self.ask(question, lambda _: self._forget(source))

    def action_cancel(self) -> None:
        """Stop the import, after a question."""
        if self._job is None:
            return
        question = Confirm(
            "Stop the import?", "The library stays as it was before.", yes="Stop", no="Go on"
        )
        self.ask(question, lambda _: self._stop())

    @on(WindowTable.RowHighlighted)
    def _another_row(self) -> None:
        self.refresh_hints()

    @on(ProgressPanel.Cancelled)
    def _cancel_asked(self) -> None:
        self.action_cancel()

    def _seen(self, seen: Seen) -> None:
        """Show the sources, or why there are none; another view stays."""
        self._state = seen.state
        self._known = bool(seen.sources)
        self._sources.show(seen.sources, seen.titles, self._differ)
        self.query_one("#instead", EmptyState).show(*_without_sources(seen.state))
        self.refresh_facts()
        self.refresh_hints()
        if self._view in {"instead", "sources"}:
            self._go_to(self._main)
        ask_about_plugins(self)

    def _chosen(self, paths: tuple[Path, ...]) -> None:
        self._folder = paths[0].parent
        workspace = self.workspace

        def work() -> tuple[ConnectorHost, list[Candidate]]:
            host = workspace.host()
            return host, look_at(paths, host)

        self._recognising.submit(work)

    def _recognised(self, found: tuple[ConnectorHost, list[Candidate]]) -> None:
        self._review.show(*found)
        self._go_to("review")

    def _map(self, begun: Begun) -> None:
        """Ask for the columns, unless the user has gone on meanwhile."""
        here = self._review.current is begun.candidate
        if self.is_current and self._view == "review" and here:
            self.ask(MappingDialog(begun), self._mapped)

    def _mapped(self, answer: Mapped) -> None:
        self._review.choose_columns(answer.options)
        if answer.start:
            self.action_start()

    def _mixes(self) -> bool:
        """Say whether the library would hold invented and real data after the import."""
        matches = [each.match for each in self._review.candidates if each.connector_id]
        kinds = {match is not None and match.synthetic for match in matches}
        return len(kinds | self._sources.kinds) > 1

    @property
    def _differ(self) -> int:
        """How often two sources tell a recommendation differently."""
        return 0 if self._state.stats is None else self._state.stats.disagreements

    def _stop(self) -> None:
        if self._job is None:
            self.notice("The import had ended before you answered.")
            return
        self._job.cancel()
        self.notice("Stopping at the next batch of rows …")

    @property
    def _tried(self) -> bool:
        """Whether a dry run is on the screen, which the import itself may follow."""
        return self._view == "summary" and self._summary.dry_run

    def _done(
        self, elsewhere: GoesElsewhere, summaries: list[ImportSummary], *, dry_run: bool
    ) -> None:
        self._job = None
        said = self._taken_in(elsewhere)
        self._review.set_dry_run(False)
        self._summary.show(summaries, dry_run=dry_run)
        self._go_to("summary")
        self.workspace.changed()
        if said:
            self.notice(said)
        elif dry_run and self._review.for_campaign and self.workspace.campaign is not None:
            self.notice("This is what would change in the campaign. s takes it in.")

    def _taken_in(self, elsewhere: GoesElsewhere) -> str:
        try:
            return elsewhere.take_in(self.workspace)
        except UprtuiError as error:
            self.show_problem(error)
            return ""

    def job_failed(self, error: Exception) -> None:
        """Go back to where the work was started from, and say why it ended."""
        from uprtui.connectors import ImportCancelled

        imported, self._job = self._job is not None, None
        self._go_to("review" if imported else self._main)
        if isinstance(error, ImportCancelled):
            self.notice(error.message, "warning")
        else:
            self.show_problem(error)

    def _forget(self, source: SourceInfo) -> None:
        workspace = self.workspace
        home, now = workspace.home, workspace.now()

        def work(context: JobContext) -> None:
            from uprtui.library import Builder

            context.log("Writing the library without it")
            with Builder.begin(home, now, states=workspace.states) as builder:
                builder.forget(source.id)
                builder.publish(context.progress)

        def done(_: None) -> None:
            self._go_to(self._main)
            self.workspace.changed()
            self.notice(f"{source.name} was forgotten.")

        self.run_job(f"Forgetting {source.name}", work, done)

    def _with_rejects(self) -> SourceInfo | None:
        """Return the source under the cursor if it has rejected rows, in sources or summary."""
        source = None
        if self._view == "sources":
            source = self._sources.current
        elif self._view == "summary" and self._summary.current is not None:
            source = self._sources.source(self._summary.current.sha256[:_ID_DIGITS])
        return source if source is not None and source.rejected else None


def _without_sources(state: LibraryState) -> tuple[str, str, Keys]:
    """Return what stands in place of the sources."""
    choose = ("o", "Choose files to import")
    if state.error is None or isinstance(state.error, LibraryMissing):
        return (
            "Nothing has been imported yet",
            "Import the exports that you have, such as those of UPR Info's database, in CSV or "
            "Excel. uprtui sees from a file's content what it is and shows its first rows before "
            "anything is taken in. The same recommendation from two sources is kept once.",
            (choose,),
        )
    title, meaning, _ = library_empty(state)
    return title, meaning, (("6", "Go to Library, to try again or to set it aside"),)
