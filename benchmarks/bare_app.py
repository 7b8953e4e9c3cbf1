"""The baseline of `first_paint`: a bare Textual app with a table of 200 rows."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS = 200


class BareApp(App[None]):
    """A table and nothing else."""

    def compose(self) -> ComposeResult:
        """Yield the table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("State", "Recommendation", "Times")
        for number in range(ROWS):
            table.add_row(f"State {number}", f"Adopt the bill, number {number}", f"{number:,}")


if __name__ == "__main__":
    BareApp().run()
