"""A table on which Space puts a row into the plan, or takes it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from uprtui.tui.actions import Action
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.window_table import WindowTable


class ChoosingTable(WindowTable):
    """A table with a box in each row, whose footer says first what Space does.

    Args:
        columns: what each cell of a row is.
        help: what choosing means, in one sentence.
        empty: a sentence drawn where there is no row.
    """

    def __init__(self, columns: Sequence[Column], help: str, *, empty: str) -> None:
        super().__init__(columns, marks=True, empty=empty)
        self._help = help

    def hint(self, action: Action) -> Action | None:
        """Say what Space does here; an empty table has no use for its keys."""
        if not self.total:
            return None
        if action.id == "table.mark":
            return replace(action, title="Choose", help=self._help, hint=9)
        return super().hint(action)
