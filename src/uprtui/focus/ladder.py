"""An end goal with its steps and its fallback: each with category and chance, and checked.

What takes longer than the 4½ years of a cycle is asked for in steps (fact sheet, "Drafting
recommendations"); a fallback is what is asked where a State will not carry the goal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from uprtui.campaign import Ask, AskKind, AskRole, Plan, Severity
from uprtui.focus.ladder_table import Standing, SuggestedStep, place_on, standing, suggested_steps
from uprtui.recommendation import classify
from uprtui.text import fold

__all__ = [
    "Chances",
    "Ladder",
    "LadderFinding",
    "Rung",
    "SuggestedStep",
    "check_ladder",
    "read_ladder",
    "read_ladders",
    "suggested_steps",
]

Chances: TypeAlias = Callable[[Ask], float | None] | Mapping[str, float]
"""The chance (0 to 1) that the State under review supports an ask: a function of the ask, or by
the ask's id; None or absent where it is not known."""

_GENERAL, _SPECIFIC = 4, 5
_CLEARLY = 0.05  # chances that differ by less are alike
_FACT_SHEET = "Fact sheet, drafting recommendations: achievable within 4½ years, else steps"
_OURS = "uprtui's own advice"


@dataclass(frozen=True, slots=True)
class Rung:
    """An ask on a ladder.

    Attributes:
        ask: the ask.
        category: its action category, 1 to 5; None while it has no text.
        chance: the chance that the State under review supports it, 0 to 1; None where not known.
    """

    ask: Ask
    category: int | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """An end goal, the steps towards it (the first to be asked first), and its fallbacks."""

    goal: Rung
    steps: tuple[Rung, ...]
    fallbacks: tuple[Rung, ...]

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All of them in order: steps, goal, fallbacks."""
        return (*self.steps, self.goal, *self.fallbacks)


@dataclass(frozen=True, slots=True)
class LadderFinding:
    """What is doubtful about a ladder: how grave, at which ask, what, a way out, who says so."""

    severity: Severity
    rule: str
    ask: str
    message: str
    remedy: str
    source: str


def read_ladder(plan: Plan, goal: Ask, chances: Chances = MappingProxyType({})) -> Ladder:
    """Collect what belongs to an end goal, in the plan's order.

    Args:
        plan: the campaign.
        goal: one of its asks, whose role is goal.
        chances: how likely each ask is to be supported, where that is known.
    """
    below = [ask for ask in plan.asks if ask.of == goal.id]
    return Ladder(
        goal=_rung(goal, chances),
        steps=tuple(_rung(ask, chances) for ask in below if ask.role is AskRole.STEP),
        fallbacks=tuple(_rung(ask, chances) for ask in below if ask.role is AskRole.FALLBACK),
    )


def read_ladders(plan: Plan, chances: Chances = MappingProxyType({})) -> tuple[Ladder, ...]:
    """The ladders of all end goals that are recommendations, in the plan's order."""
    return tuple(
        read_ladder(plan, ask, chances)
        for ask in plan.asks
        if ask.role is AskRole.GOAL and ask.kind is AskKind.RECOMMENDATION
    )


def check_ladder(ladder: Ladder) -> tuple[LadderFinding, ...]:
    """Look for steps that ask too much, a fallback that is none, and what is missing."""
    if ladder.goal.category is None:
        return ()
    known = standing(ladder.goal.ask.text)
    return (
        *_missing(ladder, known),
        *(found for step in ladder.steps for found in _step(ladder.goal, step, known)),
        *(found for rung in ladder.fallbacks for found in _fallback(ladder.goal, rung, known)),
    )


def _rung(ask: Ask, chances: Chances) -> Rung:
    category = classify(ask.text).category if ask.text.strip() else None
    chance = chances(ask) if callable(chances) else chances.get(ask.id)
    return Rung(ask, category, chance)


