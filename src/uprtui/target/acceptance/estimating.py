"""The chance that the State under review supports an ask, if a given State makes it.

A logistic model: the log-odds are a sum of what is known of all States (category, issue, groups,
the recommending State, the topics of the text) and of what this State under review did before,
beyond what was to be expected (its habits). The coefficients are fitted by `fitting.acceptance`
and shipped in `coefficients.csv`; everything that they multiply is counted in the library, in
sessions before the ask's own only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target.acceptance.factors import Factor, factors_of
from uprtui.target.acceptance.habits import NO_HABITS, SurAnswers, SurHabits, read_answers
from uprtui.target.acceptance.rates import Period, Rates, count_rates, period
from uprtui.target.acceptance.spread import interval, variance
from uprtui.target.acceptance.table import Vintage, shipped_vintages
from uprtui.target.acceptance.world import Draft, draft, world_log_odds, world_signals
from uprtui.target.log_odds import chance
from uprtui.target.vintages import unseeing

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation that somebody may make.

    Attributes:
        sur: the State under review, ISO alpha-3.
        by: the recommending State; None for no particular one.
        issues: labels as the library spells them; none at all is fine, and one on which no
            earlier recommendation was answered makes no difference.
        text: the draft.
        session: only sessions before this one count; None uses the whole library.
    """

    sur: str
    by: str | None
    issues: tuple[str, ...]
    text: str
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How likely the State under review is to support an ask, and why.

    Attributes:
        probability: that it supports, from 0 to 1.
        low: the true chance lies between this
        high: and this in 8 of 10 cases (`spread.CONFIDENCE`).
        n: recommendations to this State under review, of any issue and from any State, in earlier
            sessions, that it supported or noted; pending and unanswered ones are not counted.
            0 means that the estimate rests on what other States did.
        n_all: the same to all States; 0 means that it rests on the coefficients alone.
        action: the action category 1 to 5, by the words of the text.
        factors: terms of the log-odds of `probability`, which they add up to; strongest first.
        left_out: issues of the ask on which no earlier recommendation was answered.
        fitted_to: the last session whose responses the coefficients have seen.
    """

    probability: float
    low: float
    high: float
    n: int
    n_all: int
    action: int
    factors: tuple[Factor, ...]
    left_out: tuple[str, ...]
    fitted_to: int

    def has_seen(self, session: int | None) -> bool:
        """Whether the coefficients were fitted on responses of a session, the ask's own."""
        return session is not None and self.fitted_to >= session


def chances(
    library: Library,
    states: States,
    asks: Sequence[Ask],
    vintages: Sequence[Vintage] | None = None,
) -> list[Acceptance]:
    """Estimate the chance of each ask, in their order.

    It costs four questions to the library for each different session among the asks.

    Args:
        library: the open library.
        states: for regional groups, blocs and names.
        asks: any number of them.
        vintages: fitted tables, the oldest first; the shipped ones unless others are given.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    places: dict[int | None, list[int]] = defaultdict(list)
    for place, each in enumerate(asks):
        places[each.session].append(place)
    found: dict[int, Acceptance] = {}
    for session, at in places.items():
        surs = {asks[place].sur for place in at}
        past = look_back(library, states, session, surs, vintages or shipped_vintages())
        found |= {place: past.acceptance(asks[place]) for place in at}
    return [found[place] for place in range(len(asks))]


@dataclass(frozen=True, slots=True)
class Past:
    """All that earlier sessions say, for asks of one session.

    Attributes:
        states: the States.
        rates: tallies of all States' responses.
        vintage: the coefficients.
        answers: State under review → its earlier answers; only those that have any.
    """

    states: States
    rates: Rates
    vintage: Vintage
    answers: dict[str, SurAnswers]

    def acceptance(self, ask: Ask) -> Acceptance:
        """Estimate the chance of one ask."""
        wanted = draft(ask.sur, ask.by, ask.issues, ask.text, self.rates)
        signals = self.signals(wanted)
        habits = self.habits(wanted)
        factors = factors_of(wanted, signals, habits, self.vintage, self.rates, self.states)
        log_odds = sum(factor.contribution for factor in factors)
        low, high = interval(log_odds, variance(habits.known, self.vintage.spread))
        answers = self.answers.get(ask.sur)
        left_out = [issue for issue in ask.issues if issue not in wanted.issues]
        return Acceptance(
            probability=chance(log_odds),
            low=low,
            high=high,
            n=len(answers) if answers else 0,
            n_all=self.rates.tally("all").count,
            action=wanted.category,
            factors=factors,
            left_out=tuple(dict.fromkeys(left_out)),
            fitted_to=self.vintage.fitted_to,
        )

    def signals(self, wanted: Draft) -> dict[str, float]:
        """The signals that need no history of the State under review."""
        return world_signals(wanted, self.rates, self.states)

    def habits(self, wanted: Draft) -> SurHabits:
        """What the State under review did before that bears on the ask."""
        answers = self.answers.get(wanted.sur)
        return answers.habits(wanted) if answers else NO_HABITS


def look_back(
    library: Library,
    states: States,
    session: int | None,
    surs: set[str],
    vintages: Sequence[Vintage],
) -> Past:
    """Count what sessions before one say of all States, and of some States under review.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    when: Period = period(library, session)
    rates = count_rates(library, states, when)
    vintage = unseeing(vintages, session)
    answers_of = {}
    for sur, answers in read_answers(library, surs, when).items():
        drafts = [answer.draft for answer in answers]
        expected = [
            world_log_odds(world_signals(each, rates, states), each.topics, vintage)
            for each in drafts
        ]
        answers_of[sur] = SurAnswers(answers, expected, rates.groups)
    return Past(states, rates, vintage, answers_of)
