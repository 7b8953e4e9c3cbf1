"""The terms of the model's score in words: one sentence a sign, of things that were counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from uprtui.target.history import NOWHERE
from uprtui.target.interest import Interest
from uprtui.target.model import ReviewModel
from uprtui.target.reasons import Reason, same_sur_reason
from uprtui.target.signals import signals_of

_SIGNALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "issue": ("habit", "labels"),
        "floor": ("floor_now", "floor_lately", "floor_before", "floor_ever"),
        "same-sur": ("same_sur",),
        "earlier-review": ("floor_earlier",),
        "region": ("group", "floor_group"),
        "kin": ("kin", "floor_kin"),
        "mutual": ("floor_mutual",),
        "base": ("base",),
    }
)
"""Signal → the terms that it adds up."""

_BY_GROUP, _BY_KIN = 0, 1
_ALIKE = 1.05  # a habit that is bent by less than a twentieth is told as no difference


@dataclass(frozen=True, slots=True)
class Subject:
    """What the reasons are of: a State in a review, and an issue."""

    model: ReviewModel
    interest: Interest
    state: str


def model_reasons(model: ReviewModel, interest: Interest, state: str) -> tuple[Reason, ...]:
    """Explain a State's score; the contributions add up to it.

    Args:
        model: of the review.
        interest: of the issue in it.
        state: the State to explain.

    Returns:
        one reason a signal, the one that moves the score most first, "base" last.
    """
    of_terms = dict(model.terms(interest, state))
    subject = Subject(model, interest, state)
    found = []
    for signal, names in _SIGNALS.items():
        value, text = _WORDS[signal](subject)
        found.append(Reason(signal, value, sum(of_terms[name] for name in names), text))
    *differences, base = found
    differences.sort(key=lambda reason: -abs(reason.contribution))
    return (*differences, base)


def _issue(subject: Subject) -> tuple[float, str]:
    history = subject.model.history
    on_issue = history.said(subject.state, subject.interest.issue)
    total = history.said(subject.state)
    if on_issue.lately and total.lately == 1:
        return on_issue.times, f"made its only recommendation{_since(subject)} on this issue"
    if on_issue.lately:
        lately = _recommendations(total.lately)
        all_of_them = _statements(total.spoken)
        where = all_of_them if total.spoken == 1 else f"{on_issue.spoken} of {all_of_them}"
        return on_issue.times, (
            f"made {on_issue.lately:,} of its {lately}{_since(subject)} on this issue, in {where}"
        )
    if on_issue.times:
        last = "" if on_issue.last is None else f", last in session {on_issue.last}"
        return on_issue.times, f"made {_recommendations(on_issue.times)} on this issue{last}"
    if not total.times:
        return 0, "made no recommendation: the habit of its regional group stands for its own"
    return 0, f"never raised this issue in its {_recommendations(total.times)}"


def _floor(subject: Subject) -> tuple[float, str]:
    history = subject.model.history
    spoken = history.said(subject.state).spoken
    own = sum(number >= history.since for number in history.sessions_of.get(subject.state, ()))
    reviews = history.reviews_lately - own
    of_others = "the only review" if reviews == 1 else f"{reviews} reviews"
    if not spoken:
        return 0, f"did not take the floor in {of_others} of other States{_since(subject)}"
    if reviews == 1:
        return spoken, f"took the floor in {of_others} of other States{_since(subject)}"
    return spoken, f"took the floor in {spoken} of {of_others} of other States{_since(subject)}"


def _since(subject: Subject) -> str:
    history = subject.model.history
    return f" since session {history.since}" if history.dated else ""


def _same_sur(subject: Subject) -> tuple[float, str]:
    model = subject.model
    signals = signals_of(model.history, subject.state, sur=model.sur, issue=subject.interest.issue)
    reason = same_sur_reason(signals)
    return reason.value, reason.text


def _earlier(subject: Subject) -> tuple[float, str]:
    model = subject.model
    sessions = model.history.sessions_of.get(model.sur, ())
    if not sessions:
        return 0, "no earlier review of this State is in the library"
    times = model.history.told(model.sur, subject.state).weights[2] * len(sessions)
    if not times:
        return 0, "did not speak when this State was reviewed before"
    if len(sessions) == 1:
        when = f" in session {sessions[0]}" if model.history.dated else " before"
        return 1, f"spoke when this State was reviewed{when}"
    return round(times), f"spoke in {round(times)} of the {len(sessions)} earlier reviews"


def _region(subject: Subject) -> tuple[float, str]:
    model = subject.model
    state = model.habits.states.get(model.sur)
    if (
        state is None
        or state.group is None
        or not model.history.sizes.get(model.sur, NOWHERE)[_BY_GROUP]
    ):
        return 1, "no earlier review of a State of the same regional group is in the library"
    speaks = exp(model.signs(subject.state).group)
    raises = exp(subject.interest.signs(subject.state).group)
    return round(speaks * raises, 2), f"with States of the {state.group.value}, by what it did " + (
        _expected(speaks, raises)
    )


def _kin(subject: Subject) -> tuple[float, str]:
    model = subject.model
    if not model.history.sizes.get(model.sur, NOWHERE)[_BY_KIN]:
        return 1, "no earlier review of a State with common blocs or a common border is known"
    speaks = exp(model.signs(subject.state).kin)
    raises = exp(subject.interest.signs(subject.state).kin)
    return round(speaks * raises, 2), (
        "with States that share blocs or a border with this one, by what it did "
        + _expected(speaks, raises)
    )


def _mutual(subject: Subject) -> tuple[float, str]:
    history, sur = subject.model.history, subject.model.sur
    reviewed = len(history.sessions_of.get(subject.state, ()))
    spoken = history.heard_from.get((sur, subject.state), 0)
    if not reviewed:
        return 0, "no review of its own is in the library"
    if reviewed == 1:
        heard = "it heard from" if spoken else "it did not hear from"
        return spoken, f"in its own review {heard} the State under review"
    return spoken, f"heard from the State under review in {spoken} of its {reviewed} own reviews"


def _base(subject: Subject) -> tuple[float, str]:
    model = subject.model
    chance = exp(model.base(subject.interest))
    return round(
        100 * chance, 1
    ), f"a State of average habits raises it here with a chance of {chance:.1%}"


_WORDS: Mapping[str, Callable[[Subject], tuple[float, str]]] = MappingProxyType(
    {
        "issue": _issue,
        "floor": _floor,
        "same-sur": _same_sur,
        "earlier-review": _earlier,
        "region": _region,
        "kin": _kin,
        "mutual": _mutual,
        "base": _base,
    }
)


def _expected(speaks: float, raises: float) -> str:
    """What a habit bent by what was seen leads to expect; small counts bend it little."""
    return f"there: expected to speak {_often(speaks)}, and to raise this issue {_often(raises)}"


def _often(ratio: float) -> str:
    if ratio >= _ALIKE:
        return f"{ratio:.2g} times as often as usual"
    if ratio <= 1 / _ALIKE:
        return f"{ratio:.2g} times as often as usual"
    return "as usual"


def _recommendations(count: int) -> str:
    return "one recommendation" if count == 1 else f"{count:,} recommendations"


def _statements(count: int) -> str:
    return "its only statement" if count == 1 else f"{count:,} statements"
