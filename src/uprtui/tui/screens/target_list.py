"""What the screen Target reads of the library: a ranking, and the issues there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import ISSUES
from uprtui.target import METHODS, Ranking, evidence, rank_states
from uprtui.text import fold
from uprtui.tui.screens.evidence import ByIds
from uprtui.tui.screens.target_edits import is_on, target_of
from uprtui.tui.screens.target_rows import Listed
from uprtui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from uprtui.campaign import Issue, Plan
    from uprtui.library import Library
    from uprtui.tui.workspace import Workspace

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What to rank by: the State under review, the issue, the method, and before which session."""

    sur: str
    issue: str
    method: str
    before_session: int | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking and the library it was made from.

    Args:
        library: the open library.
        asked: what was asked.
        label: the issue as the library spells it.
        ranking: the States.
        empty: whether the library holds nothing at all.
        issues: every issue of the library and how many recommendations it has.
        reviewed: whether the State under review had a review before.
    """

    library: Library
    asked: Asked
    label: str
    ranking: Ranking
    empty: bool
    issues: Mapping[str, int]
    reviewed: bool

    @property
    def raised(self) -> bool:
        """Whether any State raised the issue with any other."""
        return any(row.signals.on_issue for row in self.ranking.rows)

    @property
    def raised_here(self) -> bool:
        """Whether any State raised the issue with the State under review."""
        return any(row.signals.to_sur_on_issue for row in self.ranking.rows)


def read_ranking(workspace: Workspace, asked: Asked, before: Ranked | None) -> Ranked:
    """Rank the States, or return the ranking from before where it is still true. For a thread.

    Raises:
        LibraryError: where there is no library to read.
    """
    library = workspace.library()
    if before is not None and before.library is library and before.asked == asked:
        return before
    issues = read_issues(workspace, before)
    by_spelling = {fold(label): label for label in issues}
    label = by_spelling.get(fold(asked.issue), asked.issue)
    ranking = rank_states(
        library,
        sur=asked.sur,
        issue=label,
        method=asked.method,
        before_session=asked.before_session,
    )
    reviews = library.reviews(asked.sur)
    earlier = [
        session
        for session in reviews
        if asked.before_session is None or session < asked.before_session
    ]
    return Ranked(library, asked, label, ranking, library.empty, issues, bool(earlier))


def read_issues(workspace: Workspace, before: Ranked | None) -> Mapping[str, int]:
    """Count the recommendations on every issue of the library. For a thread.

    Raises:
        LibraryError: where there is no library to read.
    """
    from uprtui.library import Query

    library = workspace.library()
    if before is not None and before.library is library:
        return before.issues
    return {str(found.value): found.count for found in library.facets(Query(), "issue")}


def read_evidence(ranked: Ranked, state: str) -> ByIds:
    """Find the recommendations behind a State's place. For a thread."""
    rows = [row for row in ranked.ranking.rows if row.state == state]
    before = ranked.asked.before_session
    ids = evidence(ranked.library, ranked.ranking, rows, before, most=_ALL)
    return ByIds(ranked.library, ids.get(state, []), sum(len(row.questions) for row in rows))


def listed_states(ranked: Ranked, plan: Plan, issue: Issue | None) -> list[Listed]:
    """Return the ranked States, then the plan's targets of which the library tells nothing."""
    listed = []
    for row in ranked.ranking.rows:
        target = target_of(plan, row.state)
        here = target is not None and is_on(target, issue)
        listed.append(Listed(row.state, row, target, here))
    known = {each.state for each in listed}
    listed += [
        Listed(target.state, None, target, is_on(target, issue))
        for target in plan.targets
        if target.state not in known
    ]
    return listed


def what_it_means(ranked: Ranked, sur: str) -> str:
    """Return one sentence on how the States are ranked, or why they cannot be ranked so.

    Args:
        ranked: the ranking.
        sur: short name of the State under review.
    """
    method, before = ranked.asked.method, ranked.asked.before_session
    if not any(row.signals.total for row in ranked.ranking.rows):
        when = "" if before is None else f" before session {before}"
        return f"The library has no recommendation{when}: no State differs from another."
    if ranked.ranking.caveats:
        return ranked.ranking.caveats[0]
    if not ranked.raised:
        return "Nobody has raised this issue with any State: ranked by activity."
    if method == "same-sur" and not ranked.reviewed:
        return f"The library has no earlier review of {sur}: ranked by the issue."
    if method == "same-sur" and not ranked.raised_here:
        return f"Nobody has raised this issue with {sur}: ranked by the issue."
    return METHODS[method].meaning


def issue_choices(plan: Plan, issues: Mapping[str, int]) -> list[Choice]:
    """Return the issues to choose from: the plan's by priority, the library's, the vocabulary's."""
    notes: dict[str, tuple[str, str]] = {}
    for place, issue in enumerate(plan.issues, start=1):
        notes[fold(issue.label)] = (issue.label, f"priority {place}")
    for label, count in sorted(issues.items(), key=lambda item: (-item[1], item[0])):
        notes.setdefault(fold(label), (label, f"{count:,} recommendations"))
    for label in ISSUES:
        notes.setdefault(fold(label), (label, "never raised"))
    return [Choice(label, label, note) for label, note in notes.values()]


def plan_issue(plan: Plan, label: str) -> Issue | None:
    """Return the plan's issue of that label, or None."""
    return next((issue for issue in plan.issues if fold(issue.label) == fold(label)), None)


def next_label(plan: Plan, label: str, step: int) -> str | None:
    """Return the label of the plan's issue `step` places on; None where the plan has none."""
    labels: Sequence[str] = [issue.label for issue in plan.issues]
    if not labels:
        return None
    places = [place for place, each in enumerate(labels) if fold(each) == fold(label)]
    if not places:
        return labels[0] if step > 0 else labels[-1]
    return labels[(places[0] + step) % len(labels)]
