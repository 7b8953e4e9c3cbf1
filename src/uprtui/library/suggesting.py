"""Labels for texts that no source labelled, suggested once, when a text comes into the library.

A row needs suggestions where its source gives it no label of UPR Info's vocabulary: none at all, or
only labels of another vocabulary, such as OHCHR's themes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from uprtui.recommendation import ISSUES

Suggest = Callable[[str], tuple[str, ...]]
"""From a text to labels of the vocabulary, best first, each once; none where nothing fits."""

_VOCABULARY = frozenset(ISSUES)
_REMEMBERED = 50_000  # texts; several States say the same, mostly in one review


def suggested_labels(text: str) -> tuple[str, ...]:
    """Return the labels that uprtui itself suggests for a text."""
    from uprtui.recommendation import suggest_issues

    return tuple(found.issue for found in suggest_issues(text))


def remembering(suggest: Suggest) -> Suggest:
    """Return the same, asked once for a text."""
    return lru_cache(_REMEMBERED)(suggest)


def has_known_label(issues: Iterable[str]) -> bool:
    """Whether a row has a label of the vocabulary, spelt as there, so that it needs no others."""
    return not _VOCABULARY.isdisjoint(issues)
