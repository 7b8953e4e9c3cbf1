"""What a recommendation is: one ask that one State made to a State under review."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of record a text is."""

    RECOMMENDATION = "recommendation"
    PLEDGE = "pledge"
    """A voluntary pledge of the State under review itself."""
    SUPPORTING = "supporting"
    """A recommendation of a treaty body or a special procedure, for an ask to lean on."""
    QUESTION = "question"
    """A question that a State sent to the State under review before the review."""


class Response(StrEnum):
    """The position of the State under review. A State cannot reject: the rest is noted."""

    SUPPORTED = "supported"
    NOTED = "noted"
    PENDING = "pending"
    """Not known before the Human Rights Council adopts the outcome."""


class ActionSource(StrEnum):
    """Where an action category comes from."""

    CODED = "coded"
    """Given by the source, coded by people."""
    PREDICTED = "predicted"
    """Worked out from the words of the text."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation made by one State, as all sources together tell it.

    Attributes:
        id: 16 hexadecimal digits, the same in every library (see `identity`).
        kind: what sort of record it is.
        sur: the State under review, ISO alpha-3.
        by: the recommending State (of a question: the one that asks), ISO alpha-3; None where the
            source says it is unknown, and for supporting recommendations.
        session: number of the Working Group's session; None where no source says.
        cycle: the cycle of that session; None with it.
        text: the text as the most official source has it.
        issues: labels of the issues, in the order in which the sources name them.
        action: action category, 1 to 5; None where unknown.
        action_source: coded or predicted; None without a category.
        response: the State under review's position; None where no source says.
        paragraph: number in the report, such as 115.28; None where no source says.
        symbol: the report's document symbol, such as A/HRC/28/15; None where no source says.
        sources: ids of all the sources that tell it, the most official first.
        suggested: labels of UPR Info's vocabulary that its words suggest, best first; empty as soon
            as one source gives a label of the vocabulary.
        themes: OHCHR's themes, as its lists and UHRI name them; a vocabulary of its own.
        affected: the groups of persons that OHCHR names.
        sdgs: the goals and targets of sustainable development that OHCHR names.
        body: the treaty body or special procedure that made a supporting recommendation.
        published: the day of the document, ISO 8601; None where no source says.
        references: what the sources call it: `uhri:` or another connector's id, and its identifier.
    """

    id: str
    kind: Kind
    sur: str
    by: str | None
    session: int | None
    cycle: int | None
    text: str
    issues: tuple[str, ...]
    action: int | None
    action_source: ActionSource | None
    response: Response | None
    paragraph: str | None
    symbol: str | None
    sources: tuple[str, ...]
    suggested: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    body: str | None = None
    published: str | None = None
    references: tuple[str, ...] = ()

    @property
    def marked_issues(self) -> tuple[str, ...]:
        """All labels as a person reads them, suggested ones marked: `Detention (suggested)`."""
        return self.issues + tuple(f"{label} (suggested)" for label in self.suggested)
