"""What the screen Timing shows: the review, the weeks to it, the dates, and what is proposed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from uprtui.errors import UprtuiError
from uprtui.text import visible
from uprtui.timing import Milestone as Computed
from uprtui.timing import Review, planned
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import timing_rows as rows
from uprtui.tui.screens.home_form import calendar_of
from uprtui.tui.screens.plan_screen import PlanScreen
from uprtui.tui.screens.timing_forms import review_words
from uprtui.tui.screens.timing_line import WeekLineView
from uprtui.tui.screens.timing_plan import (
    Proposal,
    computed_dates,
    plan_review,
    proposal,
)
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Milestone, Plan, Target
    from uprtui.home import Home
    from uprtui.tui.widgets.detail import Detail

_PADDING = 4
_NO_DAY = "The review has no day yet"


@dataclass(frozen=True, slots=True)
class Known:
    """What rules and calendar say about a plan.

    Args:
        review: the review that it was computed for; None where the plan has no day.
        targets: the targets that it was computed for.
        computed: the dates that the rules give.
        next_review: the State's next review in the calendar, or None.
    """

    review: Review | None
    targets: tuple[Target, ...]
    computed: tuple[Computed, ...]
    next_review: Review | None

    def is_of(self, plan: Plan) -> bool:
        """Whether it was computed for the plan as it is."""
        return (self.review, self.targets) == (plan_review(plan), plan.targets)


def look_up(plan: Plan, home: Home, today: dt.date, state_name: Callable[[str], str]) -> Known:
    """Compute a plan's dates from the calendar of a home; for a thread.

    Raises:
        CalendarFileError: where the home's own calendar cannot be read.
    """
    calendar = calendar_of(home)
    return Known(
        plan_review(plan),
        plan.targets,
        computed_dates(plan, calendar, state_name),
        calendar.review_of(plan.sur, today) if plan.sur else None,
    )


class TimingView(PlanScreen):
    """The dates as a table with details, under the weeks to the review."""

    STEP: ClassVar[str] = "Here you see its dates, counted from the review, and what is due."
    DEFAULT_CSS = """
    TimingView .line { width: 100%; height: auto; max-height: 3; padding: 0 2; }
    TimingView #review-line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TimingView #proposed { text-style: bold; max-height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.known: Known | None = None
        self.rows_shown: list[Row] = []
        self._trouble = ""
        self._looking: LatestOnly[Known] = LatestOnly(self, self._looked_up, self._not_looked_up)
        self.table = WindowTable(rows.COLUMNS)

    def work(self) -> ComposeResult:
        """Yield the review's line, the weeks, what is proposed, and the table."""
        yield Label("", id="review-line", classes="line", markup=False)
        yield WeekLineView()
        yield Label("", id="proposed", classes="line", markup=False)
        yield MasterDetail(self.table)
        yield EmptyState(_NO_DAY, "", id="no-dates")

    @property
    def computed(self) -> tuple[Computed, ...]:
        """The dates that the rules give for the plan as it is; empty until they are known."""
        plan, known = self.plan, self.known
        if plan is None or known is None or not known.is_of(plan):
            return ()
        return known.computed

    @property
    def shown(self) -> tuple[Milestone, ...]:
        """The plan's dates; where it has none, those that would be put into it."""
        plan = self.plan
        if plan is None:
            return ()
        return plan.milestones or tuple(planned(each) for each in self.computed)

    @property
    def change(self) -> Proposal:
        """What the rules would change in the plan's dates."""
        plan = self.plan
        return proposal(plan, self.computed) if plan and self.computed else Proposal()

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's dates at once, and what rules and calendar say once that is known."""
        self._fill(plan)
        home, today, name = self.workspace.home, self.workspace.today(), self.workspace.states.name
        self._looking.submit(lambda: look_up(plan, home, today, name))

    def detail(self, row: Row) -> Detail | None:
        """Say what is known of a date."""
        found = next((each for each in self.shown if each.id == row.key), None)
        if found is None:
            return None
        name = self.workspace.states.name
        return rows.milestone_detail(found, self.computed, self.workspace.today(), name)

    def _looked_up(self, known: Known) -> None:
        self.known, self._trouble = known, ""
        if self.plan is not None:
            self._fill(self.plan)

    def _not_looked_up(self, error: Exception) -> None:
        if not isinstance(error, UprtuiError):
            raise error
        self.known, self._trouble = None, str(error)
        if self.plan is not None:
            self._fill(self.plan)

    def _fill(self, plan: Plan) -> None:
        today, name = self.workspace.today(), self.workspace.states.name
        found = rows.due_rows(self.shown, self.computed, today, name)
        self.rows_shown = found
        self.table.set_source(ListSource(found), keep_cursor=True)
        self.query_one(MasterDetail).display = bool(found)
        empty = self.query_one("#no-dates", EmptyState)
        empty.display = not found
        if not found:
            self._say_empty(plan, empty)
        room = self.size.width - _PADDING
        self.query_one("#review-line", Label).update(visible(_review_line(plan, found, room)))
        days = rows.open_days(self.shown, self.computed, today)
        self.query_one(WeekLineView).show(days, plan.review_date, today)
        said = self._proposed(plan) if found else ""
        label = self.query_one("#proposed", Label)
        label.update(visible(said))
        label.display = bool(said)
        if found and self.focused is None:
            self.table.focus()
        self.refresh_hints()

    def _proposed(self, plan: Plan) -> str:
        """What is wrong or proposed, in a line above the table."""
        if self._trouble:
            return self._trouble
        if plan.review_date is None:
            known = self.known.next_review if self.known else None
            ways = "p takes that, v sets another." if known else "v sets it."
            words = review_words(known, self.workspace.today())
            return f"{_NO_DAY}. {words} {ways}"
        if not plan.milestones:
            return "These dates are computed and not in the plan yet: p puts them in."
        if self.change.count:
            return f"The rules say otherwise: {rows.proposal_line(self.change)}. p shows it."
        return ""

    def _say_empty(self, plan: Plan, empty: EmptyState) -> None:
        """Say why there is no date, and what the calendar proposes."""
        if self._trouble:
            empty.show("The calendar cannot be read", self._trouble)
            return
        if plan.review_date is not None:
            empty.show("No date yet", "The dates are being computed.")
            return
        keys = [("v", "Set session and day of the review"), ("n", "Add a date of your own")]
        found = self.known.next_review if self.known else None
        if found is not None:
            keys.insert(0, ("p", "Take what the calendar says"))
        words = "All dates are counted from the first day of the review."
        if self.known is not None:
            words += f" {review_words(found, self.workspace.today())}"
        empty.show(_NO_DAY, words, tuple(keys))


def _review_line(plan: Plan, found: list[Row], width: int) -> str:
    """The review's day and how many dates are in each group, with the session if it fits."""
    day = plan.review_date
    if day is None:
        return ""
    counts = rows.group_counts(found)
    line = f"{rows.full_date(day)}, {plan.date_status}{f' · {counts}' if counts else ''}"
    long = f"Session {plan.session}: {line}"
    return long if plan.session and len(long) <= width else f"Review {line}"
