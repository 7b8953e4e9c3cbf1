"""Find known phrases in the words of a text, whatever their case and spacing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, TypeVar

Value = TypeVar("Value")

#: Words with their apostrophes and hyphens, numbers with their points, and single marks.
TOKEN = re.compile(r"\d+(?:[.,]\d+)*\w*|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|[^\w\s]|_")
_PLAIN = str.maketrans({"’": "'", "‑": "-"})


def plain(token: str) -> str:
    """A token as the tables have it: small letters, straight apostrophes, plain hyphens."""
    return token.lower().translate(_PLAIN)


class Phrases(Generic[Value]):
    """Phrases, each with a value. Where two begin at one word, the longer counts.

    Args:
        entries: (phrase, value). In a phrase, ``a|b`` stands for either word and ``a|`` for a
            word that may be absent; ``*`` stands for any one word.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        found: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            for words in _spellings(phrase):
                found.setdefault(words[0], []).append((words, value))
        self._by_first = {
            first: tuple(sorted(each, key=lambda entry: -len(entry[0])))
            for first, each in found.items()
        }

    def values(self) -> Iterator[Value]:
        """The values of all phrases; the same value as often as it has spellings."""
        return (value for each in self._by_first.values() for _, value in each)

    def at(self, words: Sequence[str], index: int) -> tuple[int, Value] | None:
        """The end of the longest phrase that begins at `index`, and its value; None without."""
        for phrase, value in self._by_first.get(words[index], ()):
            end = index + len(phrase)
            if end <= len(words) and all(
                wanted in {"*", word} for wanted, word in zip(phrase, words[index:end], strict=True)
            ):
                return end, value
        return None

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """Every phrase in order, none within another: first word, end, value."""
        index = 0
        while index < len(words):
            if words[index] in self._by_first:
                found = self.at(words, index)
                if found is not None:
                    end, value = found
                    yield index, end, value
                    index = end
                    continue
            index += 1


def _spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    places = [part.split("|") for part in _parts(phrase)]
    for chosen in product(*places):
        words = tuple(word for word in chosen if word)
        if words:
            yield words


def _parts(phrase: str) -> list[str]:
    """The words and marks of a phrase; what a bar joins stays together."""
    parts: list[str] = []
    for part in phrase.split():
        parts += [part] if "|" in part or part == "*" else map(plain, TOKEN.findall(part))
    return parts
