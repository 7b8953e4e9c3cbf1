"""A suggested portfolio as rows, details and sentences."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.campaign import Limits
from uprtui.target.board import carried_by, spread
from uprtui.tui.screens.board_names import short_names
from uprtui.tui.screens.board_rows import MOST_COLUMNS, column_width, percent
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target.board import Board
    from uprtui.target.portfolio import Pick, Portfolio

MOST_STATES = 40
"""More could not be visited, and are slow to suggest."""

_INDEPENDENT = (
    "States are taken to decide independently. States of one bloc often do not, so the chances"
    " together are rather too high. They tell what States do by themselves, without a visit."
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A portfolio and the board that it was made from."""

    board: Board
    portfolio: Portfolio


def usual_number(kept: int) -> int:
    """How many States to suggest unless another number is wanted: as many as a plan can carry.

    Args:
        kept: how many targets the plan has.
    """
    return max(Limits().targets, kept + 1)


def wrong_number(kept: int, typed: str) -> str | None:
    """Say what is wrong with a number of States, or None.

    Args:
        kept: how many targets the plan has, which all stay.
        typed: the answer.
    """
    most = max(MOST_STATES, kept + 1)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= most):
        return f"Write a whole number from 1 to {most}."
    if int(typed) <= kept:
        have = "1 target" if kept == 1 else f"{kept} targets"
        return f"Your plan has {have}, which count: write a larger number."
    return None


def pick_columns(issues: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns: place, State, group, and what a State adds to the first issues."""
    shown = issues[:MOST_COLUMNS]
    width = column_width(len(shown))
    return (
        Column("place", "#", min_width=2, numeric=True),
        Column("state", "State", min_width=15, max_width=26),
        Column("group", "Group", min_width=12, priority=4),
        *(
            Column(f"issue-{place}", name, min_width=width, numeric=True)
            for place, name in enumerate(short_names(shown, width))
        ),
    )


def pick_row(place: int, pick: Pick, board: Board, states: States) -> Row:
    """Return a pick as a row; targets of the plan are bold and have a ✓.

    Args:
        place: 1 for the first.
        pick: the State.
        board: where it is from.
        states: names.
    """
    name = states.name(pick.state)
    worth = carried_by(board, pick)
    cells = (
        f"+{points(pick.adds[issue])}{'*' if issue in worth else ' '}"
        if issue in pick.adds
        else "- "
        for issue in board.issues[:MOST_COLUMNS]
    )
    shown = f"✓ {name}" if pick.kept else name
    return Row(pick.state, (str(place), shown, pick.group or "-", *cells), strong=pick.kept)


def pick_detail(pick: Pick, suggestion: Suggestion, states: States) -> Detail:
    """Return what is worth asking a State, and what it adds to those above it."""
    worth = carried_by(suggestion.board, pick)
    first = "It is a target of your plan already." if pick.kept else "It is not in your plan yet."
    blocks: list[Block] = [Paragraph(f"{first} Group: {pick.group or 'none'}.")]
    if worth:
        blocks += [Heading("Worth asking there"), Bullets(worth)]
    blocks.append(Heading("What it adds to those above it"))
    if pick.adds:
        adds = (f"{issue}: +{points(rise)} points" for issue, rise in pick.adds.items())
        blocks.append(Bullets(tuple(adds)))
    else:
        blocks.append(Paragraph("Nothing: it is not likely to raise any of these issues."))
    blocks += [Heading("How to read this"), Paragraph(_INDEPENDENT)]
    return Detail(states.name(pick.state), tuple(blocks))


def outcome(suggestion: Suggestion, ticked: Collection[str]) -> tuple[str, str]:
    """Say what the ticked States do together.

    Returns:
        the chance of each issue to be raised by at least one, and the regional groups.
    """
    board = suggestion.board
    if not ticked:
        return "No State is ticked.", ""
    chances = board.raised_by(ticked)
    each = ", ".join(
        f"{issue} {percent(chance)}%" for issue, chance in zip(board.issues, chances, strict=True)
    )
    every = f"; all of them {percent(math.prod(chances))}%" if len(chances) > 1 else ""
    picks = [pick for pick in suggestion.portfolio.picks if pick.state in ticked]
    groups = ", ".join(f"{group or 'no group'} {number}" for group, number in spread(picks).items())
    return f"At least one raises it: {each}{every}.", f"Groups: {groups}."


def points(rise: float) -> str:
    """A rise of a chance in points of per cent."""
    return "<1" if rise < 0.005 else str(round(100 * rise))
