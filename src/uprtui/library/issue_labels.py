"""From an issue as a person writes it to the label that a library has."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from uprtui.library.errors import LibraryError
from uprtui.library.query import Query
from uprtui.recommendation import canonical_issue, labels_of_themes
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.library.reading import Library

_NEAR = 3


class UnknownIssueError(LibraryError):
    """No recommendation of the library has this issue; `near` are labels that look like it.

    `themes_issues` are UPR Info's labels, where what was typed is a theme of OHCHR's.
    """

    def __init__(
        self, typed: str, near: tuple[str, ...], themes_issues: tuple[str, ...] = ()
    ) -> None:
        if themes_issues:
            shown = " or ".join(f"“{label}”" for label in themes_issues)
            remedy = f"It is a theme of OHCHR's; UPR Info's label is {shown}."
        elif near:
            remedy = f"Did you mean {' or '.join(f'“{label}”' for label in near)}?"
        else:
            remedy = "Labels are spelt as in your exports, for example “Death penalty”."
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
    raise UnknownIssueError(typed, _near(fold(typed), by_spelling), labels_of_themes([typed]))


class UnknownThemeError(LibraryError):
    """No recommendation of the library has this theme of OHCHR's; `near` look like it."""

    def __init__(self, typed: str, near: tuple[str, ...]) -> None:
        remedy = (
            f"Did you mean {' or '.join(f'“{theme}”' for theme in near)}?"
            if near
            else "Themes come with OHCHR's thematic lists and UHRI's export; import one first."
        )
        super().__init__(f"The library has no recommendation with the theme “{typed}”.", remedy)
        self.near = near


def theme_label(library: Library, typed: str) -> str:
    """Return the theme of a library that `typed` means; case and signs make no difference.

    Raises:
        UnknownThemeError: with near themes, where the library has no such theme.
    """
    themes = [str(found.value) for found in library.facets(Query(kind=None), "theme")]
    by_spelling = {_theme_key(theme): theme for theme in themes}
    if _theme_key(typed) in by_spelling:
        return by_spelling[_theme_key(typed)]
    raise UnknownThemeError(typed, _near(_theme_key(typed), by_spelling))


def _theme_key(theme: str) -> str:
    return fold(theme.replace("&", " and "))


def _near(folded: str, by_spelling: Mapping[str, str]) -> tuple[str, ...]:
    """Labels that have the typed words, then those that are spelt alike."""
    having = sorted(known for known in by_spelling if folded and f" {folded}" in f" {known}")
    alike = get_close_matches(folded, by_spelling, n=_NEAR, cutoff=0.6)
    return tuple(by_spelling[known] for known in dict.fromkeys([*having, *alike]))[:_NEAR]
