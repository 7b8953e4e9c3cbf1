"""Why a State stands where it stands: one sentence a signal."""

from __future__ import annotations

from dataclasses import dataclass

from uprtui.target.signals import Signals


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a score.

    Attributes:
        signal: its name, stable for scripts: issue, same-sur, activity, one of the model's, or
            one of `questions.QUESTION_SIGNALS`, which add nothing.
        value: what was counted, or measured.
        contribution: what it adds to the score; the contributions add up to the score.
        text: what was counted, in words.
    """

    signal: str
    value: float
    contribution: float
    text: str


def issue_reason(found: Signals, contribution: float = 0.0) -> Reason:
    """How often the State raised the issue with any State."""
    if not found.on_issue:
        text = f"never raised this issue in its {_recommendations(found.total)}"
    elif found.last_on_issue is None:
        text = f"raised this issue {_times(found.on_issue)}"
    elif found.on_issue == 1:
        text = f"raised this issue once, in session {found.last_on_issue}"
    else:
        text = f"raised this issue {_times(found.on_issue)}, last in session {found.last_on_issue}"
    return Reason("issue", found.on_issue, contribution, text)


def same_sur_reason(found: Signals, contribution: float = 0.0) -> Reason:
    """How often the State raised the issue with the State under review."""
    if found.to_sur_on_issue:
        text = f"raised this issue with the State under review {_times(found.to_sur_on_issue)}"
        if found.sur_sessions:
            text += f", in {sessions_words(found.sur_sessions)}"
    elif found.to_sur:
        made = _recommendations(found.to_sur)
        text = f"made {made} to the State under review, none on this issue"
    else:
        text = "made no recommendation to the State under review"
    return Reason("same-sur", found.to_sur_on_issue, contribution, text)


def activity_reason(found: Signals, contribution: float = 0.0) -> Reason:
    """How many recommendations the State made on anything to any State."""
    text = f"made {_recommendations(found.total)}"
    if found.last_session is not None and found.sessions == 1:
        text += f", all in session {found.last_session}"
    elif found.last_session is not None:
        text += f" in {found.sessions} sessions, last in session {found.last_session}"
    return Reason("activity", found.total, contribution, text)


def all_reasons(found: Signals, reasons: tuple[Reason, ...] = ()) -> tuple[Reason, ...]:
    """The given reasons, then those of the other signals, which add nothing to the score."""
    named = {reason.signal for reason in reasons}
    others = (issue_reason(found), same_sur_reason(found), activity_reason(found))
    return (*reasons, *(reason for reason in others if reason.signal not in named))


def speaks_for(found: Signals, reason: Reason) -> bool:
    """Whether a reason is one to approach the State, not one against it.

    An interest in the State under review counts, even where it was about other issues (fact sheet,
    "The ideal States to target").
    """
    return reason.value > 0 or (reason.signal == "same-sur" and found.to_sur > 0)


def _recommendations(count: int) -> str:
    return "one recommendation" if count == 1 else f"{count:,} recommendations"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def sessions_words(numbers: tuple[int, ...]) -> str:
    """Name sessions: `session 23`, `sessions 10, 23 and 37`."""
    *first, last = (str(number) for number in numbers)
    return f"sessions {', '.join(first)} and {last}" if first else f"session {last}"
