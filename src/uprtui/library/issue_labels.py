"""From an issue as a person writes it to the label that a library has."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from uprtui.library.errors import LibraryError
from uprtui.library.query import Query
from uprtui.recommendation import canonical_issue
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library.reading import Library

_NEAR = 3


class UnknownIssueError(LibraryError):
    """No recommendation of the library has this issue; `near` are labels that look like it."""

    def __init__(self, typed: str, near: tuple[str, ...]) -> None:
        remedy = (
            f"Did you mean {' or '.join(f'“{label}”' for label in near)}?"
            if near
            else "Labels are spelt as in your exports, for example “Death penalty”."
        )
        super().__init__(f"The library has no recommendation on “{typed}”.", remedy)
        self.typed = typed
        self.near = near


def issue_label(library: Library, typed: str) -> str:
    """Return the label of a library that `typed` means.

    Case, accents and punctuation make no difference, and UPR Info's other spellings count
    ("torture" is "Torture and other CID treatment").

    Raises:
        UnknownIssueError: with near labels, where the library has no such issue.
    """
    labels = [str(found.value) for found in library.facets(Query(kind=None), "issue")]
    by_spelling = {fold(label): label for label in labels}
    for spelling in (typed, canonical_issue(typed) or ""):
        if fold(spelling) in by_spelling:
            return by_spelling[fold(spelling)]
    raise UnknownIssueError(typed, _near(fold(typed), by_spelling))


def _near(folded: str, by_spelling: Mapping[str, str]) -> tuple[str, ...]:
    """Labels that have the typed words, then those that are spelt alike."""
    having = sorted(known for known in by_spelling if folded and f" {folded}" in f" {known}")
    alike = get_close_matches(folded, by_spelling, n=_NEAR, cutoff=0.6)
    return tuple(by_spelling[known] for known in dict.fromkeys([*having, *alike]))[:_NEAR]
