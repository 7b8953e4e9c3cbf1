"""The screen Coordinate: who approaches which State where, so that many speak with one voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from uprtui.tui.screens.coordinate_member_actions import MemberActions
from uprtui.tui.screens.coordinate_visit_actions import VisitActions

if TYPE_CHECKING:
    from uprtui.tui.actions import Action

_OF_VISITS = {f"coordinate.{name}" for name in ("left", "right", "assign", "status", "note")}
_OF_LISTS = {f"coordinate.{name}" for name in ("log", "edit-log", "details", "remove")}
_OF_MEMBERS = ("coordinate.add", "coordinate.load")
_LAST = 100


class CoordinateScreen(VisitActions, MemberActions):
    """Who visits whom, the members, the log of contacts, and where the plan clashes."""

    PLACE: ClassVar[str] = "coordinate"

    def available(self, action_id: str) -> bool:
        """Withhold what has nothing to work on in the list in front."""
        plan = self.plan
        if plan is None:
            return False
        if action_id in _OF_VISITS:
            return not self.in_members and bool(plan.targets)
        if action_id == "coordinate.edit":
            return self.in_members and bool(plan.members)
        if action_id in _OF_LISTS:
            return bool(plan.members if self.in_members else plan.targets)
        if action_id == "coordinate.next":
            return not self.in_members and bool(self.found_clashes)
        return True

    def hint(self, action: Action) -> Action | None:
        """Name what a key does in the list in front."""
        if self.in_members:
            title = {"coordinate.view": "Visits", "coordinate.remove": "Remove"}.get(action.id)
            action = replace(action, title=title or action.title)
        elif action.id in _OF_MEMBERS and self.visits.display and self.members.total:
            action = replace(action, hint=action.hint + _LAST)
        return super().hint(action)

    def action_remove(self) -> None:
        """Take the visit away, or remove the member."""
        if self.in_members:
            self.remove_member()
        else:
            self.remove_visit()
