"""Propose an order of issues, with reasons: an open sum of what speaks for each.

Each issue gets points for a few named parts (`priority_rules.PARTS` says which, how many at most,
and why). They add up to at most 100, and the most points stand first. No part of one issue depends
on what the campaign says of another, so a higher weight never costs an issue its place. The
proposal is only that: the order of the plan is the campaign's own until it takes the proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import USUAL_WEIGHT, Move, Several
from uprtui.focus.board import IssueRow
from uprtui.focus.priority_parts import (
    NoReach,
    Part,
    Reach,
    evidence_part,
    momentum_part,
    need_part,
    openness_part,
    reach_part,
    silence_part,
    weight_part,
)
from uprtui.focus.priority_rules import NO_THEME
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.campaign import AssessmentStatus, Edit, Issue, Plan
    from uprtui.focus.past import Pasts


@dataclass(frozen=True, slots=True)
class Priority:
    """One issue in its proposed place.

    Attributes:
        issue: the label.
        place: 1 for the first of all issues.
        total: the sum of its parts' points, 0 to 100, to one decimal.
        parts: in the order of `priority_rules.PARTS`.
        weight: the campaign's own; the usual one where the issue is not in the plan.
        chosen: its place in the plan, 1 for the first; None where it is not in it.
    """

    issue: str
    place: int
    total: float
    parts: tuple[Part, ...]
    weight: int
    chosen: int | None


def propose(
    rows: Iterable[IssueRow],
    pasts: Pasts,
    *,
    plan: Plan | None = None,
    statuses: Mapping[str, Sequence[AssessmentStatus]] | None = None,
    reach: Mapping[str, Reach] | None = None,
) -> tuple[Priority, ...]:
    """Put issues in a proposed order; equal ones by how often they were raised, then by name.

    Args:
        rows: the issues of the board; those that only the plan has are added, those without a
            theme (NO_THEME) are left out unless the plan has them.
        pasts: what earlier reviews tell of them; from the same sessions as `reach`.
        plan: the campaign: its issues with their weights, and its evidence.
        statuses: issue → what became of the earlier recommendations on it (`statuses_by_issue`).
        reach: issue → who is likely to raise it; None while that is being worked out, empty where
            no earlier session tells of any issue.

    Labels are compared folded.
    """
    chosen: dict[str, tuple[int, Issue]] = {}
    for place, issue in enumerate(plan.issues if plan else (), start=1):
        chosen.setdefault(fold(issue.label), (place, issue))
    notes: dict[str, int] = defaultdict(int)
    if plan is not None:
        labels = {issue.id: fold(issue.label) for issue in plan.issues}
        for note in plan.evidence:
            notes[labels.get(note.issue, "")] += 1
    told = {fold(label): found for label, found in (statuses or {}).items()}
    likely = {fold(label): found for label, found in (reach or {}).items()}
    why_not = NoReach.READING if reach is None else NoReach.SILENCE if reach else NoReach.NO_PAST
    every = {fold(row.issue): row for row in rows}
    for key in {fold(label) for label in NO_THEME} - chosen.keys():
        every.pop(key, None)
    for key, (_, issue) in chosen.items():
        every.setdefault(key, IssueRow(issue.label))
    judged: list[tuple[IssueRow, tuple[Part, ...], int, int | None]] = []
    for key, row in every.items():
        at, own = chosen.get(key, (None, None))
        weight = USUAL_WEIGHT if own is None else own.weight
        past = pasts.of(row.issue)
        parts = (
            weight_part(weight, chosen=own is not None),
            need_part(told.get(key, ())),
            evidence_part(notes[key]),
            reach_part(likely.get(key), why_not),
            openness_part(past, pasts.supports),
            momentum_part(past),
            silence_part(past),
        )
        judged.append((row, parts, weight, at))
    judged.sort(key=lambda found: (-_total(found[1]), -found[0].times, fold(found[0].issue)))
    return tuple(
        Priority(row.issue, place, _total(parts), parts, weight, at)
        for place, (row, parts, weight, at) in enumerate(judged, start=1)
    )


def take_order(plan: Plan, proposal: Iterable[Priority]) -> Edit | None:
    """Put the issues of a plan into the proposed order, undone in one go; None if they are so."""
    place = {fold(each.issue): each.place for each in proposal}
    last = len(place) + 1
    wanted = sorted(plan.issues, key=lambda issue: place.get(fold(issue.label), last))
    if tuple(wanted) == plan.issues:
        return None
    moves = tuple(Move(issue.id, to) for to, issue in enumerate(wanted))
    return Several("Take the proposed order of issues", moves)


def _total(parts: Iterable[Part]) -> float:
    return round(sum(each.points for each in parts), 1)
