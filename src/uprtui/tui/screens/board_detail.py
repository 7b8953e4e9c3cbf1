"""All that the board knows of one State: each issue with its reasons, and what it adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from uprtui.states import BLOCS
from uprtui.target.questions import QUESTION_SIGNALS
from uprtui.tui.screens.board_rows import percent
from uprtui.tui.screens.target_words import beside_the_score
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target import RankedState
    from uprtui.target.board import Board, BoardRow

_REASONS = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the plan says of its targets, for the details of one State.

    Args:
        states: the codes of all targets.
        on: the issues for which this State is one of them; empty where it is none.
    """

    states: Sequence[str]
    on: Sequence[str]


def board_detail(board: Board, row: BoardRow, chosen: Chosen, states: States) -> Detail:
    """Return the details of a State.

    Args:
        board: the board.
        row: the State's row.
        chosen: the plan's targets.
        states: names, groups and blocs.
    """
    facts = [("Your plan", _in_plan(row, chosen))]
    if len(board.issues) > 1:
        facts = [
            ("Raises any", f"{percent(row.any_chance)}% (taken as independent)"),
            ("Asks", f"above average on {len(row.carries)} of {len(board.issues)} issues"),
            *facts,
        ]
    blocks: list[Block] = [Facts(tuple(facts))]
    for number, label in enumerate(board.issues):
        average = percent(board.averages[number])
        blocks += [
            Heading(f"{label}: {percent(row.chances[number])}% (average State: {average}%)"),
            Bullets(strongest(row.places[number])),
        ]
        said = (board.notes.get(label), board.suggested.get(label))
        blocks += [Paragraph(each) for each in said if each]
    blocks += _together(board, row, chosen, states.name(row.state))
    blocks += [Heading("Who it is"), Facts(_who(row, states))]
    return Detail(states.name(row.state), tuple(blocks))


def strongest(place: RankedState) -> tuple[str, ...]:
    """The reasons that move a chance most, each with how many times as likely it makes it.

    What is no part of the chance follows.
    """
    reasons = [
        reason
        for reason in place.reasons
        if reason.signal != "base" and reason.signal not in QUESTION_SIGNALS
    ]
    reasons.sort(key=lambda reason: -abs(reason.contribution))
    return (
        *(f"× {_times(exp(reason.contribution))}: {reason.text}" for reason in reasons[:_REASONS]),
        *beside_the_score(place),
    )


def _times(factor: float) -> str:
    return f"{factor:.1f}" if factor >= 1 else f"{factor:.2g}"


def _in_plan(row: BoardRow, chosen: Chosen) -> str:
    if row.state not in chosen.states:
        return "no target"
    return f"target on {'; '.join(chosen.on)}" if chosen.on else "target, on no issue of these"


def _together(board: Board, row: BoardRow, chosen: Chosen, name: str) -> list[Block]:
    """For each issue the chance that the targets raise it, with this State and without it."""
    others = [state for state in chosen.states if state != row.state]
    if not others:
        return [
            Heading("With your targets"),
            Paragraph("No other State is a target yet: s suggests some that go together."),
        ]
    without = board.raised_by(others)
    together = board.raised_by([*others, row.state])
    many = "1 other target" if len(others) == 1 else f"{len(others)} other targets"
    lines = tuple(
        f"{label}: {percent(before)}%, with {name} {percent(after)}%"
        for label, before, after in zip(board.issues, without, together, strict=True)
    )
    return [Heading(f"Raised by at least one of your {many}"), Bullets(lines)]


def _who(row: BoardRow, states: States) -> tuple[tuple[str, str], ...]:
    state = states.get(row.state)
    if state is None:
        return (("Code", row.state),)
    blocs = "; ".join(f"{BLOCS.get(bloc, bloc)} ({bloc})" for bloc in sorted(state.blocs))
    group = state.group.value if state.group is not None else "none"
    return (("Group", group), ("Blocs", blocs or "none"))
