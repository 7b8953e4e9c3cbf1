"""The fact sheet's recipe for finding target States, as three rankings that explain themselves.

The recipe (fact sheet, "How can NGOs identify target States?"): look at the recommendations on the
issue and the States that made them (step 1); then at those that made them to the State under review
(step 3); and at the States that take part regularly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtui.target.reasons import Reason, activity_reason, issue_reason, same_sur_reason
from uprtui.target.signals import Signals


@dataclass(frozen=True, slots=True)
class RankedState:
    """A State in its place.

    Attributes:
        rank: 1 for the first.
        state: ISO alpha-3.
        score: the sum of the reasons' contributions; comparable within one ranking only.
        reasons: the terms of the score, the deciding one first.
        signals: all that was counted.
    """

    rank: int
    state: str
    score: float
    reasons: tuple[Reason, ...]
    signals: Signals


@dataclass(frozen=True, slots=True)
class Ranking:
    """All States that made recommendations, ranked for a State under review and an issue."""

    sur: str
    issue: str
    method: str
    rows: tuple[RankedState, ...]


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest count among the States of a ranking, so that a term can be made small."""

    total: int
    on_issue: int


@dataclass(frozen=True, slots=True)
class Method:
    """One way to rank.

    Attributes:
        title: a word or two.
        meaning: what it looks at, in one sentence for the advocate.
        recipe: the terms of one State's score.
    """

    title: str
    meaning: str
    recipe: Callable[[Signals, Largest], tuple[Reason, ...]]


def rank(signals: Iterable[Signals], *, sur: str, issue: str, method: str) -> Ranking:
    """Order States by a method; equal scores stand in the order of their codes.

    Args:
        signals: one entry a State; the State under review itself is left out.
        sur: the State under review, ISO alpha-3.
        issue: the issue's label.
        method: a key of METHODS.
    """
    entries = [entry for entry in signals if entry.state != sur]
    largest = Largest(
        total=max((entry.total for entry in entries), default=0),
        on_issue=max((entry.on_issue for entry in entries), default=0),
    )
    recipe = METHODS[method].recipe
    scored = [(entry, recipe(entry, largest)) for entry in entries]
    scored.sort(key=lambda pair: (-_score(pair[1]), pair[0].state))
    rows = tuple(
        RankedState(place, entry.state, _score(reasons), reasons, entry)
        for place, (entry, reasons) in enumerate(scored, start=1)
    )
    return Ranking(sur, issue, method, rows)


def _score(reasons: tuple[Reason, ...]) -> float:
    return sum(reason.contribution for reason in reasons)


# The first term of a score is a count. The further terms are made so small that together they stay
# below 1: they order the States whose counts are equal, and nothing else.


def _by_issue(found: Signals, largest: Largest) -> tuple[Reason, ...]:
    return (
        issue_reason(found, float(found.on_issue)),
        activity_reason(found, found.total / (largest.total + 1)),
    )


def _by_same_sur(found: Signals, largest: Largest) -> tuple[Reason, ...]:
    step = 1 / (largest.on_issue + 1)
    return (
        same_sur_reason(found, float(found.to_sur_on_issue)),
        issue_reason(found, found.on_issue * step),
        activity_reason(found, found.total / (largest.total + 1) * step),
    )


def _by_activity(found: Signals, _largest: Largest) -> tuple[Reason, ...]:
    return (activity_reason(found, float(found.total)),)


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "issue": Method(
            "issue",
            "Who raises this issue with any State; the most often first.",
            _by_issue,
        ),
        "same-sur": Method(
            "same State",
            "Who raised this issue with this State under review before.",
            _by_same_sur,
        ),
        "activity": Method(
            "activity",
            "Who makes most recommendations, whatever the issue.",
            _by_activity,
        ),
    }
)
"""Method → how it ranks. Source: fact sheet, steps 1 and 3, and on regular participants."""
