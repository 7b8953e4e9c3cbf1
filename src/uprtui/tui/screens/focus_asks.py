"""The asks on one issue, to edit, delete or add to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.focus import ask_facts
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Ask

COLUMNS = (
    Column("text", "Ask", min_width=20, flexible=True),
    Column("kind", "Kind", min_width=8),
    Column("words", "Words", min_width=5, numeric=True),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants: a new ask, or this one edited or deleted."""

    what: Literal["new", "edit", "delete"]
    ask: str = ""


def ask_row(ask: Ask) -> Row:
    """Return an ask as a row."""
    facts = ask_facts(ask.text)
    kind = "question" if ask.kind == "question" else f"cat. {facts.action}"
    return Row(ask.id, (ask.text, kind, str(facts.words)))


class AskList(Dialog[Wanted]):
    """The asks on an issue; the answer says what is wanted.

    Args:
        issue: label of the issue.
        asks: the asks, at least one.
    """

    PLACE: ClassVar[str] = "asks"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    AskList > .box { width: 95%; height: 60%; }
    AskList WindowTable { margin: 1 0 0 0; }
    """

    def __init__(self, issue: str, asks: Sequence[Ask]) -> None:
        super().__init__()
        self._issue = issue
        self._asks = asks
        self._table = WindowTable(COLUMNS, enter="Edit")

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        with Vertical(classes="box"):
            yield Label(visible(f"Asks on {self._issue}"), classes="title", markup=False)
            yield self._table
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the asks."""
        self._table.set_source(ListSource([ask_row(ask) for ask in self._asks]))

    @on(WindowTable.RowChosen)
    def _row_chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        self.dismiss(Wanted("edit", event.row.key))

    def action_new(self) -> None:
        """Write another ask."""
        self.dismiss(Wanted("new"))

    def action_delete(self) -> None:
        """Delete the ask under the cursor."""
        row = self._table.cursor_row
        if row is not None:
            self.dismiss(Wanted("delete", row.key))

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
