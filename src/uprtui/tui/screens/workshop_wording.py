"""The view Wording of the workshop: how a State writes, and where the draft departs from it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from uprtui.recommendation import ACTIONS
from uprtui.tui.screens.library_rows import snippet
from uprtui.tui.screens.workshop_alike import missing, reference, similar_detail
from uprtui.tui.screens.workshop_page import Append, Line, Page
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Cell, Row

if TYPE_CHECKING:
    from uprtui.focus import Similar
    from uprtui.focus.departures import Departure
    from uprtui.focus.wording import VerbUse, Wording
    from uprtui.tui.screens.workshop_desk import Desk, Draft
    from uprtui.tui.screens.workshop_known import Known

_NEAREST = 3
_MOST_VERBS = 12
_BAR = 12
_VERB = 14
_CATEGORY = 18
_NO_STATE = Detail(
    "No State is chosen",
    (
        Paragraph(
            "The plan has no target yet. w shows the wording of any State; the screen Target (2) "
            "helps to choose."
        ),
    ),
)


def wording_page(desk: Desk, draft: Draft) -> Page:
    """Departures first, then the nearest of its own, its verbs, lengths and categories."""
    if desk.state is None:
        return Page(_columns("How a State writes"), (), _NO_STATE)
    columns = _columns(f"How {desk.state_name} writes")
    if desk.known is None:
        return Page(columns, (), missing(desk))
    wording = desk.wording
    if wording is None:
        return Page(columns, (), Detail(f"Reading how {desk.state_name} writes …"))
    if not wording.total:
        nothing = (Paragraph(wording.scope), Paragraph("w shows another State."))
        return Page(columns, (), Detail("No wording is known", nothing))
    return Page(_columns(_title(wording)), tuple(_lines(desk, desk.known, wording, draft.text)))


def _title(wording: Wording) -> str:
    on = wording.on_issue or " on all issues"
    return f"How {wording.name} writes: {wording.total:,} recommendations{on}"


def _columns(title: str) -> tuple[Column, ...]:
    return (Column("what", "", min_width=9), Column("said", title, min_width=20, flexible=True))


def _lines(desk: Desk, known: Known, wording: Wording, text: str) -> Iterator[Line]:
    for number, departure in enumerate(wording.departures(text)):
        yield _departure_line(number, departure)
    for number, found in enumerate(wording.nearest(text, _NEAREST)):
        yield _near_line(number, found, known, desk)
    for use in wording.verbs[:_MOST_VERBS]:
        yield _verb_line(wording, use)
    yield _line("length", "Length", _length(wording), partial(_summary, wording))
    for category, times in sorted(wording.categories.items()):
        drawn = bar(times / wording.total, _BAR, f"{times / wording.total:.0%}, {times:,}")
        said = f"{ACTIONS[category]:<{_CATEGORY}} {drawn}"
        yield _line(f"category {category}", f"Cat. {category}", said, partial(_summary, wording))
    if wording.avoids:
        said = ", ".join(f"“{verb}”" for verb in wording.avoids)
        yield _line("never", "Never", said, partial(_summary, wording))


def _line(key: str, what: str, said: str, detail: partial[Detail]) -> Line:
    return Line(Row(key, (what, said)), detail)


def _departure_line(number: int, departure: Departure) -> Line:
    marks = ((departure.start, departure.end),) if departure.end > departure.start else ()
    row = Row(f"departs {departure.kind} {number}", ("Departs", departure.message), strong=True)
    return Line(row, partial(_departure_detail, departure), marks)


def _departure_detail(departure: Departure) -> Detail:
    facts = (("Departs", departure.message), ("Way out", departure.remedy))
    return Detail(f"The draft departs: {departure.kind}", (Facts(facts),))


def _near_line(number: int, found: Similar, known: Known, desk: Desk) -> Line:
    earlier, states = found.recommendation, desk.states
    text = snippet(earlier.text, found.spans)
    told = f"{states.name(earlier.sur)}: "
    moved = tuple((start + len(told), end + len(told)) for start, end in text.spans)
    row = Row(
        f"near {earlier.id} {number}",
        (f"Near {found.score:.0%}", Cell(told + text.text, moved)),
    )
    # What it said to another State was not recommended to this one before.
    take = Append(reference(earlier, states)) if earlier.sur == desk.plan.sur else None
    return Line(row, partial(similar_detail, found, known, states), take=take)


def _verb_line(wording: Wording, use: VerbUse) -> Line:
    # Drawn against the verb it uses most: even that one opens few of its texts.
    drawn = bar(use.share / wording.verbs[0].share, _BAR, f"{use.share:.0%}, {use.times:,}")
    said = f"{use.verb:<{_VERB}} {drawn:<{_BAR + 11}} mostly category {use.category}"
    return _line(f"verb {use.verb}", "Verb", said, partial(_summary, wording))


def _length(wording: Wording) -> str:
    return f"half have at most {wording.median_words} words, 9 in 10 at most {wording.most_words}"


def _summary(wording: Wording) -> Detail:
    blocks: list[Block] = [Paragraph(wording.scope), Facts((("Length", _length(wording)),))]
    verbs = tuple(f"{use.verb}: {use.share:.0%} ({use.times:,})" for use in wording.verbs)
    blocks += [Heading("It opens with"), Bullets(verbs[:_MOST_VERBS])]
    if wording.avoids:
        blocks += [Heading("Verbs that it never opens with"), Bullets(wording.avoids)]
    return Detail(f"How {wording.name} writes", tuple(blocks))
