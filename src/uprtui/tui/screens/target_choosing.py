"""The targets of the screen Target: choose one, take one out, say why and where to go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from uprtui.tui.screens import target_edits as edits
from uprtui.tui.screens.target_list import plan_issue
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.form import Form

if TYPE_CHECKING:
    from uprtui.campaign import Plan, Target
    from uprtui.tui.screens.step import StepScreen
    from uprtui.tui.screens.target_rows import Listed


class Choosing:
    """Makes States targets of the plan, and edits them.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        self._screen = screen
        self._choose = choose

    def toggle(self, listed: Listed, label: str) -> None:
        """Make a State a target on an issue, or no longer one.

        Args:
            listed: the State, as the list shows it.
            label: the issue that the list is about.
        """
        plan = self._screen.plan
        if plan is None:
            return
        name, issue = self._name(listed.state), plan_issue(plan, label)
        if listed.target is not None and listed.here:
            self._take_out(plan, listed.target, label)
            return
        edit = edits.choose_target(
            plan, listed.state, name, label, issue, listed.ranked, self._choose
        )
        self._screen.do(edit, f"{name} is a target. e says why and where; u undoes.")

    def edit(self, target: Target) -> None:
        """Ask why the State is a target, and where to approach it."""
        name = self._name(target.state)

        def written(answer: dict[str, str]) -> None:
            edit = edits.edit_target(target, answer, name)
            if edit is not None:
                self._screen.do(edit, "Changed. u takes it back.")

        self._screen.ask(Form(f"Target {name}", edits.edit_fields(target)), written)

    def _take_out(self, plan: Plan, target: Target, label: str) -> None:
        """Take a target out; ask first where assignments go with it."""
        from uprtui.campaign import Remove

        name = self._name(target.state)
        edit = edits.drop_target(target, name, label, plan_issue(plan, label))
        said = f"{name} is no target here. u brings it back."
        assigned = any(each.target == target.id for each in plan.assignments)
        if not (assigned and isinstance(edit, Remove)):
            self._screen.do(edit, said)
            return
        title = f"{edit.title(plan, self._name)}?"
        question = Confirm(title, "u brings them back.", yes="Remove", no="Keep")
        self._screen.ask(question, lambda _: self._screen.do(edit, said))

    def _name(self, code: str) -> str:
        return self._screen.workspace.states.name(code)
