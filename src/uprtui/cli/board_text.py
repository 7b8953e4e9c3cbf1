"""The board as text for people."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from uprtui.cli.output import print_table, say

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target.board import Board
    from uprtui.target.portfolio import Portfolio


_LITTLE = 0.01  # of a chance
_WIDTH, _IN = 79, " " * 5


def print_board(found: Board, top: int, portfolio: Portfolio | None, states: States) -> None:
    """Print the issues by number, the first States with their chances, and the portfolio."""
    if not found.rows:
        say("The library holds no recommendation from before this review to rank States by.")
        return
    say(
        f"Chance in % that a State raises an issue in the coming review of {states.name(found.sur)}"
    )
    for place, issue in enumerate(found.issues):
        average = _tenths(found.averages[place])
        say(f"  {place + 1}  {issue} (a State of average habits: {average})")
        for said in (found.notes.get(issue, ""), found.suggested.get(issue, "")):
            for line in wrap(said, _WIDTH, initial_indent=_IN, subsequent_indent=_IN):
                say(line)
    say("  any: at least one of them, taken as independent; asks: issues above the average")
    for line in wrap(found.aged, _WIDTH):
        say(line)
    say()
    headers = ["State", "", "any", "asks", *(str(n + 1) for n in range(len(found.issues)))]
    rows = [
        [
            states.name(row.state),
            row.state,
            _tenths(row.any_chance),
            len(row.carries),
            *map(_tenths, row.chances),
        ]
        for row in found.rows[:top]
    ]
    print_table(headers, rows)
    if portfolio is not None:
        _print_portfolio(found, portfolio, states)


def _print_portfolio(found: Board, portfolio: Portfolio, states: States) -> None:
    from uprtui.target.board import carried_by, spread

    say()
    say(f"{len(portfolio.picks)} States that go together, with what each is worth asking")
    for place, pick in enumerate(portfolio.picks, start=1):
        worth = ", ".join(
            f"{issue} (+{_tenths(pick.adds[issue])})" for issue in carried_by(found, pick)
        )
        kept = ", kept" if pick.kept else ""
        say(f"{place:3}. {states.name(pick.state)} ({pick.state}{kept}): {worth or 'nothing'}")
    few = sum(max(pick.adds.values(), default=0) < _LITTLE for pick in portfolio.picks)
    if few:
        say(f"{few} of these add less than one point to every issue: fewer States would do.")
    say("Chance in % that at least one of these raises it, if States decide independently")
    say("(in truth they read the same reports: take it as the upper end):")
    for issue in found.issues:
        say(f"  {_tenths(portfolio.chances[issue]):5}  {issue}")
    if len(found.issues) > 1:
        say(f"  {_tenths(portfolio.all_raised):5}  all of them")
    groups = spread(portfolio.picks).items()
    say("Groups: " + ", ".join(f"{group or 'none'} {number}" for group, number in groups))


def _tenths(chance: float) -> float | str:
    """Per cent with one decimal; what is not certain is never 100."""
    found = round(100 * chance, 1)
    return ">99.9" if found >= 100 else found
