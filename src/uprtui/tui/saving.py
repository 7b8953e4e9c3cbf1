"""Save the open plan by itself, shortly after each edit, without keeping the user waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from textual.timer import Timer

    from uprtui.tui.app import UprtuiApp

SECONDS_AFTER_EDIT = 0.5
#: Waits before another try, after the first failure and after each further one.
SECONDS_TO_TRY_AGAIN = (5.0, 30.0)


class AutoSave:
    """Saves the plan of the app's workspace in a thread, once edits have paused.

    One save runs at a time. One that failed is tried again until nothing is unsaved.

    Args:
        app: shows what a save has to say.
    """

    def __init__(self, app: UprtuiApp) -> None:
        self._app = app
        self._timer: Timer | None = None
        self._running = False
        self._failures = 0
        self._said = ""

    def plan_changed(self) -> None:
        """Wait for a pause in the edits, then save."""
        self._schedule(SECONDS_AFTER_EDIT)

    def now(self) -> str:
        """Save at once; return why that failed, or nothing."""
        try:
            self._app.workspace.save_now()
        except UprtuiError as error:
            return str(error)
        return ""

    def before_leaving(self) -> str:
        """Save at once; return why that failed and what leaving would cost, or nothing."""
        from uprtui.campaign import SaveRefusedError

        try:
            self._app.workspace.save_now()
        except SaveRefusedError as error:
            return str(error)
        except UprtuiError as error:
            return f"{error} If you leave now, your last changes are lost."
        return ""

    def _schedule(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        campaign = self._app.workspace.campaign
        if campaign is not None and campaign.unsaved and not self._running:
            self._timer = self._app.set_timer(seconds, self._begin)

    def _begin(self) -> None:
        self._timer = None
        self._running = True
        self._app.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        wait = SECONDS_AFTER_EDIT
        campaign = self._app.workspace.campaign
        if campaign is None:
            self._running = False
            return
        try:
            landed = await asyncio.to_thread(campaign.save)
            self._failures, self._said = 0, ""
            campaign.failed = False
            if campaign.take_in(landed):
                self._app.notice(
                    "Someone else changed the same things; yours were kept.", "warning"
                )
        except UprtuiError as error:
            wait = SECONDS_TO_TRY_AGAIN[min(self._failures, len(SECONDS_TO_TRY_AGAIN) - 1)]
            self._failures += 1
            campaign.failed = True
            if str(error) != self._said:  # a line that stays the same is drawn once
                self._said = str(error)
                self._app.notice(self._said, "error")
        finally:
            self._running = False
            self._app.refresh_facts()
            self._schedule(wait)
