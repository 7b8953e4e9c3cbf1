"""All that is known of an issue on the screen Focus, as a text to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import MOST_WEIGHT
from uprtui.focus import PARTS
from uprtui.tui.screens.focus_rows import ask_line
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import AssessmentStatus, EvidenceNote
    from uprtui.focus import IssuePast, IssueRow, Part, Priority
    from uprtui.recommendation import Recommendation
    from uprtui.states import States
    from uprtui.tui.screens.focus_rows import Chosen

_BAR = 8
STATUS_WORDS = {"done": "done", "partly": "partly done", "not": "not done", "unknown": "not known"}


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of an issue.

    Args:
        row: what the library says.
        past: review by review, and by category.
        chosen: its place in the plan, if it has one.
        priority: its proposed place, if it has one.
        issues: how many have a proposed place.
        statuses: what became of the earlier recommendations that the campaign looked at.
        first: the States that are likeliest to raise it, the likeliest first.
        behind: the latest recommendations on it; None while they are being read.
        checks: id of an ask → its gravest findings.
        library: whether there is a library that could tell of it.
    """

    row: IssueRow
    past: IssuePast
    chosen: Chosen | None
    priority: Priority | None
    issues: int
    statuses: Sequence[AssessmentStatus]
    first: Sequence[str]
    behind: Sequence[Recommendation] | None
    checks: Mapping[str, str]
    library: bool


def issue_detail(known: Known, sur: str, states: States) -> Detail:
    """Return all that is known of an issue.

    Args:
        known: that.
        sur: the State under review, ISO alpha-3.
        states: names of States.
    """
    found, name = known.row, states.name(sur)
    blocks: list[Block] = []
    if known.chosen is not None:
        blocks += _plan_blocks(known.chosen, known.checks)
    if known.priority is not None:
        blocks += _priority_blocks(known, states)
    if not known.library:
        blocks.append(
            Paragraph(
                "What States said on this issue stands here once you have imported recommendations "
                "(7). You can choose it now (Space) and write asks on it (a): the checks of the "
                "words need no library."
            )
        )
        return Detail(found.issue, tuple(blocks))
    if not found.times:
        blocks.append(
            Paragraph(
                f"In the library, no State has raised this issue with {name}. "
                "You can choose it all the same; the screen Target (2) shows who raises it "
                "with other States."
            )
        )
        return Detail(found.issue, tuple(blocks))
    blocks += [Heading(f"What {name} was told"), Facts(tuple(_numbers(found)))]
    if known.past.trend_sentence and known.priority is None:
        blocks.append(Paragraph(known.past.trend_sentence))
    blocks += _category_blocks(known.past)
    blocks += _status_blocks(known.statuses, found.times)
    if known.behind:
        more = found.times - len(known.behind)
        end = f" (the latest {len(known.behind)}; v shows all {found.times:,})" if more > 0 else ""
        blocks.append(Heading(f"Recommendations{end}"))
        blocks.append(Bullets(tuple(_said(each, states) for each in known.behind)))
    return Detail(found.issue, tuple(blocks))


def note_line(note: EvidenceNote) -> str:
    """Return a note of evidence with its source, its day and who may see it."""
    told = ", ".join(
        each
        for each in (note.source, "" if note.on is None else note.on.isoformat(), note.visibility)
        if each
    )
    return f"{note.text} ({told})"


def _plan_blocks(chosen: Chosen, checks: Mapping[str, str]) -> list[Block]:
    issue = chosen.issue
    blocks: list[Block] = [
        Heading(f"In your plan: priority {chosen.place}, weight {issue.weight} of {MOST_WEIGHT}"),
        Paragraph(f"Why: {issue.why}" if issue.why else "Why: not said yet (w)."),
    ]
    if chosen.asks:
        blocks.append(Heading("Asks"))
        blocks.append(Bullets(tuple(ask_line(ask, checks.get(ask.id, "")) for ask in chosen.asks)))
    else:
        blocks.append(Paragraph("No ask yet: a writes one."))
    if chosen.notes:
        blocks.append(Heading("Your evidence (n)"))
        blocks.append(Bullets(tuple(note_line(note) for note in chosen.notes)))
    return blocks


def _priority_blocks(known: Known, states: States) -> list[Block]:
    found = known.priority
    assert found is not None
    title = f"Proposed: place {found.place} of {known.issues}, {found.total:g} of 100 points"
    pairs = tuple((PARTS[each.name].title, _points(each)) for each in found.parts)
    sentences = tuple(f"{PARTS[each.name].title}: {each.sentence}" for each in found.parts)
    blocks: list[Block] = [Heading(title), Facts(pairs), Bullets(sentences)]
    if known.first:
        names = ", ".join(states.name(code) for code in known.first)
        blocks.append(Paragraph(f"Likeliest to raise it: {names}."))
    return blocks


def _points(part: Part) -> str:
    most = PARTS[part.name].most
    unknown = "" if part.known else " (half)"
    return bar(part.figure, _BAR, f"{part.points:g} of {most}{unknown}")


def _numbers(found: IssueRow) -> list[tuple[str, str]]:
    times = "once" if found.times == 1 else f"{found.times:,} times"
    by = "one State" if found.states == 1 else f"{found.states:,} States"
    pairs = [("Raised", f"{times} by {by}")]
    if found.suggested:
        pairs.append(("~ suggested", f"{found.suggested:,} have the issue only by their words"))
    if found.supported_share is not None:
        words = f"{found.supported:,} of {found.answered:,} ({found.supported_share:.0%})"
        pairs.append(("Supported", bar(found.supported_share, _BAR, words)))
        pairs.append(("Noted", f"{found.noted:,}"))
    if found.pending:
        pairs.append(("Pending", f"{found.pending:,}"))
    most = max((times for _, times in found.by_session), default=0)
    for session, count in found.by_session:
        drawn = bar(count / most if most else 0.0, _BAR, f"{count:,}")
        pairs.append((f"Session {session}", drawn))
    return pairs


def _category_blocks(past: IssuePast) -> list[Block]:
    """The action categories of what was asked, each with its share and its support."""
    every = sum(each.times for each in past.categories)
    if not every:
        return []
    pairs = []
    for each in past.categories:
        share = each.times / every
        answered = each.supported + each.noted
        fate = f", {each.supported}/{answered}" if answered else ""
        pairs.append(
            (f"Category {each.action}", bar(share, _BAR, f"{each.times:,} ({share:.0%}){fate}"))
        )
    return [Heading("By action category: how many, supported"), Facts(tuple(pairs))]


def _status_blocks(statuses: Sequence[AssessmentStatus], times: int) -> list[Block]:
    """What became of earlier recommendations, as far as the campaign has said."""
    if not statuses:
        return [Paragraph("What became of these: not looked at yet (x).")]
    counts = Counter(str(status) for status in statuses)
    pairs = tuple(
        (words.capitalize(), bar(counts[status] / len(statuses), _BAR, str(counts[status])))
        for status, words in STATUS_WORDS.items()
    )
    return [Heading(f"What became of them: {len(statuses)} of {times:,} looked at"), Facts(pairs)]


def _said(found: Recommendation, states: States) -> str:
    by = "unknown" if found.by is None else states.name(found.by)
    session = "" if found.session is None else f", session {found.session}"
    return f"{by}{session}, {found.response or 'no position'}: {found.text}"
