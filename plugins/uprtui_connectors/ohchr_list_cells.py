"""What stands in the cells of a thematic list: numbers, positions, themes, persons, goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uprtui.api import ISSUE_SEPARATOR

_BULLET = re.compile(r"^[\s\-\u2010-\u2015•▪●·*]+")
_CODE = re.compile(
    r"^(?:[A-Z]{1,2}\d{1,3}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.)\s+(?=\S)"
)
# OHCHR's lists set spaces around some characters: "non ‑ discrimination", "Slovenia ’ s".
_LOOSE_HYPHEN = re.compile(r"(?<=\w) ?\u2011 ?(?=\w)")
_LOOSE_APOSTROPHE = re.compile(r"(?<=\w) ?([’']) ?(?=s\b)")
_NEXT_CODED = re.compile(r";\s*(?=[A-Z]\d{1,2}\s)")
_THEME_ROW = re.compile(
    r"^(?:themes?|(?:human )?rights? or areas?|rights?\s*/\s*areas?|areas?)\s*(?::|[-–—]\s)\s*",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"^(?:affected persons?|affected groups?(?: of persons)?|persons? affected|groups? of persons?"
    r"|groups? affected)\s*(?::\s*|$)",
    re.IGNORECASE,
)
_GOALS = re.compile(
    r"^(?:relevant |related )?(?:sdgs?|sustainable development goals?(?: \(sdgs?\))?)\s*(?::\s*|$)",
    re.IGNORECASE,
)
_THEMES = re.compile(r"^(?:full list of |human rights )?themes?\s*(?::\s*|$)", re.IGNORECASE)
# "115.28 Ratify", "115.28. Ratify", "Rec. 115.28: Ratify"; words before it, but not many.
_NUMBER = re.compile(
    r"\A(?P<before>[^\d(;]{0,40}?)(?<![\d./])(?P<number>\d{1,3}(?:\s?\.\s?\d{1,3}){1,2})"
    r"(?![\d%/])\s?(?P<letter>[a-z](?=[\s.)]))?\s*[.):\-–]*\s*"
)
_SINGLE = re.compile(r"\A(?P<number>\d{1,3})(?:\s*[.)]\s+|\s*\Z)")
_SOURCE = re.compile(r"source\s+of\s+(?:the\s+)?positions?\b[^\n]*", re.IGNORECASE)
_LINE_WITH_NUMBER = re.compile(r"^(?=\s*\d{1,3}\.\s?\d{1,3}[\s.)])", re.MULTILINE)
_PARTLY = re.compile(r"\b(?:partial|partially|partly|in part)\b", re.IGNORECASE)
_POSITION = re.compile(
    r"\b(?P<refused>not (?:supported|accepted)|does not (?:support|enjoy (?:the )?support)|rejected"
    r"|noted?|takes note|taken note)\b"
    r"|\b(?P<agreed>supported|supports?|enjoys? (?:the )?support|accepted|accepts?)\b"
    r"|\b(?P<open>pending|under consideration|(?:to|will) be (?:examined|considered)|deferred)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What a recommendation is tagged with."""

    themes: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()


def numbered(text: str) -> tuple[str, str]:
    """Split the paragraph's number off: `115.28. Ratify` → `115.28`, `Ratify`.

    Out: the number, empty where there is none, and the rest; a few words before the number are
    dropped.
    """
    found = _NUMBER.match(text)
    if found is not None and not _is_sentence(found["before"]):
        number = ".".join(str(int(part)) for part in found["number"].split("."))
        return number + (found["letter"] or ""), text[found.end() :]
    found = _SINGLE.match(text)
    if found is not None:
        return str(int(found["number"])), text[found.end() :]
    return "", text


def tidied(text: str) -> str:
    """A text on one line, without the spaces that some lists set around hyphens and apostrophes."""
    words = _LOOSE_HYPHEN.sub("-", " ".join(text.split()))
    return _LOOSE_APOSTROPHE.sub(r"\1", words)


def paragraphs_of(cell: str) -> list[str]:
    """The paragraphs of a cell: several only where several of its lines begin with numbers."""
    parts = [part for part in _LINE_WITH_NUMBER.split(cell) if part.strip()]
    return parts if len(parts) > 1 and all(numbered(part)[0] for part in parts) else [cell]


