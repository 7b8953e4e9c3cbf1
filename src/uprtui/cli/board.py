"""`uprtui board`: for several issues at once, how likely each State is to raise them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from uprtui.cli.board_text import print_board
from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session, pass_session, state_from
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.board import Board, BoardRow
    from uprtui.target.portfolio import Portfolio

_DIGITS = 9


class NoIssueError(UprtuiError):
    """The plan has no issue yet."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the board is to be of.

    Args:
        sur: the State under review, ISO alpha-3.
        issues: as typed, or the plan's labels.
        planned: whether they are a plan's, which may be on issues that nobody raised.
        before_session: use only earlier sessions.
        keep: codes of States that are targets already.
    """

    sur: str
    issues: tuple[str, ...]
    planned: bool
    before_session: int | None
    keep: tuple[str, ...]


@click.command()
@click.option("--sur", help="State under review: ISO code or name.")
@click.option("--issue", "issues", multiple=True, help="Issue label; repeat it.")
@click.option("--plan", "name", metavar="PLAN", help="Take all of these from a plan instead.")
@click.option("--before-session", type=click.IntRange(min=1), help="Use only earlier sessions.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--portfolio",
    "count",
    type=click.IntRange(1, 40),
    help="Suggest so many States that together cover all issues.",
)
@click.option("--keep", multiple=True, help="A State chosen already, for --portfolio; repeat it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def board(
    session: Session,
    sur: str | None,
    issues: tuple[str, ...],
    name: str | None,
    before_session: int | None,
    top: int,
    count: int | None,
    keep: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show issues and States side by side, so that one visit can carry two asks.

    A chance is the model's: that the State raises the issue at the coming review. The chance of
    any issue takes the issues as independent. With --plan, its targets are kept.
    """
    from uprtui.target.board import read_board, suggest_portfolio

    if keep and count is None:
        raise click.UsageError("--keep goes with --portfolio.")
    states = session.states()
    if name is not None:
        if sur or issues:
            raise click.UsageError("--plan names the State and the issues: leave the others out.")
        asked = _of_plan(session, name, before_session)
    else:
        asked = _of_words(states, sur, issues, before_session)
    kept = _kept(states, asked, keep)
    with session.library(states) as library:
        found = read_board(
            library,
            sur=asked.sur,
            issues=_labels(library, asked),
            before_session=asked.before_session,
        )
        sample = library.synthetic
    portfolio = None if count is None else suggest_portfolio(found, count, kept)
    if as_json:
        document = as_document(found, top, portfolio, states)
        print_json(document | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    print_board(found, top, portfolio, states)


def _of_words(
    states: States, sur: str | None, issues: tuple[str, ...], before_session: int | None
) -> Question:
    if sur is None or not issues:
        raise click.UsageError("Give --sur and one --issue or more, or --plan.")
    return Question(state_from(states, sur, "--sur").code, issues, False, before_session, ())


def _of_plan(session: Session, name: str, before_session: int | None) -> Question:
    plan = plan_file(session.home, name).load()
    if not plan.issues:
        raise NoIssueError(
            f"The plan “{plan.title}” has no issue yet.",
            "Choose its issues in the app (Focus), or give --sur and --issue.",
        )
    return Question(
        plan.sur,
        tuple(issue.label for issue in plan.issues),
        True,
        plan.session if before_session is None else before_session,
        tuple(target.state for target in plan.targets),
    )


def _kept(states: States, asked: Question, names: Sequence[str]) -> tuple[str, ...]:
    codes = [state_from(states, each, "--keep").code for each in names]
    if asked.sur in codes:
        raise click.BadParameter("A State does not recommend to itself.", param_hint="--keep")
    return tuple(dict.fromkeys((*asked.keep, *codes)))


def _labels(library: Library, asked: Question) -> list[str]:
    """The library's labels; a plan's own label where nobody has raised the issue yet."""
    from uprtui.library.issue_labels import UnknownIssueError, issue_label

    labels = []
    for typed in asked.issues:
        try:
            labels.append(issue_label(library, typed))
        except UnknownIssueError:
            if not asked.planned:
                raise
            labels.append(typed)
    return labels


def as_document(
    found: Board, top: int, portfolio: Portfolio | None, states: States
) -> dict[str, object]:
    """A board as the JSON that `board` prints."""
    said = {**found.suggested, **found.notes}
    notes = {"notes": said} if said else {}
    return {
        "sur": found.sur,
        "issues": list(found.issues),
        "method": "model",
        "fitted_to": found.fitted_to,
        "rows": [_row(found, row, states) for row in found.rows[:top]],
        "portfolio": None if portfolio is None else _portfolio(found, portfolio),
        **notes,
    }


def _row(found: Board, row: BoardRow, states: States) -> dict[str, object]:
    state = states.get(row.state)
    groups = [] if state is None else sorted(state.blocs)
    if state is not None and state.group is not None:
        groups.insert(0, state.group.value)
    return {
        "state": row.state,
        "any": round(row.any_chance, _DIGITS),
        "chances": {
            issue: round(chance, _DIGITS)
            for issue, chance in zip(found.issues, row.chances, strict=True)
        },
        "groups": groups,
    }


def _portfolio(found: Board, portfolio: Portfolio) -> dict[str, object]:
    from uprtui.target.board import carried_by, spread

    return {
        "picks": [
            {
                "state": pick.state,
                "issues": list(carried_by(found, pick)),
                "adds": {issue: round(rise, _DIGITS) for issue, rise in pick.adds.items()},
            }
            for pick in portfolio.picks
        ],
        "chances": {issue: round(portfolio.chances[issue], _DIGITS) for issue in found.issues},
        "all": round(portfolio.all_raised, _DIGITS),
        "groups": spread(portfolio.picks),
    }
