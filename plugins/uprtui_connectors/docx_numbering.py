"""The numbers and bullets that Word puts before paragraphs by itself: `6.1.`, `(a)`, `•`.

They stand nowhere in the text: a paragraph names a list and a level, or its style does, and the
number is counted. Runs in the worker process. Format: ECMA-376, part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from uprtui_connectors.docx_xml import attribute, child, local, value

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 89
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    """One list: its levels, and how far each has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def next_mark(self, at: int) -> str:
        """Count one on at a level, and write its number."""
        level = self.levels.get(at)
        if level is None:
            return ""
        self.counts[at] = self.counts.get(at, level.start - 1) + 1
        for deeper in [number for number in self.counts if number > at]:
            del self.counts[deeper]
        if level.form == "bullet":
            return _BULLET
        return "" if level.form == "none" else _PLACE.sub(self._written, level.pattern)

    def _written(self, place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        level = self.levels.get(at, _Level())
        return _spelt(self.counts.get(at, level.start), level.form)


class Numbering:
    """The lists of one document, counted as its paragraphs go by.

    Args:
        numbering: root of the part with the lists, or None.
        styles: root of the part with the styles, or None.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        shared = _shared_lists(numbering)
        self._lists: dict[str, _List] = {}
        for element in _named(numbering, "num"):
            own = shared.get(value(element, "abstractNumId"))
            if own is not None:
                self._lists[attribute(element, "numId")] = _with_overrides(own, element)
        self._styles = {
            attribute(style, "styleId"): _list_of(child(style, "pPr"))
            for style in _named(styles, "style")
        }

    def mark(self, paragraph: Any) -> str:
        """The number or bullet of the next paragraph; empty where it has none."""
        properties = child(paragraph, "pPr")
        if properties is None:
            return ""
        by_style = self._styles.get(value(properties, "pStyle"), ("", ""))
        identity, level = _list_of(properties)
        found = self._lists.get(identity or by_style[0])
        at = level or by_style[1] or "0"
        return found.next_mark(int(at)) if found is not None and at in "012345678" else ""


def _shared_lists(numbering: Any) -> dict[str, _List]:
    return {
        attribute(element, "abstractNumId"): _List(_levels(element))
        for element in _named(numbering, "abstractNum")
    }


def _with_overrides(shared: _List, element: Any) -> _List:
    """The list of a `num`: the shared one itself, or one that starts or counts in its own way."""
    overrides = list(_named(element, "lvlOverride"))
    if not overrides:
        return shared
    levels = dict(shared.levels)
    for override in overrides:
        at = _small(attribute(override, "ilvl"), 0)
        own = _levels(override).get(at, levels.get(at, _Level()))
        start = _small(value(override, "startOverride"), own.start)
        levels[at] = _Level(start, own.form, own.pattern)
    return _List(levels)


def _levels(element: Any) -> dict[int, _Level]:
    return {
        _small(attribute(level, "ilvl"), 0): _Level(
            start=_small(value(level, "start"), 0),
            form=value(level, "numFmt") or "decimal",
            pattern=value(level, "lvlText"),
        )
        for level in _named(element, "lvl")
    }


def _list_of(properties: Any) -> tuple[str, str]:
    """The list and the level that properties of a paragraph or a style name."""
    return value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")


def _named(root: Any, name: str) -> list[Any]:
    return [] if root is None else [element for element in root if local(element) == name]


def _small(written: str, otherwise: int) -> int:
    sound = written.isascii() and written.isdigit() and len(written) < 7
    return int(written) if sound else otherwise


def _spelt(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        times, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("a") + rest) * min(times + 1, 9)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= _LARGEST_ROMAN:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    tens, rest = divmod(number, 50) if number >= 50 else (0, number)
    found = ["l"] if tens else []
    if not tens and rest >= 40:
        found, rest = ["xl"], rest - 40
    for worth, letters in _ROMAN:
        while rest >= worth:
            found.append(letters)
            rest -= worth
    return "".join(found)
