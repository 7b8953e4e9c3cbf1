"""Ranked States as rows of the screen Target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target import RankedState, Signals
from uprtui.target.ranking import MODEL
from uprtui.text import fold
from uprtui.tui.screens.target_words import short_chance, strongest_reason
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Target
    from uprtui.states import States

_RANK = Column("rank", "#", min_width=3, numeric=True)
_COUNTED = (
    _RANK,
    Column("state", "State", min_width=14, max_width=24),
    Column("group", "Group", min_width=11, max_width=12, priority=3),
    Column("here", "Here", min_width=4, numeric=True),
    Column("issue", "Issue", min_width=5, numeric=True),
    Column("total", "All", min_width=5, numeric=True),
    Column("reason", "Reason", min_width=18, flexible=True, priority=4),
)
_CHANCES = (
    _RANK,
    Column("state", "State", min_width=14, max_width=24),
    Column("group", "Group", min_width=12, priority=3),
    Column("chance", "Chance", min_width=6, numeric=True),
    Column("reason", "Strongest reason", min_width=21, flexible=True, priority=4),
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


def columns(method: str) -> tuple[Column, ...]:
    """Return the columns of a ranking: chances by the model, counts by the other methods."""
    return _CHANCES if method == MODEL else _COUNTED


def target_row(listed: Listed, method: str, states: States) -> Row:
    """Return a State as a row; the plan's targets are bold, those on other issues have a ✓."""
    state = states.get(listed.state)
    name = states.name(listed.state)
    if listed.target is not None and not listed.here:
        name = f"✓ {name}"
    group = state.group.short if state is not None and state.group is not None else "-"
    strong = listed.target is not None
    if listed.ranked is None:
        cells = ["-"] * (len(columns(method)) - 1)
        cells[1:3] = name, group
        return Row(listed.state, (*cells, "not in the library"), strong=strong)
    told = _model_cells(listed.ranked) if method == MODEL else _counted_cells(listed.ranked, method)
    return Row(listed.state, (str(listed.ranked.rank), name, group, *told), strong=strong)


def _model_cells(ranked: RankedState) -> tuple[str, ...]:
    chance = "-" if ranked.probability is None else short_chance(ranked.probability)
    return chance, strongest_reason(ranked)


def _counted_cells(ranked: RankedState, method: str) -> tuple[str, ...]:
    found = ranked.signals
    counts = (found.to_sur_on_issue, found.on_issue, found.total)
    return (*(f"{count:,}" if count else "-" for count in counts), short_reason(found, method))


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
    asked = fold(typed).split()
    if not asked:
        return True  # most often: names need not be folded then, 194 at each key
    state = states.get(listed.state)
    words = [states.name(listed.state), listed.state]
    if state is not None:
        words += [*state.blocs, *state.aliases]
        words += [state.group.value, state.group.short] if state.group is not None else []
    text = f" {fold(' '.join(words))}"
    return all(f" {word}" in text for word in asked)
