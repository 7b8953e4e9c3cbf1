"""The parts of an issue's priority, each a figure from 0 to 1 with a sentence that says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from uprtui.campaign import LEAST_WEIGHT, MOST_WEIGHT, AssessmentStatus
from uprtui.focus.past import IssuePast
from uprtui.focus.priority_rules import (
    ENOUGH_NOTES,
    FIRST_STATES,
    PARTS,
    PRIOR_ANSWERS,
    UNFINISHED,
)
from uprtui.focus.trend import Direction

_UNKNOWN = 0.5
_DIGITS = 1


class Reach(Protocol):
    """How likely States are to raise an issue in the coming review; told by the caller."""

    @property
    def expected(self) -> float:
        """How many States are expected to raise it."""

    @property
    def first_chance(self) -> float:
        """The chance that at least one of the FIRST_STATES likeliest raises it, 0 to 1."""


class NoReach(Enum):
    """Why an issue has no reach, as it is told."""

    READING = "Who is likely to raise it is being worked out."
    NO_PAST = "The library has no session before this review that tells who raises which issue."
    SILENCE = "In the library nobody raised it before this review."


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a priority.

    Attributes:
        name: a key of PARTS.
        figure: 0 to 1.
        points: figure times the most that the part may give, to one decimal.
        sentence: where the figure comes from.
        known: False where nothing is known, and half of the points are given.
    """

    name: str
    figure: float
    points: float
    sentence: str
    known: bool = True


def part(name: str, figure: float | None, sentence: str) -> Part:
    """Make a part; a figure of None is not known and counts half."""
    known = figure is not None
    value = _UNKNOWN if figure is None else min(1.0, max(0.0, figure))
    said = sentence if known else f"{sentence} That counts half."
    return Part(name, value, round(value * PARTS[name].most, _DIGITS), said, known)


def weight_part(weight: int, *, chosen: bool) -> Part:
    """The campaign's own weight of the issue, from LEAST_WEIGHT to MOST_WEIGHT."""
    figure = (weight - LEAST_WEIGHT) / (MOST_WEIGHT - LEAST_WEIGHT)
    whose = f"You gave it weight {weight} of {MOST_WEIGHT}."
    if not chosen:
        whose = f"It is not in your plan, so it has the usual weight {weight} of {MOST_WEIGHT}."
    return part("weight", figure, whose)


def need_part(statuses: Sequence[AssessmentStatus]) -> Part:
    """How much of what was recommended earlier is still to do.

    One made-up answer "half done" is counted along, so that one recommendation alone does not
    decide.
    """
    counts = Counter(statuses)
    known = sum(counts[AssessmentStatus(status)] for status in UNFINISHED)
    if not known:
        return part("need", None, "No status of an earlier recommendation is known.")
    left = sum(counts[AssessmentStatus(status)] * share for status, share in UNFINISHED.items())
    said = ", ".join(
        f"{counts[AssessmentStatus(status)]} {word}"
        for status, word in (("done", "done"), ("partly", "partly done"), ("not", "not done"))
    )
    return part("need", (left + _UNKNOWN) / (known + 1), f"Earlier recommendations: {said}.")


def evidence_part(notes: int) -> Part:
    """How much evidence the campaign has."""
    if not notes:
        return part("evidence", 0.0, "You have no note of evidence yet.")
    said = "one note" if notes == 1 else f"{notes} notes"
    return part("evidence", notes / ENOUGH_NOTES, f"You have {said} of evidence.")


def reach_part(reach: Reach | None, why_not: NoReach) -> Part:
    """How likely it is that the likeliest States raise it.

    Args:
        reach: who is likely to; None where there is no figure.
        why_not: why there is none. Only that nobody raised it is known, and gives nothing.
    """
    if reach is None:
        return part("reach", 0.0 if why_not is NoReach.SILENCE else None, why_not.value)
    sentence = (
        f"At least one of the {FIRST_STATES} likeliest States raises it: {_percent(reach)}. "
        f"Of all States {reach.expected:.1f} are expected to."
    )
    return part("reach", reach.first_chance, sentence)


def openness_part(past: IssuePast, usual: float | None) -> Part:
    """How far the State supports asks for action on the issue.

    Args:
        past: what it was asked on the issue.
        usual: the share that it supports of all that asked for action, whatever the issue.

    Only categories 4 and 5 count: to continue, or to consider, is supported nearly everywhere.
    """
    supported, answered = past.action_answers
    if usual is None:
        return part(
            "openness", None, "No earlier recommendation that asks for action has a position."
        )
    figure = (supported + PRIOR_ANSWERS * usual) / (answered + PRIOR_ANSWERS)
    if not answered:
        said = "On this issue none that asks for action (categories 4, 5) has a position"
    else:
        said = f"Of {answered} that ask for action (categories 4, 5) it supported {supported}"
    return part(
        "openness",
        figure,
        f"{said}. As it supports {usual:.0%} of them on all issues, that counts as {figure:.0%}.",
    )


def momentum_part(past: IssuePast) -> Part:
    """Whether ever more States raise it, where that is more than chance explains."""
    figure = {Direction.RISING: 1.0, Direction.FALLING: 0.0, Direction.NONE: _UNKNOWN}
    found = past.trend
    if found.chance is None:
        return part("momentum", None, "There are no two reviews to compare.")
    return part("momentum", figure[found.direction], past.trend_sentence)


def silence_part(past: IssuePast) -> Part:
    """How few of the States that spoke raised it in the last review."""
    last = past.last
    if last is None:
        return part("silence", None, "The library has no earlier review of this State.")
    said = f"In its last review (session {last.session}) {last.states} of {last.spoke} States"
    return part("silence", 1.0 - last.states / last.spoke, f"{said} raised it.")


def _percent(reach: Reach) -> str:
    """Per cent without a decimal; what is not certain is never 100."""
    percent = round(100 * reach.first_chance)
    return "over 99%" if percent >= 100 else f"{percent}%"
