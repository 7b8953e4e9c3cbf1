"""The issues of the screen Focus as rows of a table, and all that is known of one as a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.focus import ask_facts
from uprtui.tui.widgets.bars import bar, sparkline
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Issue
    from uprtui.focus import IssueRow
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

COLUMNS = (
    Column("place", "#", min_width=2, numeric=True),
    Column("issue", "Issue", min_width=20, flexible=True),
    Column("asks", "Asks", min_width=4, numeric=True, priority=3),
    Column("times", "Times", min_width=7, numeric=True),
    Column("states", "States", min_width=6, numeric=True, priority=2),
    Column("supported", "Supported", min_width=11, max_width=17),
    Column("last", "Last", min_width=7, priority=2),
)
SORT_TITLES = (
    ("times", "how often it was raised"),
    ("states", "how many States raised it"),
    ("supported", "the share that was supported"),
    ("last", "when it was last raised"),
    ("issue", "name"),
)
_BAR = 5
_LONG_BAR = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """An issue of the plan, with its place (1 is the first) and the asks on it."""

    issue: Issue
    place: int
    asks: tuple[Ask, ...]


def issue_row(found: IssueRow, chosen: Chosen | None) -> Row:
    """Return one issue as a row; those of the plan are bold and show their place."""
    place, asks = "", ""
    if chosen is not None:
        place = str(chosen.place)
        asks = str(len(chosen.asks) or "-")
    cells = (
        place,
        found.issue,
        asks,
        f"{found.times:,}" if found.times else "-",
        f"{found.states:,}" if found.states else "-",
        supported_cell(found),
        last_cell(found),
    )
    return Row(found.issue, cells, strong=chosen is not None)


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


def issue_detail(
    found: IssueRow,
    chosen: Chosen | None,
    sur: str,
    states: States,
    behind: Sequence[Recommendation] | None,
) -> Detail:
    """Return all that is known of an issue.

    Args:
        found: what the library says.
        chosen: its place in the plan, if it has one.
        sur: the State under review, ISO alpha-3.
        states: names of States.
        behind: the latest recommendations on it to that State; None while they are being read.
    """
    name = states.name(sur)
    blocks: list[Block] = []
    if chosen is not None:
        blocks += _plan_blocks(chosen)
    if not found.times:
        blocks.append(
            Paragraph(
                f"In the library, no State has raised this issue with {name}. "
                "You can choose it all the same; the screen Target (2) shows who raises it "
                "with other States."
            )
        )
        return Detail(found.issue, tuple(blocks))
    blocks.append(Heading(f"What {name} was told"))
    blocks.append(Facts(tuple(_numbers(found))))
    if behind:
        more = found.times - len(behind)
        end = f" (the latest {len(behind)}; v shows all {found.times:,})" if more > 0 else ""
        blocks.append(Heading(f"Recommendations{end}"))
        blocks.append(Bullets(tuple(_said(each, states) for each in behind)))
    return Detail(found.issue, tuple(blocks))


def _plan_blocks(chosen: Chosen) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"In your plan: priority {chosen.place}"),
        Paragraph(f"Why: {chosen.issue.why}" if chosen.issue.why else "Why: not said yet (w)."),
    ]
    if chosen.asks:
        blocks.append(Heading("Asks"))
        blocks.append(Bullets(tuple(ask_line(ask) for ask in chosen.asks)))
    else:
        blocks.append(Paragraph("No ask yet: a writes one."))
    return blocks


def ask_line(ask: Ask) -> str:
    """Return an ask with its category and length, or that it is a question."""
    facts = ask_facts(ask.text)
    kind = "question" if ask.kind == "question" else f"category {facts.action}"
    words = "1 word" if facts.words == 1 else f"{facts.words} words"
    return f"{ask.text} ({kind}, {words})"


def _numbers(found: IssueRow) -> list[tuple[str, str]]:
    times = "once" if found.times == 1 else f"{found.times:,} times"
    by = "one State" if found.states == 1 else f"{found.states:,} States"
    pairs = [("Raised", f"{times} by {by}")]
    if found.supported_share is not None:
        words = f"{found.supported:,} of {found.answered:,} ({found.supported_share:.0%})"
        pairs.append(("Supported", bar(found.supported_share, _LONG_BAR, words)))
        pairs.append(("Noted", f"{found.noted:,}"))
    if found.pending:
        pairs.append(("Pending", f"{found.pending:,}"))
    most = max((times for _, times in found.by_session), default=0)
    for session, count in found.by_session:
        drawn = bar(count / most if most else 0.0, _LONG_BAR, f"{count:,}")
        pairs.append((f"Session {session}", drawn))
    return pairs


def _said(found: Recommendation, states: States) -> str:
    by = "unknown" if found.by is None else states.name(found.by)
    session = "" if found.session is None else f", session {found.session}"
    return f"{by}{session}, {found.response or 'no position'}: {found.text}"
