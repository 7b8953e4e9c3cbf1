"""How commands print: one JSON document for scripts, plain aligned text for people."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from uprtui.text import visible

#: Stands on every output made from invented data.
SAMPLE_MARK = "SAMPLE DATA: invented, not real recommendations"


def print_json(value: object) -> None:
    """Print one JSON document.

    Only ASCII is written, so that text from a file can never reach the terminal as a control code.
    """
    click.echo(json.dumps(value, ensure_ascii=True, indent=2))


def say(text: str = "", *, err: bool = False) -> None:
    """Print one line for a person, with control and bidi characters made visible."""
    click.echo(visible(text), err=err)


def print_table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows in aligned columns; numbers stand to the right.

    Args:
        headers: a title for each column.
        rows: as many cells in each row as there are headers; None prints as an empty cell.
    """
    cells = [[visible("" if cell is None else str(cell)) for cell in row] for row in rows]
    numeric = [
        all(isinstance(row[i], int | float | None) for row in rows) for i in range(len(headers))
    ]
    widths = [max([len(title), *(len(row[i]) for row in cells)]) for i, title in enumerate(headers)]
    for line in [list(headers), *cells]:
        aligned = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        click.echo("  ".join(aligned).rstrip())
