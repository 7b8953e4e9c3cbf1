"""Undo and redo of one session's edits, while others' edits come in.

Undo is relative: it takes back what the edit changed and leaves alone whatever has
happened since, here or in another session.
"""

from __future__ import annotations

from dataclasses import dataclass

from uprtui.campaign.edits import Edit
from uprtui.campaign.merge import merge
from uprtui.campaign.merge_fields import Conflict
from uprtui.campaign.model import Plan
from uprtui.campaign.titles import StateName, plain_code


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that was made: its title, the plan before and after."""

    title: str
    before: Plan
    after: Plan


@dataclass(frozen=True, slots=True)
class Taken:
    """What an undo or redo did; `conflicts`: what others changed since, and was left alone."""

    title: str
    plan: Plan
    conflicts: tuple[Conflict, ...]


class History:
    """The plan that is open in one session, and the way back.

    Args:
        plan: the plan as it was opened.
        state_name: a State's name for its code, for titles.
    """

    def __init__(self, plan: Plan, state_name: StateName = plain_code) -> None:
        self._plan = plan
        self._state_name = state_name
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def plan(self) -> Plan:
        """The plan now."""
        return self._plan

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return bool(self._undone)

    @property
    def undo_title(self) -> str | None:
        """The title of the edit that `undo` would take back."""
        return self._done[-1].title if self._done else None

    @property
    def redo_title(self) -> str | None:
        """The title of the edit that `redo` would make again."""
        return self._undone[-1].title if self._undone else None

    def do(self, edit: Edit) -> Plan:
        """Make an edit; returns the plan after it. Raises EditError and changes nothing.

        What was undone before can no longer be redone. An edit without effect is no step.
        """
        before = self._plan
        after = edit.apply(before)
        if after != before:
            self._done.append(Step(edit.title(before, self._state_name), before, after))
            self._undone.clear()
            self._plan = after
        return self._plan

    def undo(self) -> Taken | None:
        """Take back the last edit; None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return self._take(step.title, step.after, step.before)

    def redo(self) -> Taken | None:
        """Make the last undone edit again; None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return self._take(step.title, step.before, step.after)

    def rebase(self, saved: Plan, sent: Plan | None = None) -> tuple[Conflict, ...]:
        """Take in what others saved.

        In: the plan that a save or load returned; `sent`, the plan that was handed to the
        save, where edits may have been made since (default: none were). Out: conflicts
        between those edits and what came in; the edits are kept.
        """
        if sent is None:
            sent = self._plan
        result = merge(base=sent, ours=self._plan, theirs=saved)
        self._plan = result.plan
        return result.conflicts

    def _take(self, title: str, start: Plan, end: Plan) -> Taken:
        result = merge(base=start, ours=self._plan, theirs=end)
        self._plan = result.plan
        return Taken(title, result.plan, result.conflicts)
