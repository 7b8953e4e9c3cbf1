"""What the sample's recommendations say about one State under review, counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sample_data.making.reviews import Row

SUPPORTED = "Supported"


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How an issue was raised with a State under review."""

    times: int
    states: int
    sessions: tuple[int, ...]
    supported: int

    @property
    def supported_percent(self) -> int:
        """The share supported, in whole per cent."""
        return round(100 * self.supported / self.times)


def on_issue(rows: Iterable[Row], sur: str, label: str) -> IssueCount:
    """Count the recommendations to `sur` that are tagged with an issue's label."""
    found = [row for row in rows if row.sur == sur and label in row.issues]
    return IssueCount(
        times=len(found),
        states=len({row.by for row in found}),
        sessions=tuple(sorted({row.session for row in found})),
        supported=sum(row.response == SUPPORTED for row in found),
    )


@dataclass(frozen=True, slots=True)
class StateCount:
    """What one State recommended: to `sur` on an issue, to `sur` at all, anywhere on the issue."""

    state: str
    here_on_issue: int
    sessions: tuple[int, ...]
    here: int
    here_supported: int
    anywhere_on_issue: int
    anywhere: int


def by_state(rows: Sequence[Row], sur: str, label: str) -> list[StateCount]:
    """Count for each State that raised an issue with `sur`; those most interested first."""
    counts = []
    for state in sorted({row.by for row in rows if row.sur == sur and label in row.issues}):
        own = [row for row in rows if row.by == state]
        here = [row for row in own if row.sur == sur]
        here_on_issue = [row for row in here if label in row.issues]
        counts.append(
            StateCount(
                state=state,
                here_on_issue=len(here_on_issue),
                sessions=tuple(sorted({row.session for row in here_on_issue})),
                here=len(here),
                here_supported=sum(row.response == SUPPORTED for row in here),
                anywhere_on_issue=sum(label in row.issues for row in own),
                anywhere=len(own),
            )
        )
    return sorted(counts, key=lambda each: (-each.here_on_issue, -each.anywhere_on_issue))
