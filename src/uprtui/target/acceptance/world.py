"""What is known of all States about an ask: the signals that need no history of this SuR.

Each signal is a difference of log-odds: what this category, issue, group or State adds to what
its parent says, drawn towards nothing where little was counted. So an unknown issue, a State
without a group, or no State at all, adds exactly 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import classify
from uprtui.target.acceptance.rates import Rates
from uprtui.target.acceptance.topics import topics_of
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target.acceptance.table import Vintage

WORLD_SIGNALS = (
    "overall",
    "category",
    "issue",
    "sur group",
    "sur group on issue",
    "group pair",
    "state",
    "state to group",
    "blocs",
)

# As how many recommendations a parent counts. Chosen on sessions up to 13.
_BROAD, _MIDDLE, _NARROW = 30.0, 20.0, 15.0
_MOST_BLOCS = 3
_LOOSE_BLOCS = frozenset({"Commonwealth"})  # spans every region, so sharing it says little


@dataclass(frozen=True, slots=True)
class Draft:
    """A recommendation that was or may be made, as far as its chance can depend on it.

    Attributes:
        sur: the State under review, ISO alpha-3.
        by: the recommending State; None for no particular one.
        issues: labels on which anything is known.
        folded: the text, folded.
        category: the action category 1 to 5, by the words of the text.
        topics: what the text mentions, names of `topic_table`.
    """

    sur: str
    by: str | None
    issues: tuple[str, ...]
    folded: str
    category: int
    topics: tuple[str, ...]


def draft(sur: str, by: str | None, issues: Sequence[str], text: str, rates: Rates) -> Draft:
    """Read what a text asks for.

    A repeated issue counts once. One on which no earlier recommendation was answered is left out:
    it says nothing, so it must not thin out what the others say.
    """
    known = tuple(issue for issue in dict.fromkeys(issues) if rates.tally("issue", issue).count)
    folded = fold(text)
    return Draft(sur, by, known, folded, classify(text).category, topics_of(folded))


def world_signals(ask: Draft, rates: Rates, states: States) -> dict[str, float]:
    """Return the value of each of WORLD_SIGNALS."""
    overall = rates.overall()
    group = rates.groups.get(ask.sur)
    group_adds = 0.0
    if group is not None:
        group_adds = rates.log_odds(overall, _BROAD, "group", group) - overall
    signals = dict.fromkeys(WORLD_SIGNALS, 0.0)
    signals["overall"] = overall
    signals["category"] = rates.log_odds(overall, _MIDDLE, "category", ask.category) - overall
    signals["sur group"] = group_adds
    if ask.issues:
        on_issue = [rates.log_odds(overall, _MIDDLE, "issue", issue) for issue in ask.issues]
        signals["issue"] = _mean(on_issue) - overall
        if group is not None:
            signals["sur group on issue"] = _mean(
                [
                    rates.log_odds(alone + group_adds, _MIDDLE, "issue", issue, group)
                    - (alone + group_adds)
                    for issue, alone in zip(ask.issues, on_issue, strict=True)
                ]
            )
    if ask.by is not None:
        signals |= _state_signals(ask.sur, ask.by, group, overall, group_adds, rates, states)
    return signals


def _state_signals(
    sur: str,
    by: str,
    group: str | None,
    overall: float,
    group_adds: float,
    rates: Rates,
    states: States,
) -> dict[str, float]:
    """What the recommending State adds: its group to this group, itself, and itself here."""
    by_group = rates.groups.get(by)
    of_group = overall
    if by_group is not None:
        of_group = rates.log_odds(overall, _BROAD, "by group", by_group)
    of_state = rates.log_odds(of_group, _MIDDLE, "by", by)
    found = {"state": of_state - overall, "blocs": float(len(shared_blocs(states, sur, by)))}
    found["blocs"] = min(found["blocs"], _MOST_BLOCS)
    if group is not None:
        expected = overall + group_adds
        pair = expected
        if by_group is not None:
            pair = rates.log_odds(expected, _BROAD, "groups", by_group, group)
            found["group pair"] = pair - expected
        expected = pair + of_state - of_group
        found["state to group"] = rates.log_odds(expected, _NARROW, "by", by, group) - expected
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def shared_blocs(states: States, sur: str, by: str) -> tuple[str, ...]:
    """Acronyms of the blocs that both States belong to, in order."""
    one, other = states.get(sur), states.get(by)
    if one is None or other is None:
        return ()
    return tuple(sorted((one.blocs & other.blocs) - _LOOSE_BLOCS))


def world_log_odds(signals: Mapping[str, float], topics: Sequence[str], vintage: Vintage) -> float:
    """Log-odds of support by what is known of all States."""
    coefficients = vintage.world
    return (
        coefficients["intercept"]
        + sum(coefficients[name] * value for name, value in signals.items())
        + sum(vintage.topic[topic] for topic in topics)
    )
