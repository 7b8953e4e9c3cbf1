"""The words of a text, folded, and where each stands; and the words that say nothing alone.

Words that say nothing are in `empty_words.txt`: articles, pronouns, prepositions, and what
recommendations say of anything. A term that is nothing but such words is no term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from uprtui.focus.instruments import instruments_in
from uprtui.text import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
_BETWEEN = " \t\r\n\xa0-'’"


class Term(NamedTuple):
    """One folded word or two-word phrase, and where it stands in the text (start and end)."""

    words: str
    start: int
    end: int


def words_in(text: str) -> list[Term]:
    """Return the words of a text in order; one that folds to nothing or to several is left out."""
    found = []
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if folded and " " not in folded:
            found.append(Term(folded, *match.span()))
    return found


def treaties_in(text: str) -> list[Term]:
    """Return the treaties that a text names, each by its usual abbreviation ("OPCAT")."""
    words = words_in(text)
    return [
        Term(found.name, words[found.first].start, words[found.end - 1].end)
        for found in instruments_in([word.words for word in words])
    ]


def terms_in(text: str) -> Iterator[Term]:
    """Yield the words that say something, the phrases of two such words, and treaties.

    Numbers and words of fewer than three letters are no terms. "Human rights" counts as one word,
    and a treaty is one term, by its usual abbreviation. The two words of a phrase stand in one
    clause: nothing but spaces, a hyphen or an apostrophe
    is between them.
    """
    treaties = treaties_in(text)
    yield from treaties
    named = {place for each in treaties for place in range(each.start, each.end)}
    before: Term | None = None
    for word in _with_human_rights(text):
        tells = says_something(word.words) and word.start not in named
        if tells:
            yield word
            if before is not None and _side_by_side(text, before, word):
                yield Term(f"{before.words} {word.words}", before.start, word.end)
        before = word if tells else None


def says_something(word: str) -> bool:
    """Whether a folded word is a term by itself."""
    return len(word) >= _SHORTEST and word not in _empty_words() and not word.isdigit()


def _with_human_rights(text: str) -> list[Term]:
    joined: list[Term] = []
    for word in words_in(text):
        if word.words == "rights" and joined and joined[-1].words == "human":
            human = joined.pop()
            joined.append(Term("human rights", human.start, word.end))
        else:
            joined.append(word)
    return joined


def _side_by_side(text: str, one: Term, other: Term) -> bool:
    return not text[one.end : other.start].strip(_BETWEEN)


@cache
def _empty_words() -> frozenset[str]:
    path = resources.files("uprtui.focus").joinpath("empty_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
