"""`uprtui classify`: the action category and the likely issues of texts, one a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NoReturn

import click

from uprtui.cli.output import print_json, say
from uprtui.cli.session import Session, pass_session
from uprtui.errors import UprtuiError
from uprtui.recommendation import ACTIONS, bare_text, classify, suggest_issues
from uprtui.text import visible

if TYPE_CHECKING:
    from uprtui.states import States

_WIDTH, _INDENT = 79, "   "
_MANY = 1_000  # texts from which on the progress is worth showing
_DIGITS = 4
_REMEMBERED = 65_536
_LINE_END = re.compile(rb"\r\n|\n|\r")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SAVE_AGAIN = "Save the texts as plain text in UTF-8, one a line."


class TextsError(UprtuiError):
    """Texts that cannot be read: names the line."""


class TextFile(click.Path):
    """A file that exists, or "-"; a text given in its place is refused with the way out."""

    name = "file"

    def fail(
        self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None
    ) -> NoReturn:
        """Say how texts are given."""
        super().fail(
            f"{message} Write the texts to a file, one a line, or leave FILE out to read them"
            " from standard input.",
            param,
            ctx,
        )


@click.command("classify")
@click.argument(
    "file",
    required=False,
    default="-",
    metavar="[FILE]",
    type=TextFile(path_type=Path, dir_okay=False, exists=True, allow_dash=True),
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def classify_command(session: Session, file: Path, as_json: bool) -> None:
    """Say for each text what kind of action it asks for, and on which issues.

    FILE holds one recommendation or draft a line, in UTF-8; blank lines are left out. Without
    FILE, or with "-", the texts come from standard input. Categories run from 1 (minimal action)
    to 5 (specific action), as UPR Info codes them. The issues are suggested, not UPR Info's own.
    """
    texts = read_texts(file)
    with click.progressbar(
        texts,
        label="Classifying",
        file=sys.stderr,
        hidden=len(texts) < _MANY or not sys.stderr.isatty(),
    ) as shown:
        # Several States often make the same recommendation.
        row_of = lru_cache(_REMEMBERED)(partial(as_row, states=session.states()))
        rows = [row_of(text) for text in shown]
    if as_json:
        print_json(rows)
        return
    if not rows:
        say("No texts: give one a line.", err=True)
    for number, row in enumerate(rows, start=1):
        for line in _lines(number, row):
            click.echo(line)


def read_texts(file: Path) -> list[str]:
    """Read the texts of a file, or of standard input where it is "-"; blank lines are left out.

    Raises:
        TextsError: where a line is no text in UTF-8.
    """
    with click.open_file(str(file), "rb") as source:
        raw = source.read()
    where = "standard input" if str(file) == "-" else str(file)
    return [text for text in _decoded(raw.removeprefix(_BYTE_ORDER_MARK), where) if text]


def _decoded(raw: bytes, where: str) -> Iterator[str]:
    for number, line in enumerate(_LINE_END.split(raw), start=1):
        try:
            yield line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise TextsError(
                f"{where}, line {number}: byte {error.start + 1} of the line is no UTF-8.",
                _SAVE_AGAIN,
            ) from error
        if b"\x00" in line:
            raise TextsError(f"{where}, line {number}: this is no plain text.", _SAVE_AGAIN)


def as_row(text: str, states: States) -> dict[str, Any]:
    """One text as an object of the JSON document; not to be changed.

    It is read without a number before it and States in brackets behind it. `chances` has one
    number a category, 1 to 5; `issues` are suggested, the likeliest first.
    """
    bare = bare_text(text, lambda name: states.resolve(name) is not None)
    verdict = classify(bare)
    return {
        "text": text,
        "action": verdict.category,
        "action_name": ACTIONS[verdict.category],
        "because": list(verdict.because),
        "chances": [round(chance, _DIGITS) for chance in verdict.chances],
        "issues": [
            {
                "issue": each.issue,
                "score": round(each.score, _DIGITS),
                "phrases": list(each.phrases),
            }
            for each in suggest_issues(bare)
        ],
    }


def _lines(number: int, row: dict[str, Any]) -> Iterator[str]:
    """One text for a person, in lines that fit 80 columns."""
    yield from _wrapped(row["text"], f"{number:>2}. ")
    chance = row["chances"][row["action"] - 1]
    yield from _wrapped(f"Category {row['action']}, {row['action_name']} (chance {_share(chance)})")
    for sentence in row["because"]:
        yield from _wrapped(sentence, f"{_INDENT}- ")
    yield from _wrapped(_issues(row["issues"]))
    yield ""


def _issues(issues: Sequence[dict[str, Any]]) -> str:
    if not issues:
        return "Suggested issues: none"
    named = []
    for each in issues:
        phrases = ", ".join(f"“{phrase}”" for phrase in dict.fromkeys(each["phrases"]))
        named.append(f"{each['issue']} {_share(each['score'])} ({phrases})")
    return f"Suggested issues: {'; '.join(named)}"


def _share(chance: float) -> str:
    return "over 99%" if chance > 0.99 else f"{chance:.0%}"  # nothing is certain


def _wrapped(text: str, first: str = _INDENT) -> list[str]:
    return wrap(
        visible(text), _WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
    ) or [first.rstrip()]
