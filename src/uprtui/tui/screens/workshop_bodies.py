"""The view UN bodies of the workshop: what an ask can lean on, from treaty bodies and experts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from uprtui.text import fold
from uprtui.tui.screens.focus_notes import save_note
from uprtui.tui.screens.library_rows import snippet, who_said
from uprtui.tui.screens.workshop_alike import missing, similar_detail
from uprtui.tui.screens.workshop_desk import issue_of
from uprtui.tui.screens.workshop_page import Keep, Line, Page
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan
    from uprtui.focus import Similar
    from uprtui.recommendation import Recommendation
    from uprtui.tui.screens.workshop_desk import Desk, Draft
    from uprtui.tui.screens.workshop_known import Known

_MOST = 20


def bodies_page(desk: Desk, draft: Draft) -> Page:
    """The recommendations of treaty bodies and special procedures nearest to the draft."""
    known = desk.known
    if known is None:
        return Page(_columns("Recommendation"), (), missing(desk))
    total = len(known.supporting)
    found = known.supporting.nearest(draft.text, _MOST)
    columns = _columns(f"Of {total:,} to {desk.sur}")
    lines = tuple(_line(each, number, known, desk) for number, each in enumerate(found))
    return Page(columns, lines, _none(desk.sur, total, bool(draft.text.strip())))


def source_of(found: Recommendation) -> str:
    """Body, document and day, as far as known: `CRC, CRC/C/PER/CO/6-7, 2025-02-12`."""
    return ", ".join(each for each in (found.body, found.symbol, found.published) if each)


def kept_from(found: Recommendation) -> Keep:
    """What is kept of a recommendation as evidence: its words, where they stand, and the day."""
    day = None if found.published is None else dt.date.fromisoformat(found.published)
    return Keep(found.text, source_of(found), day)


def keep_edit(plan: Plan, label: str, found: Keep, choose: Callable[[str], str]) -> Edit:
    """Add a note of evidence, together with its issue where the plan does not have that yet.

    Args:
        plan: the plan.
        label: the issue.
        found: the fact; a document of the United Nations is no secret, that you lean on it may be.
        choose: picks one character of a string by chance, for new ids.
    """
    answer = {
        "text": found.text,
        "source": found.source,
        "on": "" if found.on is None else found.on.isoformat(),
        "visibility": "coalition",
    }
    return save_note(plan, label, answer, choose)


def is_kept(plan: Plan, label: str, found: Keep) -> bool:
    """Whether the plan has this fact from this source among its evidence on an issue."""
    issue = issue_of(plan, label)
    return issue is not None and any(
        (note.issue, fold(note.text), note.source) == (issue.id, fold(found.text), found.source)
        for note in plan.evidence
    )


def _columns(title: str) -> tuple[Column, ...]:
    return (
        Column("like", "Like", min_width=4, numeric=True),
        Column("body", "Body", min_width=9, max_width=22),
        Column("symbol", "Document", min_width=12, max_width=20, priority=3),
        Column("on", "Date", min_width=10, priority=2),
        Column("text", title, min_width=20, flexible=True),
    )


def _line(found: Similar, number: int, known: Known, desk: Desk) -> Line:
    each = found.recommendation
    take = kept_from(each)
    mark = "✓ " if is_kept(desk.plan, desk.label, take) else ""
    cells = (
        f"{found.score:.0%}",
        f"{mark}{who_said(each, desk.states)}",
        each.symbol or "",
        each.published or "",
        snippet(each.text, found.spans),
    )
    return Line(
        Row(f"{each.id} {number}", cells),
        partial(similar_detail, found, known, desk.states),
        take=take,
    )


def _none(sur: str, total: int, written: bool) -> Detail:
    if not total:
        blocks = (
            Paragraph(f"The library has nothing that UN bodies recommended to {sur}."),
            Paragraph(
                "An export of the Universal Human Rights Index (UHRI) brings the recommendations "
                "of treaty bodies and special procedures: import it on the screen Import."
            ),
        )
        return Detail("Nothing to lean on yet", blocks)
    said = f"Nothing near it among {total:,} recommendations of UN bodies to {sur}."
    if not written:
        said = f"Write, and the nearest of {total:,} recommendations of UN bodies stand here."
    return Detail("Nothing to lean on", (Paragraph(said),))