def without_source(text: str) -> tuple[str, str]:
    """Split the line `Source of position: …` off. Out: the text, and that line."""
    found = _SOURCE.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]}{text[found.end() :]}", found[0]


def position(cell: str) -> str:
    """The State under review's position in words that uprtui understands.

    `Supported`, `Noted`, `Supported/Noted`, `Partially supported`, `Pending`; other words are
    handed over as they stand, without numbers of footnotes and stars.
    """
    words, _ = without_source(cell)
    found = {
        kind for match in _POSITION.finditer(words) for kind in match.groupdict() if match[kind]
    }
    if found == {"agreed"}:
        return "Partially supported" if _PARTLY.search(words) else "Supported"
    if found == {"refused"}:
        return "Noted"
    if found == {"agreed", "refused"}:
        return "Supported/Noted"
    if found == {"open"}:
        return "Pending"
    return " ".join(words.strip(" *0123456789\n\t").split())


def theme_of_row(text: str) -> str:
    """The theme of a row like `Theme: A12 Acceptance …`; empty where it is no such row."""
    words = " ".join(text.split())
    found = _THEME_ROW.match(words)
    if found is not None:
        return label(words[found.end() :])
    return label(words) if _CODE.match(words) and not numbered(words)[0] else ""


def label(words: str) -> str:
    """One label without bullet and code: `- A12 Acceptance …` → `Acceptance …`."""
    bare = _BULLET.sub("", " ".join(words.replace(ISSUE_SEPARATOR, " ").split()))
    return _CODE.sub("", bare).strip(" ;,*")


def labels_of(cell: str, into: str = "themes") -> Labels:
    """The labels in a cell; lines such as `Affected persons:` say of which kind the next are.

    In: the cell, and the kind of its first lines (`themes`, `affected`, `sdgs`).
    """
    found: dict[str, list[str]] = {"themes": [], "affected": [], "sdgs": []}
    bulleted = False
    fresh = True
    for whole in cell.split("\n"):
        kind, line = _kind_of(whole)
        if kind:
            into, fresh = kind, True
        if not line.strip():
            continue
        has_bullet = bool(_BULLET.match(line)) and not line[:1].isspace()
        if fresh:
            bulleted, fresh = has_bullet, False
        elif bulleted and not has_bullet and found[into] and not line.strip()[0].isdigit():
            found[into][-1] = f"{found[into][-1]} {line.strip()}"
            continue
        found[into].extend(_items(line))
    return Labels(
        themes=_unique(map(label, found["themes"])),
        affected=_unique(map(label, found["affected"])),
        sdgs=_unique(map(_goal, found["sdgs"])),
    )


def united(first: Labels, second: Labels) -> Labels:
    """The labels of both, in their order."""
    return Labels(
        _unique((*first.themes, *second.themes)),
        _unique((*first.affected, *second.affected)),
        _unique((*first.sdgs, *second.sdgs)),
    )


def _kind_of(line: str) -> tuple[str, str]:
    """Which kind of labels a line announces, and what stands behind the colon."""
    bare = _BULLET.sub("", line)
    for kind, announces in (("affected", _PERSONS), ("sdgs", _GOALS), ("themes", _THEMES)):
        found = announces.match(bare)
        if found is not None:
            return kind, bare[found.end() :]
    return "", line


def _items(line: str) -> Iterator[str]:
    for item in _NEXT_CODED.split(line):
        if _BULLET.sub("", item).strip():
            yield item


def _goal(words: str) -> str:
    """A goal as the Index spells it too: `10 - REDUCED INEQUALITIES`."""
    bare = _BULLET.sub("", " ".join(words.replace(ISSUE_SEPARATOR, " ").split()))
    return re.sub(r"^(?:SDG|Goal)\s*(?=\d)", "", bare, flags=re.IGNORECASE).strip(" ;,")


def _unique(labels: Iterable[str]) -> tuple[str, ...]:
    """Each label once, whatever its case; the first spelling stays."""
    found: dict[str, str] = {}
    for words in labels:
        if words:
            found.setdefault(words.casefold(), words)
    return tuple(found.values())


def _is_sentence(before: str) -> bool:
    """Whether the words before a number are more than a mark such as `Rec.` or `A -`."""
    return len(before.split()) > 3
