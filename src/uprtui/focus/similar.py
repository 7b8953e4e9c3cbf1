"""Earlier recommendations to the same State that a drafted ask could lean on or repeat.

Two texts are near where they share rare words: "torture" counts for more than "ensure". Words are
compared by their first letters, so "investigate" meets "investigation", and treaties by any of
their names, so "OP-CAT" meets "the Optional Protocol to the Convention against Torture". It is
cosine similarity of tf-idf vectors with words counted once, fast enough for every key.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from uprtui.focus.instruments import instruments_in
from uprtui.focus.terms import Term, words_in
from uprtui.recommendation import Kind
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation

#: Below this (0 to 1) shared words are chance. Seen on drafts against UPR Info's sessions 1 to 17.
LEAST_SIMILAR = 0.15
_STEM_LETTERS = 6
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Similar:
    """One earlier recommendation, how near it is, and what it shares with the draft.

    Attributes:
        recommendation: the earlier one.
        others: those with the same words, from other States or sessions.
        score: 0 to 1; 1 where it has just the draft's words.
        spans: where the shared words stand in its text (start and end of each).
    """

    recommendation: Recommendation
    others: tuple[Recommendation, ...]
    score: float
    spans: tuple[tuple[int, int], ...]


class SimilarTexts:
    """The earlier recommendations to one State, ready to be compared with a draft on every key.

    Args:
        earlier: the recommendations; their words are counted once, here.
    """

    def __init__(self, earlier: Iterable[Recommendation]) -> None:
        by_words: dict[str, list[Recommendation]] = defaultdict(list)
        for found in earlier:
            by_words[fold(found.text)].append(found)
        self._earlier = tuple(by_words.values())
        stems = [frozenset(_stems(same[0].text)) for same in self._earlier]
        self._texts_with = Counter(stem for each in stems for stem in each)
        self._having: dict[str, list[int]] = defaultdict(list)
        for index, each in enumerate(stems):
            for stem in each:
                self._having[stem].append(index)
        self._lengths = [self._length(each) for each in stems]

    @classmethod
    def to_state(cls, library: Library, sur: str, kind: Kind = Kind.RECOMMENDATION) -> SimilarTexts:
        """All recommendations to a State under review (ISO alpha-3).

        Args:
            library: the open library.
            sur: the State.
            kind: of States, or `Kind.SUPPORTING`: of treaty bodies and special procedures.

        Raises:
            LibraryError: where the library can no longer be read.
        """
        from uprtui.library import Query

        result = library.search(Query(sur=sur, kind=kind))
        return cls(result.rows(0, result.total))

    def __len__(self) -> int:
        """How many recommendations there are, the same words counted each time."""
        return sum(len(same) for same in self._earlier)

    def nearest(self, draft: str, limit: int = 5) -> list[Similar]:
        """The nearest earlier recommendations, nearest first; equally near, the latest first.

        Args:
            draft: the text as it stands.
            limit: at most so many.
        """
        wanted = frozenset(_stems(draft))
        length = self._length(wanted)
        if not length:
            return []
        shared: dict[int, float] = defaultdict(float)
        for stem in wanted:
            weight = self._weight(stem) ** 2
            for index in self._having.get(stem, ()):
                shared[index] += weight
        scores = [
            (-common / (length * self._lengths[index]), index) for index, common in shared.items()
        ]
        return [
            self._similar(index, min(1.0, -score), wanted)
            for score, index in nsmallest(limit, scores)
            if -score >= LEAST_SIMILAR
        ]

    def _weight(self, stem: str) -> float:
        """How much a word tells: the more, the fewer texts have it."""
        return math.log((len(self._earlier) + 1) / (self._texts_with[stem] + 0.5))

    def _tells(self, stem: str) -> bool:
        """Whether the word is worth marking: at most half of the texts have it."""
        return 2 * self._texts_with[stem] <= len(self._earlier)

    def _length(self, stems: Iterable[str]) -> float:
        return math.sqrt(sum(self._weight(stem) ** 2 for stem in stems))

    def _similar(self, index: int, score: float, wanted: frozenset[str]) -> Similar:
        first, *others = self._earlier[index]
        spans = tuple(
            (found.start, found.end)
            for found in _marks(first.text)
            if self._tells(found.words) and found.words in wanted
        )
        return Similar(first, tuple(others), score, spans)


def _stems(text: str) -> list[str]:
    return [found.words for found in _marks(text)]


def _marks(text: str) -> list[Term]:
    """What two texts can share, and where it stands: treaties by any name, and stems of words.

    Numbers say little ("by 2028").
    """
    words = words_in(text)
    treaties = instruments_in([word.words for word in words])
    marks = [Term(each.name, words[each.first].start, words[each.end - 1].end) for each in treaties]
    taken = {place for each in treaties for place in range(each.first, each.end)}
    marks += [
        Term(word.words[:_STEM_LETTERS], word.start, word.end)
        for place, word in enumerate(words)
        if place not in taken and len(word.words) >= _SHORTEST_WORD and not word.words.isdigit()
    ]
    return sorted(marks, key=lambda mark: mark.start)
