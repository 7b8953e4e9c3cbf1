"""How near a past review is to the one to come: in time, by regional group, and by kinship.

What a State does in a review is best told by what it did lately, and by what it did when the same
State, or States of the same group, blocs and neighbourhood were reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from uprtui.states import State, States

PACES = (0.3, 0.5, 0.7, 0.85, 1.0)
"""Weight of a session for each one that came after it: from forgetting fast to not at all."""

SLOW = 0.85
"""The pace at which what a group or kin of States was told grows old."""

_NEIGHBOUR = 0.5  # what a land border adds to the kinship by shared blocs, which is 1 at most


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a State (ISO alpha-3) in a session."""

    sur: str
    session: int


Weights = tuple[float, float, float, float, float]
"""One number for each of the five ways to weigh: see `Weight`."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one past review counts.

    Attributes:
        target: the State under review that it is weighed for; None where that does not matter.
        review: the past review.
        values: without a target, one weight a pace of PACES; with one, the weight by group, the
            weight by kinship, its share among the target's own earlier reviews, its share among
            all reviews of those sessions, and 1 where it is one of the own, else 0.
    """

    target: str | None
    review: Review
    values: Weights


def kinship(one: State | None, other: State | None) -> float:
    """How alike two States' circles are: shared blocs (as a cosine), and a land border.

    Returns:
        0 where nothing is known to be shared, 1.5 at most.
    """
    if one is None or other is None:
        return 0.0
    border = _NEIGHBOUR if other.code in one.neighbours else 0.0
    if not one.blocs or not other.blocs:
        return border
    shared = len(one.blocs & other.blocs)
    return shared / sqrt(len(one.blocs) * len(other.blocs)) + border


def same_group(one: State | None, other: State | None) -> bool:
    """Whether two States are known to be of the same regional group."""
    if one is None or other is None or one.group is None:
        return False
    return one.group is other.group


def weigh(reviews: Sequence[Review], targets: Iterable[str], states: States) -> Iterator[Weight]:
    """Weigh past reviews for the States that are to be reviewed next.

    Args:
        reviews: all of them that may count; the latest session among them has the age 0.
        targets: States under review, ISO alpha-3.
        states: for groups, blocs and neighbours.

    Returns:
        the weights of each review without a target, then those for each target that are not all 0.
    """
    latest = max((review.session for review in reviews), default=0)
    for review in reviews:
        age = latest - review.session
        first, second, third, fourth, fifth = (pace**age for pace in PACES)
        yield Weight(None, review, (first, second, third, fourth, fifth))
    for target in targets:
        yield from _for_target(reviews, target, states, latest)


def _for_target(
    reviews: Sequence[Review], target: str, states: States, latest: int
) -> Iterator[Weight]:
    here = states.get(target)
    own = {review.session for review in reviews if review.sur == target}
    peers = sum(review.session in own for review in reviews)
    for review in reviews:
        there = states.get(review.sur)
        slow = SLOW ** (latest - review.session)
        mine = review.sur == target
        values = (
            slow if same_group(here, there) else 0.0,
            slow * kinship(here, there),
            1 / len(own) if mine else 0.0,
            1 / peers if review.session in own else 0.0,
            1.0 if mine else 0.0,
        )
        if any(values):
            yield Weight(target, review, values)
