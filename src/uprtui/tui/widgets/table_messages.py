"""What a `WindowTable` tells its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.tui.widgets.window_table import WindowTable


class TableMessage(Message, namespace="window_table"):
    """Anything that a table tells; `table` is the one that does."""

    def __init__(self, table: WindowTable) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> WindowTable:
        """The table, so that a handler can select by its id."""
        return self.table


class RowHighlighted(TableMessage, namespace="window_table"):
    """The cursor is on another row, or its row has come in; until then `row` is None."""

    def __init__(self, table: WindowTable, index: int, row: Row | None) -> None:
        super().__init__(table)
        self.index = index
        self.row = row


class RowChosen(TableMessage, namespace="window_table"):
    """Enter was pressed on a row."""

    def __init__(self, table: WindowTable, index: int, row: Row) -> None:
        super().__init__(table)
        self.index = index
        self.row = row


class RowMarked(TableMessage, namespace="window_table"):
    """Space was pressed on a row with a box; `marked` is what the user wants it to be."""

    def __init__(self, table: WindowTable, index: int, row: Row, *, marked: bool) -> None:
        super().__init__(table)
        self.index = index
        self.row = row
        self.marked = marked


class RowsFailed(TableMessage, namespace="window_table"):
    """Rows could not be read; they are drawn as `!`."""

    def __init__(self, table: WindowTable, error: Exception) -> None:
        super().__init__(table)
        self.error = error
