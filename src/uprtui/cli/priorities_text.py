"""A proposed order of issues as text for people."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from uprtui.cli.output import print_table, say

if TYPE_CHECKING:
    from uprtui.cli.priorities import Found
    from uprtui.focus import Priority
    from uprtui.states import States

_WIDTH, _IN = 79, " " * 5
_EQUAL = 2  # points


def print_priorities(found: Found, top: int, states: States) -> None:
    """Print the issues of the plan with their reasons, then the first of the others.

    Args:
        found: the proposed order.
        top: how many others; where there is no plan, how many in all, with reasons.
        states: names of States.
    """
    from uprtui.focus import PARTS

    name = states.name(found.sur)
    chosen = [each for each in found.priorities if each.chosen is not None]
    others = [each for each in found.priorities if each.chosen is None]
    say(f"Proposed order of issues for {name}, by points of 100")
    say(f"Issues less than {_EQUAL} points apart are as good as equal. You decide.")
    if found.before_session is not None:
        say(f"Points come from sessions before {found.before_session} only.")
    told = chosen if found.plan is not None else others[:top]
    for each in told:
        say()
        _print_issue(found, each)
    if found.plan is not None:
        say()
        say("Others, not in the plan" if chosen else "The plan has no issue yet. You could choose:")
        _print_others(others[:top])
    for warning in found.warnings:
        say()
        _wrapped(f"! {warning}", "")
    say()
    say("The points are the sum of")
    for rule in PARTS.values():
        _wrapped(f"{rule.title}, at most {rule.most}: {rule.rationale}", "  ")


def _print_issue(found: Found, each: Priority) -> None:
    row = found.rows.get(each.issue)
    yours = "" if each.chosen is None else f", in your plan {each.chosen}"
    say(f"{each.place:3}. {each.issue}: {each.total:g} points{yours}")
    if row is not None and row.times:
        words = f" ({row.suggested} by a suggested label)" if row.suggested else ""
        say(
            f"{_IN}raised {row.times} times{words} by {row.states} States, "
            f"{row.supported} supported, {row.noted} noted"
        )
    for part in each.parts:
        _wrapped(f"{part.points:4.1f}  {part.sentence}", _IN)


def _print_others(others: list[Priority]) -> None:
    from uprtui.focus import PARTS

    headers = ["", "Issue", "Points", *(rule.title for rule in PARTS.values())]
    print_table(
        headers,
        [
            [each.place, each.issue, each.total, *(part.points for part in each.parts)]
            for each in others
        ],
    )


def _wrapped(text: str, indent: str) -> None:
    for line in wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}      "):
        say(line)
