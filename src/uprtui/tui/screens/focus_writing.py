"""The asks of the screen Focus: their list, their editor, and what becomes of what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from uprtui.tui.screens import workshop_edits as edits
from uprtui.tui.screens.focus_ask import AskEditor
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.focus_edits import taken_back
from uprtui.tui.screens.workshop_asking import whom_choices, with_targets
from uprtui.tui.screens.workshop_bodies import is_kept, keep_edit
from uprtui.tui.screens.workshop_desk import (
    DRAFT_ID,
    ROLE_WORDS,
    Desk,
    Draft,
    first_state,
    issue_of,
)
from uprtui.tui.screens.workshop_known import Shelf
from uprtui.tui.screens.workshop_page import Begin, Keep, Written
from uprtui.tui.screens.workshop_statement import StatementScreen
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.dialogs import Confirm

if TYPE_CHECKING:
    from uprtui.campaign import Ask, AskRole, Edit
    from uprtui.tui.screens.step import StepScreen


class Writing:
    """Writes, lists, orders and deletes the asks on an issue.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        self._screen = screen
        self._choose = choose
        self._kept: Shelf | None = None

    def desk(self, label: str) -> Desk | None:
        """The plan as it is now, laid out for an issue; None where no campaign is open."""
        plan = self._screen.plan
        if plan is None:
            return None
        space = self._screen.workspace
        return Desk(plan, label, space.states, space.today(), state=first_state(plan, label))

    @property
    def _shelf(self) -> Shelf:
        """What was read of the library; the screen has no workspace before it is shown."""
        if self._kept is None:
            self._kept = Shelf(self._screen.workspace)
        return self._kept

    def list_asks(self, label: str) -> None:
        """Show the asks on an issue."""
        desk = self.desk(label)
        if desk is not None:
            self._screen.app.push_screen(AskList(label, desk, self, self._shelf))

    def gravest(self, label: str) -> dict[str, str]:
        """Id of each ask on an issue → its gravest findings, from what was read already."""
        from uprtui.tui.screens.workshop_checks import check, gravest

        desk = self.desk(label)
        if desk is None:
            return {}
        read = self._shelf.at_hand(desk.plan, label)
        if read is not None:
            desk = replace(desk, known=read.known, wordings=read.wordings)
        issue = issue_of(desk.plan, label)
        return {
            ask.id: gravest(check(replace(desk, ask=ask.id), Draft.of_ask(ask)))
            for ask in desk.plan.asks
            if issue is not None and ask.issue == issue.id
        }

    def write(self, label: str) -> None:
        """Write an ask on the issue of that label."""
        self._begin(label, Begin(Draft("")))

    def edit(self, label: str, ask: Ask) -> None:
        """Change an ask."""
        self._begin(label, Begin(Draft.of_ask(ask), ask.id))

    def below(self, label: str, goal: Ask, role: AskRole) -> None:
        """Write a step, a fallback or a variant of an end goal; a variant begins with its words."""
        from uprtui.campaign import AskRole as Role

        draft = Draft("", role=role, of=goal.id)
        plan = self._screen.plan
        if role is not Role.VARIANT or plan is None:
            self._begin(label, Begin(draft))
            return
        variant = replace(draft, text=goal.text)
        if not plan.targets:
            self._begin(label, Begin(variant))
            return
        states = self._screen.workspace.states
        title = "For whom is this variant? Tab marks several."
        self._screen.ask(
            Choose(title, whom_choices(plan, states)[1:], many=True),
            lambda keys: self._begin(label, Begin(with_targets(variant, keys))),
        )

    def delete(self, ask: Ask) -> None:
        """Delete an ask; ask first where a ladder goes with it."""
        plan = self._screen.plan
        if plan is None:
            return
        edit, said = edits.delete_ask(plan, ask), "Ask deleted. u brings it back."
        others = len(edits.below(plan, ask))
        if not others:
            self._do(edit, said)
            return
        title = "Delete this end goal and its ladder?"
        note = (
            f"{'One ask goes' if others == 1 else f'{others} asks go'} with it. u brings all back."
        )
        question = Confirm(title, note, yes="Delete", no="Keep")
        self._screen.ask(question, lambda _: self._do(edit, said))

    def move(self, ask: Ask, step: int) -> None:
        """Move an ask up (-1) or down (1) among those beside it."""
        plan = self._screen.plan
        edit = None if plan is None else edits.move_ask(plan, ask, step)
        if edit is not None:
            self._do(edit, "Moved. u takes it back.")

    def minutes(self, ask: Ask | None = None) -> None:
        """Show what each target could read out in its two minutes."""
        plan, states = self._screen.plan, self._screen.workspace.states
        if plan is None:
            return
        if ask is None:
            self._screen.app.push_screen(StatementScreen(plan, states))
            return
        label = next(each.label for each in plan.issues if each.id == ask.issue)
        first = first_state(plan, label, Draft.of_ask(ask))
        self._screen.app.push_screen(StatementScreen(plan, states, ask.id, first))

    def back(self, *, redo: bool) -> None:
        """Undo or redo, and say what."""
        said = taken_back(self._screen.workspace.campaign, redo=redo)
        self._screen.notice(said)
        self._tell(said)

    def take_back(self) -> str:
        """Undo, and return what was taken back."""
        return taken_back(self._screen.workspace.campaign, redo=False)

    def keep(self, label: str, found: Keep) -> str:
        """Keep a fact as evidence on an issue, unless it is there already."""
        plan = self._screen.plan
        if plan is None:
            return ""
        if is_kept(plan, label, found):
            return f"It is among your evidence on {label} already."
        done = self._screen.do(keep_edit(plan, label, found, self._choose), "")
        return f"Kept as evidence on {label}. u takes it back." if done else "It was not kept."

    def _begin(self, label: str, begin: Begin, said: str = "", before: Draft | None = None) -> None:
        """Open the editor; `before` is the draft as it is saved, where it is another."""
        desk = self.desk(label)
        if desk is None:
            return
        draft = begin.draft
        state = first_state(desk.plan, label, draft)
        desk = replace(desk, ask=begin.ask, state=state)
        editor = AskEditor(desk, draft, self._shelf, self, said, before)
        self._screen.ask(editor, lambda written: self._save(label, begin.ask, written))

    def _save(self, label: str, ask: str | None, written: Written) -> None:
        """Save what was written, and go on with what is wanted next."""
        plan = self._screen.plan
        if plan is None:
            return
        refused = edits.refusal(plan, written.draft)
        if refused:
            self._begin(label, Begin(written.draft, ask), refused, before=Draft(""))
            return
        then, saved = written.then, edits.Saved(None, ask or "")
        if written.draft.text:
            saved = edits.save_draft(plan, label, written.draft, self._choose, ask)
        if saved.edit is not None:
            self._do(saved.edit, "Ask saved. u takes it back.")
        if then is not None:
            draft = then.draft
            if draft.of == DRAFT_ID:
                draft = replace(draft, of=saved.ask or None)
            kept = "" if saved.edit is None else "The ask before is saved. "
            said = f"{kept}Now its {ROLE_WORDS[draft.role]}."
            self._begin(label, replace(then, draft=draft), said)

    def _do(self, edit: Edit, said: str) -> None:
        if self._screen.do(edit, said):
            self._tell(said)

    def _tell(self, said: str) -> None:
        """Say it where the user looks, and let the list of asks show the plan as it is now."""
        for screen in self._screen.app.screen_stack:
            if isinstance(screen, AskList):
                screen.refresh_asks()
                screen.say(said)
