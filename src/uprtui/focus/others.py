"""How other States write: the measure against which a State's own habits stand out.

What a State "never" writes is said only where chance does not explain it: if it wrote as the
others do, its recommendations would all lack the word with a chance of less than 1%. The others'
share is taken at the lower end of its interval, so that a few recommendations prove nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.focus.opening_verbs import first_of_several, opening_verbs
from uprtui.focus.shares import absent_by_chance, interval
from uprtui.focus.terms import says_something
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library import Library

#: Below this chance, a verb's absence is a habit.
LEAST_CHANCE = 0.01
#: A word that a State avoids is looked for among those that at least this share of texts has.
COMMON = 0.005
#: Hundreds of words are looked at, so chance must explain the absence of each still less.
_LEAST_CHANCE_OF_WORD = LEAST_CHANCE / 10
_STEM_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Beginnings:
    """How the recommendations of all States but one begin.

    Attributes:
        total: recommendations.
        verbs: opening verb → how many begin with it outright; those behind a preamble are not
            counted, so a share is rather too small.
        first_words: first word → how many begin with it.
    """

    total: int
    verbs: Mapping[str, int]
    first_words: Mapping[str, int]

    def share(self, verb: str) -> float:
        """The share of recommendations that begin with a verb, 0 to 1."""
        return self.verbs.get(verb, 0) / self.total if self.total else 0.0


def read_beginnings(
    library: Library, without: str, issue: str | None, before_session: int | None
) -> Beginnings:
    """Count how recommendations begin, without those of one State (ISO alpha-3).

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.library.usage import beginnings

    counted = beginnings(
        library,
        without=without,
        going_on=first_of_several(),
        issue=issue,
        before_session=before_session,
    )
    verbs: Counter[str] = Counter()
    first_words: Counter[str] = Counter()
    for beginning, times in counted.items():
        first_words[beginning.partition(" ")[0]] += times
        found = opening_verbs(beginning)
        if found and found[0].start == 0:
            verbs[found[0].verb] += times
    return Beginnings(
        sum(counted.values()), MappingProxyType(dict(verbs)), MappingProxyType(dict(first_words))
    )


def never_opened(used: Collection[str], total: int, others: Beginnings) -> tuple[str, ...]:
    """The verbs that a State avoids, the one most used by others first.

    Args:
        used: the verbs with which it opens.
        total: its recommendations.
        others: how the others begin, on the same issues.
    """
    never = [
        verb
        for verb, times in others.verbs.items()
        if verb not in used
        and absent_by_chance(interval(times, others.total)[0], total) < LEAST_CHANCE
    ]
    return tuple(sorted(never, key=lambda verb: (-others.verbs[verb], verb)))


def never_written(
    own: Iterable[str], common: Mapping[str, float], total: int
) -> Mapping[str, float]:
    """Words of others that a State never writes, nor another form of them.

    Args:
        own: the texts of its recommendations.
        common: folded word → share (0 to 1) of the others' texts that have it.
        total: how many texts of the others there are.

    Returns:
        the part of `common` that it avoids.
    """
    texts = list(own)
    stems = {word[:_STEM_LETTERS] for text in texts for word in fold(text).split()}
    return MappingProxyType(
        {
            word: share
            for word, share in common.items()
            if says_something(word)
            and word[:_STEM_LETTERS] not in stems
            and absent_by_chance(interval(round(share * total), total)[0], len(texts))
            < _LEAST_CHANCE_OF_WORD
        }
    )
