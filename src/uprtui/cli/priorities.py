"""`uprtui priorities`: which issues to put first, with the reasons in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.plans import plan_file
from uprtui.cli.priorities_text import print_priorities
from uprtui.cli.session import Session, pass_session, state_from

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.focus import IssueRow, Part, Pasts, Priority, Reach
    from uprtui.library import Library
    from uprtui.target.reach import IssueReach

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A proposed order and what it rests on.

    Attributes:
        sur: the State under review, ISO alpha-3.
        plan: the campaign; None where only a State was asked for.
        rows: issue → what the library says of it, in all sessions.
        pasts: review by review, and by category.
        reach: issue → who is likely to raise it.
        priorities: the proposed order.
    """

    sur: str
    plan: Plan | None
    rows: Mapping[str, IssueRow]
    pasts: Pasts
    reach: Mapping[str, IssueReach]
    priorities: tuple[Priority, ...]

    @property
    def before_session(self) -> int | None:
        """The plan's session: the points look only at those before it; None: at all."""
        return None if self.plan is None else self.plan.session

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the plan holds that States cannot carry."""
        from uprtui.focus import overfull

        return () if self.plan is None else overfull(self.plan)


@click.command()
@click.argument("name", metavar="[PLAN]", required=False)
@click.option("--sur", help="Instead of a plan, a State under review: ISO code or name.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: all issues.")
@pass_session
def priorities(
    session: Session, name: str | None, sur: str | None, top: int, as_json: bool
) -> None:
    """Propose an order of issues for a PLAN, or for a State with --sur.

    Each issue gets points for a few named parts, which are printed with their reasons. The issues
    of the plan are printed first, then the first others; it is the campaign's to overrule.
    """
    if (name is None) == (sur is None):
        raise click.UsageError("Give a PLAN, or --sur.")
    states = session.states()
    plan = None if name is None else plan_file(session.home, name).load()
    code = state_from(states, sur or "", "--sur").code if plan is None else plan.sur
    with session.library(states) as library:
        found = find_priorities(library, code, plan)
        sample = library.synthetic or (plan is not None and plan.sample)
    if as_json:
        print_json(as_document(found) | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    print_priorities(found, top, states)


def find_priorities(library: Library, sur: str, plan: Plan | None) -> Found:
    """Propose an order of the issues of a State under review.

    Args:
        library: the open library.
        sur: the State, ISO alpha-3.
        plan: the campaign on it; None for the usual weights and no evidence. Where it has a
            session, points come only from earlier ones.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.focus import (
        FIRST_STATES,
        issue_board,
        propose,
        read_issues,
        read_pasts,
        statuses_by_issue,
    )
    from uprtui.target.reach import reach_of_issues

    rows = issue_board(library, sur)
    before = None if plan is None else plan.session
    pasts = read_pasts(library, sur, before_session=before)
    statuses = {}
    if plan is not None:
        statuses = statuses_by_issue(plan.assessments, read_issues(library, plan))
    reach = reach_of_issues(
        library,
        sur=sur,
        first=FIRST_STATES,
        own=[] if plan is None else [issue.label for issue in plan.issues],
        before_session=before,
    )
    likely: Mapping[str, Reach] = reach
    proposal = propose(rows, pasts, plan=plan, statuses=statuses, reach=likely)
    return Found(sur, plan, {row.issue: row for row in rows}, pasts, reach, proposal)


def as_document(found: Found) -> dict[str, object]:
    """A proposed order as the JSON that `priorities` prints."""
    from uprtui.focus import PARTS

    return {
        "sur": found.sur,
        "plan": None if found.plan is None else found.plan.title,
        "before_session": found.before_session,
        "parts": [
            {
                "part": name,
                "title": rule.title,
                "most": rule.most,
                "rationale": rule.rationale,
                "source": rule.source,
            }
            for name, rule in PARTS.items()
        ],
        "issues": [_issue(found, each) for each in found.priorities],
        "warnings": list(found.warnings),
    }


def _issue(found: Found, priority: Priority) -> dict[str, object]:
    row, past = found.rows.get(priority.issue), found.pasts.of(priority.issue)
    reach = found.reach.get(priority.issue)
    return {
        "place": priority.place,
        "issue": priority.issue,
        "points": priority.total,
        "chosen": priority.chosen,
        "weight": priority.weight,
        "parts": [_part(each) for each in priority.parts],
        "times": 0 if row is None else row.times,
        "states": 0 if row is None else row.states,
        "supported": 0 if row is None else row.supported,
        "noted": 0 if row is None else row.noted,
        "suggested": 0 if row is None else row.suggested,
        "reviews": [
            {"session": r.session, "times": r.times, "states": r.states, "spoke": r.spoke}
            for r in past.reviews
        ],
        "categories": {str(each.action): each.times for each in past.categories},
        "trend": past.trend.direction,
        "trend_chance": past.trend.chance,
        "expected_states": None if reach is None else round(reach.expected, _DIGITS),
        "first_chance": None if reach is None else round(reach.first_chance, _DIGITS),
        "first_states": [] if reach is None else list(reach.first),
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "part": part.name,
        "figure": round(part.figure, _DIGITS),
        "points": part.points,
        "known": part.known,
        "reason": part.sentence,
    }
