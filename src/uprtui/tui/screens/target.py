"""The screen Target: which States to approach on an issue, why, and the choice of a few."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label

from uprtui.target import METHODS, too_many_targets
from uprtui.target.ranking import MODEL
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.hints import is_typing
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import target_list as lists
from uprtui.tui.screens.choosing_table import ChoosingTable
from uprtui.tui.screens.evidence import ByIds, EvidenceRows, EvidenceScreen, counted
from uprtui.tui.screens.step import StepScreen
from uprtui.tui.screens.step_detail import StepDetail, StepMasterDetail
from uprtui.tui.screens.step_empty import Said, no_library
from uprtui.tui.screens.target_check import PastCheck
from uprtui.tui.screens.target_choosing import Choosing
from uprtui.tui.screens.target_detail import target_detail
from uprtui.tui.screens.target_known import Known, read_known
from uprtui.tui.screens.target_list import Asked, Ranked
from uprtui.tui.screens.target_past import open_past
from uprtui.tui.screens.target_proof import ProofScreen
from uprtui.tui.screens.target_rows import Listed, columns, matches, target_row
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Issue, Plan
    from uprtui.library import Library
    from uprtui.target.backtest import Replay

NO_ISSUE: Said = (
    "No issue is chosen yet",
    "States are ranked by what they said on an issue. Choose yours first, or look at any issue.",
    (("1", "Go to Focus: choose the issues of this campaign"), ("i", "Look at any issue")),
)


_LABELS_ONLY = "How often a ranking is right was checked for labels, not for words like these."


class TargetScreen(StepScreen):
    """States ranked for one issue; those of the plan are ticked.

    Args:
        choose: picks one character of a string by chance, for new ids.
        replay: makes of an open library what the check of past sessions asks.
    """

    PLACE: ClassVar[str] = "target"
    STEP: ClassVar[str] = "Here you choose the States to approach."
    ABOUT_ROW = frozenset({"target.evidence", "target.edit"})
    AUTO_FOCUS = "ChoosingTable"
    DEFAULT_CSS = """
    TargetScreen .line { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    TargetScreen .lines { width: 100%; height: auto; min-height: 1; max-height: 3; }
    TargetScreen #issue { text-style: bold; }
    """

    def __init__(
        self,
        choose: Callable[[str], str] = secrets.choice,
        replay: Callable[[Library], Replay] = open_past,
    ) -> None:
        super().__init__()
        self._choosing = Choosing(self, choose)
        self._table = ChoosingTable(
            columns(MODEL),
            "Make the State a target of the plan, or not.",
            empty="No State to show: change the words, or c between targets and all States.",
        )
        self._label = ""
        self._method = MODEL
        self._ranked: Ranked | None = None
        self._known: Known | None = None
        self._drawn: Asked | None = None
        self._shown: dict[str, Listed] = {}
        self._typed = ""
        self._only_chosen = False
        self._ranking: LatestOnly[Ranked] = LatestOnly(self, self._rank_came, self._failed)
        self._listing: LatestOnly[Mapping[str, int]] = LatestOnly(
            self, self._ask_issue, self._failed
        )
        self._knowing: LatestOnly[Known] = LatestOnly(self, self._known_came, self._failed)
        self._finding: LatestOnly[tuple[str, ByIds]] = LatestOnly(
            self, self._show_evidence, self._failed
        )
        self._past = PastCheck(self, self._past_changed, self._busy, replay)

    def parts(self) -> ComposeResult:
        """Yield the filter, the issue and the method, and the table with its details."""
        yield FilterBox(placeholder="State, group or bloc")
        yield Label("", id="issue", classes="line", markup=False)
        yield Label("", id="meaning", classes="lines", markup=False)
        yield Label("", id="past", classes="lines", markup=False)
        yield StepMasterDetail(self._table)

    def show_plan(self, plan: Plan) -> None:
        """Draw the plan as it is now, and rank anew where something else is asked."""
        if self._ranked is not None and self._ranked.asked.sur != plan.sur:
            self._ranked, self._label = None, ""
        if not self._label and plan.issues:
            self._label = plan.issues[0].label
        if not self._label:
            self.show_instead(NO_ISSUE)
            return
        if self._ranked is not None:
            self._draw()
        asked = Asked(plan.sur, self._label, self._method, plan.session)
        self._ranking.submit(partial(lists.read_ranking, self.workspace, asked, self._ranked))

    def available(self, action_id: str) -> bool:
        """Withhold what does not apply now."""
        if not action_id.startswith("target."):
            return True
        plan = self.plan
        if plan is None:
            return False
        if action_id == "target.issue":
            return self._ranked is not None or not self._label
        here = self._here
        return self._ranked is not None and {
            "target.check": self._past.running or self._past.ended_early,
            "target.proof": bool(self._past.checked.line()),
            "target.board": bool(plan.issues),
            "target.previous": len(plan.issues) > 1,
            "target.next": len(plan.issues) > 1,
            "target.evidence": here is not None and here.ranked is not None,
            "target.edit": here is not None and here.target is not None,
        }.get(action_id, True)

    def hint(self, action: Action) -> Action | None:
        """Withhold the arrow keys from the footer while they move in the typed words."""
        if action.id in {"target.previous", "target.next"} and is_typing(self):
            return None
        if action.id == "target.check" and self._past.ended_early:
            action = replace(action, title="Check again")
        return super().hint(action)

    def detail(self, row: Row) -> Detail | None:
        """Say all that speaks for a State."""
        plan, ranked, listed = self.plan, self._ranked, self._shown.get(row.key)
        if plan is None or ranked is None or listed is None:
            return None
        known = self._known if self._known is not None and self._known.is_of(ranked) else None
        return target_detail(listed, plan, ranked.asked.issue, known, self.workspace.states)

    def action_method(self) -> None:
        """Rank by the next method."""
        names = list(METHODS)
        self._method = names[(names.index(self._method) + 1) % len(names)]
        self.on_open()

    def action_issue(self) -> None:
        """Ask for the issue to rank for."""
        self._listing.submit(partial(lists.read_issues, self.workspace, self._ranked))

    def action_next(self) -> None:
        """Rank for the plan's next issue."""
        self._step(1)

    def action_previous(self) -> None:
        """Rank for the plan's issue before this one."""
        self._step(-1)

    def action_chosen(self) -> None:
        """Show only the plan's targets, or all States."""
        self._only_chosen = not self._only_chosen
        self._draw()

    def action_edit(self) -> None:
        """Ask why the State is a target, and where to approach it."""
        here = self._here
        if here is not None and here.target is not None:
            self._choosing.edit(here.target)

    def action_board(self) -> None:
        """Go to the board of all issues."""
        self.go("board")

    def action_proof(self) -> None:
        """Show how often the ranking was right."""
        self.app.push_screen(ProofScreen(self, self._past.checked))

    def action_check(self) -> None:
        """Stop the check of past sessions, or begin it once more."""
        if self._past.running:
            self._past.stop()
        else:
            self._past.begin()

    def action_evidence(self) -> None:
        """Show the recommendations behind the place of the State under the cursor."""
        here, ranked = self._here, self._ranked
        if here is not None and ranked is not None:
            state = here.state
            self._finding.submit(lambda: (state, lists.read_evidence(ranked, state)))

    @property
    def _here(self) -> Listed | None:
        """The State under the cursor."""
        row = self._table.cursor_row
        return None if row is None else self._shown.get(row.key)

    @on(FilterBox.Changed)
    def _filter(self, event: FilterBox.Changed) -> None:
        self._typed = event.text
        self._draw()

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        self.refresh_hints()

    @on(WindowTable.RowMarked)
    def _mark(self, event: WindowTable.RowMarked) -> None:
        listed = self._shown.get(event.row.key)
        if listed is not None and self._drawn is not None:
            self._choosing.toggle(listed, self._drawn.issue)

    def _ask_issue(self, issues: Mapping[str, int]) -> None:
        plan = self.plan
        if plan is not None:
            choices = lists.issue_choices(plan, issues)
            self.ask(
                Choose("Rank States for which issue?", choices), lambda keys: self._go(keys[0])
            )

    def _go(self, label: str) -> None:
        self._label = label
        self.on_open()

    def _step(self, step: int) -> None:
        plan = self.plan
        label = None if plan is None else lists.next_label(plan, self._label, step)
        if label is not None:
            self._go(label)

    def _rank_came(self, ranked: Ranked) -> None:
        if ranked is not self._ranked:
            self._ranked = ranked
            self._draw()
            self.refresh_facts()
        if self._known is None or not self._known.is_of(ranked):
            self._knowing.submit(partial(read_known, ranked, self.workspace.states, self._known))
        if ranked.asked.method == MODEL and not ranked.empty:
            self._past.look_at(ranked.library)

    def _known_came(self, known: Known) -> None:
        """Say in the details what was read after the ranking."""
        self._known = known
        row = self._table.cursor_row
        detail = None if row is None else self.detail(row)
        before = self.app.screen
        mine = before is self or (isinstance(before, StepDetail) and self in self.app.screen_stack)
        if detail is not None and mine:
            self.query_one(StepMasterDetail).show(detail)

    def _past_changed(self) -> None:
        """Show what the check of past sessions says now."""
        checked = self._past.checked
        self._say_past()
        if isinstance(self.app.screen, ProofScreen):
            self.app.screen.show(checked)
        self.refresh_hints()

    def _say_past(self) -> None:
        line = self._past.checked.line(self._method)
        ranked = self._ranked
        if line and ranked is not None and ranked.ranking.topic is not None:
            line = _LABELS_ONLY
        self.query_one("#past", Label).update(visible(line))

    def _busy(self) -> bool:
        """Whether something that the user waits for is being read."""
        return self._ranking.busy or self._knowing.busy or self._finding.busy

    def _failed(self, error: Exception) -> None:
        if self.library_failed(error):
            self._ranked = None
        else:
            self.on_open()

    def _draw(self) -> None:
        """Show the ranking with the plan as it is now."""
        plan, ranked = self.plan, self._ranked
        if plan is None or ranked is None:
            return
        if ranked.empty:
            self.show_instead(no_library(None))
            return
        states, asked = self.workspace.states, ranked.asked
        issue = lists.plan_issue(plan, asked.issue)
        every = lists.listed_states(ranked, plan, issue)
        found = [
            each
            for each in every
            if matches(each, self._typed, states) and (each.target or not self._only_chosen)
        ]
        self._shown = {each.state: each for each in found}
        rows = [target_row(each, asked.method, states) for each in found]
        if self._drawn is None or self._drawn.method != asked.method:
            self._table.set_columns(columns(asked.method))
        self._table.set_source(ListSource(rows), keep_cursor=self._drawn == asked)
        self._drawn = asked
        self._table.set_marks({each.state for each in found if each.here})
        self.show_instead(None)
        self._say(plan, ranked, issue, len(found), len(every))
        if self.focused is None:
            self._table.focus()

    def _say(self, plan: Plan, ranked: Ranked, issue: Issue | None, found: int, every: int) -> None:
        """Write the lines above and below the table."""
        asked, count = ranked.asked, len(plan.targets)
        place = "not in your plan"
        if issue is not None:
            place = f"issue {plan.issues.index(issue) + 1} of {len(plan.issues)}"
        until = "" if asked.before_session is None else f", before session {asked.before_session}"
        self.query_one("#issue", Label).update(visible(f"{asked.issue} ({place}){until}"))
        told = asked.method == MODEL or ranked.ranking.caveats
        by = "" if told else f"By {METHODS[asked.method].title}: "
        meaning = lists.what_it_means(ranked, self.workspace.states.name(asked.sur))
        self.query_one("#meaning", Label).update(visible(f"{by}{meaning}"))
        self._say_past()
        states = f"{found} of {every}" if found < every else f"{every} States"
        targets = "1 target" if count == 1 else f"{count} targets"
        self.query_one(FilterBox).set_count(f"{targets}, {states}")
        advice = too_many_targets(count)
        self.advise(f"! {advice}" if advice else "")

    def _show_evidence(self, result: tuple[str, ByIds]) -> None:
        state, found = result
        states, ranked = self.workspace.states, self._ranked
        if ranked is None:
            return
        about = "in all" if ranked.asked.method == "activity" else f"on {ranked.asked.issue}"
        told = counted(found.total, found.questions)
        title = f"{told} by {states.name(state)} {about}"
        rows = EvidenceRows(found, lambda each: each.sur, states)
        self.app.push_screen(EvidenceScreen(title, rows, states))
