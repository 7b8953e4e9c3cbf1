"""The columns of a thematic list of recommendations: known by their header words, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LONGEST_TITLE = 90

# The first that fits a title decides.
_MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (
            "number",
            r"(?:rec(?:ommendation)?s?\.? )?(?:no|nr|num|number|#|n°|para(?:graph)?s?)\b[ .:]*"
            r"(?:(?:no|number|of (?:the )?(?:recommendation|report))\b.*)?|#|s/n",
        ),
        ("source", r"source.*|(?:document )?symbol"),
        ("left out", r".*\b(?:assessment|comments?|remarks?|level of implementation|notes)\b.*"),
        ("text", r"(?:list of |text of (?:the )?|upr )?recommendations?\b.*"),
        (
            "states",
            r"(?:recommending|reviewing) (?:state|countr|member).*|(?:state|countr)\w*(?:\(.*\))?"
            r"|(?:made|recommended) by|by",
        ),
        (
            "position",
            r"(?:.*\b)?(?:position|response|reply|status)s?\b.*|(?:supported|accepted)\b.*noted",
        ),
        ("sdgs", r".*(?:\bsdgs?\b|sustainable development goals?).*"),
        ("themes", r".*\b(?:themes?|right or area|rights? and areas?|issues?|topics?)\b.*"),
        ("affected", r".*\b(?:persons?|groups?)\b.*"),
    )
)
_NEEDED_BESIDE = frozenset({"position", "themes", "sdgs", "states", "affected"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands in a table.

    Args:
        titles: the header's words, cell by cell.
        cells: meaning → which cell of a row, counted from 0.
        places: meaning → which column of the table's grid.
    """

    titles: tuple[str, ...]
    cells: Mapping[str, int]
    places: Mapping[str, int]

    def taken_from(self, row: Sequence[str], starts: Sequence[int]) -> dict[str, str]:
        """The texts of a row by meaning.

        A row with as many cells as the header is read cell by cell, another by the grid.
        """
        if len(starts) == len(self.titles):
            return {meaning: row[starts[at]] for meaning, at in self.cells.items()}
        return {
            meaning: row[at] for meaning, at in self.places.items() if at < len(row) and row[at]
        }


def meaning_of(title: str) -> str:
    """What a column holds, by its title; empty where the title is not known."""
    words = " ".join(title.casefold().replace("\u2019", "'").split()).strip(" *:")
    if not words or len(words) > _LONGEST_TITLE:
        return ""
    return next((meaning for meaning, form in _MEANINGS if form.fullmatch(words)), "")


def columns_of(block: Mapping[str, Any]) -> Columns | None:
    """The columns that a header row names; None where a row is no header."""
    row, starts = block["row"], block["starts"]
    titles = tuple(" ".join(row[at].split()) for at in starts)
    cells: dict[str, int] = {}
    for at, title in enumerate(titles):
        meaning = meaning_of(title)
        if meaning and meaning != "left out":
            cells.setdefault(meaning, at)
    if "text" not in cells or not _NEEDED_BESIDE & set(cells):
        return None
    return Columns(titles, cells, {meaning: starts[at] for meaning, at in cells.items()})


def has_header(lines: Sequence[str]) -> bool:
    """Whether a header's titles stand one after another among the lines of a document."""
    near = 8
    for at, line in enumerate(lines):
        if meaning_of(line) == "text":
            around = {meaning_of(other) for other in lines[max(0, at - near) : at + near]}
            if _NEEDED_BESIDE & around:
                return True
    return False
