"""The plan that is open: edits with undo, and saving that never loses what others saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from uprtui.campaign import Conflict, Edit, MergeResult, Plan, PlanFile, Taken


@dataclass(frozen=True, slots=True)
class Landed:
    """A save that has ended: its number, the plan that was sent, and what is on the disk now."""

    number: int
    sent: Plan
    result: MergeResult


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
        self._one_save = threading.Lock()
        self._saves = self._taken_in = 0
        self.failed = False
        """Whether the last save by itself failed; what is unsaved is tried again."""

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

    def save(self) -> Landed:
        """Save the plan as it is now. May be called in any thread; one save runs at a time.

        What it returns is handed to `take_in` on the event loop.

        Raises:
            SaveError, SaveRefusedError, PlanBusyError: where it cannot be done; each has a remedy.
        """
        from uprtui.campaign import MergeResult

        with self._one_save:
            sent, base = self.plan, self._base
            result = MergeResult(sent) if sent == base else self._file.save(sent, base)
            # Until the result is taken in, what was sent is what our plan and the disk share.
            self._base = sent
            self._saves += 1
            return Landed(self._saves, sent, result)

    def take_in(self, landed: Landed) -> tuple[Conflict, ...]:
        """Take in what a save has found on the disk; returns what both sides had changed.

        A result that is older than one already taken in tells nothing new.
        """
        if landed.number <= self._taken_in:
            return ()
        self._taken_in = landed.number
        before = self.plan
        conflicts = self._history.rebase(landed.result.plan, landed.sent)
        self._base = landed.result.plan
        if self.plan != before:
            self._changed()
        return (*landed.result.conflicts, *conflicts)

    def save_now(self) -> tuple[Conflict, ...]:
        """Save at once, after a save that runs: before leaving, or when the terminal goes away.

        Raises:
            SaveError, SaveRefusedError, PlanBusyError: where it cannot be done; each has a remedy.
        """
        return self.take_in(self.save()) if self.unsaved or self._one_save.locked() else ()
