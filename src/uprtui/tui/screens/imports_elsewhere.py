"""Imports that go elsewhere than the library: into the open campaign, and the own calendar."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from uprtui.campaign import TakeIn

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.connectors.destinations import Destination
    from uprtui.home import Home
    from uprtui.states import States
    from uprtui.tui.open_plan import OpenPlan
    from uprtui.tui.workspace import Workspace


class GoesElsewhere:
    """What one import takes into the campaign that was open when it began.

    Args:
        campaign: the open campaign, or None.
    """

    def __init__(self, campaign: OpenPlan | None) -> None:
        self._campaign = campaign
        self._plan = None if campaign is None else campaign.plan
        self._taken: tuple[Plan, Plan] | None = None

    def destinations(self, home: Home, states: States) -> list[Destination]:
        """Where rows go that are no part of the library. For a worker thread."""
        from uprtui.connectors.calendar_destination import CalendarDestination
        from uprtui.connectors.campaign_destination import CampaignDestination

        found: list[Destination] = [CalendarDestination(home, states)]
        if self._plan is not None:
            choose = random.SystemRandom().choice
            found.append(CampaignDestination(self._plan, self._keep, states, choose))
        return found

    def take_in(self, workspace: Workspace) -> str:
        """Make the one edit of the open plan; returns what to say, empty where nothing is new.

        Raises:
            EditError, MergeError: it does not fit the plan any more, which stays as it was.
        """
        taken, self._taken = self._taken, None
        if taken is None:
            return ""
        if self._campaign is None or workspace.campaign is not self._campaign:
            return "The campaign was closed meanwhile: nothing was taken into it."
        self._campaign.do(TakeIn("Import into the campaign", *taken))
        return "Taken into the campaign. u takes it back."

    def _keep(self, before: Plan, after: Plan) -> None:
        """Remember what is to be taken in, from the first of several imports to the last."""
        first = before if self._taken is None else self._taken[0]
        self._taken = first, after
