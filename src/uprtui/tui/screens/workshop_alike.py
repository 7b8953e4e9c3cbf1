"""The view Like it of the workshop: earlier recommendations that a draft could lean on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from uprtui.tui.screens.library_detail import Context, recommendation_detail
from uprtui.tui.screens.library_rows import snippet, state_or_unknown
from uprtui.tui.screens.workshop_page import Append, Line, Page
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.focus import Similar
    from uprtui.recommendation import Recommendation
    from uprtui.states import States
    from uprtui.tui.screens.workshop_desk import Desk, Draft
    from uprtui.tui.screens.workshop_known import Known

_MOST_SIMILAR = 20


def alike_page(desk: Desk, draft: Draft) -> Page:
    """The earlier recommendations nearest to the draft, nearest first."""
    known = desk.known
    if known is None:
        return Page(_columns("Earlier recommendation"), (), missing(desk))
    total = len(known.texts)
    found = known.texts.nearest(draft.text, _MOST_SIMILAR)
    columns = _columns(f"Among {total:,} recommendations to {desk.sur}")
    lines = tuple(_line(each, number, known, desk.states) for number, each in enumerate(found))
    return Page(columns, lines, _none(desk.sur, total, bool(draft.text.strip())))


def missing(desk: Desk) -> Detail:
    """What is said while the library is read, or where there is none."""
    if not desk.problem:
        return Detail("Reading the library …")
    return Detail(
        "This view needs a library",
        (
            Paragraph(desk.problem),
            Paragraph("Save the ask, and import files of recommendations on the screen Import."),
        ),
    )


def reference(found: Recommendation, states: States) -> str:
    """`as previously recommended by Norway in session 23 (para 108.5)`, as far as it is known."""
    by = "" if found.by is None else f" by {states.name(found.by)}"
    session = "" if found.session is None else f" in session {found.session}"
    paragraph = f" (para {found.paragraph})" if found.paragraph else ""
    return f"as previously recommended{by}{session}{paragraph}"


def with_reference(text: str, words: str) -> str:
    """A draft with words added after a comma, its full stop moved to the end."""
    body = text.strip()
    stop = body[-1:] if body.endswith((".", "!", "?")) else ""
    body = body.rstrip(" .!?,;:")
    return f"{body}, {words}{stop}" if body else f"{words[:1].upper()}{words[1:]}"


def _none(sur: str, total: int, written: bool) -> Detail:
    if not total:
        said = f"The library has no earlier recommendation to {sur}."
    elif written:
        said = f"Nothing like it yet among {total:,} recommendations to {sur}."
    else:
        said = f"Write, and the nearest of {total:,} recommendations to {sur} stand here."
    return Detail("Nothing like it", (Paragraph(said),))


def _columns(title: str) -> tuple[Column, ...]:
    return (
        Column("like", "Like", min_width=4, numeric=True),
        Column("by", "State", min_width=12, max_width=18),
        Column("session", "Sess", min_width=4, numeric=True, priority=3),
        Column("response", "Response", min_width=9, priority=2),
        Column("text", title, min_width=20, flexible=True),
    )


def _line(found: Similar, number: int, known: Known, states: States) -> Line:
    earlier = found.recommendation
    more = f" +{len(found.others)}" if found.others else ""
    cells = (
        f"{found.score:.0%}",
        f"{state_or_unknown(earlier.by, states)}{more}",
        str(earlier.session or ""),
        str(earlier.response or ""),
        snippet(earlier.text, found.spans),
    )
    return Line(
        Row(f"{earlier.id} {number}", cells),
        partial(similar_detail, found, known, states),
        take=Append(reference(earlier, states)),
    )


def similar_detail(found: Similar, known: Known, states: States) -> Detail:
    """All about an earlier recommendation, the others with the same words included."""
    from uprtui.library import Words

    context = Context(found.others, known.sources)
    return recommendation_detail(found.recommendation, states, Words(), context)
