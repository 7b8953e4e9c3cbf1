"""The model's figures in the words of the screen Target: a chance, a reason, how it moves it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from uprtui.target import RankedState, Reason, Signals
from uprtui.target.questions import QUESTION_SIGNALS

LEAST = log(1.05)
"""A reason that moves the chance by less than 5 % is not worth a line of its own."""

_BASE = "base"

# Each says what it is about, where a reason is only named.
_SUBJECTS = {
    "issue": "how much it speaks, and of this issue",
    "floor": "how often it takes the floor",
    "same-sur": "what it told the State under review before",
    "earlier-review": "whether it spoke in its earlier reviews",
    "region": "how it speaks to this region",
    "kin": "how it speaks to States with common blocs or borders",
    "mutual": "what it heard from the State under review itself",
}

# In few words: where there was something to count, and where there was nothing.
_BY_VALUE = {
    "floor": ("spoke {times} lately", "did not speak lately"),
    "same-sur": ("raised it here before", ""),
    "earlier-review": ("spoke here before", "silent here before"),
    "mutual": ("heard it when reviewed", "not heard when reviewed"),
}
# In few words: where it speaks for the State, and where against.
_BY_CONTRIBUTION = {
    "region": ("more in this region", "less in this region"),
    "kin": ("more to such States", "less to such States"),
}


def short_chance(probability: float) -> str:
    """Return a chance for a column: `38%`, `<1%`, `>99%`."""
    if 0 < probability < 0.01:
        return "<1%"
    if 0.99 < probability < 1:
        return ">99%"
    return f"{probability:.0%}"


def how_it_moves(reason: Reason) -> str:
    """Say how a reason moves the chance: `× 2.6 more`, `× 0.87 less`."""
    times = exp(reason.contribution)
    if times >= 1:
        return f"× {times:.0f} more" if times >= 10 else f"× {times:.1f} more"
    return f"× {times:.2f} less"


def base_of(ranked: RankedState) -> Reason | None:
    """Return what the chance begins with: that of an average State."""
    return next((reason for reason in ranked.reasons if reason.signal == _BASE), None)


def telling_reasons(ranked: RankedState) -> tuple[Reason, ...]:
    """Return the reasons that move the chance by 5 % or more, the strongest first."""
    found = [
        reason
        for reason in ranked.reasons
        if reason.signal != _BASE and abs(reason.contribution) >= LEAST
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.contribution)))


def others(ranked: RankedState, told: Sequence[Reason]) -> tuple[str, ...]:
    """Name what the remaining reasons are about."""
    named = {_BASE, *QUESTION_SIGNALS}
    rest = [each for each in ranked.reasons if each not in told and each.signal not in named]
    return tuple(_SUBJECTS.get(reason.signal, reason.signal) for reason in rest)


def beside_the_score(ranked: RankedState) -> tuple[str, ...]:
    """Return the sentences on what is no part of a score: the advance questions of the State."""
    return tuple(each.text for each in ranked.reasons if each.signal in QUESTION_SIGNALS)


def strongest_reason(ranked: RankedState) -> str:
    """Return the reason that moves the chance most, in few words; + for it, - against it."""
    reasons = telling_reasons(ranked)
    if not reasons:
        return "as an average State"
    reason = reasons[0]
    sign = "+" if reason.contribution > 0 else "-"
    return f"{sign} {_short(reason, ranked.signals)}"


def _short(reason: Reason, found: Signals) -> str:
    if reason.signal == "issue":
        return _on_issue(found)
    if reason.signal == "same-sur" and not found.to_sur_on_issue:
        return "other issues here" if found.to_sur else "never spoke here"
    if reason.signal in _BY_VALUE:
        some, none = _BY_VALUE[reason.signal]
        times = {1: "once", 2: "twice"}.get(round(reason.value), f"{reason.value:.0f} times")
        return some.format(times=times) if reason.value > 0 else none
    more, less = _BY_CONTRIBUTION.get(reason.signal, (reason.text, reason.text))
    return more if reason.contribution > 0 else less


def _on_issue(found: Signals) -> str:
    if not found.total:
        return "never spoke"
    if not found.on_issue:
        return "never raised it"
    return f"{found.on_issue:,} of its {found.total:,} on it"
