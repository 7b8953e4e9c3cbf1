"""Which States a misspelt name may have meant: suggestions for a person, never an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

_NEAR_ENOUGH = 0.72
_BEHIND_THE_BEST = 0.15
_TOLD_APART = 4


def codes(name_key: str, by_spelling: Mapping[str, str]) -> list[str]:
    """Return the codes of the States near a name, nearest first.

    A State is near where one of its spellings is alike, and not much less alike than the
    best, or where it holds every word of the name (`Korea` is near both Koreas). A name
    whose words more than four States hold (`Republic`) is near nothing.

    Args:
        name_key: the `spelling.key` of the name; an empty one is near nothing.
        by_spelling: key of a spelling to the code of its State; codes in capitals are
            left out.
    """
    words = set(name_key.split())
    spellings = [item for item in by_spelling.items() if not item[0].isupper()]
    holding = {code for spelling, code in spellings if words <= set(spelling.split())}
    if not words or len(holding) > _TOLD_APART:
        return []
    likeness = _likeness(name_key, spellings)
    for code in holding:
        likeness[code] = likeness.get(code, 0.0) + 1.0
    worst = max(likeness.values(), default=0.0) - _BEHIND_THE_BEST
    near = [code for code in likeness if code in holding or likeness[code] >= worst]
    return sorted(near, key=lambda code: (-likeness[code], code))


def _likeness(name_key: str, spellings: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Return, for each State that is near enough, how alike its nearest spelling is (0 to 1)."""
    likeness: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name_key)
    for spelling, code in spellings:
        matcher.set_seq1(spelling)
        enough = max(_NEAR_ENOUGH, likeness.get(code, 0.0))
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= enough:
            ratio = matcher.ratio()
            if ratio >= enough:
                likeness[code] = ratio
    return likeness
