"""A form: labelled fields one below the other, filled in by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label

from uprtui.text import visible
from uprtui.tui.widgets.choice_input import ChoiceInput
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.dialogs import Check, leave_unsaved, nothing_wrong
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.inputs import PlainInput


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    Args:
        name: key in the answer.
        label: what the user reads at its left.
        value: text (or key of the choice) to begin with.
        help: a sentence shown while the field has the focus.
        required: whether it may be left empty.
        check: says what is wrong with a value, or None.
        choices: pairs of key and label; the field then takes one of these and nothing else.
    """

    name: str
    label: str
    value: str = ""
    help: str = ""
    required: bool = False
    check: Check = nothing_wrong
    choices: tuple[tuple[str, str], ...] = ()

    def wrong(self, value: str) -> str | None:
        """Say what is wrong with a value, or None."""
        if not value:
            return f"{self.label} is needed." if self.required else None
        return self.check(value)


class Form(Dialog[dict[str, str]]):
    """Several fields; the answer has the value of each under its name.

    Args:
        title: what the form is for.
        fields: the fields, in order.
        note: a sentence under the title.
        careful: ask before what was typed is lost.
    """

    PLACE: ClassVar[str] = "form"
    DEFAULT_CSS = """
    Form .fields { height: auto; max-height: 16; margin: 1 0 0 0; }
    Form .field { height: 1; }
    Form .label { width: 20; }
    Form .field.-here .label { text-style: bold underline; }
    Form PlainInput { width: 1fr; }
    Form .help { width: 100%; height: 2; margin: 1 0 0 0; }
    """

    def __init__(
        self, title: str, fields: Sequence[Field], *, note: str = "", careful: bool = False
    ) -> None:
        super().__init__()
        self._careful = careful
        self._words = (title, note)
        self._fields = tuple(fields)
        self._inputs: list[PlainInput | ChoiceInput] = [
            ChoiceInput(field.label, field.choices, field.value)
            if field.choices
            else PlainInput(field.value)
            for field in self._fields
        ]
        self._begun: list[str] = []

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        title, note = self._words
        with Vertical(classes="box"):
            yield Label(visible(title), classes="title", markup=False)
            if note:
                yield Label(visible(note), classes="note", markup=False)
            with VerticalScroll(classes="fields", can_focus=False):
                for field, widget in zip(self._fields, self._inputs, strict=True):
                    mark = " *" if field.required else ""
                    with Horizontal(classes="field"):
                        yield Label(visible(field.label) + mark, classes="label", markup=False)
                        yield widget
            yield Label("", classes="help", markup=False)
            yield Label("", classes="wrong", markup=False)
        yield AppFooter()

    def on_mount(self) -> None:
        """Keep what the form begins with."""
        self._begun = self._values()

    def action_previous(self) -> None:
        """Go to the field above."""
        self._go(self._here() - 1)

    def action_next(self) -> None:
        """Go to the field below."""
        self._go(self._here() + 1)

    def action_enter(self) -> None:
        """Go to the next field; on the last one, save."""
        if self._here() == len(self._fields) - 1:
            self.action_save()
        else:
            self.action_next()

    def action_save(self) -> None:
        """Give the answer, or go to the first field that is wrong and say what."""
        values = self._values()
        for index, (field, value) in enumerate(zip(self._fields, values, strict=True)):
            wrong = field.wrong(value)
            if wrong is not None:
                self._go(index)
                self.query_one(".wrong", Label).update(visible(wrong))
                return
        names = [field.name for field in self._fields]
        self.dismiss(dict(zip(names, values, strict=True)))

    def action_cancel(self) -> None:
        """Close without an answer."""
        if self._careful and self._values() != self._begun:
            leave_unsaved(self)
        else:
            super().action_cancel()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".wrong", Label).update("")

    def _values(self) -> list[str]:
        return [widget.value.strip() for widget in self._inputs]

    def _here(self) -> int:
        focused = self.focused
        return next((i for i, widget in enumerate(self._inputs) if widget is focused), 0)

    def _go(self, index: int) -> None:
        self._inputs[index % len(self._inputs)].focus()

    def _focus_moved(self, focused: Widget | None) -> None:
        super()._focus_moved(focused)
        for widget, field in zip(self._inputs, self._fields, strict=True):
            here = widget is focused
            if widget.parent is not None:
                widget.parent.set_class(here, "-here")
            if here:
                self.query_one(".help", Label).update(visible(field.help))
