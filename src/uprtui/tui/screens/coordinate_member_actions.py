"""What the keys do in the list of members: add, change, remove, load from a file."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.campaign import Add, Remove, entity_name
from uprtui.errors import UprtuiError
from uprtui.tui.screens import coordinate_members as rows
from uprtui.tui.screens.coordinate_load import (
    load_file,
    loaded_detail,
    question,
    taken_in,
    taking_in,
)
from uprtui.tui.screens.coordinate_view import CoordinateView
from uprtui.tui.widgets.confirm_detail import ConfirmDetail
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialogs import Confirm, TextPrompt
from uprtui.tui.widgets.form import Form

if TYPE_CHECKING:
    from uprtui.campaign import Member
    from uprtui.connectors.coalition_loading import LoadedFile

_FILE_NOTE = (
    "A table (CSV, Excel, ODS) with the columns name, organisation, languages, capacity and "
    "visibility; a name or an organisation is enough. Contacts, asks and visits are read too. You "
    "see what is in it before anything is added."
)
_TWICE = "This member is in the plan already. Give another name or organisation."


class MemberActions(CoordinateView):
    """Add, change and remove members, one by one or from a file."""

    def action_add(self) -> None:
        """Ask for a new member."""
        self._ask_new(None)

    def action_edit(self) -> None:
        """Change what is known of the member under the cursor."""
        member = self.member
        if member is not None:
            self._ask_change(member, member)

    def remove_member(self) -> None:
        """Remove the member under the cursor, after asking."""
        member, plan = self.member, self.plan
        if member is None or plan is None:
            return
        remove = Remove(member.id)
        question = f"{remove.title(plan)}?"
        said = f"{entity_name(plan, member)} is removed. u takes it back."
        self.ask(
            Confirm(question, "Visits stay, with nobody to go.", yes="Remove"),
            lambda _yes: self.do(remove, said),
        )

    def action_load(self) -> None:
        """Ask for a file of members and show what is in it."""
        prompt = TextPrompt("Load members from which file?", note=_FILE_NOTE, check=_wrong_name)
        self.ask(prompt, self._load)

    def _ask_new(self, typed: Member | None, note: str = "") -> None:
        self.ask(Form("New member", rows.member_fields(typed), note=note), self._add)

    def _add(self, answer: dict[str, str]) -> None:
        plan = self.plan
        if plan is None:
            return
        member = rows.new_member(plan, answer, secrets.choice)
        if rows.twin_of(plan, member) is not None:
            self._ask_new(member, _TWICE)
        elif self.do(Add(member), f"{entity_name(plan, member)} is added. u takes it back."):
            self.show_view(members=True)
            self.members.move_to(self.members.total - 1)

    def _ask_change(self, member: Member, typed: Member, note: str = "") -> None:
        form = Form("Change the member", rows.member_fields(typed), note=note)
        self.ask(form, lambda answer: self._change(member, answer))

    def _change(self, member: Member, answer: dict[str, str]) -> None:
        plan = self.plan
        if plan is None:
            return
        changed = rows.read_member(answer, member.id)
        if rows.twin_of(plan, changed) is not None:
            self._ask_change(member, changed, _TWICE)
            return
        self.do(rows.change_member(member, changed), f"{entity_name(plan, changed)} is changed.")

    def _load(self, typed: str) -> None:
        self.run_worker(self._read_file(typed), group="members", exclusive=True)

    async def _read_file(self, typed: str) -> None:
        plan = self.plan
        if plan is None:
            return
        path = self.workspace.folder / Path(typed).expanduser()
        try:
            loaded = await asyncio.to_thread(load_file, path, plan, self.workspace, secrets.choice)
        except UprtuiError as error:
            self.show_problem(error)
            return
        self._preview(loaded)

    def _preview(self, loaded: LoadedFile) -> None:
        if self.plan is None:
            return
        detail = loaded_detail(loaded, self.workspace.states.name)
        if loaded.after == loaded.before:
            self.app.push_screen(DetailScreen(detail))
            return
        dialog = ConfirmDetail(detail, question(loaded), yes="Add")
        self.ask(dialog, lambda _yes: self._take_in(loaded))

    def _take_in(self, loaded: LoadedFile) -> None:
        if self.do(taking_in(loaded), taken_in(loaded)):
            self.show_view(members=True)


def _wrong_name(value: str) -> str | None:
    return None if value else "Type the file's name, such as members.csv."
