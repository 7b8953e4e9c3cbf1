"""The check of past sessions as a job of the screen Target: begun once, shown, stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from uprtui.errors import UprtuiError
from uprtui.tui.jobs import JobContext, LongJob, Progress
from uprtui.tui.screens.target_past import Checked, Past, Stage, open_past

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.target.backtest import Replay
    from uprtui.tui.screens.base import AppScreen


class PastCheck:
    """Checks the library that is ranked from, one at a time, and each only once.

    Args:
        screen: who shows it; when it goes, the check ends.
        changed: called on the event loop when there is something new to show.
        busy: whether the user waits for something else; asked in the check's thread.
        replay: makes of an open library what a backtest asks.
    """

    def __init__(
        self,
        screen: AppScreen,
        changed: Callable[[], None],
        busy: Callable[[], bool],
        replay: Callable[[Library], Replay] = open_past,
    ) -> None:
        self._screen = screen
        self._changed = changed
        self._busy = busy
        self._replay = replay
        self._library: Library | None = None
        self._job: LongJob[Checked] | None = None
        self._run = 0
        self.checked = Checked()

    @property
    def running(self) -> bool:
        """Whether it is under way and says so."""
        return self.checked.stage is Stage.RUNNING

    @property
    def ended_early(self) -> bool:
        """Whether it was stopped or failed, so that it may be begun again."""
        return self.checked.stage in {Stage.STOPPED, Stage.FAILED}

    def look_at(self, library: Library) -> None:
        """Check a library, unless it is the one that was looked at last."""
        if library is not self._library:
            self._library = library
            self.begin()

    def begin(self) -> None:
        """Check the library, from the start."""
        if self._library is None:
            return
        self._end()
        self._show(Checked())
        workspace, run = self._screen.workspace, self._run
        past = Past(workspace.home.library, workspace.states, self._replay)

        def work(context: JobContext) -> Checked:
            return past.check(context, self._busy)

        self._job = LongJob(
            self._screen,
            work,
            on_progress=partial(self._far, run),
            on_done=partial(self._done, run),
            on_error=partial(self._failed, run),
        )

    def stop(self) -> None:
        """End it, as the user wishes."""
        self._end()
        self._show(Checked(Stage.STOPPED))

    def _end(self) -> None:
        """End the run; what it still says is no longer listened to."""
        self._run += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _far(self, run: int, progress: Progress) -> None:
        if run == self._run:
            self._show(Checked(Stage.RUNNING, progress=progress))

    def _done(self, run: int, checked: Checked) -> None:
        if run == self._run:
            self._show(checked)

    def _failed(self, run: int, error: Exception) -> None:
        if run != self._run:
            return
        self._show(Checked(Stage.FAILED, problem=str(error)))
        if not isinstance(error, UprtuiError):
            raise error  # unforeseen: the app shows where it happened

    def _show(self, checked: Checked) -> None:
        self.checked = checked
        self._changed()
