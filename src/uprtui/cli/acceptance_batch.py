"""Many asks at once: a CSV file in, the same rows with their chances out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from uprtui.cli.output import SAMPLE_MARK, say
from uprtui.cli.session import Session
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.acceptance import Acceptance, Ask

NEEDED = ("sur", "text")
READ = ("sur", "by", "issues", "text", "session")
ADDED = ("probability", "low", "high", "n")
_DIGITS = 6
_LONGEST_CELL = 1_000_000


class AskFileError(UprtuiError):
    """A file of asks that cannot be read at all."""


class RowRefused(Exception):
    """One row that cannot be read: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: the line where it begins, and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class AskFile:
    """A file of asks: its header and rows as they stand in it."""

    header: list[str]
    rows: list[Row]


def estimate_file(session: Session, source: Path, output: Path | None) -> None:
    """Write every row of `source` with its chance; rows that cannot be read keep empty figures.

    These are told on standard error, and then the exit code is 1.

    Raises:
        AskFileError: where the file is no CSV of asks, or `output` would overwrite it.
        LibraryError: where there is no library.
    """
    if output is not None and output.exists() and output.samefile(source):
        raise AskFileError(f"{output}: this would overwrite the asks.", "Name another file.")
    table = read_asks(source)
    states = session.states()
    refused: list[str] = []
    with session.library(states) as library:
        found = _estimate(table, library, states, refused)
        sample = library.synthetic
    written = _as_csv(table, found, sample=sample)
    if output is None:
        click.echo(written, nl=False)
    else:
        output.write_text(written, encoding="utf-8", newline="")
    for line in refused:
        say(f"{source}, {line}", err=True)
    if refused:
        many = "1 row has" if len(refused) == 1 else f"{len(refused)} rows have"
        say(f"uprtui: {many} no figures; all others are written.", err=True)
        raise SystemExit(1)


def read_asks(source: Path) -> AskFile:
    """Read a CSV file in UTF-8; wholly empty lines are left out.

    Raises:
        AskFileError: where it is no such file, or a needed column is missing or there twice.
    """
    try:
        with source.open(encoding="utf-8-sig", newline="") as lines:
            header, rows = _read(lines)
    except UnicodeDecodeError as error:
        raise AskFileError(
            f"{source}: this is not UTF-8 (byte {error.start}).",
            "Save it from your spreadsheet as “CSV UTF-8”.",
        ) from error
    except csv.Error as error:
        raise AskFileError(f"{source}: no CSV ({error}).", "Save it as “CSV UTF-8”.") from error
    header = [title.strip() for title in header]
    names = [title.casefold() for title in header]
    for name in READ:
        if names.count(name) > 1:
            raise AskFileError(
                f"{source}: the column “{name}” is there {names.count(name)} times.",
                "Keep one of them.",
            )
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise AskFileError(
            f"{source}: the header has no column {' and no column '.join(missing)}.",
            f"Its first line names the columns, separated by commas: {', '.join(READ)}.",
        )
    return AskFile(header, rows)


def _read(lines: TextIO) -> tuple[list[str], list[Row]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    header: list[str] = next(reader, [])
    rows, begins = [], reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(Row(begins, cells))
        begins = reader.line_num + 1
    return header, rows


def _estimate(
    table: AskFile, library: Library, states: States, refused: list[str]
) -> list[Acceptance | None]:
    """Return the chance of each row, None where it cannot be read; `refused` is told why."""
    from uprtui.target.acceptance import chances

    label = _labels(library)
    asks: dict[int, Ask] = {}
    for place, row in enumerate(table.rows):
        try:
            asks[place] = read_ask(table.header, row.cells, states, label)
        except RowRefused as error:
            refused.append(f"line {row.line}: {error}")
    found = dict(zip(asks, chances(library, states, list(asks.values())), strict=True))
    return [found.get(place) for place in range(len(table.rows))]


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
        RowRefused: where a State or session cannot be read, or the text is empty.
    """
    from uprtui.target.acceptance import Ask

    if len(cells) != len(header):
        raise RowRefused(
            f"{len(cells)} cells under {len(header)} columns. Put quotes around cells with commas."
        )
    given = {title.casefold(): cell.strip() for title, cell in zip(header, cells, strict=True)}
    if not given["text"]:
        raise RowRefused("the text is empty. Write the draft in the column text.")
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
                known[typed] = typed  # nothing is counted for it, which adds nothing
        return known[typed]

    return label


def _as_csv(table: AskFile, found: Sequence[Acceptance | None], *, sample: bool) -> str:
    """The rows with their figures at the end; figures that were there before are replaced."""
    from uprtui.outputs.spreadsheet import write_csv

    kept = [place for place, title in enumerate(table.header) if title.casefold() not in ADDED]
    mark = ("note",) if sample else ()
    out = io.StringIO()
    write_csv(
        out,
        [*(table.header[place] for place in kept), *ADDED, *mark],
        [
            [
                *(row.cells[place] if place < len(row.cells) else "" for place in kept),
                *_figures(chance),
                *([SAMPLE_MARK] if sample else []),
            ]
            for row, chance in zip(table.rows, found, strict=True)
        ],
    )
    return out.getvalue()


def _figures(chance: Acceptance | None) -> list[object]:
    if chance is None:
        return [None] * len(ADDED)
    figures = (chance.probability, chance.low, chance.high)
    return [*(round(figure, _DIGITS) for figure in figures), chance.n]
