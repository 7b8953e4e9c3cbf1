"""The steps of a campaign without a screen: what each one says, as data and as lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import AskKind, Plan, Severity
from uprtui.cli.lint import as_document as as_checks
from uprtui.cli.lint_subject import check_asks
from uprtui.cli.priorities import as_document as as_priorities
from uprtui.cli.priorities import find_priorities
from uprtui.cli.statement import as_document as as_statement
from uprtui.cli.targets import as_row as target_row
from uprtui.cli.timeline import as_row as milestone_row
from uprtui.coordinate import clashes, matrix
from uprtui.focus import SimilarTexts, ask_facts, issue_board, mock_statement, too_many
from uprtui.target import evidence, rank_states
from uprtui.timing import days_to_review, review_of_plan, timeline

if TYPE_CHECKING:
    from datetime import date

    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.timing import Calendar

_TOP_TARGETS = 8
_SIMILAR = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What one step says: its name, a JSON document, and a few lines for a person."""

    name: str
    document: dict[str, object]
    lines: list[str]


def library_step(library: Library) -> Step:
    """What the library holds."""
    found = library.stats()
    return Step(
        "library",
        asdict(found),
        [
            f"{found.recommendations} recommendations to {found.states_under_review} States "
            f"by {found.recommending_states} States in {len(found.sessions)} sessions"
        ],
    )


def focus_step(library: Library, plan: Plan, states: States, today: date) -> Step:
    """The issues raised with the State under review, each ask as States would meet it, and checked.

    With them what each target could read out in its two minutes.
    """
    board = issue_board(library, plan.sur)
    earlier = SimilarTexts.to_state(library, plan.sur)
    warning = too_many(len(plan.issues))
    proposal = find_priorities(library, plan.sur, plan)
    checked = check_asks(plan, library, states, today)
    statements = [(each, mock_statement(plan, each, states.name)) for each in plan.targets]
    asks = [
        {
            "text": ask.text,
            **asdict(ask_facts(ask.text)),
            "similar": [
                {"id": near.recommendation.id, "by": near.recommendation.by, "score": near.score}
                for near in earlier.nearest(ask.text, _SIMILAR)
            ],
            "checks": as_checks(found.subject, found.verdict, found.silent),
        }
        for ask, found in zip(plan.asks, checked, strict=True)
    ]
    document: dict[str, object] = {
        "sur": plan.sur,
        "chosen": [issue.label for issue in plan.issues],
        "warning": warning,
        "issues": [asdict(row) for row in board],
        "asks": asks,
        "proposal": as_priorities(proposal),
        "statements": [as_statement(target, found) for target, found in statements],
    }
    lines = [
        f"{row.issue}: raised {row.times} times by {row.states} States, "
        f"{row.supported} supported, {row.noted} noted"
        for row in board
        if row.issue in {issue.label for issue in plan.issues}
    ]
    lines += [
        f"{_asked(each.kind, ask['action'])}, {ask['words']} words, {ask['seconds']} s: {each.text}"
        for each, ask in zip(plan.asks, asks, strict=True)
    ]
    lines += [
        f"{finding.severity}: {finding.message} ({each.subject.text})"
        for each in checked
        for finding in each.verdict.findings
        if finding.severity is not Severity.ADVISE
    ]
    lines += [
        f"two minutes of {states.name(target.state)}: {found.seconds} seconds"
        for target, found in statements
    ]
    lines += [
        f"proposed place {each.place}: {each.issue}, {each.total:g} of 100 points"
        for each in proposal.priorities
        if each.chosen is not None
    ]
    return Step("focus", document, [*lines, *proposal.warnings])


def _asked(kind: AskKind, action: object) -> str:
    """What an ask is; a question has no action category."""
    return "question" if kind is AskKind.QUESTION else f"ask, category {action}"


def target_step(library: Library, plan: Plan, states: States) -> Step:
    """For each issue the States to approach, with reasons and the recommendations behind them."""
    rankings: list[dict[str, object]] = []
    lines: list[str] = []
    for issue in plan.issues:
        ranking = rank_states(
            library,
            sur=plan.sur,
            issue=issue.label,
            before_session=plan.session,
        )
        rows = ranking.rows[:_TOP_TARGETS]
        behind = evidence(library, ranking, rows, before_session=plan.session)
        rankings.append(
            {
                "issue": issue.label,
                "method": ranking.method,
                "rows": [target_row(row, behind[row.state], states) for row in rows],
            }
        )
        for row in rows[:3]:
            chance = "" if row.probability is None else f" {row.probability:.0%}"
            name = states.name(row.state)
            lines.append(f"{issue.label}: {row.rank}. {name}{chance}, {row.reasons[0].text}")
    return Step("target", {"sur": plan.sur, "rankings": rankings}, lines)


def coordinate_step(plan: Plan, states: States) -> Step:
    """Who approaches which State where, and what clashes."""
    rows = matrix(plan)
    found = clashes(plan, states.name)
    document: dict[str, object] = {
        "matrix": [
            {
                "state": row.state,
                **{
                    point.value: [
                        {"who": visit.who or None, "status": visit.status} for visit in cell.visits
                    ]
                    for point, cell in row.cells.items()
                },
            }
            for row in rows
        ],
        "clashes": [{"message": each.message, "remedy": each.remedy} for each in found],
    }
    lines = [
        f"{states.name(row.state)}: "
        + (
            "; ".join(
                f"{point} {visit.who or 'nobody yet'} ({visit.status})"
                for point, cell in row.cells.items()
                for visit in cell.visits
            )
            or "nobody yet"
        )
        for row in rows
    ]
    return Step("coordinate", document, [*lines, *(each.message for each in found)])


def timing_step(plan: Plan, calendar: Calendar, today: date, states: States) -> Step:
    """The dates of the campaign as they stand today."""
    found = timeline(plan, calendar, today, states.name)
    review = review_of_plan(plan, calendar, today)
    days = None if review is None else days_to_review(review, today)
    document: dict[str, object] = {
        "today": today.isoformat(),
        "days_to_review": days,
        "milestones": [milestone_row(milestone) for milestone in found],
    }
    lines = [f"{days} days to the review" if days is not None else "no date of the review yet"]
    lines += [
        f"{each.date}  {each.status:9}  {each.title}"
        for each in found
        if each.status in {"confirmed", "estimated"}
    ][:6]
    return Step("timing", document, lines)
