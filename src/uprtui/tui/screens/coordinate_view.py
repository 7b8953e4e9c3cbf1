"""The views of the screen Coordinate: who visits whom, the members, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Label

from uprtui.campaign import Member, find
from uprtui.coordinate import Clash, clashes
from uprtui.text import visible
from uprtui.tui.screens import coordinate_detail as words
from uprtui.tui.screens.coordinate_matrix import LEGEND, MatrixTable, Place, matrix_rows
from uprtui.tui.screens.coordinate_members import COLUMNS, member_rows
from uprtui.tui.screens.plan_screen import PlanScreen
from uprtui.tui.widgets.detail import Detail, DetailPane
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.master_detail import SECONDS_AFTER_MOVING, WIDE
from uprtui.tui.widgets.rows import ListSource
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from uprtui.campaign import Plan

_NO_TARGETS = (
    "No target State is chosen yet",
    "Here you say who approaches which State, and where: at its embassy, its mission in Geneva or "
    "its ministry in capital. Choose the States first.",
    (("2", "Target: choose States"), ("v", "Members of the coalition")),
)
_NO_MEMBERS = (
    "No member yet",
    "Members are those who speak with diplomats. A pseudonym is enough, or no name at all; by "
    "default nothing of a member leaves this machine.",
    (("m", "Add a member"), ("i", "Load members from a file")),
)
_LOW = 22


class CoordinateView(PlanScreen):
    """Two lists, one at a time or side by side, with their details where there is room."""

    STEP: ClassVar[str] = "Here you say who approaches which target State, and where."

    DEFAULT_CSS = """
    CoordinateView #lists { height: 3fr; width: 100%; }
    CoordinateView #visits-view { width: 7fr; height: 100%; }
    CoordinateView #members-view { width: 4fr; height: 100%; }
    CoordinateView .list-title { width: 100%; height: 1; text-style: bold; padding: 0 2; }
    CoordinateView .legend { width: 100%; height: 1; padding: 0 2; }
    CoordinateView #about-view { height: 2fr; width: 100%; border-top: solid ansi_default; }
    CoordinateView.-low #about-view { display: none; }
    CoordinateView #about { display: none; width: 7fr; padding: 0 1; }
    CoordinateView #clashes { width: 4fr; padding: 0 0 0 1; }
    CoordinateView.-beside #lists { height: 1fr; }
    CoordinateView.-beside #about-view { height: 1fr; }
    CoordinateView.-beside #about { display: block; }
    CoordinateView.-beside #members-view, CoordinateView.-beside #clashes {
        border-left: solid ansi_default;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.visits = MatrixTable()
        self.members = WindowTable(COLUMNS, id="members")
        self.found_clashes: tuple[Clash, ...] = ()
        self.in_members = False
        self._telling: Timer | None = None

    def work(self) -> ComposeResult:
        """Yield both lists, and the panes that tell about them."""
        with Horizontal(id="lists"):
            with Vertical(id="visits-view"):
                yield Label("", id="visits-title", classes="list-title", markup=False)
                yield self.visits
                yield EmptyState(*_NO_TARGETS, id="no-targets")
                yield Label(LEGEND, id="legend", classes="legend", markup=False)
            with Vertical(id="members-view"):
                yield Label("", id="members-title", classes="list-title", markup=False)
                yield self.members
                yield EmptyState(*_NO_MEMBERS, id="no-members")
        with Horizontal(id="about-view"):
            yield DetailPane(id="about")
            yield DetailPane(id="clashes")

    @property
    def wide(self) -> bool:
        """Whether both lists fit beside each other."""
        return self.size.width >= WIDE

    @property
    def place(self) -> Place | None:
        """The State and entry point under the cursor, or None."""
        return self.visits.place

    @property
    def member(self) -> Member | None:
        """The member under the cursor, or None."""
        row, plan = self.members.cursor_row, self.plan
        found = find(plan, row.key) if row is not None and plan is not None else None
        return found if isinstance(found, Member) else None

    def show_plan(self, plan: Plan) -> None:
        """Show who visits whom, the members, and the clashes."""
        name = self.workspace.states.name
        self.found_clashes = clashes(plan, name)
        pane = self.query_one("#clashes", DetailPane)
        pane.show(words.clashes_detail(plan, self.found_clashes))
        self._fill_visits(plan)
        self.members.set_source(ListSource(member_rows(plan)), keep_cursor=True)
        self.visits.display = self.query_one("#legend").display = bool(plan.targets)
        self.query_one("#no-targets").display = not plan.targets
        self.members.display = bool(plan.members)
        self.query_one("#no-members").display = not plan.members
        self._title(plan)
        self._arrange()
        self._tell()

    def show_view(self, *, members: bool) -> None:
        """Go to the members, or to who visits whom."""
        self.in_members = members
        self._arrange()
        if self.plan is not None:
            self._title(self.plan)
        self._tell()
        self.refresh_hints()

    def about(self) -> Detail:
        """Return all that is known of what is under the cursor."""
        plan, place, member = self.plan, self.place, self.member
        name, today = self.workspace.states.name, self.workspace.today()
        if plan is None:
            return Detail("")
        if self.in_members:
            return words.member_detail(plan, member, name, today) if member else Detail("")
        return (
            words.place_detail(plan, place, self.found_clashes, name, today)
            if place
            else Detail("")
        )

    def action_view(self) -> None:
        """Change between the two lists."""
        self.show_view(members=not self.in_members)

    def action_details(self) -> None:
        """Read the details: beside, or on their own screen."""
        self._read(self.query_one("#about", DetailPane), self.about())

    def action_clashes(self) -> None:
        """Read the clashes: beside, or on their own screen."""
        if self.plan is not None:
            pane = self.query_one("#clashes", DetailPane)
            self._read(pane, words.clashes_detail(self.plan, self.found_clashes))

    def on_resize(self, event: events.Resize) -> None:
        """Show one list or both, as the width allows."""
        del event
        self._arrange()
        self._tell()

    @on(DetailPane.Closed)
    def _pane_closed(self) -> None:
        self._arrange(back=True)

    @on(WindowTable.RowChosen)
    def _member_chosen(self) -> None:
        self.action_details()

    @on(WindowTable.RowHighlighted)
    @on(MatrixTable.Moved)
    def _cursor_moved(self) -> None:
        """Tell about the cell or member once the cursor rests."""
        if self._telling is not None:
            self._telling.stop()
        if self.wide:
            self._telling = self.set_timer(SECONDS_AFTER_MOVING, self._tell)

    @on(MatrixTable.Resized)
    def _cells_resized(self) -> None:
        if self.plan is not None:
            self._fill_visits(self.plan)

    def _fill_visits(self, plan: Plan) -> None:
        name, width = self.workspace.states.name, self.visits.cell_width
        rows = matrix_rows(plan, self.found_clashes, name, width)
        self.visits.set_source(ListSource(rows), keep_cursor=True)

    def _read(self, pane: DetailPane, detail: Detail) -> None:
        if pane.display and not self.has_class("-low"):
            pane.show(detail)
            pane.focus()
        else:
            self.app.push_screen(DetailScreen(detail))

    def _tell(self) -> None:
        if self.wide:
            self.query_one("#about", DetailPane).show(self.about())

    def _title(self, plan: Plan) -> None:
        count = len(self.found_clashes)
        clashing = f" · {count} {'clash' if count == 1 else 'clashes'}: c" if count else ""
        visits = f"Who visits whom: {len(plan.targets)} States{clashing}"
        members = f"Members: {len(plan.members)}"
        self.query_one("#visits-title", Label).update(visible(visits))
        self.query_one("#members-title", Label).update(visible(members))

    def _arrange(self, *, back: bool = False) -> None:
        """Show what fits, and keep the focus on the list in front, unless details are read.

        `back`: the reader is done with the details.
        """
        self.set_class(self.wide, "-beside")
        self.set_class(self.size.height < _LOW, "-low")
        self.query_one("#visits-view").display = self.wide or not self.in_members
        self.query_one("#members-view").display = self.wide or self.in_members
        table = self.members if self.in_members else self.visits
        reading = isinstance(self.focused, DetailPane) and self.focused.display and not back
        if self.plan is None or reading or table.has_focus:
            return
        if table.display:
            table.focus()
        else:
            self.set_focus(None)

    def _focus_moved(self, focused: Widget | None) -> None:
        """Follow Tab from one list to the other."""
        if focused is self.members or focused is self.visits:
            self.in_members = focused is self.members
            self._tell()
        super()._focus_moved(focused)
