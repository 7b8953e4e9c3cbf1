"""Numbers of paragraphs as a State names them: `131.5, 131.7–131.12, 14 and 131.20-22`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

_FULL = re.compile(r"(?<![\d./])(\d{1,3})\s?\.\s?(\d{1,3})(?![\d%])(?!\.\d)")
_RANGE = re.compile(
    r"\s*(?:[–—\-‐‑‒−]|\bto\b|\bthrough\b|\buntil\b)\s*(?:(\d{1,3})\s?\.\s?)?(\d{1,3})(?![\d%])(?!\.\d)"
)
_MORE = re.compile(r"\s*(?:,|;|&|/|\band\b)+\s*(\d{1,3})(?=\s*(?:[,;&/)–—\-]|\.(?!\d)|\band\b|$))")
_BARE = re.compile(
    r"\b(rec(?:ommendation)?s?\.?\s+(?:nos?\.?\s*|numbers?\s+)?)"
    r"(\d{1,3}(?!\.?\d)(?:(?:\s*(?:[,;&–—\-]|and|to)\s*)+\d{1,3}(?![\d.]\d))*)",
    re.IGNORECASE,
)
_LONGEST_RANGE = 400
_NEAR = 12


def references(text: str, tops: Collection[str]) -> list[str]:
    """Return the paragraphs that a text names, ranges filled in, in their order, each once.

    In: a text, and the numbers before the dot that may be meant (`{"131"}`); other numbers, such
    as percentages, are passed over.
    """
    return list(dict.fromkeys(_references(text, tops)))


def _references(text: str, tops: Collection[str]) -> Iterator[str]:
    at = 0
    while (found := _FULL.search(text, at)) is not None:
        at = found.end()
        if found[1] not in tops:
            continue
        top, number = found[1], int(found[2])
        yield f"{top}.{number}"
        while True:
            if (further := _RANGE.match(text, at)) is not None and further[1] in (None, top):
                last = int(further[2])
                if not number < last <= number + _LONGEST_RANGE:
                    break
                yield from (f"{top}.{each}" for each in range(number + 1, last + 1))
            elif (further := _MORE.match(text, at)) is not None and int(further[1]) > number:
                last = int(further[1])
                yield f"{top}.{last}"
            else:
                break
            number, at = last, further.end()


def with_top(text: str, top: str) -> str:
    """Write the report's paragraph before bare numbers: `recommendations 1–5, 14` → `115.1–5, 14`.

    For States that leave it out. In: a text, and the number of the paragraph ("115").
    """
    return _BARE.sub(lambda found: f"{found[1]}{top}.{found[2]}", text)


def names_bare_numbers(text: str) -> bool:
    """Whether a text names recommendations by numbers without a dot: `recommendations 1–5`."""
    return _BARE.search(text) is not None


def tops_of(text: str) -> frozenset[str]:
    """The numbers before the dot that a text's references use: the commonest and its neighbours.

    An addendum names paragraphs of one section, so 99.9 and 190.1 beside hundreds of 140.x are
    percentages or conventions.
    """
    counted = Counter(found[1] for found in _FULL.finditer(text))
    if not counted:
        return frozenset()
    usual = int(counted.most_common(1)[0][0])
    return frozenset(top for top in counted if abs(int(top) - usual) <= _NEAR and int(top) > 0)
