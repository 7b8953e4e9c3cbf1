"""`uprtui statement`: a mock statement of two minutes with the plan's asks in it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session, pass_session, state_from
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Plan, Target
    from uprtui.focus import Statement
    from uprtui.states import States

_WIDTH, _TEXT = 79, 9


class NothingToSayError(UprtuiError):
    """The plan has no State to speak, or no ask to say."""


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--by", help="The State that speaks: ISO code or name. Without it: every target.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
@click.pass_context
def statement(
    ctx: click.Context, session: Session, name: str, by: str | None, as_json: bool
) -> None:
    """Put the asks of a PLAN into a State's two minutes; exit code 1 where some must go."""
    from uprtui.focus import WORDS_PER_MINUTE, StatementLimits, mock_statement

    states = session.states()
    plan = plan_file(session.home, name).load()
    speakers = _speakers(plan, states, by)
    limits = StatementLimits()
    found = [mock_statement(plan, target, states.name, limits) for target in speakers]
    if as_json:
        document = {
            "plan": plan.title,
            "sur": plan.sur,
            "words_per_minute": WORDS_PER_MINUTE,
            "limits": {
                "seconds": limits.seconds,
                "fewest": limits.fewest,
                "most": limits.most,
            },
            "statements": [
                as_document(target, each) for target, each in zip(speakers, found, strict=True)
            ],
        }
        print_json(document | ({"sample": True} if plan.sample else {}))
    else:
        if plan.sample:
            say(SAMPLE_MARK)
        for target, each in zip(speakers, found, strict=True):
            _print(plan, target, each, states)
    ctx.exit(1 if any(each.must_go for each in found) else 0)


def _speakers(plan: Plan, states: States, by: str | None) -> tuple[Target, ...]:
    """The targets that speak; a State that is no target gets what is for all.

    Raises:
        NothingToSayError: where the plan has no ask, or no target and none is named.
    """
    from uprtui.campaign import AskKind, Target

    if not any(ask.kind is AskKind.RECOMMENDATION and ask.text.strip() for ask in plan.asks):
        raise NothingToSayError(
            f"'{plan.title}' has no recommendation to put into a statement.", "Write an ask first."
        )
    if by is None:
        if not plan.targets:
            raise NothingToSayError(
                f"'{plan.title}' has no target State.", "Name the State that speaks: --by."
            )
        return plan.targets
    code = state_from(states, by, "--by").code
    if code == plan.sur:
        raise click.BadParameter("A State does not recommend to itself.", param_hint="--by")
    named = tuple(target for target in plan.targets if target.state == code)
    return named[:1] or (Target("", code),)


def as_document(target: Target, found: Statement) -> dict[str, object]:
    """A statement as the JSON that `statement` prints."""
    return {
        "state": target.state,
        "target": target.id or None,
        "seconds": found.seconds,
        "room": found.room,
        "wanted_seconds": found.wanted_seconds,
        "parts": [
            {
                "kind": part.kind,
                "text": part.text,
                "words": part.words,
                "seconds": part.seconds,
                "ask": None if part.ask is None else part.ask.id,
            }
            for part in found.parts
        ],
        "must_go": _texts(found.must_go),
        "or_else": _texts(found.or_else),
        "questions": _texts(found.questions),
        "notes": list(found.notes),
    }


def _texts(asks: Sequence[Ask]) -> list[dict[str, object]]:
    return [{"ask": ask.id, "text": ask.text} for ask in asks]


def _print(plan: Plan, target: Target, found: Statement, states: States) -> None:
    say(
        f"{states.name(target.state)} to {states.name(plan.sur)}: {found.seconds} of "
        f"{found.limits.seconds} seconds, {found.room} left"
    )
    if not target.id:
        say("It is no target of the plan: these are the texts that are for all.")
    for part in found.parts:
        _hang(f"{part.seconds:5.1f} s  ", part.text)
    for ask in found.must_go:
        _hang("must go  ", ask.text)
    for ask in found.or_else:
        _hang("or else  ", ask.text)
    for note in found.notes:
        _hang("", note)
    say()


def _hang(head: str, text: str) -> None:
    indent = " " * (_TEXT if head else 0)
    for line in wrap(
        text, _WIDTH, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False
    ):
        say(line)
