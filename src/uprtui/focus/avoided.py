"""Terms that a State under review notes far more often than it supports.

A term is a word, two words side by side, or a treaty by whatever name. It is told only where the
counts allow it: the recommendations with that term are noted more often than supported, and more
often than this State notes anything, and the 99% interval around their share leaves no doubt of
either. Of a treaty fewer answers tell, as there are few treaties that chance could pick from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from uprtui.focus.instruments import instrument_names
from uprtui.focus.shares import interval
from uprtui.focus.terms import terms_in
from uprtui.recommendation import Response

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation

#: With fewer answered recommendations, nothing is said of a term.
LEAST_ANSWERED, LEAST_ON_TREATY = 8, 5
#: A term that stands in this share of another term's recommendations says the same.
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class AvoidedTerm:
    """A term, and how the State under review answered the recommendations that have it.

    Attributes:
        term: folded: one word, or two; or a treaty's usual abbreviation.
        spelt: as most of the recommendations spell it.
        noted: recommendations with it that the State noted.
        supported: those that it supported.
        low: lower end of the 99% interval of the share noted (0 to 1).
        high: its upper end.
        start: where it begins in a draft; 0 where no draft is meant.
        end: where it ends there; 0 where no draft is meant.
    """

    term: str
    spelt: str
    noted: int
    supported: int
    low: float
    high: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class AvoidedTerms:
    """What a State under review avoids.

    Attributes:
        sur: ISO alpha-3.
        noted: recommendations that it noted, with whatever words.
        supported: those that it supported.
        terms: folded term → what is known of it, the most often noted first.
    """

    sur: str
    noted: int
    supported: int
    terms: Mapping[str, AvoidedTerm]

    @property
    def noted_share(self) -> float:
        """The share of all answered recommendations that it noted, 0 to 1; 0 without any."""
        answered = self.noted + self.supported
        return self.noted / answered if answered else 0.0

    def found_in(self, draft: str) -> tuple[AvoidedTerm, ...]:
        """The terms that stand in a draft, in its order; of terms one within another the longer."""
        found = [
            replace(known, start=term.start, end=term.end)
            for term in terms_in(draft)
            if (known := self.terms.get(term.words)) is not None
        ]
        found.sort(key=lambda each: (each.start - each.end, each.start))
        kept: list[AvoidedTerm] = []
        for each in found:
            if not any(each.start < other.end and other.start < each.end for other in kept):
                kept.append(each)
        return tuple(sorted(kept, key=lambda each: each.start))


def read_avoided(library: Library, sur: str, before_session: int | None = None) -> AvoidedTerms:
    """Read which terms a State under review avoids.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.
        before_session: use only earlier sessions (those whose session is known).

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.library import Query

    sessions = None if before_session is None else (1, before_session - 1)
    result = library.search(Query(sur=sur, sessions=sessions))
    return avoided_terms(sur, result.rows(0, result.total))


def avoided_terms(sur: str, recommendations: Iterable[Recommendation]) -> AvoidedTerms:
    """Find the terms in recommendations to one State; those without an answer do not count."""
    answered = [
        each for each in recommendations if each.response in {Response.SUPPORTED, Response.NOTED}
    ]
    rows: dict[str, set[int]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for row, each in enumerate(answered):
        for term in terms_in(each.text):
            if row not in rows[term.words]:
                rows[term.words].add(row)
                spellings[term.words][each.text[term.start : term.end]] += 1
    noted = frozenset(row for row, each in enumerate(answered) if each.response is Response.NOTED)
    told = {}
    treaties = instrument_names()
    for words, having in rows.items():
        times = len(having & noted)
        low, high = interval(times, len(having))
        least, floor = (LEAST_ON_TREATY, 0.0) if words in treaties else (LEAST_ANSWERED, 0.5)
        often = 2 * times > len(having) and low > max(floor, len(noted) / len(answered))
        if len(having) >= least and often:
            spelt = spellings[words].most_common(1)[0][0]
            told[words] = AvoidedTerm(words, spelt, times, len(having) - times, low, high)
    kept = [each for each in told.values() if not _within_another(each, told, rows)]
    kept.sort(key=lambda each: (-each.noted, each.supported, each.term))
    return AvoidedTerms(
        sur, len(noted), len(answered) - len(noted), {each.term: each for each in kept}
    )


def _within_another(
    each: AvoidedTerm, told: Mapping[str, AvoidedTerm], rows: Mapping[str, set[int]]
) -> bool:
    """Whether a term stands in little else than one longer told phrase, which then says more."""
    having = rows[each.term]
    return any(
        len(phrase) > len(each.term)
        and f" {each.term} " in f" {phrase} "
        and len(rows[phrase] & having) >= _SAME * len(having)
        for phrase in told
    )
