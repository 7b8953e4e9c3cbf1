"""Ranked States as rows of the screen Target, and all that speaks for one as a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.states import BLOCS
from uprtui.target import RankedState, Signals, all_reasons
from uprtui.text import fold
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Issue, Target
    from uprtui.states import State, States

COLUMNS = (
    Column("rank", "#", min_width=3, numeric=True),
    Column("state", "State", min_width=14, max_width=24),
    Column("group", "Group", min_width=11, max_width=12, priority=3),
    Column("here", "Here", min_width=4, numeric=True),
    Column("issue", "Issue", min_width=5, numeric=True),
    Column("total", "All", min_width=5, numeric=True),
    Column("reason", "Reason", min_width=18, flexible=True, priority=4),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One State of the list: in its place, and as a target of the plan where it is one.

    Args:
        state: ISO alpha-3.
        ranked: its place; None for a target of the plan of which the library tells nothing.
        target: the plan's target, if it is one.
        here: whether it is a target on the issue that is shown.
    """

    state: str
    ranked: RankedState | None
    target: Target | None
    here: bool


def target_row(listed: Listed, method: str, states: States) -> Row:
    """Return a State as a row; the plan's targets are bold, those on other issues have a ✓."""
    state = states.get(listed.state)
    name = states.name(listed.state)
    if listed.target is not None and not listed.here:
        name = f"✓ {name}"
    group = state.group.short if state is not None and state.group is not None else "-"
    strong = listed.target is not None
    if listed.ranked is None:
        return Row(
            listed.state, ("-", name, group, "-", "-", "-", "not in the library"), strong=strong
        )
    signals = listed.ranked.signals
    counts = (signals.to_sur_on_issue, signals.on_issue, signals.total)
    cells = (
        str(listed.ranked.rank),
        name,
        group,
        *(f"{count:,}" if count else "-" for count in counts),
        short_reason(signals, method),
    )
    return Row(listed.state, cells, strong=strong)


def short_reason(found: Signals, method: str) -> str:
    """Return what the counts beside it do not say, in the few words that a column holds."""
    if method == "same-sur":
        return _here(found)
    if method == "issue":
        return _in_session("last in", found.last_on_issue) if found.on_issue else "never raised it"
    return "in 1 session" if found.sessions == 1 else f"in {found.sessions} sessions"


def _here(found: Signals) -> str:
    if found.to_sur_on_issue:
        return _in_session("here in", max(found.sur_sessions, default=None))
    return "other issues here" if found.to_sur else "never spoke here"


def _in_session(said: str, session: int | None) -> str:
    return "session not known" if session is None else f"{said} session {session}"


def matches(listed: Listed, typed: str, states: States) -> bool:
    """Say whether a State's name, code, group or blocs have all the typed words."""
    state = states.get(listed.state)
    words = [states.name(listed.state), listed.state]
    if state is not None:
        words += [*state.blocs, *state.aliases]
        words += [state.group.value, state.group.short] if state.group is not None else []
    text = f" {fold(' '.join(words))}"
    return all(f" {word}" in text for word in fold(typed).split())


def target_detail(
    listed: Listed, sur: str, plan_issues: Sequence[Issue], states: States, session: int | None
) -> Detail:
    """Return all that speaks for a State, and what the plan says of it.

    Args:
        listed: the State.
        sur: the State under review, ISO alpha-3.
        plan_issues: the plan's issues, for their labels.
        states: names, groups, blocs and neighbours.
        session: only earlier sessions were counted; None where all were.
    """
    blocks: list[Block] = []
    if listed.target is not None:
        blocks += _plan_blocks(listed.target, plan_issues)
    if listed.ranked is None:
        blocks.append(Paragraph("The library has no recommendation of this State."))
    else:
        until = "" if session is None else f", before session {session}"
        blocks.append(Heading(f"What it did{until}"))
        reasons = all_reasons(listed.ranked.signals, listed.ranked.reasons)
        blocks.append(Bullets(tuple(_capital(reason.text) for reason in reasons)))
        blocks.append(Paragraph("v shows the recommendations behind this."))
    state, reviewed = states.get(listed.state), states.get(sur)
    if state is not None:
        blocks += [Heading("Who it is"), Facts(_facts(state, reviewed, states.name(sur)))]
    return Detail(states.name(listed.state), tuple(blocks))


def _plan_blocks(target: Target, plan_issues: Sequence[Issue]) -> list[Block]:
    labels = [issue.label for issue in plan_issues if issue.id in target.issues]
    pairs = (
        ("On", "; ".join(labels) or "no issue in particular"),
        ("Why", target.why or "not said yet (e)"),
        ("Entry points", ", ".join(target.entry_points) or "none (e)"),
    )
    blocks: list[Block] = [Heading("In your plan"), Facts(pairs)]
    if target.reasons:
        blocks += [Heading("Reasons on the day it was chosen"), Bullets(target.reasons)]
    return blocks


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
