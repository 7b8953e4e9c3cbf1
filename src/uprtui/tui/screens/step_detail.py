"""Details of a step on a screen of their own, where the step's keys go on working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from uprtui.tui.actions import Action, actions_of
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.tui.screens.step import StepScreen


class StepDetail(DetailScreen):
    """The details of a row in a narrow terminal; a key of the step closes them and does its work.

    Args:
        detail: what to show.
        step: the screen behind.
    """

    PLACE = "detail"

    def __init__(self, detail: Detail, step: StepScreen) -> None:
        super().__init__(detail)
        self._step = step

    def current_actions(self) -> list[Action]:
        """Return the keys of the details, then those of the step that are about the row."""
        return [*super().current_actions(), *self._of_step()]

    async def on_key(self, event: events.Key) -> None:
        """Close, and do what the step does at this key."""
        for action in self._of_step():
            if event.key in action.keys or event.character in action.keys:
                event.stop()
                event.prevent_default()
                self.dismiss(None)
                self.app.call_later(self._step.run_action, action.method)
                return

    def _of_step(self) -> list[Action]:
        step = self._step
        return [
            action
            for action in actions_of(step.PLACE)
            if action.id in step.ABOUT_ROW and step.available(action.id)
        ]


class StepMasterDetail(MasterDetail):
    """A step's table with its details: beside it, or as a `StepDetail`."""

    def open(self, row: Row) -> None:
        """Open the details of a row."""
        from uprtui.tui.screens.step import StepScreen

        step = self.screen
        if self.pane.display or not isinstance(step, StepScreen):
            super().open(row)
        else:
            self.app.push_screen(StepDetail(self._detail_of(row) or Detail(""), step))
