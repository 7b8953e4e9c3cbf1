"""What goes into a library and what it tells about itself, besides the recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from uprtui.recommendation import ActionSource, Kind, Response

ID_DIGITS = 12
"""How many digits of a file's SHA-256 are the id of its source."""


class CheckedRow(NamedTuple):
    """One row of a source after the import pipeline has checked it.

    Attributes:
        id: from `uprtui.recommendation.identity`.
        kind: recommendation, pledge, supporting or question.
        sur: State under review, ISO alpha-3.
        by: recommending State, ISO alpha-3; None where the source says it is unknown.
        session: number of the session; None where not given.
        text: the cleaned text.
        issues: labels of the issues, in the source's order.
        action: category 1 to 5; None where not given.
        action_source: coded or predicted; None without a category.
        response: None where not given.
        paragraph: number in the report; None where not given.
        symbol: document symbol of the report; None where not given.
        place: where in the source the row stands, such as "row 12".
        suggested: labels suggested for the text; None where `issues` has one of the vocabulary.
        themes: OHCHR's themes.
        affected: groups of persons concerned.
        sdgs: goals or targets of sustainable development.
        body: the treaty body or special procedure; None for what States say.
        published: the day of the document, ISO 8601; None where not given.
        reference: the source's own identifier of the row; None where not given.
    """

    id: str
    kind: Kind
    sur: str
    by: str | None
    session: int | None
    text: str
    issues: tuple[str, ...] = ()
    action: int | None = None
    action_source: ActionSource | None = None
    response: Response | None = None
    paragraph: str | None = None
    symbol: str | None = None
    place: str = ""
    suggested: tuple[str, ...] | None = None
    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    body: str | None = None
    published: str | None = None
    reference: str | None = None


class Position(NamedTuple):
    """What the State under review answered to a paragraph of a report.

    Attributes:
        sur: State under review, ISO alpha-3.
        session: number of the session.
        symbol: the report's document symbol; None where not given.
        paragraph: its number.
        response: the position.
        place: where in the source it stands.
    """

    sur: str
    session: int
    symbol: str | None
    paragraph: str
    response: Response
    place: str = ""


class Disagreement(NamedTuple):
    """Two sources that tell one recommendation differently.

    Attributes:
        id: the recommendation's id.
        field: `response`, `by` (the recommending State) or `action`.
        kept: what the library says.
        kept_source: id of the source that says so: the more official one.
        other: what the other source says.
        other_source: its id.
    """

    id: str
    field: str
    kept: str
    kept_source: str
    other: str
    other_source: str


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """One imported file.

    Attributes:
        id: the first 12 digits of `sha256`.
        connector: id of the connector that read it.
        name: the file's name, without its folder.
        sha256: of the file's bytes, 64 hexadecimal digits.
        imported_at: when it was last imported.
        licence: the licence note; empty where none is known.
        synthetic: True for invented data.
        read: rows that the connector gave: added + merged + rejected.
        added: recommendations that this source was the first to tell.
        merged: rows that told of a recommendation already known.
        rejected: rows that were not taken in.
        standing: how official it is, see `uprtui.api.Standing`.
    """

    id: str
    connector: str
    name: str
    sha256: str
    imported_at: datetime
    licence: str
    synthetic: bool
    read: int
    added: int
    merged: int
    rejected: int
    standing: int = 0


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken in: its source's id, its place there, its text, and why."""

    source: str
    place: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of what a library holds.

    `recommendations`, `pledges` and `supporting` count records of each kind; the rest is about
    all of them, `recommending_states` about those with a known State. `sessions` are numbers in
    ascending order; `issues` and `sources` are counts. `synthetic`: some of it is invented.
    `suggested` counts the records whose labels are suggested, `questions` those of that kind,
    `disagreements` what sources tell differently.
    """

    recommendations: int
    pledges: int
    supporting: int
    states_under_review: int
    recommending_states: int
    sessions: tuple[int, ...]
    issues: int
    sources: int
    synthetic: bool
    suggested: int
    questions: int = 0
    disagreements: int = 0


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet: to filter with, to show, and how many records have it."""

    value: str | int
    label: str
    count: int
