"""The issues of the screen Focus: choose, take out, say why, change priority and weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from uprtui.campaign import MOST_WEIGHT
from uprtui.focus import take_order
from uprtui.tui.screens import focus_edits as edits
from uprtui.tui.widgets.dialogs import Confirm, TextPrompt

if TYPE_CHECKING:
    from uprtui.focus import Priority
    from uprtui.tui.screens.focus_rows import Chosen
    from uprtui.tui.screens.step import StepScreen


class Choosing:
    """Puts issues into the plan, in an order, and takes them out.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        self._screen = screen
        self._choose = choose

    def put_in(self, label: str) -> None:
        """Put an issue into the plan, with the lowest priority."""
        plan = self._screen.plan
        if plan is not None:
            edit = edits.choose_issue(plan, label, self._choose)
            place = len(plan.issues) + 1
            said = f"In the plan, with priority {place}. a writes an ask; u undoes."
            self._screen.do(edit, said)

    def take_out(self, chosen: Chosen, before: Callable[[], None]) -> None:
        """Remove an issue; ask first where asks or evidence go with it.

        Args:
            chosen: the issue.
            before: called just before it is removed.
        """
        from uprtui.campaign import Remove

        plan, edit = self._screen.plan, Remove(chosen.issue.id)
        if plan is None:
            return

        def remove() -> None:
            before()
            self._screen.do(edit, "Taken out of the plan. u puts it back.")

        if chosen.asks or chosen.notes:
            title = f"{edit.title(plan)}?"
            question = Confirm(title, "u brings them back.", yes="Remove", no="Keep")
            self._screen.ask(question, lambda _: remove())
        else:
            remove()

    def move(self, chosen: Chosen, step: int) -> None:
        """Raise (-1) or lower (1) the priority of an issue."""
        plan = self._screen.plan
        edit = None if plan is None else edits.move_issue(plan, chosen.issue, step)
        if edit is not None:
            self._screen.do(edit, f"{chosen.issue.label}: priority {chosen.place + step}.")

    def weigh(self, chosen: Chosen, step: int) -> None:
        """Give an issue more (1) or less (-1) weight."""
        edit = edits.weigh_issue(chosen.issue, step)
        if edit is not None:
            weight = chosen.issue.weight + step
            self._screen.do(edit, f"{chosen.issue.label}: weight {weight} of {MOST_WEIGHT}.")

    def take(self, proposal: Iterable[Priority]) -> None:
        """Put the issues of the plan into the proposed order."""
        plan = self._screen.plan
        edit = None if plan is None else take_order(plan, proposal)
        if edit is not None:
            self._screen.do(edit, "Your issues stand in the proposed order. u takes it back.")

    def ask_why(self, chosen: Chosen) -> None:
        """Ask why an issue is in the plan."""
        from uprtui.campaign import Change

        issue = chosen.issue
        prompt = TextPrompt(
            f"Why {issue.label}?",
            issue.why,
            note="Whoever gets the plan reads this, a public copy too.",
            careful=True,
        )
        self._screen.ask(
            prompt, lambda why: self._screen.do(Change(issue.id, "why", why), "Noted.")
        )
