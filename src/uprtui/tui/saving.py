"""Save the open plan by itself, shortly after each edit, without keeping the user waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from textual.timer import Timer

    from uprtui.tui.app import UprtuiApp

SECONDS_AFTER_EDIT = 0.5


class AutoSave:
    """Saves the plan of the app's workspace in a thread, once edits have paused.

    Args:
        app: shows what a save has to say.
    """

    def __init__(self, app: UprtuiApp) -> None:
        self._app = app
        self._timer: Timer | None = None

    def plan_changed(self) -> None:
        """Wait for a pause in the edits, then save."""
        campaign = self._app.workspace.campaign
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if campaign is not None and campaign.unsaved:
            self._timer = self._app.set_timer(SECONDS_AFTER_EDIT, self._begin)

    def now(self) -> str:
        """Save at once; return why that failed, or nothing."""
        try:
            self._app.workspace.save_now()
        except UprtuiError as error:
            return str(error)
        return ""

    def _begin(self) -> None:
        self._timer = None
        self._app.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        campaign = self._app.workspace.campaign
        if campaign is None or not campaign.unsaved:
            return
        sent = campaign.plan
        try:
            result = await asyncio.to_thread(campaign.saving())
        except UprtuiError as error:
            self._app.notice(str(error), "error")
            return
        if campaign.saved(sent, result):
            self._app.notice("Someone else changed the same things; yours were kept.", "warning")
