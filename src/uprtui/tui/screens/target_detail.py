"""All that speaks for a State, or against it, as the text beside the ranking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uprtui.states import BLOCS
from uprtui.target import RankedState, all_reasons
from uprtui.target.questions import QUESTION_SIGNALS
from uprtui.tui.screens.target_fare import fare_blocks, support_blocks
from uprtui.tui.screens.target_known import asks_on
from uprtui.tui.screens.target_words import (
    base_of,
    beside_the_score,
    how_it_moves,
    others,
    short_chance,
    telling_reasons,
)
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Issue, Plan, Target
    from uprtui.states import State, States
    from uprtui.tui.screens.target_known import Known
    from uprtui.tui.screens.target_rows import Listed

_READING = Paragraph("Reading how it fares with the State under review …")
_TIMES = (
    "For example, × 2.0 more means twice as likely as a State of average habits. All the factors"
    " multiplied make the chance."
)
_WAITED = "v shows the recommendations behind this."


def target_detail(
    listed: Listed, plan: Plan, label: str, known: Known | None, states: States
) -> Detail:
    """Return all that speaks for a State, and what the plan says of it.

    Args:
        listed: the State.
        plan: whose targets, issues and asks count.
        label: the issue that is ranked for, as the plan spells it.
        known: how the States fare; None where it has not been read yet.
        states: names, groups, blocs and neighbours.
    """
    sur = states.name(plan.sur)
    blocks: list[Block] = []
    if listed.target is not None:
        blocks += _plan_blocks(listed.target, plan.issues)
    if listed.ranked is None:
        blocks.append(Paragraph("The library has no recommendation of this State."))
    else:
        blocks += _reason_blocks(listed.ranked, plan.session)
        blocks += _question_blocks(listed.ranked)
    if known is None:
        blocks.append(_READING)
    else:
        blocks += fare_blocks(known.profiles.get(listed.state), sur)
        support = known.support(listed.state, asks_on(plan, label, listed.state))
        blocks += support_blocks(support, states.name(listed.state), sur)
    blocks += _reach_blocks(listed.target, sur)
    state = states.get(listed.state)
    if state is not None:
        blocks += [Heading("Who it is"), Facts(_facts(state, states.get(plan.sur), sur))]
    if listed.target is not None and listed.target.reasons:
        blocks += [Heading("Reasons on the day it was chosen"), Bullets(listed.target.reasons)]
    return Detail(states.name(listed.state), tuple(blocks))


def _plan_blocks(target: Target, plan_issues: Sequence[Issue]) -> list[Block]:
    labels = [issue.label for issue in plan_issues if issue.id in target.issues]
    pairs = (
        ("On", "; ".join(labels) or "no issue in particular"),
        ("Why", target.why or "not said yet (e)"),
        ("Entry points", ", ".join(target.entry_points) or "none (e)"),
    )
    return [Heading("In your plan"), Facts(pairs)]


def _reason_blocks(ranked: RankedState, session: int | None) -> list[Block]:
    """The model's reasons with what each does to the chance; else what was counted."""
    until = "" if session is None else f", before session {session}"
    if ranked.probability is None:
        reasons = all_reasons(ranked.signals, ranked.reasons)
        counted = Bullets(
            tuple(
                _capital(reason.text) for reason in reasons if reason.signal not in QUESTION_SIGNALS
            )
        )
        return [Heading(f"What it did{until}"), counted, Paragraph(_WAITED)]
    base, told = base_of(ranked), telling_reasons(ranked)
    chance = f"{short_chance(ranked.probability)} chance that it raises this issue in the review."
    begins = "" if base is None else f" {_capital(base.text)}"
    blocks: list[Block] = [Heading(f"Why this place{until}"), Paragraph(f"{chance}{begins}")]
    if told:
        blocks.append(
            Facts(tuple((how_it_moves(reason), _capital(reason.text)) for reason in told))
        )
    rest = others(ranked, told)
    if rest:
        blocks.append(Paragraph(f"Less than 5% each: {', '.join(rest)}."))
    blocks.append(Paragraph(f"{_TIMES} {_WAITED}"))
    return blocks


def _question_blocks(ranked: RankedState) -> list[Block]:
    """The advance questions that it asked on the issue; no part of its place."""
    told = beside_the_score(ranked)
    if not told:
        return []
    return [Heading("Advance questions"), Bullets(tuple(_capital(text) for text in told))]


def _reach_blocks(target: Target | None, sur: str) -> list[Block]:
    """What the campaign knows of an embassy; nothing else does."""
    from uprtui.campaign import EntryPoint

    if target is None:
        said = "not noted. Choose the State (Space), then e."
    elif EntryPoint.EMBASSY in target.entry_points:
        said = "in your plan as an entry point. Make sure that there is one (e changes it)."
    else:
        said = "not noted (e)."
    return [Heading("How to reach it"), Paragraph(f"An embassy in {sur}: {said}")]


def _facts(state: State, reviewed: State | None, sur: str) -> tuple[tuple[str, str], ...]:
    group = state.group.value if state.group is not None else "none"
    if reviewed is not None and reviewed.group is not None and reviewed.group is state.group:
        group = f"{group}, as {sur}"
    near = reviewed is not None and state.code in reviewed.neighbours
    blocs = [f"{BLOCS.get(bloc, bloc)} ({bloc})" for bloc in sorted(state.blocs)]
    common = sorted(state.blocs & reviewed.blocs) if reviewed is not None else []
    return (
        ("Group", group),
        ("Neighbour", f"{'has a' if near else 'no'} land border with {sur}"),
        ("Blocs", "; ".join(blocs) or "none"),
        ("In common", f"{', '.join(common) or 'no bloc'} with {sur}"),
    )


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}."
