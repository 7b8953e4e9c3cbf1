"""The screen Timing: the days of the campaign, what is due, and when the review is."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from uprtui.campaign import Add, DateStatus, Milestone, MilestoneStatus, Remove, new_entity_id
from uprtui.tui.dates import short_date
from uprtui.tui.screens import timing_forms as forms
from uprtui.tui.screens import timing_plan as dates
from uprtui.tui.screens.timing_rows import proposal_detail
from uprtui.tui.screens.timing_view import TimingView
from uprtui.tui.widgets.confirm_detail import ConfirmDetail
from uprtui.tui.widgets.form import Form

if TYPE_CHECKING:
    from uprtui.tui.actions import Action

_OF_A_DATE = {f"timing.{name}" for name in ("done", "missed", "edit", "remove")}
_PUT_IN_FIRST = "These dates are not in the plan yet: p puts them in."


class TimingScreen(TimingView):
    """The dates: done, missed, moved, one's own; and what the rules propose."""

    PLACE: ClassVar[str] = "timing"

    def available(self, action_id: str) -> bool:
        """Withhold what has nothing to work on."""
        plan = self.plan
        if plan is None:
            return False
        if action_id in _OF_A_DATE:
            return bool(plan.milestones)
        if action_id == "timing.propose":
            day = self.known.next_review if self.known else None
            return self.change.count > 0 or (plan.review_date is None and day is not None)
        return True

    def hint(self, action: Action) -> Action | None:
        """Name what `p` would take over now."""
        if action.id == "timing.propose" and self.plan is not None:
            title = "Put in" if not self.plan.milestones else "Update"
            title = "Take the day" if self.plan.review_date is None else title
            action = replace(action, title=title)
        return super().hint(action)

    def action_propose(self) -> None:
        """Take over the calendar's day, put the dates in, or show what would change."""
        plan, change = self.plan, self.change
        found = self.known.next_review if self.known else None
        if plan is None:
            return
        if plan.review_date is None and found is not None:
            edit = dates.set_review(found.session, found.date, found.status)
            said = f"The review is on {short_date(found.date, self.workspace.today())}"
            self.do(edit, f"{said} ({found.status}). u takes it back.")
        elif not plan.milestones:
            self.do(
                dates.take_over(change), f"{change.count} dates are in the plan. u takes it back."
            )
        else:
            detail = proposal_detail(change, self.workspace.today())
            dialog = ConfirmDetail(detail, "Take this over into the plan?", yes="Take over")
            said = f"{change.count} dates are up to date. u takes it back."
            self.ask(dialog, lambda _yes: self.do(dates.take_over(change), said))

    def action_done(self) -> None:
        """Call the date done, or take that back."""
        self._close(MilestoneStatus.DONE)

    def action_missed(self) -> None:
        """Call the date missed, or take that back."""
        self._close(MilestoneStatus.MISSED)

    def action_edit(self) -> None:
        """Set another day."""
        milestone = self._here()
        if milestone is None:
            return
        computable = any(each.id == milestone.id for each in self.computed)
        fields = forms.day_fields(milestone, computable=computable)
        self.ask(
            Form("Change a date", fields, note=milestone.title),
            lambda answer: self._move(milestone, answer),
        )

    def action_new(self) -> None:
        """Add a date of one's own."""
        plan = self.plan
        if plan is not None:
            fields = forms.own_fields(plan, self.workspace.states.name)
            self.ask(Form("A date of your own", fields), self._add)

    def action_review(self) -> None:
        """Set session and day of the review."""
        plan = self.plan
        if plan is None:
            return
        found = self.known.next_review if self.known else None
        note = forms.review_words(found, self.workspace.today())
        form = Form("When is the review?", forms.review_fields(plan, found), note=note)
        self.ask(form, self._set_review)

    def action_remove(self) -> None:
        """Remove a date of one's own."""
        milestone = self._here()
        if milestone is None:
            return
        if any(each.id == milestone.id for each in self.computed):
            self.notice("The rules give this date: call it done or missed, or move it.")
        else:
            self.do(Remove(milestone.id), f"Removed: {milestone.title}. u takes it back.")

    def _here(self) -> Milestone | None:
        """The plan's date under the cursor; says so where it is not in the plan yet."""
        plan, row = self.plan, self.table.cursor_row
        if plan is None or row is None:
            return None
        found = next((each for each in plan.milestones if each.id == row.key), None)
        if found is None:
            self.notice(_PUT_IN_FIRST)
        return found

    def _close(self, status: MilestoneStatus) -> None:
        milestone = self._here()
        if milestone is None:
            return
        taken_back = milestone.status is status
        word = f"not {status}" if taken_back else status.value
        if not taken_back:
            # The row goes down to those that are closed; what comes next to do is the next row.
            self.table.move_to(self.table.cursor_index + 1)
        edit = dates.close(milestone, status, self.computed)
        self.do(edit, f"{milestone.title}: {word}. u takes it back.")

    def _move(self, milestone: Milestone, answer: dict[str, str]) -> None:
        edit = dates.move(
            milestone,
            answer.get("title", milestone.title),
            dt.date.fromisoformat(answer["date"]) if answer["date"] else None,
            MilestoneStatus(answer["status"]),
            self.computed,
        )
        if edit is None:
            self.notice("No rule gives this date a day; it stays as it was.", "warning")
        else:
            self.do(edit, f"Changed: {milestone.title}. u takes it back.")

    def _add(self, answer: dict[str, str]) -> None:
        plan = self.plan
        if plan is None:
            return
        new = forms.read_own(answer, new_entity_id(plan, Milestone, secrets.choice))
        if self.do(Add(new), f"Added: {new.title}. u takes it back."):
            keys = [row.key for row in self.rows_shown]
            self.table.move_to(keys.index(new.id))

    def _set_review(self, answer: dict[str, str]) -> None:
        session, day = answer["session"], answer["review_date"]
        edit = dates.set_review(
            int(session) if session else None,
            dt.date.fromisoformat(day) if day else None,
            DateStatus(answer["date_status"]),
        )
        self.do(edit, "The review is set; the line above the dates says what that changes.")
