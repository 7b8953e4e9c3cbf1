"""The asks on an issue as a tree: each end goal with its ladder, then the advance questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from uprtui.campaign import AskKind, AskRole
from uprtui.tui.screens.workshop_checks import check, facts_line, gravest
from uprtui.tui.screens.workshop_desk import (
    ROLE_WORDS,
    Desk,
    Draft,
    goals_of,
    issue_of,
    names_of_targets,
    rung_name,
)
from uprtui.tui.screens.workshop_edits import below
from uprtui.tui.screens.workshop_ladder import chance_of, support_facts
from uprtui.tui.screens.workshop_page import Line, Page
from uprtui.tui.screens.workshop_variants import difference_blocks
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Plan
    from uprtui.focus.lint import Verdict

_WIDEST_NAME = 22
_NONE = Detail(
    "No ask yet",
    (
        Paragraph("a writes the end goal: what the State shall have done by the next review."),
        Paragraph("Then s adds a step, f a fallback, v a variant for chosen targets."),
    ),
)
_WRITTEN = Paragraph(
    "A State may send questions to the State under review in writing, 10 working days before the "
    "review. They take no time of its two minutes, and prepare the ground for a recommendation."
)
_QUESTIONS = Line(
    Row("questions", ("", "Advance questions, sent in writing before"), True),
    lambda: Detail("Advance questions", (_WRITTEN,)),
)


def asks_of(plan: Plan, label: str) -> tuple[Ask, ...]:
    """The asks on an issue: each end goal with what is below it, the loose ones, the questions."""
    issue = issue_of(plan, label)
    return () if issue is None else tuple(_asks_of(plan, issue.id))


def _asks_of(plan: Plan, issue: str) -> Iterator[Ask]:
    goals = goals_of(plan, issue)
    for goal in goals:
        yield goal
        yield from (each for each in below(plan, goal) if each.issue == issue)
    recommendations = [
        ask for ask in plan.asks if ask.issue == issue and ask.kind is AskKind.RECOMMENDATION
    ]
    known = {goal.id for goal in goals}
    yield from (
        ask for ask in recommendations if ask.role is not AskRole.GOAL and ask.of not in known
    )
    yield from (ask for ask in plan.asks if ask.issue == issue and ask.kind is AskKind.QUESTION)


def goal_above(plan: Plan, ask: Ask) -> Ask | None:
    """The end goal of an ask: itself, or the one that it belongs to; None where it has none."""
    if ask.kind is AskKind.QUESTION:
        return None
    if ask.role is AskRole.GOAL:
        return ask
    return next((each for each in goals_of(plan, ask.issue) if each.id == ask.of), None)


def tree_page(desk: Desk) -> Page:
    """The asks on the issue of a desk, each with what the checks say of it."""
    plan = desk.plan
    asks = asks_of(plan, desk.label)
    lines = [_line(desk, plan, ask) for ask in asks]
    questions = [place for place, ask in enumerate(asks) if ask.kind is AskKind.QUESTION]
    if questions:
        lines.insert(questions[0], _QUESTIONS)
    widest = max((len(str(line.row.cells[0])) for line in lines), default=0)
    return Page(_columns(min(widest, _WIDEST_NAME)), tuple(lines), _NONE)


def _columns(first: int) -> tuple[Column, ...]:
    return (
        Column("what", "", min_width=first),
        Column("text", "Ask", min_width=20, flexible=True),
        Column("category", "Cat", min_width=3, numeric=True, priority=3),
        Column("words", "Words", min_width=5, numeric=True, priority=4),
        Column("checks", "Checks", min_width=8, priority=2),
    )


def _line(desk: Desk, plan: Plan, ask: Ask) -> Line:
    draft = Draft.of_ask(ask)
    verdict = check(replace(desk, ask=ask.id), draft)
    cells = (
        _what(desk, plan, ask),
        ask.text or "(nothing is written yet)",
        "" if verdict.action is None else str(verdict.action),
        str(verdict.words),
        gravest(verdict),
    )
    strong = ask.kind is AskKind.RECOMMENDATION and ask.role is AskRole.GOAL
    return Line(Row(ask.id, cells, strong=strong), partial(_detail, desk, plan, ask, verdict))


def _what(desk: Desk, plan: Plan, ask: Ask) -> str:
    """`end goal`, `  step`, `  for Brazil`, `question`: the place of an ask in the tree."""
    if ask.kind is AskKind.QUESTION:
        return "question"
    if ask.role is not AskRole.GOAL and goal_above(plan, ask) is None:
        return f"{ROLE_WORDS[ask.role]}, no goal"
    return rung_name(plan, ask, desk.states)


def _detail(desk: Desk, plan: Plan, ask: Ask, verdict: Verdict) -> Detail:
    goal = goal_above(plan, ask)
    blocks: list[Block] = []
    if goal is not None and ask.role is AskRole.VARIANT:
        blocks += difference_blocks(goal.text, ask.text)
    else:
        blocks.append(Paragraph(ask.text or "Nothing is written yet."))
    if ask.kind is AskKind.QUESTION:
        blocks.append(Paragraph("Sent in writing, 10 working days before the review."))
    else:
        blocks += support_facts(desk, ask.text, chance_of(desk, ask.text))
    findings = tuple(f"{each.severity.value}: {each.message}" for each in verdict.findings)
    if findings:
        blocks += [Heading(facts_line(verdict, ask.kind)), Bullets(findings)]
    if ask.note:
        blocks.append(Facts((("Note", ask.note),)))
    whom = names_of_targets(plan, ask.targets, desk.states, most=9)
    what = "advance question" if ask.kind is AskKind.QUESTION else ROLE_WORDS[ask.role]
    return Detail(f"{what.capitalize()}{f' for {whom}' if whom else ''}", tuple(blocks))
