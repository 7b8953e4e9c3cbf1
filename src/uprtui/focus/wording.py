"""How a target State writes on an issue: its opening verbs, its lengths, what it asks for.

Where a State has made too few recommendations on an issue, its wording on all issues is read
instead, and `scope` says so.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.focus.departures import ENOUGH, Departure, departures
from uprtui.focus.opening_verbs import opening_verbs
from uprtui.focus.others import COMMON, Beginnings, never_opened, never_written, read_beginnings
from uprtui.focus.similar import Similar, SimilarTexts
from uprtui.recommendation import classify
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation


@dataclass(frozen=True, slots=True)
class VerbUse:
    """An opening verb of a State.

    Attributes:
        verb: in its base form ("ratify", "take steps").
        times: recommendations that open with it, alone or beside other verbs.
        share: of all that were looked at, 0 to 1; the shares of all verbs may exceed 1 together.
        category: the action category (1 to 5) that most of them have.
    """

    verb: str
    times: int
    share: float
    category: int


@dataclass(frozen=True, slots=True)
class Wording:
    """How one State writes.

    Attributes:
        state: ISO alpha-3.
        name: its name, for sentences.
        issue: the issue asked about; None for all.
        scope: what was looked at, one sentence; says where it is not the issue asked about.
        fell_back: whether all issues were looked at because there was too little on `issue`.
        total: recommendations looked at.
        all_issues: recommendations of this State on any issue.
        verbs: its opening verbs, the most frequent first.
        median_words: half of its recommendations have at most so many words; 0 without any.
        most_words: nine in ten have at most so many; 0 without any.
        categories: action category (coded, or else predicted) → recommendations.
        avoids: opening verbs that it never uses, though others do so often that chance does not
            explain it; the one most used by others first.
        avoided_words: folded word → share of other States' texts that have it, for words that it
            never writes on any issue, where chance does not explain it.
        others: how recommendations of the other States begin, on the issues looked at.
        everywhere: how they begin on all issues.
        own_first_words: the first words of its own on all issues.
        texts: its recommendations on all issues, ready to be compared with a draft.
    """

    state: str
    name: str
    issue: str | None
    scope: str
    fell_back: bool
    total: int
    all_issues: int
    verbs: tuple[VerbUse, ...]
    median_words: int
    most_words: int
    categories: Mapping[int, int]
    avoids: tuple[str, ...]
    avoided_words: Mapping[str, float] = field(repr=False)
    others: Beginnings = field(repr=False)
    everywhere: Beginnings = field(repr=False)
    own_first_words: frozenset[str] = field(repr=False)
    texts: SimilarTexts = field(repr=False, compare=False)

    @property
    def on_issue(self) -> str:
        """Where only one issue was looked at, `on` and its label after a space; else nothing."""
        return "" if self.issue is None or self.fell_back else f" on {self.issue}"

    def nearest(self, draft: str, limit: int = 3) -> list[Similar]:
        """Its recommendations nearest to a draft, on whatever issue, nearest first."""
        return self.texts.nearest(draft, limit)

    def departures(self, draft: str) -> tuple[Departure, ...]:
        """Where a draft departs from this wording; cheap enough to run on every key."""
        return departures(self, draft)


def read_wording(
    library: Library, state: str, issue: str | None = None, before_session: int | None = None
) -> Wording:
    """Read how a State writes.

    Args:
        library: the open library.
        state: the recommending State, ISO alpha-3.
        issue: a label, spelt as in the library; None for all issues.
        before_session: use only earlier sessions (those whose session is known).

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.library import Query
    from uprtui.library.usage import texts_with

    sessions = None if before_session is None else (1, before_session - 1)
    result = library.search(Query(by=state, sessions=sessions))
    everything = result.rows(0, result.total)
    on_issue = [each for each in everything if _is_on(each, issue)]
    fell_back = len(on_issue) < ENOUGH and len(on_issue) < len(everything)
    own = everything if fell_back else on_issue
    name = library.states.name(state)
    everywhere = read_beginnings(library, state, None, before_session)
    others = everywhere
    if issue is not None and not fell_back:
        others = read_beginnings(library, state, issue, before_session)
    common = texts_with(library, without=state, at_least=COMMON, before_session=before_session)
    verbs = _verbs(own)
    lengths = sorted(len(each.text.split()) for each in own)
    return Wording(
        state=state,
        name=name,
        issue=issue,
        scope=_scope(name, issue, on_issue, len(everything), before_session),
        fell_back=fell_back,
        total=len(own),
        all_issues=len(everything),
        verbs=verbs,
        median_words=_at_most(lengths, 0.5),
        most_words=_at_most(lengths, 0.9),
        categories=_categories(own),
        avoids=never_opened({use.verb for use in verbs}, len(own), others),
        avoided_words=never_written([each.text for each in everything], common, everywhere.total),
        others=others,
        everywhere=everywhere,
        own_first_words=frozenset(
            word for each in everything for word in fold(each.text).split(maxsplit=1)[:1]
        ),
        texts=SimilarTexts(everything),
    )


def _verbs(own: Sequence[Recommendation]) -> tuple[VerbUse, ...]:
    categories: dict[str, Counter[int]] = defaultdict(Counter)
    for each in own:
        for verb in {opening.verb for opening in opening_verbs(each.text)}:
            categories[verb][_category(each)] += 1
    counted = [
        VerbUse(verb, counts.total(), counts.total() / len(own), counts.most_common(1)[0][0])
        for verb, counts in categories.items()
    ]
    return tuple(sorted(counted, key=lambda use: (-use.times, use.verb)))


def _categories(own: Sequence[Recommendation]) -> Mapping[int, int]:
    return MappingProxyType(dict(sorted(Counter(_category(each) for each in own).items())))


def _category(recommendation: Recommendation) -> int:
    known = recommendation.action
    return known if known is not None else classify(recommendation.text).category


def _at_most(lengths: Sequence[int], share: float) -> int:
    """The smallest of the (sorted) lengths that at least this share of them do not exceed."""
    return lengths[math.ceil(share * len(lengths)) - 1] if lengths else 0


def _is_on(recommendation: Recommendation, issue: str | None) -> bool:
    labels = (*recommendation.issues, *recommendation.suggested)
    return issue is None or issue in labels


def _scope(
    name: str,
    issue: str | None,
    on_issue: Sequence[Recommendation],
    everything: int,
    before_session: int | None,
) -> str:
    earlier = "" if before_session is None else f" before session {before_session}"
    if not everything:
        return f"{name} has made no recommendation{earlier}: nothing is known of its wording."
    all_of_them = f"{_recommendations(everything)} of {name} on all issues{earlier}"
    few = " They are few: take it as a hint." if everything < ENOUGH else ""
    if issue is None:
        return f"{all_of_them}.{few}"
    found = len(on_issue)
    if found < ENOUGH and found < everything:
        has = "no recommendation" if not found else f"only {_recommendations(found)}"
        return f"{name} has made {has} on {issue}{earlier}: this is {all_of_them}.{few}"
    suggested = sum(issue not in each.issues for each in on_issue)
    by_words = f" ({suggested:,} by a suggested label)" if suggested else ""
    return f"{_recommendations(found)} of {name} on {issue}{by_words}{earlier}.{few}"


def _recommendations(number: int) -> str:
    return f"{number:,} recommendation" + ("" if number == 1 else "s")
