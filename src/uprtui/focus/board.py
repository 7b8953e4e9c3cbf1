"""The issues that States have raised with one State under review, to choose a few from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.recommendation import ISSUES
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What the library says of one issue in the reviews of one State.

    Attributes:
        issue: the label.
        times: recommendations made on it.
        states: recommending States behind them.
        supported: how many of them the State under review supported.
        noted: how many it noted.
        pending: how many have no position yet.
        last_session: the session in which it was last raised; None if never or not given.
        by_session: (session, recommendations) for every review of the State, oldest first; zero
            where the issue was not raised.
        suggested: how many have the issue only because their words suggest it.
    """

    issue: str
    times: int = 0
    states: int = 0
    supported: int = 0
    noted: int = 0
    pending: int = 0
    last_session: int | None = None
    by_session: tuple[tuple[int, int], ...] = ()
    suggested: int = 0

    @property
    def answered(self) -> int:
        """How many have a position."""
        return self.supported + self.noted

    @property
    def supported_share(self) -> float | None:
        """Supported among those with a position, 0 to 1; None where there is none."""
        return self.supported / self.answered if self.answered else None


def issue_board(library: Library, sur: str) -> list[IssueRow]:
    """Every issue raised with a State, most often raised first, then those never raised.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.

    Issues of UPR Info's vocabulary that nobody raised come last with zeros: silence is a finding,
    and an advocate may choose them too.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    reviews = library.reviews(sur)
    raised = []
    for found in library.issue_overview(sur):
        counts = dict(found.by_session)
        raised.append(
            IssueRow(
                issue=found.issue,
                times=found.times,
                states=found.states,
                supported=found.supported,
                noted=found.noted,
                pending=found.pending,
                last_session=found.last_session,
                by_session=tuple((session, counts.get(session, 0)) for session in reviews),
                suggested=found.suggested,
            )
        )
    raised.sort(key=lambda row: (-row.times, row.issue))
    return raised + vocabulary(reviews, without=(row.issue for row in raised))


def vocabulary(reviews: Sequence[int] = (), *, without: Iterable[str] = ()) -> list[IssueRow]:
    """UPR Info's issues with zeros, except those that are known already."""
    known = {fold(issue) for issue in without}
    silent = tuple((session, 0) for session in reviews)
    return [IssueRow(issue, by_session=silent) for issue in ISSUES if fold(issue) not in known]


SORTS: Mapping[str, Callable[[IssueRow], float]] = MappingProxyType(
    {
        "times": lambda row: row.times,
        "states": lambda row: row.states,
        "supported": lambda row: -1 if row.supported_share is None else row.supported_share,
        "last": lambda row: row.last_session or 0,
    }
)
"""Column → the figure by which issues are sorted, the largest first; also "issue", by name."""


def arrange(
    rows: Sequence[IssueRow],
    *,
    sort: str,
    first: Sequence[str] = (),
    backwards: bool = False,
    places: Mapping[str, int] | None = None,
) -> list[IssueRow]:
    """Put rows in order: the chosen issues on top, in order of priority, then the others sorted.

    Args:
        rows: the board.
        sort: a key of SORTS, "issue", or "proposed".
        first: labels of the chosen issues, the most important first. One that the board does not
            have (it came from a partner's plan) gets a row with zeros.
        backwards: the others the other way round; those never raised stay last.
        places: issue, folded → its proposed place; those without one come last.
    """
    by_name = {fold(row.issue): row for row in rows}
    chosen = [by_name.get(fold(label)) or IssueRow(label) for label in first]
    taken = {fold(label) for label in first}
    others = sorted(
        (row for row in rows if fold(row.issue) not in taken), key=lambda row: fold(row.issue)
    )
    if sort == "issue":
        return chosen + (others[::-1] if backwards else others)
    if sort == "proposed":
        known = places or {}
        others.sort(key=lambda row: known.get(fold(row.issue), len(known) + 1))
        return chosen + (others[::-1] if backwards else others)
    figure = SORTS[sort]
    sign = 1 if backwards else -1
    others.sort(key=lambda row: (not row.times, sign * figure(row), -row.times))
    return chosen + others


def matching(rows: Iterable[IssueRow], typed: str) -> list[IssueRow]:
    """The rows whose issue has every typed word, or a word that begins with it; all for none."""
    words = fold(typed).split()
    return [row for row in rows if all(f" {word}" in f" {fold(row.issue)}" for word in words)]
