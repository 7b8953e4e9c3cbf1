"""What the checks say of a draft, and what they may know beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from uprtui.campaign import Severity

if TYPE_CHECKING:
    from uprtui.focus.avoided import AvoidedTerms
    from uprtui.focus.similar import SimilarTexts
    from uprtui.focus.wording import Wording
    from uprtui.states import States


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule has to say.

    Attributes:
        severity: object: it cannot be used so; warn: it works badly; advise: it can be better.
        rule: id of the rule (`docs/checks.md` has them all).
        message: what is the matter, one or two sentences.
        remedy: a way out.
        source: who says so.
        start: where the words in question begin in the text as given.
        end: where they end; start = end = 0 where it is about the whole text.
    """

    severity: Severity
    rule: str
    message: str
    remedy: str
    source: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a draft: a list, never a score.

    Attributes:
        action: action category 1 to 5 on UPR Info's scale; None for an empty text, a question, or a
            text that seems to be in another language than English.
        action_name: the category in words; empty without one.
        because: sentences that name the words which decided the category.
        words: number of words.
        seconds: time to read it aloud, rounded up.
        findings: the gravest first, then in the order of the text.
    """

    action: int | None
    action_name: str
    because: tuple[str, ...]
    words: int
    seconds: int
    findings: tuple[Finding, ...]

    @property
    def objected(self) -> bool:
        """Whether anything is objected to."""
        return any(each.severity is Severity.OBJECT for each in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known beside the text; each check that lacks its part says nothing.

    Attributes:
        sur: the State under review, ISO alpha-3.
        states: to recognise the names of States.
        issue: the issue that the ask is on, a label of UPR Info.
        earlier: earlier recommendations to the State under review.
        wordings: how the target States write.
        avoided: terms that the State under review mostly does not support.
        today: the user's present day; dates are held against it.
        review: the first day of the review; the next one is four and a half years later.
    """

    sur: str | None = None
    states: States | None = None
    issue: str | None = None
    earlier: SimilarTexts | None = None
    wordings: tuple[Wording, ...] = ()
    avoided: AvoidedTerms | None = None
    today: date | None = None
    review: date | None = None


NOTHING_KNOWN = About()
