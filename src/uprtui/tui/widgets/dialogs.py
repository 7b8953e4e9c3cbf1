"""Short questions: yes or no, and one line of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.inputs import PlainInput

# Says what is wrong with a typed value, in a sentence, or None where nothing is.
Check = Callable[[str], str | None]


def nothing_wrong(value: str) -> str | None:
    """Accept every value."""
    del value
    return None


class Confirm(Dialog[bool]):
    """A question with two answers; the careful one is marked first.

    Args:
        title: the question.
        note: what either answer does.
        yes: words for the answer that acts.
        no: words for the answer that does not.

    Its answer is True or None.
    """

    PLACE: ClassVar[str] = "confirm"
    DEFAULT_CSS = """
    Confirm .answers { text-align: center; width: 100%; margin: 1 0 0 0; }
    """

    def __init__(self, title: str, note: str = "", *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._words = (title, note, yes, no)
        self._marked = False

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        title, note, _, _ = self._words
        with Vertical(classes="box"):
            yield Label(visible(title), classes="title", markup=False)
            if note:
                yield Label(visible(note), classes="note", markup=False)
            yield Label(self._answers(), classes="answers", markup=False)
        yield AppFooter()

    def hint(self, action: Action) -> Action | None:
        """Name the answers by their own words where those are short."""
        _, _, yes, no = self._words
        word = {"confirm.yes": yes, "confirm.no": no}.get(action.id, "")
        return replace(action, title=visible(word)) if 0 < len(word) <= 14 else action

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(None)

    def action_other(self) -> None:
        """Mark the other answer."""
        self._marked = not self._marked
        self.query_one(".answers", Label).update(self._answers())

    def action_accept(self) -> None:
        """Give the answer that is marked."""
        if self._marked:
            self.action_yes()
        else:
            self.action_no()

    def _answers(self) -> str:
        _, _, yes, no = self._words
        marked, other = ("› [", "]"), ("   ", " ")
        left, right = (marked, other) if self._marked else (other, marked)
        return f"{left[0]}y {yes}{left[1]}    {right[0]}n {no}{right[1]}"


def leave_unsaved(dialog: Dialog[Any]) -> None:
    """Close a dialog in which something was typed, once the user has said that it may go."""

    def left(leave: bool | None) -> None:
        if leave:
            dialog.dismiss(None)

    question = Confirm("Leave without saving?", yes="Leave", no="Go on writing")
    dialog.app.push_screen(question, left)


class Message(Dialog[None]):
    """Something to know; any of Enter and Escape closes it.

    Args:
        title: what is so.
        note: what it means and what to do.
    """

    PLACE: ClassVar[str] = "message"

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._words = (title, note)

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        title, note = self._words
        with Vertical(classes="box"):
            yield Label(visible(title), classes="title", markup=False)
            if note:
                yield Label(visible(note), classes="note", markup=False)
        yield AppFooter()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class TextPrompt(Dialog[str]):
    """One line of text.

    Args:
        title: what is asked.
        value: text to begin with.
        note: what the answer is used for.
        check: says what is wrong with an answer; the dialog stays open while anything is.
        careful: ask before what was typed is lost.
    """

    PLACE: ClassVar[str] = "prompt"
    DEFAULT_CSS = "TextPrompt PlainInput { margin: 1 0; }"

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        note: str = "",
        check: Check = nothing_wrong,
        careful: bool = False,
    ) -> None:
        super().__init__()
        self._careful = careful
        self._words = (title, note)
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        title, note = self._words
        with Vertical(classes="box"):
            yield Label(visible(title), classes="title", markup=False)
            if note:
                yield Label(visible(note), classes="note", markup=False)
            yield PlainInput(self._value)
            yield Label("", classes="wrong", markup=False)
        yield AppFooter()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Give the answer, or say what is wrong with it."""
        value = self.query_one(PlainInput).value.strip()
        wrong = self._check(value)
        if wrong is None:
            self.dismiss(value)
        else:
            self.query_one(".wrong", Label).update(visible(wrong))

    def action_cancel(self) -> None:
        """Close without an answer."""
        if self._careful and self.query_one(PlainInput).value.strip() != self._value.strip():
            leave_unsaved(self)
        else:
            super().action_cancel()
