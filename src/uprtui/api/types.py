"""The plain values that pass between uprtui and a connector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

#: How many of a file's first bytes a connector is handed for `detect`.
HEAD_BYTES = 64 * 1024

#: Stands between several issue labels in one cell of the column `issues`: no label contains it.
ISSUE_SEPARATOR = "\x1f"

#: A batch holds at most this many rows, so that cancel and progress stay prompt.
MAX_BATCH_ROWS = 5_000

#: Columns that every batch of recommendations or pledges has.
REQUIRED_COLUMNS = ("sur", "by", "text")

#: Every column that uprtui understands; others are kept out, with a note to the user.
COLUMNS = (*REQUIRED_COLUMNS, "response", "action", "issues", "session", "paragraph", "symbol")


class Kind(StrEnum):
    """What the rows of a batch are."""

    RECOMMENDATIONS = "recommendations"
    PLEDGES = "pledges"
    QUESTIONS = "questions"
    CALENDAR = "calendar"
    COALITION = "coalition"


@dataclass(frozen=True, slots=True)
class Source:
    """One file that the user wants to import.

    Args:
        path: where it is. Read it through `open` or `read_bytes`; never write beside it.
        name: its file name, for messages.
        size: its length in bytes.
        head: its first bytes, at most `HEAD_BYTES` of them.
    """

    path: Path
    name: str
    size: int
    head: bytes

    @classmethod
    def of(cls, path: Path) -> Source:
        """Look at a file: its size and its first bytes.

        Raises:
            OSError: where the file cannot be read.
        """
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        return cls(path=path, name=path.name, size=path.stat().st_size, head=head)

    def open(self) -> BinaryIO:
        """Open the file for reading bytes, from the beginning; the caller closes it."""
        return self.path.open("rb")

    def read_bytes(self) -> bytes:
        """The whole content; for files that fit into memory."""
        with self.open() as stream:
            return stream.read()


@dataclass(frozen=True, slots=True)
class Match:
    """A connector's claim that it can read a file.

    Args:
        score: above 0 and up to 1; the connector with the highest score reads the file.
            1 is certainty (a signature of its own), 0.5 a plausible layout.
        reason: what was recognised, in a few words, for the user.
        licence: whose data it is and what its terms are, in a few words; empty if unknown.
        synthetic: True only for invented data; uprtui then marks all made from it SAMPLE DATA.
    """

    score: float
    reason: str
    licence: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that the user may make for a connector; declared once, shown everywhere.

    Args:
        name: as typed after `--option`: lower-case letters, digits and hyphens.
        title: a label for the import screen.
        help: one sentence.
        default: the value where the user says nothing.
        choices: all allowed values; empty where any text is allowed.
    """

    name: str
    title: str
    help: str
    default: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file, as columns, in the source's own words.

    Args:
        kind: what the rows are.
        columns: column name to values, one of `COLUMNS`; `REQUIRED_COLUMNS` are always there.
            Every column is as long as `places`. Values are text; empty means not given.
            `issues` holds labels joined by `ISSUE_SEPARATOR`.
        places: where each row stands in the file, as a person would look for it: `row 12`,
            `paragraph 6.3`. No place occurs twice in one file.
    """

    kind: Kind
    columns: Mapping[str, Sequence[str]]
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be used; it is kept among the rejected rows, the rest goes on.

    Args:
        place: where it stands in the file, as in `Batch.places`.
        raw: the row's own words.
        reason: why it cannot be used, as a sentence's beginning: `5 cells, expected 11`.
    """

    place: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file as the connector sees them.

    Args:
        columns: titles, as in the file.
        rows: at most as many as were asked for, each as long as `columns`.
        notes: what was detected (encoding, sheet), for the user.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
