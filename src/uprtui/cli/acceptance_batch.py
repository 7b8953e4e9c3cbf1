"""Many asks at once: a CSV file in, the same rows with their chances out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.acceptance_asks import AskFile, read_asks
from uprtui.cli.output import say
from uprtui.cli.session import Session
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.acceptance import Acceptance, Ask


class RowRefused(Exception):
    """One row that cannot be read: what is wrong and what to do."""


def estimate_file(session: Session, source: Path, output: Path | None) -> None:
    """Write every row of `source` with its chance; rows that cannot be read keep empty figures.

    These are told on standard error, and then the exit code is 1.

    Raises:
        AskFileError: where the file is no CSV of asks, or `output` cannot or must not be written.
        LibraryError: where there is no library.
    """
    from uprtui.cli.acceptance_output import AskOutput, as_csv

    place = None if output is None else AskOutput(output, source, session.home)
    table = read_asks(source)
    states = session.states()
    with session.library(states) as library:
        asks, refused = _read(table, library, states)
        found = _estimate(asks, library, states)
        written = as_csv(
            table,
            [found.get(number) for number in range(len(table.rows))],
            sample=library.synthetic,
        )
    if place is None:
        click.echo(written, nl=False)
    else:
        place.write(written)
    _note(asks, found)
    for line in refused:
        say(f"{source}, {line}", err=True)
    if refused:
        many = "1 row has" if len(refused) == 1 else f"{len(refused)} rows have"
        say(f"uprtui: {many} no figures; all others are written.", err=True)
        raise SystemExit(1)


def _read(table: AskFile, library: Library, states: States) -> tuple[dict[int, Ask], list[str]]:
    """Return the ask of each row that can be read, and what is wrong with the others."""
    label = _labels(library)
    asks: dict[int, Ask] = {}
    refused = []
    for number, row in enumerate(table.rows):
        try:
            asks[number] = read_ask(table.header, row.cells, states, label)
        except RowRefused as error:
            refused.append(f"line {row.line}: {error}")
    return asks, refused


def _estimate(asks: Mapping[int, Ask], library: Library, states: States) -> dict[int, Acceptance]:
    from uprtui.target.acceptance import chances

    return dict(zip(asks, chances(library, states, list(asks.values())), strict=True))


def _note(asks: Mapping[int, Ask], found: Mapping[int, Acceptance]) -> None:
    """Say what the figures went without, and which are no forecast."""
    left_out = Counter(issue for chance in found.values() for issue in chance.left_out)
    if left_out:
        named = ", ".join(f"“{issue}” ({_rows(count)})" for issue, count in left_out.items())
        say(
            "Note: nothing was counted for these issues, as no recommendation on them was"
            f" answered before: {named}.",
            err=True,
        )
    seen = sum(chance.has_seen(asks[number].session) for number, chance in found.items())
    if seen:
        say(
            f"Note: {_rows(seen)} of sessions that the model has learned from: no forecast.",
            err=True,
        )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def read_ask(
    header: Sequence[str],
    cells: Sequence[str],
    states: States,
    label: Callable[[str], str],
) -> Ask:
    """Read one row.

    Args:
        header: the names of the columns.
        cells: those of the row.
        states: to read State names with.
        label: from an issue as it is written to the library's label.

    Raises:
        RowRefused: where a State or session cannot be read, or the text has no words.
    """
    from uprtui.target.acceptance import Ask

    if len(cells) != len(header):
        raise RowRefused(
            f"{len(cells)} cells under {len(header)} columns. Put quotation marks around a cell"
            " that holds the character between the cells."
        )
    given = {title.casefold(): cell.strip() for title, cell in zip(header, cells, strict=True)}
    if not has_words(given["text"]):
        raise RowRefused("the text has no words. Write the draft in the column text.")
    sur = _state(states, given["sur"], "sur")
    by = _state(states, given["by"], "by") if given.get("by") else None
    if by == sur:
        raise RowRefused("a State does not recommend to itself. Correct sur or by.")
    issues = [issue.strip() for issue in given.get("issues", "").split(";")]
    return Ask(
        sur,
        by,
        tuple(label(issue) for issue in issues if issue),
        given["text"],
        _session(given.get("session", "")),
    )


def has_words(text: str) -> bool:
    """Whether a text has a letter in any script: without one nothing can be read in it."""
    return any(char.isalpha() for char in fold(text))


def _state(states: States, name: str, column: str) -> str:
    state = states.resolve(name)
    if state is not None:
        return state.code
    near = " or ".join(f"{each.name} ({each.code})" for each in states.suggest(name))
    hint = f"Did you mean {near}?" if near else "Give an ISO code or an English name."
    raise RowRefused(f"{column}: “{name}” is no State that uprtui knows. {hint}")


def _session(written: str) -> int | None:
    if not written:
        return None
    # Spreadsheets write 14 as 14.0 in a column that has empty cells.
    match = re.fullmatch(r"0*([1-9][0-9]{0,2})(?:\.0+)?", written, re.ASCII)
    if match is None:
        raise RowRefused(
            f"session: “{written}” is no session. Write its number, such as 14, or nothing"
            " to use the whole library."
        )
    return int(match[1])


def _labels(library: Library) -> Callable[[str], str]:
    """A reader of issues that asks the library once for each spelling."""
    from uprtui.library.issue_labels import UnknownIssueError, issue_label

    known: dict[str, str] = {}

    def label(typed: str) -> str:
        if typed not in known:
            try:
                known[typed] = issue_label(library, typed)
            except UnknownIssueError:
                known[typed] = typed  # the estimate leaves it out, and says so
        return known[typed]

    return label
