"""Choose one or several from a list that is filtered as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from uprtui.text import fold, visible
from uprtui.tui.actions import Action
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.inputs import PlainInput
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Args:
        key: what the answer holds.
        label: what the user reads.
        note: a few words beside it.
        words: further words it is found by, such as other names.
    """

    key: str
    label: str
    note: str = ""
    words: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that have every typed word, those that begin with the first word first.

    Words are compared folded: case and accents make no difference.
    """
    words = fold(typed).split()
    if not words:
        return list(choices)
    found = [
        choice
        for choice in choices
        if all(word in fold(f"{choice.label} {choice.words} {choice.note}") for word in words)
    ]
    return sorted(found, key=lambda choice: not fold(choice.label).startswith(words[0]))


class Choose(Dialog[tuple[str, ...]]):
    """A list of choices under an input that filters it.

    Args:
        title: what is asked.
        choices: what there is, in the order shown while nothing is typed.
        many: whether several may be marked (Tab); Enter then answers with all that are marked, or
            with the one under the cursor where none is.
        marked: keys that are marked at first.
        own: makes a choice of what was typed where nothing matches it, or None.
    """

    PLACE: ClassVar[str] = "choice"
    DEFAULT_CSS = """
    Choose > .box { width: 76; height: 80%; }
    Choose WindowTable { height: 1fr; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        many: bool = False,
        marked: Sequence[str] = (),
        own: Callable[[str], Choice | None] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._many = many
        self._marked = dict.fromkeys(marked)
        self._own = own
        columns = (
            Column("label", "", min_width=16, flexible=True),
            Column("note", "", min_width=10, max_width=30, priority=2),
        )
        self._table = WindowTable(columns, marks=many, empty="Nothing matches.", lit=True)
        self._table.can_focus = False

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        with Vertical(classes="box"):
            yield Label(visible(self._title), classes="title", markup=False)
            yield PlainInput("", "type to search")
            yield self._table
        yield AppFooter()

    def on_mount(self) -> None:
        """Show all choices."""
        self._filter("")

    def hint(self, action: Action) -> Action | None:
        """Withhold marking where only one may be chosen."""
        return None if action.id == "choice.mark" and not self._many else action

    def action_up(self) -> None:
        """Go one choice up."""
        self._table.action_up()

    def action_down(self) -> None:
        """Go one choice down."""
        self._table.action_down()

    def action_page_up(self) -> None:
        """Go one screenful up."""
        self._table.action_page_up()

    def action_page_down(self) -> None:
        """Go one screenful down."""
        self._table.action_page_down()

    def action_mark(self) -> None:
        """Mark or unmark the choice under the cursor."""
        row = self._table.cursor_row
        if not self._many or row is None:
            return
        if row.key in self._marked:
            del self._marked[row.key]
        else:
            self._marked[row.key] = None
        self._table.set_marks(self._marked)

    def action_accept(self) -> None:
        """Answer with what is marked, or with the choice under the cursor."""
        row = self._table.cursor_row
        if self._marked and self._many:
            self.dismiss(tuple(self._marked))
        elif row is not None:
            self.dismiss((row.key,))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    def _filter(self, typed: str) -> None:
        found = matching(self._choices, typed)
        if not found and self._own is not None and typed.strip():
            made = self._own(typed.strip())
            found = [] if made is None else [made]
        rows = [Row(choice.key, (choice.label, choice.note)) for choice in found]
        self._table.set_source(ListSource(rows))
        self._table.set_marks(self._marked)
