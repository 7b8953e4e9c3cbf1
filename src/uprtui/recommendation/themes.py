"""OHCHR's themes beside UPR Info's issues: two vocabularies, kept apart, with a table between them.

The table `themes.csv` was made by reading both vocabularies side by side: `same` says that whatever
has the theme has the issue as well, as UPR Info tags it; `near` that it often has. Only `same` is
used to suggest an issue. OHCHR has worded its themes in several ways since 2014; all that were seen
are in the table, and a theme that is not in it suggests nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from uprtui.text import fold


class ThemeIssue(NamedTuple):
    """One row of the table: a theme, an issue, and `same` or `near`."""

    theme: str
    issue: str
    relation: str


def theme_table() -> tuple[ThemeIssue, ...]:
    """Return the whole table, in its order."""
    table = resources.files("uprtui.recommendation") / "themes.csv"
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return tuple(ThemeIssue(row["theme"], row["issue"], row["relation"]) for row in rows)


def labels_of_themes(themes: Iterable[str]) -> tuple[str, ...]:
    """Return the issues of UPR Info that are the same as some of OHCHR's themes, each once.

    In: themes in any spelling of case and signs (`&` or `and`).
    """
    table = _same()
    return tuple(dict.fromkeys(issue for theme in themes for issue in table.get(_key(theme), ())))


def themes_of_label(issue: str) -> tuple[str, ...]:
    """Return the themes that are the same as an issue of UPR Info, then those near it."""
    found = [row for row in theme_table() if row.issue == issue]
    return tuple(row.theme for row in sorted(found, key=lambda row: row.relation != "same"))


@cache
def _same() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in theme_table():
        if row.relation == "same":
            table[_key(row.theme)] = (*table.get(_key(row.theme), ()), row.issue)
    return table


def _key(theme: str) -> str:
    return fold(theme.replace("&", " and "))
