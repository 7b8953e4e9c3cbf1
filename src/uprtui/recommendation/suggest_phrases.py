"""Turn the words that led to an issue into phrases that read well, and say where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from uprtui.recommendation.suggest_table import Vocabulary
from uprtui.recommendation.suggest_words import Span, Word

_MOST = 4
_TELLING = 0.2  # a word or pair is named where it weighs at least this share of the weightiest
_BRIDGED = 2  # so many words like "of the" may stand between two parts of one phrase
_NAME = 5  # at most so many words of a name are added on either side
_AND = frozenset({"and", "or"})
_LINKS = (("of", "the"), ("of",), ("with",), ("and",), ())  # between the capitals of one name
# The rest of a hyphenated word: three parts of 30 letters at most, so that no text is slow.
_TAIL = re.compile(r"(?:[-/\u2010\u2011'\u2019][^\W_]{1,30}){1,3}(?![^\W_])")
_HEAD = re.compile(r"(?<![^\W_])(?:[^\W_]{1,30}[-\u2010\u2011]){1,3}\Z")
_LONGEST_HEAD = 93


def phrases_at(
    text: str,
    words: Sequence[Word],
    known: Vocabulary,
    places: Mapping[str, Span],
    weights: Mapping[str, int],
) -> tuple[Span, ...]:
    """Return where the weightiest features stand, in reading order; never empty.

    In: the words of `text`; where each feature stands; what each weighs for the issue. Out: spans
    that do not overlap. Words that tell nothing ("ensure that") are cut off the edges, a name cut
    in two is completed ("Convention against Torture"), and hyphenated words stay whole.
    """
    order = sorted(weights, key=lambda feature: (-weights[feature], feature))
    least = max(1, weights[order[0]] * _TELLING)
    telling = [feature for feature in order if weights[feature] >= least][:_MOST]
    starts = {word.start: place for place, word in enumerate(words)}
    ends = {word.end: place for place, word in enumerate(words)}
    reader = _Reader(text, words, known)
    parts = {(starts[places[f][0]], ends[places[f][1]]) for f in telling}
    told = {part for part in parts if reader.tells(*part)} or parts
    found: list[tuple[int, int]] = []
    for first, last in sorted(reader.completed(*reader.trimmed(*part)) for part in told):
        if found and reader.touch(found[-1][1], first):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(_merged([reader.whole(first, last) for first, last in found]))


class _Reader:
    """The words of one text and what may be done at the edges of a phrase in it."""

    def __init__(self, text: str, words: Sequence[Word], known: Vocabulary) -> None:
        self._text = text
        self._words = words
        self._known = known
        self._shouted = text.isupper()

    def tells(self, first: int, last: int) -> bool:
        """Say whether there is a word that tells something."""
        return any(not self._is(self._known.edges, place) for place in range(first, last + 1))

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Cut off words that tell nothing, unless there are no others."""
        told = [place for place in range(first, last + 1) if not self._is(self._known.edges, place)]
        if not told:
            return first, last
        joined = self._is(self._known.joining, last) and self._gap(last).isspace()
        if joined and not self._is(self._known.skipped, last + 1):
            return told[0], last + 1
        return told[0], told[-1]

    def completed(self, first: int, last: int) -> tuple[int, int]:
        """Add what belongs to a name: capitals beside capitals, across "and" and "of the" too."""
        if self._shouted:
            return first, last
        least, most = max(1, first - _NAME), last + _NAME
        while first > least and self._named(first) and self._named(first - 1):
            if self._gap(first - 1) != " ":
                break
            first -= 1
        while self._named(last):
            following = self._following(last)
            if not last < following <= most or not self._named(following):
                break
            linked = following > last + 1
            if self._is(self._known.edges, following) or (linked and self._acronym(following)):
                break
            last = following
        return first, last

    def _following(self, last: int) -> int:
        """The place of the next word, links of a name passed over; `last` where a mark parts it."""
        for link in _LINKS:
            after = last + len(link) + 1
            if tuple(word.stem for word in self._words[last + 1 : after]) == link:
                parted = any(self._gap(place) != " " for place in range(last, after))
                return last if parted else after
        return last

    def touch(self, last: int, first: int) -> bool:
        """Say whether nothing but a space and a few words like "of the" stands between."""
        return first <= last + 1 + _BRIDGED and all(
            self._gap(place).isspace() and (place + 1 == first or self._bridges(place + 1))
            for place in range(last, first)
        )

    def whole(self, first: int, last: int) -> Span:
        """Return the span of words, with the rest of hyphenated words and "'s"."""
        start, end = self._words[first].start, self._words[last].end
        head = _HEAD.search(self._text, max(0, start - _LONGEST_HEAD), start)
        tail = _TAIL.match(self._text, end)
        return (head.start() if head else start), (tail.end() if tail else end)

    def _is(self, stems: frozenset[str], place: int) -> bool:
        return place < len(self._words) and self._words[place].stem in stems

    def _bridges(self, place: int) -> bool:
        return self._is(self._known.skipped, place) and not self._is(_AND, place)

    def _named(self, place: int) -> bool:
        return place < len(self._words) and self._text[self._words[place].start].isupper()

    def _acronym(self, place: int) -> bool:
        word = self._words[place]
        return self._text[word.start : word.end].isupper()

    def _gap(self, place: int) -> str:
        """What stands between a word and the next; empty after the last."""
        if place + 1 >= len(self._words):
            return ""
        return self._text[self._words[place].end : self._words[place + 1].start]


def _merged(spans: Sequence[Span]) -> list[Span]:
    found = list(spans[:1])
    for start, end in spans[1:]:
        if start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
