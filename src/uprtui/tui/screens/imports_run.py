"""The views of the screen Import, one of which is shown at a time, and work that runs in front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from textual.app import ComposeResult

from uprtui.tui.actions import Action
from uprtui.tui.jobs import JobContext, LongJob, Progress
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.imports_disagreements import DisagreementsView
from uprtui.tui.screens.imports_review import ReviewView
from uprtui.tui.screens.imports_views import RejectsView, SourcesView, SummaryView
from uprtui.tui.screens.library_state import LibraryState
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.progress import ProgressPanel

Result = TypeVar("Result")
VIEWS = ("instead", "sources", "rejects", "disagreements", "review", "running", "summary")


class ImportViews(AppScreen):
    """Holds the views and shows one; a subclass says what happens in each.

    The views: what stands there without any source, the sources, the rejected rows of one, where
    they disagree, the review of chosen files, the import that runs, and its summary.
    """

    AUTO_FOCUS = ""  # each view gives the keys to its own table

    def __init__(self) -> None:
        super().__init__()
        self._view = "instead"
        self._sources = SourcesView()
        self._rejects = RejectsView()
        self._disagreements = DisagreementsView()
        self._review = ReviewView()
        self._summary = SummaryView()
        self._state = LibraryState()
        self._known = False

    def job_failed(self, error: Exception) -> None:
        """Say why a job has ended."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Yield all views; one of them is shown."""
        yield EmptyState("Looking at the library …", "", id="instead")
        yield self._sources
        yield self._rejects
        yield self._disagreements
        yield self._review
        yield ProgressPanel(id="running")
        yield self._summary

    def on_mount(self) -> None:
        """Show nothing but what stands there until the library is open."""
        self._go_to("instead")

    def hint(self, action: Action) -> Action | None:
        """Say what Escape does in the view."""
        hinted = super().hint(action)
        if hinted is not None and action.id == "screen.back" and self._view != self._main:
            title = "Cancel" if self._view == "running" else "Back"
            return replace(hinted, title=title, help="Go back to the sources.")
        return hinted

    @property
    def _main(self) -> str:
        """The view that Escape leads back to: the sources, or what stands there without any."""
        return "sources" if self._state.library is not None and self._known else "instead"

    def _go_to(self, view: str) -> None:
        """Show one view and give its table the keys."""
        self._view = view
        for each in VIEWS:
            self.query_one(f"#{each}").display = each == view
        shown = self.query_one(f"#{view}")
        for focusable in (shown, *shown.query("WindowTable")):
            if focusable.can_focus:
                focusable.focus()
                break
        self.refresh_hints()

    def run_job(
        self, title: str, work: Callable[[JobContext], Result], then: Callable[[Result], None]
    ) -> LongJob[Result]:
        """Show the progress of work in a thread; `then` gets its result."""
        panel = self.query_one(ProgressPanel)
        panel.show(Progress(0, None, 0.0), title)
        self._go_to("running")
        return LongJob(self, work, on_progress=panel.show, on_done=then, on_error=self.job_failed)
