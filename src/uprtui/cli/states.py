"""`uprtui states`: from names to States."""

from __future__ import annotations

import click

from uprtui.cli.output import print_json, print_table
from uprtui.cli.session import Session, pass_session


@click.group()
def states() -> None:
    """Look up States by the names that exports use."""


@states.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def resolve(session: Session, names: tuple[str, ...], as_json: bool) -> None:
    """Say which State each NAME means. A name that fits none is never guessed."""
    table = session.states()
    found = [(name, table.resolve(name)) for name in names]
    rows = [
        {
            "name": name,
            "state": state.code if state else None,
            "suggestions": [] if state else [s.code for s in table.suggest(name)],
        }
        for name, state in found
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(
            ["Name", "State", "Meaning"],
            [
                (
                    name,
                    state.code if state else "-",
                    state.name
                    if state
                    else "not known; near: "
                    + (", ".join(s.name for s in table.suggest(name)) or "none"),
                )
                for name, state in found
            ],
        )
