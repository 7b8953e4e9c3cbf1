"""Two minutes as a list: what a State could read out, second by second, and what must go."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from uprtui.focus.asks import WORDS_PER_MINUTE
from uprtui.focus.statement import mock_statement
from uprtui.tui.screens.workshop_page import Line, Page
from uprtui.tui.widgets.bars import bar
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Plan, Target
    from uprtui.focus.statement import Statement, StatementPart
    from uprtui.states import States
    from uprtui.tui.screens.workshop_desk import Desk, Draft

_BAR = 8
_LONG_BAR = 24
_NO_STATE = Detail(
    "No State is chosen",
    (
        Paragraph(
            "The plan has no target yet. The screen Target (2) helps to choose the States that "
            "could read this out."
        ),
    ),
)


def draft_minutes_page(desk: Desk, draft: Draft) -> Page:
    """The statement of the State that is looked at, with the draft as it stands in it."""
    from uprtui.tui.screens.workshop_desk import DRAFT_ID

    plan = desk.plan_with(draft)
    return minutes_page(plan, desk.target, desk.states, own=desk.ask or DRAFT_ID)


def minutes_page(plan: Plan, target: Target | None, states: States, own: str = "") -> Page:
    """The statement of a target with the plan's asks.

    Args:
        plan: the campaign.
        target: the State that speaks; None where there is none.
        states: names of States.
        own: id of the ask to show bold.
    """
    if target is None:
        return Page(_columns("What a State could read out"), (), _NO_STATE)
    found = mock_statement(plan, target, states.name)
    name = states.name(target.state)
    title = f"{name}: {found.seconds} of {found.limits.seconds} seconds"
    whole = partial(_summary, found, plan, name)
    return Page(_columns(title), tuple(_lines(found, plan, own, whole)))


def _columns(title: str) -> tuple[Column, ...]:
    return (
        Column("seconds", "Sec", min_width=5, numeric=True),
        Column("until", "Until", min_width=14, priority=2),
        Column("part", "Part", min_width=8),
        Column("text", title, min_width=20, flexible=True),
    )


def _lines(found: Statement, plan: Plan, own: str, whole: partial[Detail]) -> Iterator[Line]:
    words = 0
    for number, part in enumerate(found.parts):
        words += part.words
        spoken = math.ceil(words * 60 / WORDS_PER_MINUTE)
        drawn = bar(spoken / found.limits.seconds, _BAR, f"{spoken} s")
        strong = part.ask is not None and part.ask.id == own
        cells = (f"{part.seconds:.1f}", drawn, part.kind, part.text)
        detail = whole if part.ask is None else partial(_ask_detail, plan, part.ask, part, whole)
        yield Line(Row(f"part {number}", cells, strong=strong), detail)
    for ask in found.must_go:
        yield _unsaid_line("must go", f"{_seconds(ask):.1f}", ask, plan, own, whole)
    for ask in found.questions:
        yield _unsaid_line("question", "-", ask, plan, own, whole)


def _unsaid_line(
    what: str, seconds: str, ask: Ask, plan: Plan, own: str, whole: partial[Detail]
) -> Line:
    until = "in writing" if what == "question" else "too much"
    row = Row(f"{what} {ask.id}", (seconds, until, what, ask.text), strong=ask.id == own)
    return Line(row, partial(_unsaid_detail, what, plan, ask, whole))


def _seconds(ask: Ask) -> float:
    return round(len(ask.text.split()) * 60 / WORDS_PER_MINUTE, 1)


def _ask_detail(plan: Plan, ask: Ask, part: StatementPart, whole: partial[Detail]) -> Detail:
    said = Facts(
        (
            ("Issue", _label(plan, ask)),
            ("Takes", f"{part.seconds:.1f} seconds, {part.words} words"),
        )
    )
    summary = whole()
    blocks = (Paragraph(part.text), said, Heading(summary.title), *summary.blocks)
    return Detail(f"An ask: {ask.role.value}", blocks)


def _unsaid_detail(what: str, plan: Plan, ask: Ask, whole: partial[Detail]) -> Detail:
    said = "It does not fit: shorten it or another, or give it to another State."
    if what == "question":
        said = (
            "An advance question takes no time of the two minutes: it is sent in writing, 10 "
            "working days before the review."
        )
    summary = whole()
    facts = Facts((("Issue", _label(plan, ask)),))
    blocks = (Paragraph(ask.text), facts, Paragraph(said), Heading(summary.title), *summary.blocks)
    return Detail("Must go" if what == "must go" else "Sent in writing", blocks)


def _label(plan: Plan, ask: Ask) -> str:
    return next((issue.label for issue in plan.issues if issue.id == ask.issue), "")


def _summary(found: Statement, plan: Plan, name: str) -> Detail:
    limit = found.limits.seconds
    speaks = f"{found.seconds} of {limit} s at {WORDS_PER_MINUTE} words a minute"
    pairs = [("Speaks", bar(found.seconds / limit, _LONG_BAR, speaks))]
    if found.wanted_seconds != found.seconds:
        wanted = bar(found.wanted_seconds / limit, _LONG_BAR, f"{found.wanted_seconds} s")
        pairs.append(("With all asks", wanted))
    pairs.append(("Room", f"{found.room} s for praise and concern of its own"))
    blocks: list[Block] = [Facts(tuple(pairs))]
    if found.notes:
        blocks.append(Bullets(found.notes))
    if found.must_go:
        blocks += [Heading("Must go, the least important first"), _asks(plan, found.must_go[::-1])]
    if found.or_else:
        blocks += [Heading("Or else, the longest first"), _asks(plan, found.or_else)]
    read_out = Paragraph(" ".join(part.text for part in found.parts))
    return Detail(f"Two minutes of {name}", (*blocks, Heading("Read out"), read_out))


def _asks(plan: Plan, asks: tuple[Ask, ...]) -> Bullets:
    return Bullets(tuple(f"{ask.text} ({_label(plan, ask)})" for ask in asks))
