"""Rankings that explain themselves: the model's, and three by counting, as the fact sheet has it.

The recipe (fact sheet, "How can NGOs identify target States?"): look at the recommendations on the
issue and the States that made them (step 1); then at those that made them to the State under review
(step 3); and at the States that take part regularly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from uprtui.target.reasons import Reason, activity_reason, issue_reason, same_sur_reason
from uprtui.target.signals import Signals

MODEL = "model"
"""The method that counts nothing alone, but weighs all signs."""


@dataclass(frozen=True, slots=True)
class RankedState:
    """A State in its place.

    Attributes:
        rank: 1 for the first.
        state: ISO alpha-3.
        score: the sum of the reasons' contributions; comparable within one ranking only.
        reasons: the terms of the score, and what is told beside it with a contribution of 0.
        signals: all that was counted.
        probability: that the State will raise the issue in the review; None by counting.
        questions: ids of its advance questions on the issue, those to the State under review
            first; they are not part of the score (see `questions`).
    """

    rank: int
    state: str
    score: float
    reasons: tuple[Reason, ...]
    signals: Signals
    probability: float | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """States ranked for a State under review and an issue.

    Attributes:
        sur: the State under review, ISO alpha-3.
        issue: the issue's label, or the words that stand for it.
        method: a key of METHODS.
        rows: the best first: by counting every State that made recommendations, by the model every
            State.
        fitted_to: the last session that the model's coefficients have seen; None by counting.
        note: what stands for an issue that nobody raised, or for words; else empty.
        aged: a warning where the library ends long before the review; else empty.
        suggested: says how many of the recommendations on the issue were counted by suggested
            labels; empty where none was.
        topic: the library's rows that stand for the issue; None where those of its label do.
    """

    sur: str
    issue: str
    method: str
    rows: tuple[RankedState, ...]
    fitted_to: int | None = None
    note: str = ""
    aged: str = ""
    suggested: str = ""
    topic: tuple[int, ...] | None = None

    @property
    def caveats(self) -> tuple[str, ...]:
        """All that the reader must know of it, a sentence or two each, the weightiest first."""
        return tuple(each for each in (self.note, self.aged, self.suggested) if each)


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
    """

    title: str
    meaning: str


def rank(signals: Iterable[Signals], *, sur: str, issue: str, method: str) -> Ranking:
    """Order States by counting; equal scores stand in the order of their codes.

    Args:
        signals: one entry a State; the State under review itself is left out.
        sur: the State under review, ISO alpha-3.
        issue: the issue's label.
        method: a key of RECIPES.
    """
    rows = tuple(
        RankedState(
            rank=place,
            state=found.state,
            score=score,
            reasons=tuple(term.say(found, term.contribution) for term in terms),
            signals=found,
        )
        for place, (score, found, terms) in enumerate(by_counting(signals, sur, method), start=1)
    )
    return Ranking(sur, issue, method, rows)


def by_counting(
    signals: Iterable[Signals], sur: str, method: str
) -> list[tuple[float, Signals, tuple[Term, ...]]]:
    """Score States by a method, best first, with the terms of each score but not in words."""
    entries = [entry for entry in signals if entry.state != sur]
    largest = Largest(
        total=max((entry.total for entry in entries), default=0),
        on_issue=max((entry.on_issue for entry in entries), default=0),
    )
    recipe = RECIPES[method]
    scored = []
    for entry in entries:
        terms = recipe(entry, largest)
        scored.append((sum(term.contribution for term in terms), entry, terms))
    return sorted(scored, key=lambda found: (-found[0], found[1].state))


class Term(NamedTuple):
    """One term of a score by counting.

    Attributes:
        say: puts what was counted in words.
        contribution: what it adds to the score.
    """

    say: Callable[[Signals, float], Reason]
    contribution: float


# The first term of a score is a count. The further terms are made so small that together they stay
# below 1: they order the States whose counts are equal, and nothing else.


def _by_issue(found: Signals, largest: Largest) -> tuple[Term, ...]:
    return (
        Term(issue_reason, float(found.on_issue)),
        Term(activity_reason, found.total / (largest.total + 1)),
    )


def _by_same_sur(found: Signals, largest: Largest) -> tuple[Term, ...]:
    step = 1 / (largest.on_issue + 1)
    return (
        Term(same_sur_reason, float(found.to_sur_on_issue)),
        Term(issue_reason, found.on_issue * step),
        Term(activity_reason, found.total / (largest.total + 1) * step),
    )


def _by_activity(found: Signals, _largest: Largest) -> tuple[Term, ...]:
    return (Term(activity_reason, float(found.total)),)


RECIPES: Mapping[str, Callable[[Signals, Largest], tuple[Term, ...]]] = MappingProxyType(
    {"issue": _by_issue, "same-sur": _by_same_sur, "activity": _by_activity}
)
"""Method → the terms of one State's score. Source: fact sheet, steps 1 and 3, and on regular
participants."""

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        MODEL: Method("model", "How likely each State is to raise the issue in this review."),
        "issue": Method("issue", "Who raises this issue with any State; the most often first."),
        "same-sur": Method(
            "same State", "Who raised this issue with this State under review before."
        ),
        "activity": Method("activity", "Who makes most recommendations, whatever the issue."),
    }
)
"""Method → what it is called and how it ranks; the first one unless another is chosen."""
