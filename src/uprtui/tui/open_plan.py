"""The plan that is open: edits with undo, and saving that never loses what others saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from uprtui.campaign import Conflict, Edit, MergeResult, Plan, PlanFile, Taken


class OpenPlan:
    """One campaign, as this session sees it.

    Args:
        file: where it is kept.
        plan: the plan as it was loaded from there.
        state_name: a State's short name for its code, for the titles of edits.
        changed: called after every change of the plan, on the event loop.
    """

    def __init__(
        self,
        file: PlanFile,
        plan: Plan,
        *,
        state_name: Callable[[str], str],
        changed: Callable[[], None],
    ) -> None:
        from uprtui.campaign import History

        self._file = file
        self._base = plan
        self._history = History(plan, state_name)
        self._changed = changed

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def plan(self) -> Plan:
        """The plan now, saved or not."""
        return self._history.plan

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are not on the disk yet."""
        return self._history.plan != self._base

    @property
    def undo_title(self) -> str | None:
        """Title of the edit that undo would take back; None where there is none."""
        return self._history.undo_title

    @property
    def redo_title(self) -> str | None:
        """Title of the edit that redo would make again; None where there is none."""
        return self._history.redo_title

    def do(self, edit: Edit) -> Plan:
        """Make an edit.

        Raises:
            EditError: where it does not fit the plan, which then stays as it was.
        """
        plan = self._history.do(edit)
        self._changed()
        return plan

    def undo(self) -> Taken | None:
        """Take back the last edit; None where there is none."""
        taken = self._history.undo()
        if taken is not None:
            self._changed()
        return taken

    def redo(self) -> Taken | None:
        """Make the last edit again that was taken back; None where there is none."""
        taken = self._history.redo()
        if taken is not None:
            self._changed()
        return taken

    def saving(self) -> Callable[[], MergeResult]:
        """Return the work of saving the plan as it is now, for a thread; then `saved` its result.

        The work raises SaveError, SaveRefusedError or PlanBusyError where it cannot be done.
        """
        sent, base = self.plan, self._base
        return lambda: self._file.save(sent, base)

    def saved(self, sent: Plan, result: MergeResult) -> tuple[Conflict, ...]:
        """Take in what a save has found on the disk; returns what both sides had changed.

        Args:
            sent: the plan as it was handed to the save.
            result: what the save returned.
        """
        before = self.plan
        conflicts = self._history.rebase(result.plan, sent)
        self._base = result.plan
        if self.plan != before:
            self._changed()
        return (*result.conflicts, *conflicts)

    def save_now(self) -> tuple[Conflict, ...]:
        """Save at once, without a thread: before leaving, or when the terminal goes away.

        Raises:
            SaveError, SaveRefusedError, PlanBusyError: where it cannot be done; each has a remedy.
        """
        if not self.unsaved:
            return ()
        sent = self.plan
        return self.saved(sent, self.saving()())
