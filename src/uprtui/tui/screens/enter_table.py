"""A table on which Enter does something else than open the details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.message import Message

from uprtui.tui.actions import Action
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.window_table import WindowTable


class EnterTable(WindowTable):
    """A table that tells its screen of Enter by `Entered`.

    Args:
        columns: what each cell of a row is.
        title: what Enter does, for the footer.
        help: the same as a sentence.
        id: the widget's id.
    """

    class Entered(Message):
        """Enter was pressed on a row."""

        def __init__(self, table: EnterTable, row: Row) -> None:
            super().__init__()
            self.table = table
            self.row = row

        @property
        def control(self) -> EnterTable:
            """The table, so that a handler can select by its id."""
            return self.table

    def __init__(
        self,
        columns: Sequence[Column],
        title: str,
        help: str,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(columns, id=id)
        self._names = (title, help)

    def hint(self, action: Action) -> Action | None:
        """Say what Enter does here."""
        if action.id == "table.choose":
            return replace(action, title=self._names[0], help=self._names[1])
        return action

    def action_choose(self) -> None:
        """Tell the screen which row Enter was pressed on."""
        row = self.cursor_row
        if row is not None:
            self.post_message(self.Entered(self, row))
