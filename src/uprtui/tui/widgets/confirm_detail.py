"""A question with something to read first, such as what would change; `y` answers yes."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.widgets.detail import Detail, DetailPane
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter


class ConfirmDetail(Dialog[bool]):
    """A text to read and scroll, and a question under it.

    Args:
        detail: the text.
        question: what is asked.
        yes: one or two words for the answer that acts.

    Its answer is True or None. Enter and Escape close it without acting.
    """

    PLACE: ClassVar[str] = "confirm"
    DEFAULT_CSS = """
    ConfirmDetail > .box { width: 95%; height: 90%; }
    ConfirmDetail .question { text-style: bold; width: 100%; height: auto; }
    """

    def __init__(self, detail: Detail, question: str, *, yes: str = "Yes") -> None:
        super().__init__()
        self._pane = DetailPane(detail)
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Yield the text, the question and the footer."""
        with Vertical(classes="box"):
            yield self._pane
            yield Label(visible(self._question), classes="question", markup=False)
        yield AppFooter()

    def hint(self, action: Action) -> Action | None:
        """Name the answer that acts; there is no answer that is marked."""
        if action.id in {"confirm.other", "confirm.accept"}:
            return None
        return replace(action, title=self._yes) if action.id == "confirm.yes" else action

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(None)

    def action_other(self) -> None:
        """Do nothing: no answer is marked."""

    def action_accept(self) -> None:
        """Answer no, as Enter is easily pressed by mistake."""
        self.dismiss(None)

    @on(DetailPane.Closed)
    def _pane_closed(self) -> None:
        self.dismiss(None)
