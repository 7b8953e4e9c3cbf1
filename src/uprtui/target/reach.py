"""Who is likely to raise each of many issues: the sums, without a reason for every State."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target.history import read_history
from uprtui.target.model import ReviewModel
from uprtui.target.model_ranking import in_order
from uprtui.target.targets import rank_states
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library


@dataclass(frozen=True, slots=True)
class IssueReach:
    """How likely States are to raise an issue in a review.

    Attributes:
        expected: how many States are expected to: the sum of their chances.
        first_chance: the chance that at least one of the likeliest States does, 0 to 1, as if they
            decided independently: in truth they read the same reports, so it is the upper end.
        first: the codes of those States, the likeliest first.
    """

    expected: float
    first_chance: float
    first: tuple[str, ...]


def reach_of_issues(
    library: Library,
    *,
    sur: str,
    first: int,
    own: Sequence[str] = (),
    before_session: int | None = None,
) -> dict[str, IssueReach]:
    """Sum up the model's chances for every issue that anybody ever raised, in one review.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.
        first: how many of the likeliest States are looked at.
        own: labels of one's own; those that nobody raised are looked for by their words.
        before_session: use only sessions before this one; None uses all.

    Returns:
        by the labels as the library spells them, and the own ones as given; none for an own one
        whose words nobody used. Empty where no recommendation of these sessions has a label: then
        that an issue is missing does not mean that nobody raised it.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    history = read_history(library, before=before_session, targets=[sur], issues=None)
    labels = sorted({issue for target, _, issue in history.counts if not target and issue})
    if not labels:
        return {}
    model = ReviewModel(history, sur, library.states)
    found = {}
    for label in labels:
        scored = in_order(model, model.interest(label))
        found[label] = _summed([(each.state, each.probability) for each in scored], first)
    known = {fold(label) for label in found}
    for label in own:
        if fold(label) not in known:
            chances = _by_words(library, sur, label, before_session)
            found.update({label: _summed(chances, first)} if chances else {})
    return found


def _by_words(
    library: Library, sur: str, label: str, before_session: int | None
) -> list[tuple[str, float]]:
    """The chances on an issue that has no label; none where nobody used its words."""
    ranking = rank_states(library, sur=sur, issue=label, before_session=before_session)
    if not ranking.topic:
        return []
    return [(row.state, row.probability or 0.0) for row in ranking.rows]


def _summed(chances: Sequence[tuple[str, float]], first: int) -> IssueReach:
    likeliest = chances[:first]
    return IssueReach(
        expected=math.fsum(chance for _, chance in chances),
        first_chance=1.0 - math.prod(1.0 - chance for _, chance in likeliest),
        first=tuple(state for state, _ in likeliest),
    )
