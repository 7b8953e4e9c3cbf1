"""The dates of a campaign as rows of a table, grouped by what to do about them, and in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from uprtui.campaign import DateStatus
from uprtui.timing import Milestone as Computed
from uprtui.timing import due
from uprtui.tui.dates import MONTHS, short_date
from uprtui.tui.screens.timing_plan import CLOSED, Proposal, is_own, window_end
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Milestone

COLUMNS = (
    Column("due", "Due", min_width=11),
    Column("date", "Date", min_width=11),
    Column("what", "What", min_width=27, flexible=True),
    Column("status", "Status", min_width=9, priority=2),
    Column("until", "Until", min_width=11, priority=3),
    Column("entry", "Where", min_width=8, priority=4),
    Column("state", "State", min_width=14, priority=5),
)
OVERDUE, NOW = "overdue", "due now"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def due_rows(
    shown: Sequence[Milestone],
    computed: Sequence[Computed],
    today: dt.date,
    state_name: Callable[[str], str],
) -> list[Row]:
    """Return the rows: what is overdue, due now, coming; then what is done or missed.

    Args:
        shown: the plan's dates, or computed ones that are not in it yet.
        computed: the dates that the rules give, which know the ends of windows.
        today: the present day.
        state_name: a State's name for its code.
    """
    by_id = {each.id: each for each in shown}
    closed = [each for each in shown if each.status in CLOSED]
    agenda = due(
        (_with_window(each, computed) for each in shown),
        today,
        closed={each.id for each in closed},
    )
    groups = [(OVERDUE, agenda.overdue), (NOW, agenda.now), ("", agenda.coming)]
    rows = [
        _row(by_id[each.id], word or far(each.date, today), each.end, today, state_name)
        for word, group in groups
        for each in group
    ]
    last = sorted(closed, key=lambda each: each.date, reverse=True)
    return rows + [_row(each, each.status.value, None, today, state_name) for each in last]


def open_days(
    shown: Sequence[Milestone], computed: Sequence[Computed], today: dt.date
) -> list[dt.date]:
    """Return the days of what is still to be done; today where a window is open."""
    dates = [_with_window(each, computed) for each in shown if each.status not in CLOSED]
    return [max(each.date, today) if each.last_day >= today else each.date for each in dates]


def group_counts(rows: Sequence[Row]) -> str:
    """Return how many dates are in each group: `1 overdue, 5 now, 12 coming, 2 closed`."""
    words = [str(row.cells[0]) for row in rows]
    closed = sum(word in {status.value for status in CLOSED} for word in words)
    counts = {
        "overdue": words.count(OVERDUE),
        "now": words.count(NOW),
        "coming": len(words) - words.count(OVERDUE) - words.count(NOW) - closed,
        "closed": closed,
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def milestone_detail(
    milestone: Milestone,
    computed: Sequence[Computed],
    today: dt.date,
    state_name: Callable[[str], str],
) -> Detail:
    """Return what is known of a date: when, for whom, by which rule, from which source."""
    end = window_end(milestone, computed)
    facts = [("Date", f"{full_date(milestone.date)}, {far(milestone.date, today)}")]
    if end is not None:
        facts.append(("Until", f"{full_date(end)}, {far(end, today)}"))
    facts.append(("Status", milestone.status.value))
    if milestone.state is not None:
        facts.append(("State", state_name(milestone.state)))
    if milestone.entry_point is not None:
        facts.append(("Entry point", milestone.entry_point.value))
    blocks: list[Block] = [Facts(tuple(facts))]
    if is_own(milestone):
        blocks.append(Paragraph("This day is your own: the rules leave it as it is."))
    if milestone.rule:
        blocks += [Heading("Rule"), Paragraph(milestone.rule)]
    if milestone.source:
        blocks += [Heading("Source"), Paragraph(milestone.source)]
    return Detail(milestone.title, tuple(blocks))


def proposal_detail(proposal: Proposal, today: dt.date) -> Detail:
    """Return what the rules would change, to be read before it is done."""
    moved = [(old, new) for old, new in proposal.changed if old.date != new.date]
    other = [(old, new) for old, new in proposal.changed if old.date == new.date]
    parts = (
        ("Other day", tuple(_moved(old, new, today) for old, new in moved)),
        ("New", tuple(f"{short_date(each.date, today)}: {each.title}" for each in proposal.new)),
        (
            "No longer needed",
            tuple(f"{short_date(each.date, today)}: {each.title}" for each in proposal.gone),
        ),
        ("Same day, other words", tuple(_reworded(old, new) for old, new in other)),
    )
    blocks: list[Block] = []
    for title, lines in parts:
        if lines:
            blocks += [Heading(f"{title}: {len(lines)}"), Bullets(lines)]
    note = "What is done, missed or your own stays as it is."
    return Detail("What would change", (*blocks, Paragraph(note)))


def proposal_line(proposal: Proposal) -> str:
    """Return the same in one line: `14 dates move, 2 are new, 1 goes`."""
    moved = sum(old.date != new.date for old, new in proposal.changed)
    other = len(proposal.changed) - moved
    counts = (
        (moved, "moves", "move"),
        (len(proposal.new), "is new", "are new"),
        (len(proposal.gone), "goes", "go"),
        (other, "says something else", "say something else"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    first, _, rest = said[0].partition(" ")
    dates = f"{first} {'date' if first == '1' else 'dates'} {rest}"
    return ", ".join([dates, *said[1:]])


def full_date(day: dt.date) -> str:
    """Return `Mon 12 Apr 2027`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def far(day: dt.date, today: dt.date) -> str:
    """Return how far off a day is: `today`, `in 5 days`, `in 9 weeks`, `3 weeks ago`."""
    days = (day - today).days
    if days == 0:
        return "today"
    number, unit = abs(days), "day"
    if number > 20:
        number, unit = (number // 7, "week") if number < 365 else (number // 365, "year")
    text = f"{number} {unit}{'' if number == 1 else 's'}"
    return f"in {text}" if days > 0 else f"{text} ago"


def _row(
    milestone: Milestone,
    word: str,
    end: dt.date | None,
    today: dt.date,
    state_name: Callable[[str], str],
) -> Row:
    return Row(
        milestone.id,
        (
            word,
            short_date(milestone.date, today),
            milestone.title,
            milestone.status.value,
            short_date(end, today) if end else "",
            milestone.entry_point.value if milestone.entry_point else "",
            state_name(milestone.state) if milestone.state else "",
        ),
        strong=word in {OVERDUE, NOW},
    )


def _with_window(milestone: Milestone, computed: Sequence[Computed]) -> Computed:
    """The date as `due` reads it: it judges by day and window alone."""
    return Computed(
        id=milestone.id,
        title=milestone.title,
        date=milestone.date,
        end=window_end(milestone, computed),
        status=DateStatus.ESTIMATED,
        kind=milestone.kind,
        state=milestone.state,
        entry_point=milestone.entry_point,
        rule=milestone.rule,
        source=milestone.source,
    )


def _moved(old: Milestone, new: Milestone, today: dt.date) -> str:
    before, after = short_date(old.date, today), short_date(new.date, today)
    status = f", {old.status} → {new.status}" if old.status is not new.status else ""
    return f"{before} → {after}{status}: {new.title}"


def _reworded(old: Milestone, new: Milestone) -> str:
    if old.status is not new.status:
        return f"{new.title}: {old.status} → {new.status}"
    if old.title != new.title:
        return f"{old.title} → {new.title}"
    return f"{new.title}: rule or source"
