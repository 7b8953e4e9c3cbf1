"""The plain values that pass between uprtui and a connector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import BinaryIO

#: How many of a file's first bytes a connector is handed for `detect`.
HEAD_BYTES = 64 * 1024

#: Stands between several values in one cell of a column of `LIST_COLUMNS`: no value contains it.
ISSUE_SEPARATOR = "\x1f"

#: A batch holds at most this many rows, so that cancel and progress stay prompt.
MAX_BATCH_ROWS = 5_000

#: Columns that every batch of recommendations, pledges or questions has.
REQUIRED_COLUMNS = ("sur", "by", "text")

#: Columns that every batch of supporting recommendations has: no State makes them.
REQUIRED_OF_SUPPORTING = ("sur", "body", "text")

#: Every column that uprtui understands for what the library holds; others are kept out, with a
#: note to the user. `issues` are UPR Info's or the source's own labels; `themes` are OHCHR's,
#: `affected` are groups of persons, `sdgs` are goals or targets. `body` is the treaty body or
#: special procedure. `published` is the day of the document, as 2025-02-12. `reference` is the
#: source's own identifier of the row.
COLUMNS = (
    *REQUIRED_COLUMNS,
    "response",
    "action",
    "issues",
    "session",
    "paragraph",
    "symbol",
    "themes",
    "affected",
    "sdgs",
    "body",
    "published",
    "reference",
)

#: Columns whose cells hold several values, joined by `ISSUE_SEPARATOR`.
LIST_COLUMNS = ("issues", "themes", "affected", "sdgs")

#: What a batch of positions has: what the State under review answered to a paragraph of a report.
#: Its rows update recommendations that other sources tell.
POSITION_COLUMNS = ("sur", "session", "symbol", "paragraph", "response")

#: What a batch of calendar facts may have: `what` is `upr-session`, `hrc-session`, `review` or the
#: kind of a milestone; `start` and `end` are days (2027-01-18) or months (2027-01), `start` of a
#: review may be empty where only the session of the State's turn is known; `status` is `confirmed`
#: or `estimated`. `uid` is an event's own identifier, `title` its words.
CALENDAR_COLUMNS = (
    "what",
    "session",
    "state",
    "start",
    "end",
    "status",
    "source",
    "precision",
    "usual_session",
    "uid",
    "title",
)

#: What a batch of coalition rows may have. `entity` is `member`, `contact`, `issue`, `ask`,
#: `target` or `assignment`; which of the others it uses is told in the user guide. Where the file
#: is a campaign plan, its first row is the entity `plan`, with the whole document in `text`.
COALITION_COLUMNS = (
    "entity",
    "id",
    "name",
    "organisation",
    "languages",
    "capacity",
    "visibility",
    "state",
    "entry_point",
    "role",
    "email",
    "phone",
    "issue",
    "text",
    "kind",
    "member",
    "status",
    "note",
)


class Kind(StrEnum):
    """What the rows of a batch are."""

    RECOMMENDATIONS = "recommendations"
    PLEDGES = "pledges"
    SUPPORTING = "supporting"
    """Recommendations of treaty bodies and special procedures to the State under review."""
    QUESTIONS = "questions"
    """Questions that a State sent before the review; `by` is the State that asks."""
    POSITIONS = "positions"
    """Positions of the State under review on numbered paragraphs (see `POSITION_COLUMNS`)."""
    CALENDAR = "calendar"
    COALITION = "coalition"


class Standing(IntEnum):
    """How official a source is. Where sources disagree, the higher standing wins."""

    OTHER = 0
    """Anybody's table."""
    DATABASE = 20
    """A database that an organisation keeps from the documents, such as UPR Info's."""
    INDEX = 30
    """The Universal Human Rights Index."""
    REPORT = 40
    """A report of the Working Group, as published."""
    LIST = 50
    """A thematic list of OHCHR, made after the Human Rights Council adopted the outcome."""
    ADDENDUM = 60
    """An addendum to a report: the State under review's own words on its positions."""


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
        standing: how official the file is.
    """

    score: float
    reason: str
    licence: str = ""
    synthetic: bool = False
    standing: Standing = Standing.OTHER


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that the user may make for a connector; declared once, shown everywhere.

    Args:
        name: as typed after `--option`: lower-case letters, digits and hyphens.
        title: a label for the import screen.
        help: one sentence.
        default: the value where the user says nothing.
        choices: all allowed values; empty where any text is allowed.
        column: whether the value is a column of the file: its title, `#3` or `C`; empty for the
            connector's own guess (see `Preview.guesses`), `-` for none.
    """

    name: str
    title: str
    help: str
    default: str = ""
    choices: tuple[str, ...] = ()
    column: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file, as columns, in the source's own words.

    Args:
        kind: what the rows are.
        columns: column name to values. Recommendations, pledges, supporting recommendations and
            questions have columns of `COLUMNS`, `REQUIRED_COLUMNS` (`REQUIRED_OF_SUPPORTING`)
            always; positions have `POSITION_COLUMNS`; calendars and coalition files have
            `CALENDAR_COLUMNS` and `COALITION_COLUMNS`.
            Every column is as long as `places`. Values are text; empty means not given.
            Cells of `LIST_COLUMNS` hold values joined by `ISSUE_SEPARATOR`.
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
        guesses: name of an option with `column` → the title that the connector takes for it
            where the user says nothing; for files whose columns it does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    guesses: Mapping[str, str] = field(default_factory=dict)
