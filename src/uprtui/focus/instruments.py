"""Treaties by whatever name a text gives them: “OP-CAT” is the Optional Protocol against torture.

`instruments.csv` has each treaty's usual abbreviation and the spellings seen in recommendations,
folded. The names are those of the United Nations Treaty Collection, chapter IV, and of the ILO.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

Spelling = tuple[str, ...]


class Instrument(NamedTuple):
    """A treaty in a list of words: its abbreviation, and its first word and the one after it."""

    name: str
    first: int
    end: int


def instruments_in(words: Sequence[str]) -> list[Instrument]:
    """Find the treaties in folded words, in order; of names one within another the longest."""
    known = _by_first_word()
    found: list[Instrument] = []
    place = 0
    while place < len(words):
        for spelling, name in known.get(words[place], ()):
            end = place + len(spelling)
            if tuple(words[place:end]) == spelling:
                found.append(Instrument(name, place, end))
                place = end
                break
        else:
            place += 1
    return found


@cache
def instrument_names() -> frozenset[str]:
    """The usual abbreviations of all treaties that are known."""
    return frozenset(name for known in _by_first_word().values() for _, name in known)


@cache
def _by_first_word() -> Mapping[str, Sequence[tuple[Spelling, str]]]:
    """First word → the spellings that begin with it, the longest first, and what they mean."""
    text = resources.files("uprtui.focus").joinpath("instruments.csv").read_text(encoding="utf-8")
    found: dict[str, list[tuple[Spelling, str]]] = {}
    for row in csv.DictReader(text.splitlines()):
        for spelt in row["spellings"].split("|"):
            words = tuple(spelt.split())
            found.setdefault(words[0], []).append((words, row["instrument"]))
    for spellings in found.values():
        spellings.sort(key=lambda each: (-len(each[0]), each[0]))
    return found
