"""All issues of a campaign against all States, side by side: one visit can carry two asks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.target.portfolio import Pick, Portfolio, suggest
from uprtui.target.ranking import RankedState, Ranking
from uprtui.target.targets import rank_issues

if TYPE_CHECKING:
    from uprtui.library import Library

ASKS_OF_A_VISIT = 2
"""A State raises two to four issues in its two minutes; an advocate aims at one or two of them.
Source: fact sheet, "Why is advocacy important" and "FOCUSED"."""

_BASE = "base"
_KNOWN = 0.01
_NOT = 1e-6  # a weight that only decides between States that are equal otherwise


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One State, with its place and its chance on every issue.

    Attributes:
        state: ISO alpha-3.
        group: its regional group; None for a State without one.
        places: its place in the ranking of each issue, in the order of the board's issues.
        chances: the chance that it raises each issue, 0 to 1, in the same order.
        any_chance: the chance that it raises at least one of them, taken as independent.
        carries: the issues that it may carry: its chance is above the average State's. The
            likeliest first.
    """

    state: str
    group: str | None
    places: tuple[RankedState, ...]
    chances: tuple[float, ...]
    any_chance: float
    carries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Issues and States.

    Attributes:
        sur: the State under review, ISO alpha-3.
        rankings: one by the model for each issue, in the order of the campaign.
        averages: for each issue the chance of an average State, as the reasons name it, 0 to 1.
        rows: the State that is likeliest to raise at least one issue first, equals by code.
    """

    sur: str
    rankings: tuple[Ranking, ...]
    averages: tuple[float, ...]
    rows: tuple[BoardRow, ...]

    @property
    def issues(self) -> tuple[str, ...]:
        """The labels, as the library spells them."""
        return tuple(ranking.issue for ranking in self.rankings)

    @property
    def fitted_to(self) -> int | None:
        """The last session that the model's coefficients have seen."""
        return self.rankings[0].fitted_to if self.rankings else None

    @property
    def aged(self) -> str:
        """A warning where the library ends long before the review; else empty."""
        return self.rankings[0].aged if self.rankings else ""

    @property
    def notes(self) -> Mapping[str, str]:
        """Issue → what the reader must know of its chances; only where there is something."""
        return {ranking.issue: ranking.note for ranking in self.rankings if ranking.note}

    @property
    def suggested(self) -> Mapping[str, str]:
        """Issue → how many of its recommendations were counted by suggested labels; if any."""
        found = {ranking.issue: ranking.suggested for ranking in self.rankings}
        return {issue: said for issue, said in found.items() if said}

    def sorted_by(self, issue: int | None) -> list[BoardRow]:
        """The rows, the best first for the issue at a place (from 0); None: for any of them."""
        if issue is None:
            return list(self.rows)
        return sorted(self.rows, key=lambda row: row.places[issue].rank)

    def raised_by(self, states: Collection[str]) -> tuple[float, ...]:
        """For each issue the chance that at least one of these States raises it."""
        chosen = [row.chances for row in self.rows if row.state in states]
        places = range(len(self.rankings))
        return tuple(1.0 - math.prod(1.0 - row[place] for row in chosen) for place in places)


def read_board(
    library: Library,
    *,
    sur: str,
    issues: Sequence[str],
    before_session: int | None = None,
) -> Board:
    """Rank all States for all issues of a review, in one go.

    Args:
        library: the open library; its States tell the regional groups.
        sur: the State under review, ISO alpha-3.
        issues: labels as the library spells them; one named twice counts once.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    labels = list(dict.fromkeys(issues))
    if not labels:
        return assemble(sur, [], lambda _: None)
    rankings = rank_issues(library, sur=sur, issues=labels, before_session=before_session)

    def group_of(code: str) -> str | None:
        state = library.states.get(code)
        return None if state is None or state.group is None else state.group.short

    return assemble(sur, rankings, group_of)


def assemble(sur: str, rankings: Sequence[Ranking], group_of: Callable[[str], str | None]) -> Board:
    """Put the rankings of one review side by side.

    Args:
        sur: the State under review.
        rankings: by the model, one an issue; each has the same States.
        group_of: gives a State's regional group.

    Raises:
        ValueError: for a ranking that has no chances, or other States than the first.
    """
    places = [{row.state: row for row in ranking.rows} for ranking in rankings]
    if any(found.keys() != places[0].keys() for found in places):
        raise ValueError("the rankings are not of the same States")
    averages = tuple(_average(ranking) for ranking in rankings)
    labels = [ranking.issue for ranking in rankings]
    rows = [
        _row(state, group_of(state), tuple(found[state] for found in places), labels, averages)
        for state in (places[0] if places else ())
    ]
    rows.sort(key=lambda row: (-row.any_chance, row.state))
    return Board(sur, tuple(rankings), averages, tuple(rows))


def suggest_portfolio(board: Board, count: int, keep: Sequence[str] = ()) -> Portfolio:
    """Pick States that together give every issue of a board its best chance; see `suggest`.

    Args:
        board: the chances; every issue weighs the same, but for one that no State is likely to
            raise even once in a hundred reviews: of that too little is known to choose by.
        count: places in all.
        keep: States already chosen, which stay and count.
    """
    issues = board.issues
    chances = {row.state: dict(zip(issues, row.chances, strict=True)) for row in board.rows}
    return suggest(
        chances,
        {row.state: row.group for row in board.rows},
        count,
        weights={
            issue: 1.0
            if max((row[issue] for row in chances.values()), default=0) >= _KNOWN
            else _NOT
            for issue in issues
        },
        exclude=(board.sur,),
        keep=keep,
    )


def carried_by(board: Board, pick: Pick) -> tuple[str, ...]:
    """The issues worth carrying to a State of a portfolio: those that it adds most to.

    They are among those on which it is above the average State; where it is above on none, it is
    the one that it adds most to. A kept State of which the board knows nothing carries none.

    Returns:
        at most ASKS_OF_A_VISIT labels, the one that it adds most to first.
    """
    carries = next((row.carries for row in board.rows if row.state == pick.state), ())
    worth = tuple(issue for issue in pick.adds if issue in carries)
    return worth[:ASKS_OF_A_VISIT] or tuple(pick.adds)[:1]


def spread(picks: Sequence[Pick]) -> dict[str, int]:
    """Regional group → how many picks are of it, the most first; "" for States without a group."""
    groups = Counter(pick.group or "" for pick in picks)
    return dict(sorted(groups.items(), key=lambda found: (-found[1], found[0])))


def _row(
    state: str,
    group: str | None,
    places: tuple[RankedState, ...],
    labels: Sequence[str],
    averages: Sequence[float],
) -> BoardRow:
    chances = tuple(_chance(place) for place in places)
    above = [
        (label, chance)
        for label, chance, average in zip(labels, chances, averages, strict=True)
        if round(chance, 3) > average  # as exactly as the average is told
    ]
    above.sort(key=lambda found: -found[1])
    return BoardRow(
        state=state,
        group=group,
        places=places,
        chances=chances,
        any_chance=1.0 - math.prod(1.0 - chance for chance in chances),
        carries=tuple(label for label, _ in above),
    )


def _chance(place: RankedState) -> float:
    if place.probability is None:
        raise ValueError(f"{place.state}: a board needs a ranking by the model")
    return place.probability


def _average(ranking: Ranking) -> float:
    """The chance of an average State, in the figure that the reasons give the reader."""
    for row in ranking.rows[:1]:
        for reason in row.reasons:
            if reason.signal == _BASE:
                return round(reason.value / 100, 3)
    return 0.0
