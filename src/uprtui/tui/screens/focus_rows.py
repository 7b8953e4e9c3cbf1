"""The issues of the screen Focus as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.focus import ask_facts
from uprtui.focus.trend import Direction
from uprtui.tui.widgets.bars import bar, sparkline
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Ask, EvidenceNote, Issue
    from uprtui.focus import IssueRow, Priority

COLUMNS = (
    Column("place", "#", min_width=2, numeric=True),
    Column("proposed", "Prop", min_width=4, max_width=6, numeric=True),
    Column("issue", "Issue", min_width=18, flexible=True),
    Column("weight", "W", min_width=1, numeric=True, priority=2),
    Column("asks", "Asks", min_width=4, numeric=True, priority=3),
    Column("times", "Times", min_width=7, max_width=7, numeric=True),
    Column("states", "States", min_width=6, max_width=8, numeric=True, priority=2),
    Column("supported", "Supported", min_width=11, max_width=17),
    Column("last", "Last", min_width=8, max_width=9, priority=2),
)
_BAR = 5
_ARROWS = {Direction.RISING: "↑", Direction.FALLING: "↓", Direction.NONE: ""}
SUGGESTED = "~"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An issue of the plan, with its place (1 is the first), its asks and its evidence."""

    issue: Issue
    place: int
    asks: tuple[Ask, ...]
    notes: tuple[EvidenceNote, ...] = ()


def issue_row(
    found: IssueRow,
    chosen: Chosen | None,
    priority: Priority | None,
    direction: Direction = Direction.NONE,
    *,
    library: bool = True,
) -> Row:
    """Return one issue as a row; those of the plan are bold and show their place.

    Args:
        found: what the library says.
        chosen: its place in the plan, if it has one.
        priority: its proposed place, if it has one.
        direction: its trend over the reviews.
        library: whether there is a library that could tell of it.
    """
    place, asks, weight = "", "", ""
    if chosen is not None:
        place = str(chosen.place)
        asks = str(len(chosen.asks) or "-")
        weight = str(chosen.issue.weight)
    cells = (
        place,
        "" if priority is None else str(priority.place),
        found.issue,
        weight,
        asks,
        times_cell(found),
        f"{found.states:,}" if found.states else "-",
        supported_cell(found),
        last_cell(found) + _ARROWS[direction] if library else "-",
    )
    return Row(found.issue, cells, strong=chosen is not None)


def times_cell(found: IssueRow) -> str:
    """Return how often it was raised; a mark where some of its labels are only suggested."""
    if not found.times:
        return "-"
    return f"{found.times:,}{SUGGESTED if found.suggested else ''}"


def supported_cell(found: IssueRow, width: int = _BAR) -> str:
    """Return a bar with how many of those answered were supported."""
    if found.supported_share is None:
        return "no position" if found.times else ""
    return bar(found.supported_share, width, f"{found.supported}/{found.answered}")


def last_cell(found: IssueRow) -> str:
    """Return the trend over the State's reviews, and the session in which it was last raised."""
    if found.last_session is None:
        return "never" if not found.times else ""
    trend = sparkline([times for _, times in found.by_session[-4:]])
    return f"{trend} {found.last_session}" if len(found.by_session) > 1 else str(found.last_session)


def ask_line(ask: Ask, checks: str = "") -> str:
    """Return an ask with its category and length, or that it is a question.

    Args:
        ask: the ask.
        checks: its gravest findings, as the list of asks shows them.
    """
    facts = ask_facts(ask.text)
    kind = "question" if ask.kind == "question" else f"category {facts.action}"
    words = "1 word" if facts.words == 1 else f"{facts.words} words"
    found = f", checks: {checks}" if checks else ""
    return f"{ask.text} ({kind}, {words}{found})"
