"""A draft as the checks read it: its words with their places in the text as given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from uprtui.focus.lint.phrases import TOKEN, plain
from uprtui.focus.lint.tables import fixed_names
from uprtui.text import visible

#: Characters that the checks of words look at. A draft past it is far too long anyway, and is
#: told so; the limit keeps every key fast on whatever is pasted.
EXAMINED = 6_000
_QUOTED = 70
_ENDS = frozenset(".!?")
# fmt: off
_NOT_ENDS = frozenset([
    "no", "nos", "art", "arts", "para", "paras", "mr", "mrs", "ms", "dr", "st", "vs", "e.g", "i.e",
    "etc", "al", "cf", "inc", "ltd", "prof", "hon", "gen", "op",
])
# fmt: on


@dataclass(frozen=True)
class Draft:
    """A text, cut into words and marks once.

    Attributes:
        text: as given.
    """

    text: str

    @cached_property
    def size(self) -> int:
        """Words between spaces, of the whole text."""
        return len(self.text.split())

    @cached_property
    def _tokens(self) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        words, starts, ends = [], [], []
        for found in TOKEN.finditer(self.text, 0, EXAMINED):
            words.append(plain(found[0]))
            starts.append(found.start())
            ends.append(found.end())
        return tuple(words), tuple(starts), tuple(ends)

    @property
    def words(self) -> tuple[str, ...]:
        """Words and marks in small letters."""
        return self._tokens[0]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from `first` up to `end` stand in the text."""
        return self._tokens[1][first], self._tokens[2][end - 1]

    def spelt(self, first: int, end: int) -> str:
        """Those words as the text spells them, fit to be quoted in a sentence."""
        start, stop = self.span(first, end)
        return quote(self.text[start:stop])

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """The words and marks that stand between two places of the text."""
        words, starts, ends = self._tokens
        return words[bisect_left(starts, start) : bisect_right(ends, end)]

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """For each word, the sort of fixed name that it belongs to, such as a treaty's; or ""."""
        marks = [""] * len(self.words)
        for first, end, sort in fixed_names().find(self.words):
            marks[first:end] = [sort] * (end - first)
        return tuple(marks)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The first word and the end of every sentence that has words."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[tuple[int, int]]:
        first = 0
        for index, word in enumerate(self.words):
            if word in _ENDS and self._is_end(index):
                if self._has_words(first, index):
                    yield first, index + 1
                first = index + 1
        if self._has_words(first, len(self.words)):
            yield first, len(self.words)

    def _is_end(self, index: int) -> bool:
        """Whether a mark ends a sentence: white space follows, and no abbreviation precedes."""
        end = self._tokens[2][index]
        if end < len(self.text) and not self.text[end].isspace():
            return False
        if self.words[index] != "." or not index:
            return True
        before = self.words[index - 1]
        return before not in _NOT_ENDS and not (len(before) == 1 and before.isalpha())

    def _has_words(self, first: int, end: int) -> bool:
        return any(word[0].isalpha() for word in self.words[first:end])


def quote(text: str) -> str:
    """A piece of a draft, visible, on one line and not long."""
    shown = visible(" ".join(text.split()))
    return shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1].rstrip() + "…"
