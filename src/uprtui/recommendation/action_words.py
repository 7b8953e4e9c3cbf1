"""Read the words of a recommendation, and remember where each stands in the text as given.

Case, accents, curly quotes, ligatures and numbering make no difference to the words; States in
parentheses at the end ("(Germany) (France);") are no part of what is asked, so they are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 20_000  # characters: 40 times the longest of real asks; what follows decides nothing
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[,.;:/]")
_NUMBERING = re.compile(r"(?:[\W\d_]+|[(\[]?(?:[a-z]|[ivx]+)[.)\]]\s+)+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "\xa0": " "})
_AFTER_STATES = " \t\r\n.,;:/\"'-"


class Words(NamedTuple):
    """Lower-case words and dividing marks, and the (start, end) of each in the text as given."""

    words: list[str]
    places: list[tuple[int, int]]


def read_words(text: str) -> Words:
    """Return the words of any text, of its first LONGEST characters; none without Latin letters."""
    folded, origins = _fold(text[:LONGEST])
    numbering = _NUMBERING.match(folded)
    start = numbering.end() if numbering else 0
    found = list(_WORD.finditer(folded, start, _without_states(folded, start)))
    words = [each[0] for each in found]
    if not any(word[0].isalpha() for word in words):
        return Words([], [])
    if origins is None:
        return Words(words, [each.span() for each in found])
    spans = (each.span() for each in found)
    return Words(words, [(origins[first], origins[end - 1] + 1) for first, end in spans])


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Lower-case letters without accents, and for each where it comes from (None: its index)."""
    plain = text.translate(_QUOTES) if not text.isascii() else text
    if plain.isascii():
        return plain.lower(), None
    letters: list[str] = []
    origins: list[int] = []
    for index, letter in enumerate(plain):
        for part in _plain(letter):
            letters.append(part)
            origins.append(index)
    return "".join(letters), origins


def _plain(letter: str) -> Iterator[str]:
    if letter.isascii():
        yield letter.lower()
        return
    for part in unicodedata.normalize("NFKD", letter).lower():
        # A joiner or soft hyphen inside a word is dropped, as an accent is.
        if unicodedata.category(part) not in {"Mn", "Cf"}:
            yield part


def _without_states(text: str, start: int) -> int:
    """Where the text ends when the parentheses at its end are left out; its end if that is all."""
    kept = last = len(text)
    depth = 0
    while last > start:
        letter = text[last - 1]
        if letter == ")":
            depth += 1
        elif letter == "(":
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and letter not in _AFTER_STATES:
            break
        last -= 1
        if depth == 0:
            kept = last
    return kept if last > start else len(text)
