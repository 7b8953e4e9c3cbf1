"""`uprtui search`: find recommendations in the library."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, print_table, say
from uprtui.cli.session import Session, pass_session, state_from

if TYPE_CHECKING:
    from uprtui.recommendation import Recommendation

_KINDS = ("recommendation", "pledge", "supporting", "question")
_WORDS = {
    "recommendation": "recommendations",
    "pledge": "voluntary pledges",
    "supporting": "supporting recommendations",
    "question": "advance questions",
    "all": "records",
}
_COLUMNS = (
    "id",
    "sur",
    "by",
    "session",
    "cycle",
    "text",
    "issues",
    "action",
    "action_source",
    "response",
    "paragraph",
    "symbol",
    "sources",
    "suggested_issues",
    "kind",
    "themes",
    "affected",
    "sdgs",
    "body",
    "published",
    "references",
)


class SessionRange(click.ParamType[tuple[int, int]]):
    """A session number, or two with a dash between: 14 or 14-17."""

    name = "N[-M]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read the first and the last session."""
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?", str(value))
        if match is None:
            self.fail(f"'{value}' is no session. Write 14, or 14-17.", param, ctx)
        first = int(match[1])
        last = int(match[2] or match[1])
        if last < first:
            self.fail(f"'{value}': the last session is before the first.", param, ctx)
        return first, last


def as_row(found: Recommendation) -> dict[str, object]:
    """A recommendation as the JSON that `search` prints."""
    return {
        "id": found.id,
        "sur": found.sur,
        "by": found.by,
        "session": found.session,
        "cycle": found.cycle,
        "text": found.text,
        "issues": list(found.issues),
        "action": found.action,
        "action_source": found.action_source,
        "response": found.response,
        "paragraph": found.paragraph,
        "symbol": found.symbol,
        "sources": list(found.sources),
        "suggested_issues": list(found.suggested),
        "kind": found.kind,
        "themes": list(found.themes),
        "affected": list(found.affected),
        "sdgs": list(found.sdgs),
        "body": found.body,
        "published": found.published,
        "references": list(found.references),
    }


@click.command(
    # `-word` leaves a word out, so a dash in front of a word must not be read as an option.
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", nargs=-1)
@click.option("--sur", help="State under review: ISO code or name.")
@click.option("--by", help="Recommending State: ISO code or name.")
@click.option("--issue", help="Issue label, for example 'Death penalty'.")
@click.option("--theme", help="One of OHCHR's themes, for example 'Right to health'.")
@click.option(
    "--kind",
    type=click.Choice([*_KINDS, "all"]),
    default="recommendation",
    show_default=True,
    help="Supporting: what treaty bodies and special procedures recommend.",
)
@click.option("--response", type=click.Choice(["supported", "noted", "pending"]))
@click.option("--session", "sessions", type=SessionRange(), help="Session, or first-last.")
@click.option("--action", type=click.IntRange(1, 5), help="Action category, 1 to 5.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True)
@click.option("--json", "form", flag_value="json", help="Print one JSON document.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV for a spreadsheet.")
@pass_session
def search(
    session: Session,
    words: tuple[str, ...],
    sur: str | None,
    by: str | None,
    issue: str | None,
    theme: str | None,
    kind: str,
    response: str | None,
    sessions: tuple[int, int] | None,
    action: int | None,
    limit: int,
    form: str | None,
) -> None:
    """Find recommendations that hold all WORDS.

    A word finds every word that starts with it. Put "two words" in quotes for a phrase, and a
    dash before a word to leave it out.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    if words == ("-h",):
        click.echo(click.get_current_context().get_help())
        return
    from uprtui.library import Query
    from uprtui.library.issue_labels import issue_label, theme_label
    from uprtui.recommendation import Kind

    states = session.states()
    wanted = Query(
        words=" ".join(_quoted(word) for word in words),
        sur=state_from(states, sur, "--sur").code if sur else None,
        by=state_from(states, by, "--by").code if by else None,
        kind=None if kind == "all" else Kind(kind),
        response=response,
        sessions=sessions,
        action=action,
    )
    with session.library(states) as library:
        if issue:
            wanted = replace(wanted, issue=issue_label(library, issue))
        if theme:
            wanted = replace(wanted, theme=theme_label(library, theme))
        result = library.search(wanted)
        guessed = library.by_suggestion(wanted)
        rows = [as_row(found) for found in result.rows(0, limit)]
        sample = library.synthetic
    if form == "json":
        print_json({"total": result.total, "rows": rows} | ({"sample": True} if sample else {}))
    elif form == "csv":
        _print_csv(rows, sample=sample)
    else:
        _print_rows(rows, result.total, guessed, _WORDS[kind], sample=sample)


def _quoted(word: str) -> str:
    """A shell argument with a blank in it was quoted by the user: a phrase."""
    if " " in word.strip() and '"' not in word:
        return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'
    return word


def _print_csv(rows: list[dict[str, object]], *, sample: bool) -> None:
    from uprtui.outputs.spreadsheet import write_csv

    out = io.StringIO()
    mark = ("note",) if sample else ()
    write_csv(
        out,
        (*_COLUMNS, *mark),
        [
            [
                "; ".join(value) if isinstance(value, list) else value
                for value in (row[column] for column in _COLUMNS)
            ]
            + ([SAMPLE_MARK] if sample else [])
            for row in rows
        ],
    )
    click.echo(out.getvalue(), nl=False)


def _print_rows(
    rows: list[dict[str, object]], total: int, guessed: int, what: str, *, sample: bool
) -> None:
    if sample:
        say(SAMPLE_MARK)
    print_table(
        ["Session", "SuR", "By", "Cat", "Response", "Text"],
        [
            [
                row["session"],
                row["sur"],
                row["by"] or row["body"] or "?",
                row["action"],
                row["response"],
                row["text"],
            ]
            for row in rows
        ],
    )
    by_suggestion = f" ({guessed} by suggested labels)" if guessed else ""
    say(f"{len(rows)} of {total} {what}{by_suggestion}")
