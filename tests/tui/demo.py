"""A screen with a table of 300,000 invented rows, to try and to measure the widgets with.

Run it in a terminal: `python -m tests.tui.demo FOLDER`. With the path of a plan after it, the plan
is opened and its title changed, and nothing is saved until the app ends.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from uprtui.home import Home
from uprtui.tui import saving
from uprtui.tui.app import UprtuiApp
from uprtui.tui.latest import LatestOnly
from uprtui.tui.run import load_host, load_states, open_library
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import Cell, Row
from uprtui.tui.widgets.window_table import WindowTable
from uprtui.tui.workspace import Workspace

COLUMNS = (
    Column("state", "State", min_width=14),
    Column("text", "Recommendation", min_width=20, flexible=True),
    Column("times", "Times", min_width=8, numeric=True, priority=2),
)
TEXT = "Adopt the bill on free primary education, number"


class NumberedRows:
    """Rows whose number contains the typed digits, made when they are asked for."""

    def __init__(self, total: int, step: int = 1) -> None:
        self.total = total
        self._step = step

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """Return a window of rows."""
        numbers = range(offset, min(self.total, offset + limit))
        return [self._row(number * self._step) for number in numbers]

    def _row(self, number: int) -> Row:
        text = Cell(f"{TEXT} {number}", ((10, 14),))
        return Row(str(number), (f"State {number}", text, f"{number:,}"))


class DemoScreen(AppScreen):
    """A filter, a table and its details."""

    PLACE = "demo"

    def body(self) -> ComposeResult:
        """Yield filter and table."""
        yield FilterBox(placeholder="a number")
        yield MasterDetail(WindowTable(COLUMNS))

    def on_mount(self) -> None:
        """Make ready for queries, and show all rows."""
        self._queries: LatestOnly[NumberedRows] = LatestOnly(self, self._show)
        self._search("")

    def detail(self, row: Row) -> Detail:
        """Say what is known of a row."""
        text = row.cells[1]
        assert isinstance(text, Cell)
        facts = Facts((("State", str(row.cells[0])), ("Times", str(row.cells[2]))))
        return Detail(f"Row {row.key}", (facts, Heading("Text"), Paragraph(text.text, text.spans)))

    @on(FilterBox.Changed)
    def _typed(self, event: FilterBox.Changed) -> None:
        self._search(event.text)

    def _search(self, typed: str) -> None:
        step = int(typed) if typed.isdigit() and int(typed) else 1
        self._queries.submit(lambda: NumberedRows(300_000 // step, step))

    def _show(self, rows: NumberedRows) -> None:
        self.query_one(WindowTable).set_source(rows)
        self.query_one(FilterBox).set_count(f"{rows.total:,} rows")


def demo_app(folder: Path) -> UprtuiApp:
    """The app on the demo screen, with its home in `folder`."""
    home = Home(folder)
    home.prepare()
    space = Workspace(
        home,
        today=lambda: date(2026, 11, 23),
        now=lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        load_states=load_states,
        load_host=lambda: load_host(home),
        open_library=open_library,
    )
    return UprtuiApp(space, start="demo", screens={"demo": DemoScreen})


def main(folder: str, plan: str = "") -> int:
    """Run the demo; returns the exit code."""
    demo = demo_app(Path(folder))
    if plan:
        from uprtui.campaign import SetField

        saving.SECONDS_AFTER_EDIT = 3600.0
        demo.workspace.open_campaign(Path(plan)).do(SetField("title", "Edited"))
    demo.run(mouse=False)
    return demo.return_code or 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
