"""What the keys do in the table of who visits whom, and in the log of contacts."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from uprtui.campaign import (
    Assignment,
    AssignmentStatus,
    Change,
    LogEntry,
    Several,
    Visibility,
    find,
)
from uprtui.tui.screens import coordinate_log as log
from uprtui.tui.screens import coordinate_visits as visits
from uprtui.tui.screens.coordinate_matrix import MatrixTable, place_of
from uprtui.tui.screens.coordinate_view import CoordinateView
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.form import Form

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.tui.screens.coordinate_matrix import Place


class VisitActions(CoordinateView):
    """Assign, say the status, take notes, take away; the log; from clash to clash."""

    def __init__(self) -> None:
        super().__init__()
        self._clash_number = -1

    def action_left(self) -> None:
        """Go to the entry point at the left."""
        self.visits.move_point(-1)

    def action_right(self) -> None:
        """Go to the entry point at the right."""
        self.visits.move_point(1)

    @on(MatrixTable.Picked)
    def _picked(self) -> None:
        self.action_assign()

    def action_assign(self) -> None:
        """Choose who goes to the State and entry point under the cursor."""
        plan, place = self.plan, self.place
        if plan is None or place is None:
            return
        if not plan.members:
            self.notice("There is no member yet: m adds one, i loads them from a file.")
            return
        here = visits.visits_at(plan, place)
        if here:
            self._with_visit(plan, place, lambda visit: self._assign(place, visit))
        else:
            self._assign(place, None)

    def action_status(self) -> None:
        """Say how far the approach has come."""
        plan, place = self.plan, self.place
        if plan is not None and place is not None:
            self._with_visit(plan, place, self._ask_status)

    def action_note(self) -> None:
        """Write a note on the visit."""
        plan, place = self.plan, self.place
        if plan is not None and place is not None:
            self._with_visit(plan, place, self._ask_note)

    def remove_visit(self) -> None:
        """Take the visit away; where there is none, the entry point."""
        plan, place = self.plan, self.place
        if plan is None or place is None:
            return
        name = visits.place_name(plan, place, self.workspace.states.name)
        if visits.visits_at(plan, place):
            self._with_visit(
                plan,
                place,
                lambda visit: self.do(
                    visits.take_away(visit), f"{name}: the visit is taken away. u takes it back."
                ),
            )
            return
        edit = visits.without_point(plan, place)
        if edit is None:
            self.notice(f"{name}: there is nothing to take away.")
        else:
            self.do(edit, f"{name} is no longer an entry point. u takes it back.")

    def action_next(self) -> None:
        """Go to the next clash that is in the table, and say what it is."""
        plan = self.plan
        if plan is None:
            return
        seen = [(clash, place_of(plan, clash)) for clash in self.found_clashes]
        placed = [(clash, place) for clash, place in seen if place is not None]
        if not placed:
            self.notice("No clash is in this table; c lists them.")
            return
        self._clash_number = (self._clash_number + 1) % len(placed)
        clash, place = placed[self._clash_number]
        self.visits.go_to(place, [target.id for target in plan.targets])
        self.notice(f"{self._clash_number + 1} of {len(placed)}: {clash.message}")

    def action_log(self) -> None:
        """Write down a contact with the State or by the member under the cursor."""
        plan, place, member = self.plan, self.place, self.member
        if plan is None:
            return
        target = place.target if place and not self.in_members else None
        who = member.id if member and self.in_members else None
        if place is not None and not self.in_members:
            here = visits.visits_at(plan, place)
            who = here[0].member if len(here) == 1 else None
        entry = LogEntry("", self.workspace.today(), "", target, who, Visibility.PRIVATE)
        fields = log.entry_fields(plan, entry, self.workspace.states.name, new=True)
        self.ask(Form("Log of contacts: new entry", fields), self._add_entry)

    def action_edit_log(self) -> None:
        """Choose an entry of the log to change or remove."""
        plan, place, member = self.plan, self.place, self.member
        if plan is None:
            return
        entries = (
            log.entries_on(plan, member=member.id if member else "")
            if self.in_members
            else log.entries_on(plan, target=place.target if place else "")
        )
        if not entries:
            self.notice("There is no entry of the log here; l writes one.")
            return
        name = self.workspace.states.name
        choices = log.entry_choices(plan, entries, self.workspace.today(), name)
        self.ask(Choose("Change which entry?", choices), lambda keys: self._edit_entry(keys[0]))

    def _with_visit(self, plan: Plan, place: Place, then: Callable[[Assignment], object]) -> None:
        """Do something with the visit at a place; ask which where there are several."""
        here = visits.visits_at(plan, place)
        name = visits.place_name(plan, place, self.workspace.states.name)
        if not here:
            self.notice(f"{name}: no visit is planned there yet; a assigns a member.")
            return
        if len(here) == 1:
            then(here[0])
            return

        def chosen(keys: tuple[str, ...]) -> None:
            visit = find(plan, keys[0])
            if isinstance(visit, Assignment):
                then(visit)

        choices = visits.visit_choices(plan, here)
        self.ask(Choose(f"{name}: which of the {len(here)} visits?", choices), chosen)

    def _assign(self, place: Place, visit: Assignment | None) -> None:
        plan = self.plan
        if plan is None:
            return
        name = visits.place_name(plan, place, self.workspace.states.name)

        def chosen(keys: tuple[str, ...]) -> None:
            edit = visits.assign(plan, place, visit, keys[0], secrets.choice)
            who = visits.member_name(plan, None if keys[0] == visits.NOBODY else keys[0])
            chosen_too = ", and it is an entry point now" if isinstance(edit, Several) else ""
            self.do(edit, f"{name}: {who} goes{chosen_too}. u takes it back.")

        choices = visits.member_choices(plan, visit.member if visit else None)
        self.ask(Choose(f"Who goes? {name}", choices), chosen)

    def _ask_status(self, visit: Assignment) -> None:
        def chosen(keys: tuple[str, ...]) -> None:
            status = AssignmentStatus(keys[0])
            self.do(Change(visit.id, "status", status), f"Status: {status}. u takes it back.")

        self.ask(Choose("How far has it come?", visits.status_choices(visit.status)), chosen)

    def _ask_note(self, visit: Assignment) -> None:
        form = Form("Note on the visit", visits.note_fields(visit))
        self.ask(
            form, lambda answer: self.do(visits.note_edit(visit, answer), "The note is written.")
        )

    def _add_entry(self, answer: dict[str, str]) -> None:
        if self.plan is not None:
            self.do(log.add_entry(self.plan, answer, secrets.choice), "Written into the log.")

    def _edit_entry(self, entry_id: str) -> None:
        plan = self.plan
        entry = find(plan, entry_id) if plan is not None else None
        if plan is None or not isinstance(entry, LogEntry):
            return
        fields = log.entry_fields(plan, entry, self.workspace.states.name, new=False)
        self.ask(
            Form("Log of contacts: change an entry", fields),
            lambda answer: self.do(
                log.change_entry(entry, answer),
                "The entry is changed." if answer["text"] else "The entry is removed.",
            ),
        )
