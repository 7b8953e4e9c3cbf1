"""Where the words of a search stand in a text, to be shown in another style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from uprtui.library.query import Words, parse_words
from uprtui.text import fold


@dataclass(slots=True)
class _Word:
    """A folded word; each of its letters starts and ends at a place of the unfolded text."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def highlight(text: str, words: Words | str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of `text` that the wanted words of a query match.

    In: a text as it is shown, and a query's words, typed or parsed. Out: spans in ascending order
    that do not overlap; a word that may go on marks only the letters typed. Case, accents and
    punctuation are folded to compare; the spans are places in the text as it is.
    """
    wanted = parse_words(words) if isinstance(words, str) else words
    present = list(_words_of(text))
    spans = [
        span
        for sought_words, whole in ((wanted.all, False), (wanted.phrases, True))
        for sought in sought_words
        for span in _spans(present, sought.split(" "), whole=whole)
    ]
    return _united(spans)


def _words_of(text: str) -> Iterator[_Word]:
    """The words of a text exactly as `fold` separates them."""
    word = _Word()
    for place, char in enumerate(text):
        folded = _folded(char)
        if not folded and word.letters:  # an accent of its own belongs to the letter before it
            word.ends[-1] = place + 1
        for letter in folded:
            if letter != " ":
                word.letters += letter
                word.starts.append(place)
                word.ends.append(place + 1)
            elif word.letters:
                yield word
                word = _Word()
    if word.letters:
        yield word


@lru_cache(maxsize=1024)
def _folded(char: str) -> str:
    """What folding makes of one character inside a word: letters, a space, or nothing."""
    return fold(f"x{char}x")[1:-1]


def _spans(
    present: Sequence[_Word], sought: list[str], *, whole: bool
) -> Iterator[tuple[int, int]]:
    *complete, last = sought
    for at in range(len(present) - len(complete)):
        end = present[at + len(complete)]
        if all(
            word.letters == part for word, part in zip(present[at:], complete, strict=False)
        ) and (end.letters == last if whole else end.letters.startswith(last)):
            yield present[at].starts[0], end.ends[len(last) - 1]


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; those that touch or overlap become one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
