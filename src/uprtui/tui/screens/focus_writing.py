"""The asks of the screen Focus: their list, their editor, and what becomes of what was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from uprtui.text import fold
from uprtui.tui.screens import focus_edits as edits
from uprtui.tui.screens.focus_ask import AskEditor, Draft
from uprtui.tui.screens.focus_asks import AskList, Wanted
from uprtui.tui.screens.focus_board import read_similar

if TYPE_CHECKING:
    from uprtui.campaign import Ask
    from uprtui.tui.screens.step import StepScreen


class Writing:
    """Writes, lists, edits and deletes the asks on an issue.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        self._screen = screen
        self._choose = choose

    def write(self, label: str) -> None:
        """Write an ask on the issue of that label."""
        self._edit(label, None)

    def list_asks(self, label: str) -> None:
        """Show the asks on an issue, as long as there are any."""
        plan = self._screen.plan
        chosen = None if plan is None else edits.chosen_issues(plan).get(fold(label))
        if chosen is not None and chosen.asks:
            asks = chosen.asks
            self._screen.ask(AskList(label, asks), lambda wanted: self._do(label, asks, wanted))

    def _do(self, label: str, asks: tuple[Ask, ...], wanted: Wanted) -> None:
        """Do what was wanted in the list, and come back to it."""
        from uprtui.campaign import Remove

        if wanted.what == "delete":
            self._screen.do(Remove(wanted.ask), "Ask deleted. u brings it back.")
            self.list_asks(label)
            return
        ask = next((each for each in asks if each.id == wanted.ask), None)
        self._edit(label, ask, lambda: self.list_asks(label))

    def _edit(self, label: str, ask: Ask | None, then: Callable[[], None] | None = None) -> None:
        """Open the editor on a new ask, or on one that is there."""
        from uprtui.campaign import AskKind

        plan, workspace = self._screen.plan, self._screen.workspace
        if plan is None:
            return
        draft = Draft("", AskKind.RECOMMENDATION) if ask is None else Draft(ask.text, ask.kind)
        editor = AskEditor(
            label,
            workspace.states.name(plan.sur),
            draft,
            workspace.states,
            partial(read_similar, workspace, plan.sur),
        )
        self._screen.ask(editor, lambda written: self._save(label, ask, written, then))

    def _save(
        self, label: str, ask: Ask | None, written: Draft, then: Callable[[], None] | None
    ) -> None:
        plan = self._screen.plan
        if plan is None:
            return
        edit = edits.save_ask(plan, label, written.text, written.kind, self._choose, ask)
        if edit is not None:
            self._screen.do(edit, "Ask saved. u takes it back.")
        if then is not None:
            then()