def _missing(ladder: Ladder, known: Standing | None) -> Iterator[LadderFinding]:
    goal = ladder.goal.ask
    if known is not None and known.rung.longer and not ladder.steps:
        yield LadderFinding(
            Severity.WARN,
            "no-step",
            goal.id,
            "This commonly takes longer than the 4½ years of one cycle, and has no step.",
            _suggestion(goal.text, AskRole.STEP, "Add what can be done first as a step"),
            _FACT_SHEET,
        )
    if not ladder.fallbacks:
        yield LadderFinding(
            Severity.ADVISE,
            "no-fallback",
            goal.id,
            "There is no fallback for a State that will not carry this.",
            _suggestion(goal.text, AskRole.FALLBACK, "Add a weaker ask that still helps"),
            _OURS,
        )


def _suggestion(text: str, role: AskRole, otherwise: str) -> str:
    for suggested in suggested_steps(text):
        if suggested.role is role:
            return f"{otherwise}, for example “{suggested.text}”."
    return f"{otherwise}."


def _step(goal: Rung, step: Rung, known: Standing | None) -> Iterator[LadderFinding]:
    if step.category is None:
        return
    if _same(goal, step):
        yield _found(
            "step-same", step, "This step has the words of the goal.", "Write what comes before it."
        )
    elif _asks_more(step, goal, known):
        yield _found(
            "step-asks-more",
            step,
            "This step asks for more than the goal does.",
            "Make it the goal, or write a smaller step.",
        )
    elif _less_likely(step, goal):
        yield LadderFinding(
            Severity.ADVISE,
            "step-less-likely",
            step.ask.id,
            f"This step is less likely to be supported than the goal ({_chances(step, goal)}).",
            "Write an easier step, or ask for the goal at once.",
            _OURS,
        )


def _fallback(goal: Rung, fallback: Rung, known: Standing | None) -> Iterator[LadderFinding]:
    if fallback.category is None:
        return
    way_out = "Ask for less: consider, study, publish."
    if _same(goal, fallback):
        yield _found(
            "fallback-not-weaker", fallback, "This fallback has the words of the goal.", way_out
        )
    elif _asks_more(fallback, goal, known):
        yield _found(
            "fallback-not-weaker",
            fallback,
            "This fallback asks for more than the goal does.",
            way_out,
        )
    elif _as_much(fallback, known):
        yield _found(
            "fallback-not-weaker",
            fallback,
            "This fallback asks for as much as the goal does.",
            way_out,
        )
    elif fallback.chance is not None and goal.chance is not None and fallback.chance < goal.chance:
        yield _found(
            "fallback-not-weaker",
            fallback,
            f"This fallback is no likelier to be supported than the goal "
            f"({_chances(fallback, goal)}).",
            way_out,
        )


def _found(rule: str, rung: Rung, message: str, remedy: str) -> LadderFinding:
    return LadderFinding(Severity.WARN, rule, rung.ask.id, message, remedy, _OURS)


def _same(one: Rung, other: Rung) -> bool:
    return fold(one.ask.text) == fold(other.ask.text)


def _places(one: Rung, known: Standing | None) -> tuple[int, int] | None:
    """The places of both on the goal's ladder, where it is known and has a place for both."""
    if known is None:
        return None
    place = place_on(known.rungs, one.ask.text)
    return None if place is None else (place, known.rung.place)


def _asks_more(one: Rung, goal: Rung, known: Standing | None) -> bool:
    """Whether a rung asks for more: by its place on a known ladder, else by its category.

    Specific below general is as it should be: "present a bill" on the way to "ensure".
    """
    places = _places(one, known)
    if places is not None:
        return places[0] > places[1]
    if one.category is None or goal.category is None:
        return False
    general_goal = (goal.category, one.category) == (_GENERAL, _SPECIFIC)
    return one.category > goal.category and not general_goal


def _as_much(one: Rung, known: Standing | None) -> bool:
    places = _places(one, known)
    return places is not None and places[0] == places[1]


def _less_likely(one: Rung, goal: Rung) -> bool:
    return (
        one.chance is not None and goal.chance is not None and one.chance < goal.chance - _CLEARLY
    )


def _chances(one: Rung, goal: Rung) -> str:
    return f"{one.chance:.0%} against {goal.chance:.0%}"
