"""The States that make a recommendation: several in one cell, or in brackets after the text."""

from __future__ import annotations

import re
from functools import lru_cache

from uprtui.api import is_state, split_states
from uprtui_connectors.wg_report_states import Part
from uprtui_connectors.wg_report_states import parts_of as parts_of_paragraph

_BULLET = re.compile(r"^\s*[-–—•*]\s+", re.MULTILINE)
_LINES = re.compile(r"\s*[\n|]+\s*")
_NUMBER = re.compile(r"\s*(\d{1,3}\.\d{1,3})\.?\s+(?=\S)")
_LONGEST_CELL = 6_000
_LONGEST_PARAGRAPH = 20_000
_MOST_BRACKETS = 300
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def states_in(cell: str) -> tuple[str, ...]:
    """The States that a cell names, each once, in their order.

    A cell that names anything else comes back whole: the import says what is wrong with it.
    """
    cell = cell.strip()
    if is_state(cell) or len(cell) > _LONGEST_CELL:
        return (cell,)
    listed = _LINES.sub("; ", _BULLET.sub("", cell).strip()).strip("; ")
    names = split_states(listed) or _between_semicolons(listed)
    return tuple(dict.fromkeys(names)) if names else (cell,)


def parts_of(text: str) -> list[Part]:
    """Split a paragraph by the States in its brackets: the words of each part, and its States.

    Out: no part where no bracket names a State, or the text is far too long for a paragraph.
    """
    if len(text) > _LONGEST_PARAGRAPH or text.count("(") > _MOST_BRACKETS:
        return []
    return [part for part in parts_of_paragraph(text) if part[1]]


def number_of(text: str) -> tuple[str, str]:
    """The paragraph's number that a text begins with (empty where there is none), and the rest."""
    found = _NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _between_semicolons(listed: str) -> tuple[str, ...] | None:
    """Names between semicolons, even where uprtui does not know them all."""
    names = tuple(name.strip() for name in listed.split(";") if name.strip())
    return names if len(names) > 1 and any(map(is_state, names)) else None
