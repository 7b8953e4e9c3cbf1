"""Read a text as the features that issues are suggested from: word stems, alone and in pairs.

A feature keeps where it stands, so that a suggestion can point at the words that led to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from uprtui.text import fold

# An entity of an export ("&#039;") is no word. Marks that stand alone (decomposed accents) and
# invisible breaks (soft hyphen, zero-width space) do not part a word.
_WORD = re.compile(
    r"&(?:#\w{1,7}|[A-Za-z]\w{1,31});|[^\W_]+(?:[\u0300-\u036f\u00ad\u200b]+[^\W_]*)*"
)
_ENDINGS = (
    "ational", "isation", "ization", "ation", "ions", "ion", "ising", "izing", "ing", "ised",
    "ized", "ise", "ize", "ed", "ment", "ity", "ly", "al", "ive", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4
_LONGEST_WORD = 40  # longer runs of letters are no words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word's stem and where the word stands in the text."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the tagging chart: the stems it is known by and the issues it is tagged with."""

    stems: tuple[str, ...]
    issues: tuple[str, ...]


def words_of(text: str, same: Mapping[str, str] | None = None) -> list[Word]:
    """Return the words of `text` in order, from the first that has a letter on.

    `same` holds the stems of newer or rarer words and the stems that they are read as ("LGBTI" as
    "LGBT").

    Numbers before it are those of a paragraph or a list ("137.197 Improve ..."); later ones
    stay, since they name conventions and resolutions ("ILO Convention 169").
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0] == "&" or len(word) > _LONGEST_WORD or (not found and word.isdigit()):
            continue
        stem = stem_of(word)
        if stem:
            found.append(Word(same.get(stem, stem) if same else stem, match.start(), match.end()))
    return found


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """Return what a word shares with its other forms: folded, without its grammatical ending.

    >>> stem_of("Protection") == stem_of("protecting") == stem_of("protect")
    True
    """
    word = fold(word)
    if len(word) > _SHORTEST_STEM and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) >= _SHORTEST_STEM and word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def features_of(
    words: Sequence[Word], skipped: frozenset[str], chart: Mapping[str, Sequence[Phrase]]
) -> dict[str, Span]:
    """Return the features of a text, each once, with the place where it first stands.

    In: its words; words that carry no issue ("of", "the"), as they are spelt; the phrases of the
    chart by their first stem, the longest first. Out: stems ("tortur"), pairs of neighbours among
    the words that are not skipped ("right child"), and a mark for every issue that the chart tags
    a phrase with ("=Trafficking").
    """
    telling = [word for word in words if word.stem not in skipped]
    found: dict[str, Span] = {}
    for word in telling:
        found.setdefault(word.stem, (word.start, word.end))
    for first, second in pairwise(telling):
        found.setdefault(f"{first.stem} {second.stem}", (first.start, second.end))
    place = 0
    while place < len(telling):
        phrase = _phrase_at(telling, place, chart.get(telling[place].stem, ()))
        if phrase is None:
            place += 1
            continue
        last = place + len(phrase.stems) - 1
        for issue in phrase.issues:
            found.setdefault(f"={issue}", (telling[place].start, telling[last].end))
        place = last + 1
    return found


def _phrase_at(words: Sequence[Word], place: int, phrases: Iterable[Phrase]) -> Phrase | None:
    for phrase in phrases:
        end = place + len(phrase.stems)
        if tuple(word.stem for word in words[place:end]) == phrase.stems:
            return phrase
    return None
