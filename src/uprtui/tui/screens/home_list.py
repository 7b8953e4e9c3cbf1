"""The campaigns of a home as the screen Home lists them, broken files too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.tui.dates import days_between, short_date
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import CampaignError, Plan

COLUMNS = (
    Column("title", "Campaign", min_width=18, flexible=True),
    Column("state", "Under review", min_width=16, max_width=28),
    Column("review", "Review", min_width=16, max_width=24, priority=2),
    Column("due", "Next thing due", min_width=19, max_width=44, priority=3),
)
_MOST_DUE = 5
_OPEN_STATUSES = ("confirmed", "estimated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the folder of campaigns.

    Args:
        path: the file.
        plan: what it holds; None where it cannot be read.
        error: why it cannot be read.
        rescue: whether it keeps edits that could not be saved in the campaign's own file.
    """

    path: Path
    plan: Plan | None
    error: CampaignError | None = None
    rescue: bool = False

    @property
    def key(self) -> str:
        """What its row is known by."""
        return str(self.path)


def entries(folder: Path, today: date) -> list[Entry]:
    """Read every campaign in `folder`.

    Out: those with a coming review first, the nearest at the top; then those without a day, those
    whose review is over (the last one first), and the files that cannot be read.

    Raises:
        ReadError: where the folder cannot be read.
    """
    from uprtui.campaign import CampaignError, PlanFile, list_plans

    found: list[Entry] = []
    for summary in list_plans(folder):
        plan, error = None, summary.error
        if error is None:
            try:
                plan = PlanFile(summary.path).load()
            except CampaignError as gone:  # changed by another session since it was listed
                error = gone
        found.append(Entry(summary.path.resolve(), plan, error, summary.rescue))
    return sorted(found, key=lambda entry: _order(entry, today))


def entry_row(entry: Entry, state_name: Callable[[str], str], today: date, *, here: bool) -> Row:
    """Return a campaign as a row of `COLUMNS`; `here` says that it is open now."""
    plan = entry.plan
    if plan is None:
        return Row(entry.key, (entry.path.name, "cannot be read", "", "Enter says why"))
    title = plan.title or entry.path.stem
    if entry.rescue:
        title = f"(unsaved edits) {title}"
    if here:
        title = f"(open) {title}"
    return Row(
        entry.key,
        (
            title,
            state_name(plan.sur) if plan.sur else "not chosen",
            _review(plan, today),
            _next_due(plan, today),
        ),
        strong=here,
    )


def entry_detail(entry: Entry, state_name: Callable[[str], str], today: date) -> Detail:
    """Return what is known about a campaign, or why its file cannot be read."""
    plan = entry.plan
    if plan is None:
        return _broken(entry)
    blocks: list[Block] = [
        Facts(
            (
                ("State", f"{state_name(plan.sur)} ({plan.sur})"),
                ("Session", str(plan.session) if plan.session else "not set"),
                ("First day", _first_day(plan, today)),
                ("Organisation", plan.organisation or "not named"),
                ("Issues", str(len(plan.issues))),
                ("Asks", str(len(plan.asks))),
                ("Targets", str(len(plan.targets))),
                ("Members", str(len(plan.members))),
                ("File", entry.path.name),
            )
        )
    ]
    if entry.rescue:
        blocks.append(
            Paragraph(
                "These are edits that could not be saved in the campaign's own file. Repair that "
                "file; the session that made them then saves them there."
            )
        )
    if plan.sample:
        blocks.append(Paragraph("SAMPLE DATA: all of this is invented."))
    coming = due_lines(plan, today)[:_MOST_DUE] or [_next_due(plan, today)]
    blocks += [Heading("Next"), Bullets(tuple(coming))]
    return Detail(plan.title or entry.path.stem, tuple(blocks))


def due_lines(plan: Plan, today: date) -> list[str]:
    """Return the milestones that are still to come, `9 Dec: Advance questions`, by date."""
    coming = sorted(
        (milestone.date, milestone.title)
        for milestone in plan.milestones
        if milestone.date >= today and milestone.status in _OPEN_STATUSES
    )
    return [f"{short_date(day, today)}: {title}" for day, title in coming]


def with_open_plan(found: Sequence[Entry], path: Path, plan: Plan) -> list[Entry]:
    """Return the entries with the open campaign as it is now, saved or not."""
    return [Entry(path, plan) if entry.path == path else entry for entry in found]


def _next_due(plan: Plan, today: date) -> str:
    lines = due_lines(plan, today)
    if lines:
        return lines[0]
    return "nothing more" if plan.milestones else "no dates yet"


def _broken(entry: Entry) -> Detail:
    error = entry.error
    facts = [("File", str(entry.path))]
    line, key = getattr(error, "line", None), getattr(error, "key", "")
    if line:
        facts.append(("Line", str(line)))
    if key:
        facts.append(("Key", key))
    blocks: list[Block] = [Paragraph(error.message if error else ""), Facts(tuple(facts))]
    if error and error.remedy:
        blocks += [Heading("What to do"), Paragraph(error.remedy)]
    blocks.append(Paragraph("uprtui leaves the file as it is until it can be read again."))
    return Detail(f"{entry.path.name} cannot be read", tuple(blocks))


def _review(plan: Plan, today: date) -> str:
    """Return how far off the review is, short: `in about 74 days`."""
    day = plan.review_date
    if day is None:
        return "no day yet"
    days = (day - today).days
    about = "about " if plan.date_status == "estimated" else ""
    if days == 0:
        return f"{about}today"
    unit = "day" if abs(days) == 1 else "days"
    return f"{about}{days:,} {unit}" if days > 0 else f"{about}{-days:,} {unit} ago"


def _first_day(plan: Plan, today: date) -> str:
    if plan.review_date is None:
        return "not set"
    far = days_between(plan.review_date, today, estimated=plan.date_status == "estimated")
    return f"{short_date(plan.review_date, today)} ({plan.date_status}), {far}"


def _order(entry: Entry, today: date) -> tuple[int, int, str]:
    if entry.plan is None:
        return (3, 0, entry.path.name)
    day = entry.plan.review_date
    if day is None:
        return (1, 0, entry.path.name)
    days = (day - today).days
    return (0, days, entry.path.name) if days >= 0 else (2, -days, entry.path.name)
