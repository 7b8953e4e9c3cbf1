"""`uprtui acceptance`: the chance that the State under review supports an ask, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import LAST_SESSION, Session, pass_session, state_from

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.acceptance import Acceptance, Ask

_DIGITS = 9  # enough that rounded contributions still add up
_SHOWN_FACTORS = 8
_WITHOUT = "The estimate goes without this issue."
_TRADE_OFF = (
    "The asks that change most are supported least: a higher chance alone is no reason to ask"
    " for less."
)


@click.command()
@click.argument("text", required=False)
@click.option("--sur", help="State under review: ISO code or name.")
@click.option("--by", help="Recommending State: ISO code or name. Without it: any State.")
@click.option("--issue", "issues", multiple=True, help="Issue label; may be repeated.")
@click.option(
    "--before-session", type=click.IntRange(1, LAST_SESSION), help="Use only earlier sessions."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE.csv",
    help="CSV with the columns sur, by, issues, text, session: adds probability, low, high, n.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.csv",
    help="With --batch: write this file instead of printing. No other file is replaced.",
)
@pass_session
def acceptance(
    session: Session,
    text: str | None,
    sur: str | None,
    by: str | None,
    issues: tuple[str, ...],
    before_session: int | None,
    as_json: bool,
    batch: Path | None,
    output: Path | None,
) -> None:
    """Estimate the chance that a State under review supports TEXT.

    With --batch, every row of a CSV file is estimated from the sessions before its own. Its cells
    are separated by commas, semicolons or tabs; several issues in one cell by ";". All columns
    are kept; as in `search --csv`, an apostrophe goes before a cell that a spreadsheet would run
    as a formula. The output is separated by commas.
    """
    if batch is not None:
        if text is not None or sur or by or issues or before_session or as_json:
            raise click.UsageError(
                "--batch takes its asks from the file and writes CSV: leave the others out."
            )
        from uprtui.cli.acceptance_batch import estimate_file

        estimate_file(session, batch, output)
        return
    if output is not None:
        raise click.UsageError("--output goes with --batch.")
    from uprtui.cli.acceptance_batch import has_words

    if text is None or not has_words(text):
        raise click.UsageError("Give the TEXT of the ask, in words and in quotes, or --batch FILE.")
    if sur is None:
        raise click.UsageError("Give the State under review: --sur.")
    _estimate_one(session, text, sur, by, issues, before_session, as_json)


def _estimate_one(
    session: Session,
    text: str,
    sur: str,
    by: str | None,
    issues: tuple[str, ...],
    before_session: int | None,
    as_json: bool,
) -> None:
    from uprtui.target.acceptance import Ask, chances

    states = session.states()
    under_review = state_from(states, sur, "--sur").code
    recommending = state_from(states, by, "--by").code if by else None
    if recommending == under_review:
        raise click.BadParameter("A State does not recommend to itself.", param_hint="--by")
    with session.library(states) as library:
        labels, unknown = _labels_and_notes(library, issues)
        ask = Ask(under_review, recommending, labels, text, before_session)
        found = chances(library, states, [ask])[0]
        for issue in found.left_out:
            if issue not in unknown:
                say(_not_counted(issue, before_session), err=True)
        sample = library.synthetic
    if as_json:
        print_json(as_document(ask, found) | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    _print(ask, found, states)


def _labels_and_notes(
    library: Library, issues: Sequence[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The library's labels; where it has none, what was typed, with a note on standard error.

    Returns:
        all labels, and those that the library does not have.
    """
    from uprtui.library.issue_labels import UnknownIssueError, issue_label

    labels, unknown = [], set()
    for typed in issues:
        try:
            labels.append(issue_label(library, typed))
        except UnknownIssueError as error:
            say(f"Note: {error} {_WITHOUT}", err=True)
            labels.append(typed)
            unknown.add(typed)
    return tuple(labels), frozenset(unknown)


def _not_counted(issue: str, before_session: int | None) -> str:
    when = "" if before_session is None else f" before session {before_session}"
    return f"Note: No recommendation on “{issue}” was answered{when}. {_WITHOUT}"


def as_document(ask: Ask, found: Acceptance) -> dict[str, object]:
    """An ask and its chance as the JSON that `acceptance` prints."""
    return {
        "sur": ask.sur,
        "by": ask.by,
        "issues": list(ask.issues),
        "text": ask.text,
        "action": found.action,
        "probability": round(found.probability, _DIGITS),
        "low": round(found.low, _DIGITS),
        "high": round(found.high, _DIGITS),
        "n": found.n,
        "fitted_to": found.fitted_to,
        "factors": [
            {
                "name": factor.name,
                "contribution": round(factor.contribution, _DIGITS),
                "text": factor.text,
            }
            for factor in found.factors
        ],
    }


def _print(ask: Ask, found: Acceptance, states: States) -> None:
    from uprtui.recommendation import ACTIONS

    name = states.name(ask.sur)
    maker = states.name(ask.by) if ask.by else "no particular State"
    say(f"To {name}, from {maker}: {ask.text}")
    say(
        f"Chance of support: {found.probability:.0%}"
        f" (meant to lie between {found.low:.0%} and {found.high:.0%} in 8 of 10 such cases)"
    )
    say(f"Usefulness: category {found.action} of 5, {ACTIONS[found.action]}. {_TRADE_OFF}")
    say(_basis(name, ask, found))
    say("What decides most (+ raises the chance, - lowers it):")
    for factor in found.factors[:_SHOWN_FACTORS]:
        say(f"  {factor.contribution:+.2f}  {factor.text}")


def _basis(name: str, ask: Ask, found: Acceptance) -> str:
    fitted = f"The model learned from sessions up to {found.fitted_to}."
    if found.has_seen(ask.session):
        fitted += f" That includes session {ask.session} itself: this is no forecast of it."
    if not found.n_all:
        return f"No earlier answer of any State is in the library: all rests on the model. {fitted}"
    if not found.n:
        return f"No earlier answer of {name} is known: this is what other States did. {fitted}"
    many = "recommendation" if found.n == 1 else "recommendations"
    return f"It rests on {found.n:,} earlier {many} that {name} supported or noted. {fitted}"
