"""What earlier reviews of a State tell of each issue: review by review, by category, its trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.focus.trend import Direction, Trend, change_by_chance, trends
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.library.issue_history import CategoryCount, ReviewCount

ASKS_FOR_ACTION = (4, 5)
"""Action categories that ask a State to do something itself (UPR Info's scale)."""
NO_TREND = Trend(Direction.NONE, None)


@dataclass(frozen=True, slots=True)
class IssuePast:
    """One issue in the reviews of a State.

    Attributes:
        reviews: every review, oldest first, with zeros where the issue was not raised.
        categories: recommendations by action category, ascending.
        trend: whether ever more States raise it, or fewer.
    """

    reviews: tuple[ReviewCount, ...] = ()
    categories: tuple[CategoryCount, ...] = ()
    trend: Trend = NO_TREND

    @property
    def last(self) -> ReviewCount | None:
        """The last review in which any State spoke; None where there is none."""
        return next((review for review in reversed(self.reviews) if review.spoke), None)

    @property
    def action_answers(self) -> tuple[int, int]:
        """Of those that ask for action: how many were supported, and how many answered."""
        return _action_answers(self.categories)

    @property
    def trend_sentence(self) -> str:
        """The change over the reviews in words, with its numbers; empty where none is to tell."""
        chance = self.trend.chance
        if chance is None:
            return ""
        shares = ", then ".join(
            f"{review.states} of {review.spoke} (session {review.session})"
            for review in self.reviews
            if review.spoke
        )
        said = {
            Direction.RISING: "Rising",
            Direction.FALLING: "Falling",
            Direction.NONE: "No clear trend",
        }[self.trend.direction]
        return f"{said}: {shares} States. Chance alone changes as much in {_in_100(chance)}."


@dataclass(frozen=True, slots=True)
class Pasts:
    """All issues in the reviews of a State.

    Attributes:
        issues: by the folded label.
        silence: the past of an issue that nobody raised.
        supports: the share that the State supports of all recommendations that ask for action,
            each counted once however many issues it has, 0 to 1; None where nothing was answered.
    """

    issues: Mapping[str, IssuePast]
    silence: IssuePast = IssuePast()
    supports: float | None = None

    def of(self, label: str) -> IssuePast:
        """The past of an issue; spelling by case and accents makes no difference."""
        return self.issues.get(fold(label), self.silence)


def read_pasts(library: Library, sur: str, *, before_session: int | None = None) -> Pasts:
    """Read them for a State under review.

    Args:
        library: the open library.
        sur: the State, ISO alpha-3.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.library.issue_history import issue_history

    found = issue_history(library, sur, before_session=before_session)
    voices = {
        label: [(review.states, review.spoke) for review in history.reviews]
        for label, history in found.issues.items()
    }
    judged = trends(voices)
    issues = {
        fold(label): IssuePast(history.reviews, history.categories, judged[label])
        for label, history in found.issues.items()
    }
    supported, answered = _action_answers(found.categories)
    silence = found.silence.reviews
    never = change_by_chance([(review.states, review.spoke) for review in silence])
    return Pasts(
        issues,
        IssuePast(silence, trend=Trend(Direction.NONE, never)),
        supported / answered if answered else None,
    )


def _action_answers(categories: Iterable[CategoryCount]) -> tuple[int, int]:
    """Of those that ask for action: how many were supported, and how many answered."""
    asked = [each for each in categories if each.action in ASKS_FOR_ACTION]
    supported = sum(each.supported for each in asked)
    return supported, supported + sum(each.noted for each in asked)


def _in_100(chance: float) -> str:
    """`3 of 100 cases`, `fewer than 1 of 100 cases`."""
    cases = round(100 * chance)
    return f"{cases} of 100 cases" if cases >= 1 else "fewer than 1 of 100 cases"
