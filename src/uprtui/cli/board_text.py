"""The board as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uprtui.cli.output import print_table, say

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target.board import Board
    from uprtui.target.portfolio import Portfolio


def print_board(found: Board, top: int, portfolio: Portfolio | None, states: States) -> None:
    """Print the issues by number, the first States with their chances, and the portfolio."""
    say(
        f"Chance in % that a State raises an issue in the coming review of {states.name(found.sur)}"
    )
    for place, issue in enumerate(found.issues):
        average = round(100 * found.averages[place], 1)
        say(f"  {place + 1}  {issue} (an average State: {average})")
        if issue in found.notes:
            say(f"     {found.notes[issue]}")
    say("  any: at least one of them, taken as independent; asks: issues above the average")
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
    say("Chance in % that at least one of these raises it, if States decide independently:")
    for issue in found.issues:
        say(f"  {_tenths(portfolio.chances[issue]):5}  {issue}")
    if len(found.issues) > 1:
        say(f"  {_tenths(portfolio.all_raised):5}  all of them")
    groups = spread(portfolio.picks).items()
    say("Groups: " + ", ".join(f"{group or 'none'} {number}" for group, number in groups))


def _tenths(chance: float) -> float:
    """Per cent with one decimal."""
    return round(100 * chance, 1)
