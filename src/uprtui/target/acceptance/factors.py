"""Why an ask has its chance: each term of the log-odds with a sentence of what was counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import ACTIONS
from uprtui.target.acceptance.habits import SurHabits
from uprtui.target.acceptance.rates import Rates, Tally
from uprtui.target.acceptance.world import Draft, shared_blocs

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target.acceptance.table import Vintage


@dataclass(frozen=True, slots=True)
class Factor:
    """One term of the estimate.

    Attributes:
        name: stable for scripts; topics are "topic: " and the topic.
        contribution: what it adds to the log-odds; all factors add up to them.
        text: what was counted, in words.
    """

    name: str
    contribution: float
    text: str


def factors_of(
    ask: Draft,
    signals: Mapping[str, float],
    habits: SurHabits,
    vintage: Vintage,
    rates: Rates,
    states: States,
) -> tuple[Factor, ...]:
    """Return the terms that are not 0, the strongest first."""
    found = [Factor("intercept", vintage.world["intercept"], "where every ask starts")]
    for name, value in signals.items():
        contribution = vintage.world[name] * value
        found.append(Factor(name, contribution, _WORLD_TEXTS[name](ask, rates, states)))
    found += _topic_factors(ask, vintage)
    for name, effect in habits.effects.items():
        contribution = vintage.habit[name] * effect
        found.append(Factor(name, contribution, _habit_text(name, ask, habits, rates, states)))
    telling = [factor for factor in found if factor.contribution]
    return tuple(sorted(telling, key=lambda factor: (-abs(factor.contribution), factor.name)))


def _topic_factors(ask: Draft, vintage: Vintage) -> Iterator[Factor]:
    for topic in ask.topics:
        contribution = vintage.topic[topic]
        tendency = "more" if contribution > 0 else "less"
        text = f"the text mentions “{topic}”: all else equal, supported {tendency} often"
        yield Factor(f"topic: {topic}", contribution, text)


def _overall(_ask: Draft, rates: Rates, _states: States) -> str:
    return f"States under review {_share(rates.tally('all'))}"


def _category(ask: Draft, rates: Rates, _states: States) -> str:
    counted = _share(rates.tally("category", ask.category))
    return f"{ACTIONS[ask.category]} (category {ask.category}): States {counted}"


def _issue(ask: Draft, rates: Rates, _states: States) -> str:
    return "; ".join(
        f"on {issue}, States {_share(rates.tally('issue', issue))}" for issue in ask.issues
    )


def _sur_group(ask: Draft, rates: Rates, _states: States) -> str:
    group = rates.groups.get(ask.sur)
    return f"States of {group} {_share(rates.tally('group', group))}"


def _sur_group_on_issue(ask: Draft, rates: Rates, _states: States) -> str:
    group = rates.groups.get(ask.sur)
    return "; ".join(
        f"on {issue}, States of {group} {_share(rates.tally('issue', issue, group))}"
        for issue in ask.issues
    )


def _group_pair(ask: Draft, rates: Rates, _states: States) -> str:
    group, by_group = rates.groups.get(ask.sur), rates.groups.get(ask.by or "")
    counted = _share(rates.tally("groups", by_group, group))
    return f"States of {group} {counted} from States of {by_group}"


def _state(ask: Draft, rates: Rates, states: States) -> str:
    tally = rates.tally("by", ask.by)
    if tally.count:
        return f"States {_share(tally)} from {states.name(ask.by or '')}"
    by_group = rates.groups.get(ask.by or "")
    return f"States {_share(rates.tally('by group', by_group))} from States of {by_group}"


def _state_to_group(ask: Draft, rates: Rates, states: States) -> str:
    group = rates.groups.get(ask.sur)
    counted = _share(rates.tally("by", ask.by, group))
    return f"States of {group} {counted} from {states.name(ask.by or '')}"


def _blocs(ask: Draft, _rates: Rates, states: States) -> str:
    return f"both States belong to {', '.join(shared_blocs(states, ask.sur, ask.by or ''))}"


_WORLD_TEXTS: Mapping[str, Callable[[Draft, Rates, States], str]] = {
    "overall": _overall,
    "category": _category,
    "issue": _issue,
    "sur group": _sur_group,
    "sur group on issue": _sur_group_on_issue,
    "group pair": _group_pair,
    "state": _state,
    "state to group": _state_to_group,
    "blocs": _blocs,
}

_HABIT_TEXTS = {
    "sur": "",
    "sur category": " of this action category",
    "sur issue": " on {issue}",
    "sur issue and category": " of this action category on {issue}",
    "sur wording": " in similar words",
}


def _habit_text(name: str, ask: Draft, habits: SurHabits, rates: Rates, states: States) -> str:
    """What the State under review did, and whether that is more or less than was to be expected."""
    count, supported = habits.counts[name]
    if name == "sur to group":
        which = f" from States of {rates.groups.get(ask.by or '')}"
    elif name == "sur to state":
        which = f" from {states.name(ask.by or '')}"
    else:
        which = _HABIT_TEXTS[name]
        if "{issue}" in which:
            issue = ask.issues[0] if len(ask.issues) == 1 else "one of these issues"
            which = which.replace("{issue}", issue)
    if not count:  # of the habits, only wording weighs what is too unlike to be called similar
        return (
            f"{states.name(ask.sur)} had no answered recommendation in similar words, only some"
            " that share a few"
        )
    compared = "more" if habits.effects[name] > 0 else "less"
    than = "States in general would" if name == "sur" else "its other answers suggest"
    counted = _share(Tally(count=count, supported=supported))
    return f"{states.name(ask.sur)} {counted}{which}: {compared} than {than}"


def _share(tally: Tally) -> str:
    if not tally.count:
        return "had no answered recommendation before"
    many = "recommendation" if tally.count == 1 else "recommendations"
    return f"supported {tally.supported:,} of {tally.count:,} earlier answered {many}"
