"""The view Ladder of the workshop: an end goal, what leads to it, what could be asked instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from uprtui.campaign import AskKind, AskRole
from uprtui.focus.ladder import check_ladder, read_ladder, suggested_steps
from uprtui.focus.variants import variants_of
from uprtui.recommendation import ACTIONS, classify
from uprtui.tui.screens.workshop_desk import (
    DRAFT_ID,
    ROLE_WORDS,
    Desk,
    Draft,
    names_of_targets,
    rung_name,
)
from uprtui.tui.screens.workshop_page import Begin, Line, Page
from uprtui.tui.screens.workshop_variants import difference_blocks
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Detail, Facts, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Plan
    from uprtui.focus.ladder import LadderFinding, SuggestedStep
    from uprtui.target.acceptance import Acceptance

_QUESTION = Detail(
    "A question stands on no ladder",
    (Paragraph("Steps and fallbacks are recommendations. t makes this ask one."),),
)
_NO_GOAL = Detail(
    "No end goal yet",
    (
        Paragraph("Write the end goal, and what could lead to it stands here."),
        Paragraph("r says of a step, fallback or variant which goal it belongs to."),
    ),
)
_WIDEST_NAME = 20
_TRADE_OFF = (
    "A softer ask is supported more and changes less: a higher chance alone is no reason to ask"
    " for less."
)


def ladder_page(desk: Desk, draft: Draft) -> Page:
    """The ladder that the draft stands on, as it would be with the draft in it."""
    columns = _columns(desk, ())
    if draft.kind is AskKind.QUESTION:
        return Page(columns, (), _QUESTION)
    plan = desk.plan_with(draft)
    own = desk.ask or DRAFT_ID
    goal_id = own if draft.role is AskRole.GOAL else draft.of
    goal = next((ask for ask in plan.asks if ask.id == goal_id), None)
    if goal is None or not goal.text.strip():
        return Page(columns, (), _NO_GOAL)
    lines = tuple(_lines(desk, plan, goal, own))
    return Page(_columns(desk, lines), lines)


def _columns(desk: Desk, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    widest = max((len(str(line.row.cells[0])) for line in lines), default=0)
    chance = "Chance" if desk.known is not None else ""
    return (
        Column("what", "", min_width=min(widest, _WIDEST_NAME)),
        Column("category", "Cat", min_width=3, numeric=True),
        Column("chance", chance, min_width=6, numeric=True),
        Column("text", "Ladder of this ask", min_width=20, flexible=True),
    )


def _lines(desk: Desk, plan: Plan, goal: Ask, own: str) -> Iterator[Line]:
    chances: dict[str, Acceptance] = {}

    def chance(ask: Ask) -> float | None:
        found = chance_of(desk, ask.text)
        if found is not None:
            chances[ask.id] = found
        return None if found is None else found.probability

    ladder = read_ladder(plan, goal, chance)
    rungs = (ladder.goal, *ladder.steps, *ladder.fallbacks)
    findings = check_ladder(ladder)
    for rung in rungs:
        said = [each for each in findings if each.ask == rung.ask.id]
        yield _rung_line(desk, plan, goal, rung.ask, own, chances.get(rung.ask.id), said)
    for variant in variants_of(plan, goal):
        chance(variant)
        yield _rung_line(desk, plan, goal, variant, own, chances.get(variant.id), [])
    written = {ask.text for ask in plan.asks}
    for number, suggested in enumerate(suggested_steps(goal.text)):
        if suggested.text not in written:
            yield _suggested_line(desk, goal, number, suggested)
    for number, finding in enumerate(findings):
        key = f"finding {number}"
        detail = partial(_finding_detail, finding)
        yield Line(Row(key, (finding.severity.value, "", "", finding.message)), detail)


def chance_of(desk: Desk, text: str) -> Acceptance | None:
    """How likely the State under review is to support a text from the State that is looked at."""
    if desk.known is None or not text.strip():
        return None
    return desk.known.chance(text, desk.label, desk.state)


def _rung_line(
    desk: Desk,
    plan: Plan,
    goal: Ask,
    ask: Ask,
    own: str,
    chance: Acceptance | None,
    findings: list[LadderFinding],
) -> Line:
    cells = (
        rung_name(plan, ask, desk.states),
        str(classify(ask.text).category) if ask.text.strip() else "",
        "" if chance is None else f"{chance.probability:.0%}",
        ask.text or "(nothing is written yet)",
    )
    detail = partial(_rung_detail, desk, plan, goal, ask, chance, findings)
    take = None if ask.id == own else Begin(Draft.of_ask(ask), ask.id)
    return Line(Row(ask.id, cells, strong=ask.id == own), detail, take=take)


def _rung_detail(
    desk: Desk,
    plan: Plan,
    goal: Ask,
    ask: Ask,
    chance: Acceptance | None,
    findings: list[LadderFinding],
) -> Detail:
    blocks: list[Block] = [Paragraph(ask.text), *support_facts(desk, ask.text, chance)]
    blocks += [Paragraph(f"{each.message} {each.remedy}") for each in findings]
    if ask.role is AskRole.VARIANT:
        blocks += difference_blocks(goal.text, ask.text)
    blocks.append(Paragraph(_TRADE_OFF))
    whom = names_of_targets(plan, ask.targets, desk.states, most=9)
    title = ROLE_WORDS[ask.role].capitalize()
    return Detail(f"{title} for {whom}" if whom else title, tuple(blocks))


def support_facts(desk: Desk, text: str, chance: Acceptance | None) -> list[Block]:
    """Category of a text, and how likely it is to be supported, as facts."""
    if not text.strip():
        return []
    category = classify(text).category
    pairs = [("Asks for", f"category {category} of 5, {ACTIONS[category]}")]
    if chance is not None:
        maker = f"if {desk.state_name} makes it" if desk.state else "whoever makes it"
        pairs.append(
            (
                "Chance",
                f"{chance.probability:.0%} {maker}; in 8 of 10 such cases between {chance.low:.0%}"
                f" and {chance.high:.0%}",
            )
        )
    return [Facts(tuple(pairs))]


def _finding_detail(finding: LadderFinding) -> Detail:
    facts = (
        ("Finding", finding.message),
        ("Way out", finding.remedy),
        ("Source", finding.source),
    )
    return Detail(f"{finding.severity.value.capitalize()}: the ladder", (Facts(facts),))


def _suggested_line(desk: Desk, goal: Ask, number: int, suggested: SuggestedStep) -> Line:
    chance = chance_of(desk, suggested.text)
    cells = (
        f"+ {ROLE_WORDS[suggested.role]}",
        str(classify(suggested.text).category),
        "" if chance is None else f"{chance.probability:.0%}",
        suggested.text,
    )
    begin = Begin(Draft(suggested.text, role=suggested.role, of=goal.id, targets=goal.targets))
    detail = partial(_suggested_detail, desk, suggested, chance)
    return Line(Row(f"suggested {number}", cells), detail, take=begin)


def _suggested_detail(desk: Desk, suggested: SuggestedStep, chance: Acceptance | None) -> Detail:
    blocks: list[Block] = [
        Paragraph(suggested.text),
        *support_facts(desk, suggested.text, chance),
        Facts((("Source", suggested.source),)),
        Paragraph("a takes it: this ask is saved, and you go on with the suggested one."),
    ]
    return Detail(f"Suggested {ROLE_WORDS[suggested.role]}", tuple(blocks))
