"""The rule tables behind an action category: opening verbs, deciding objects, skipped words.

Three CSV files beside this module hold the rules, one a row:
`action_openings.csv` (opening verb → category, and the lists whose words overrule it),
`action_objects.csv` (those lists) and `action_skipped.csv` (words before the verb).
Verbs of UPR Info's own description of the scale (October 2014) name it as their source; the
others are read from how UPR Info coded sessions 1 to 13.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_IRREGULAR = {
    "begun": "begin",
    "brought": "bring",
    "found": "find",
    "given": "give",
    "held": "hold",
    "kept": "keep",
    "made": "make",
    "noted": "note",  # else read as a form of "not"
    "noting": "note",
    "sought": "seek",
    "taken": "take",
    "undertaken": "undertake",
    "withdrawn": "withdraw",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening verb or phrase, its category, and the object words that overrule it.

    `objects` holds object words in the singular with the category that each one means.
    """

    words: tuple[str, ...]
    category: int
    objects: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ActionTable:
    """All rules: openings by their first word (longest first), and the phrases to skip."""

    openings: Mapping[str, tuple[Opening, ...]]
    adverbs: frozenset[tuple[str, ...]]
    preambles: frozenset[tuple[str, ...]]
    markers: frozenset[tuple[str, ...]]

    def opening_at(self, words: Sequence[str], index: int) -> Opening | None:
        """Return the longest opening that stands at `index`, in whatever form of its verb."""
        if index >= len(words):
            return None
        for base in base_forms(words[index]):
            for opening in self.openings.get(base, ()):
                end = index + len(opening.words)
                if tuple(words[index + 1 : end]) == opening.words[1:]:
                    return opening
        return None


@cache
def action_table() -> ActionTable:
    """Return the package's own rules, read once."""
    objects: dict[str, dict[str, int]] = {}
    for row in _rows("action_objects.csv"):
        objects.setdefault(row["list"], {})[row["word"]] = int(row["category"])
    openings: dict[str, list[Opening]] = {}
    for row in _rows("action_openings.csv"):
        words = tuple(row["opening"].split())
        deciding: dict[str, int] = {}
        for name in row["object_lists"].split():
            deciding |= objects[name]
        openings.setdefault(words[0], []).append(Opening(words, int(row["category"]), deciding))
    skipped: dict[str, set[tuple[str, ...]]] = {}
    for row in _rows("action_skipped.csv"):
        skipped.setdefault(row["role"], set()).add(tuple(row["words"].split()))
    return ActionTable(
        openings={
            first: tuple(sorted(found, key=lambda opening: -len(opening.words)))
            for first, found in openings.items()
        },
        adverbs=frozenset(skipped["adverb"]),
        preambles=frozenset(skipped["preamble"]),
        markers=frozenset(skipped["marker"]),
    )


def base_forms(word: str) -> Iterator[str]:
    """Yield the forms under which the tables may hold `word`, the word itself first.

    Undoes gerunds, past and third-person endings and the British -ise. A form that is no
    word is harmless, since no table holds it.
    """
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
        return
    if word.endswith("ise"):
        yield word[:-3] + "ize"
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            yield from _from_stem(word.removesuffix(ending))
    if word.endswith("s"):
        yield word[:-1]
        yield word[:-2]
        yield word[:-3] + "y"


def singular_forms(word: str) -> Iterator[str]:
    """Yield `word` and the singulars that it may be the plural of."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("s"):
        yield word[:-1]


def _from_stem(stem: str) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if stem.endswith("is"):
        yield stem[:-1] + "ze"


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("uprtui.recommendation").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
