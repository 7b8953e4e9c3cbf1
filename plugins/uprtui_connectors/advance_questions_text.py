"""From the blocks of a document of advance questions to the questions of each State."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from uprtui.api import is_state, split_states
from uprtui_connectors.places import shown
from uprtui_connectors.review_title import Review, first_state, review_of

TITLE = re.compile(
    r"\badvanced?\s+(?:written\s+)?questions?\s+(?:addressed\s+)?(?:to|for)\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"^(?:advanced?\s+)?(?:written\s+)?questions?\s+(?:submitted\s+|posed\s+|received\s+)?"
    r"(?:by|from|of)\s+",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[:.]|\((?:[^()]*\b(?:batch|add\w*|questions?|continued|cont)\b[^()]*)\))\s*$",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^\s*(?:[•▪●·*\u2010-\u2015-]\s*|(?:Q(?:uestion)?\s*)?\d{1,2}\s*[.):]\s+"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|[a-z]\)\s+)(?=\S)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\?|\b(?:please|would appreciate|would be interested|would like to (?:ask|know|hear)|we ask"
    r"|kindly|could you|interested (?:to know|in))\b",
    re.IGNORECASE,
)
_ENDS = (".", "?", "!", ":", ";", "”", '"', "’", ")")
_UNFINISHED = re.compile(rf"{TITLE.pattern}\s*$", re.IGNORECASE)
_LONGEST_TITLE = 200
_LONGEST_HEADING = 120
_LONGEST_LEAD = 80
_MOST_CAPITALS = 60


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one State.

    Args:
        by: the State that asks.
        text: its words.
        place: `Germany, question 2`.
    """

    by: str
    text: str
    place: str


@dataclass(slots=True)
class Questions:
    """A whole document."""

    review: Review = field(default_factory=Review)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: its words without a mark, and whether a bullet or number stood before it."""

    text: str
    marked: bool


@dataclass(slots=True)
class _Section:
    """What stands below one heading."""

    states: tuple[str, ...]
    lines: list[_Line] = field(default_factory=list)


def questions_of(blocks: Iterable[Mapping[str, Any]]) -> Questions:
    """Read the blocks of a document (see `docx_file`)."""
    title: list[str] = []
    sections: list[_Section] = []
    for line, is_header in _lines(blocks):
        if len(line.text) <= _LONGEST_TITLE and TITLE.search(line.text):
            # A State named alone before the title is the one under review.
            title += [name for section in sections if not section.lines for name in section.states]
            sections = [section for section in sections if section.lines]
            title.append(line.text)
            continue
        unfinished = not sections and bool(title) and _UNFINISHED.search(title[-1])
        states = () if is_header or line.marked or unfinished else _heading(line.text, sections)
        if states:
            sections.append(_Section(states))
        elif sections and not is_header:
            sections[-1].lines.append(line)
        else:
            title.append(line.text)
    return Questions(_review(title), list(_numbered(sections)))


def _lines(blocks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[_Line, bool]]:
    """Each paragraph with some words, and whether it stands in a page header."""
    for block in blocks:
        cells = block.get("row") or [block.get("header") or block.get("p") or ""]
        whole = "p" in block and bool(block.get("number"))
        for cell in cells:
            # Line breaks inside a paragraph of its own are one paragraph; those of a cell are not.
            parts = str(cell).split("\n") if "row" in block else [str(cell)]
            for part in parts:
                line = _line(part, marked=whole)
                if line.text:
                    yield line, "header" in block


def _line(text: str, *, marked: bool) -> _Line:
    words = text.strip()
    mark = _MARK.match(words)
    if mark is not None:
        words, marked = words[mark.end() :], True
    words = " ".join(words.split())
    # Headings may be numbered: a State's name alone is no question.
    return _Line(words, marked and not _names(words))


def _heading(text: str, before: Sequence[_Section]) -> tuple[str, ...]:
    """The States that a heading names; empty where a paragraph is no heading.

    A short line in capitals that is no State's name is one as well, once States stand before it:
    the questions below it are not those of the State above.
    """
    if len(text) > _LONGEST_HEADING or "?" in text:
        return ()
    known = _names(text)
    if known or not before:
        return known
    looks = text.isupper() and len(text) <= _MOST_CAPITALS and not any(map(str.isdigit, text))
    return (text.strip(" :"),) if looks and len(text) >= 4 else ()


def _names(text: str) -> tuple[str, ...]:
    """The States of a heading, known ones only."""
    if len(text) > _LONGEST_HEADING:
        return ()
    words = _BEFORE_NAME.sub("", " ".join(text.split()))
    for spelling in (words, _AFTER_NAME.sub("", words)):
        name = spelling.strip(" .:;,-–—")
        if len(name) >= 4 and is_state(name):
            return (name,)
        several = split_states(name) if len(name) >= 4 else None
        if several:
            return several
    return ()


def _review(title: Sequence[str]) -> Review:
    """The review of the title lines; the State after `Advance questions to` comes first."""
    found = review_of(title)
    whole = " ".join(" ".join(line.split()) for line in title)
    at = TITLE.search(whole)
    asked = "" if at is None else first_state(whole[at.end() :])
    return replace(found, sur=asked or found.sur)


def _numbered(sections: Iterable[_Section]) -> Iterator[Question]:
    counts: Counter[str] = Counter()
    for section in sections:
        for text in _texts(section.lines):
            for state in section.states:
                name = shown(state)
                counts[name.casefold()] += 1
                yield Question(state, text, f"{name}, question {counts[name.casefold()]}")


def _texts(lines: Sequence[_Line]) -> Iterator[str]:
    """The questions of a section: its bullets, or its paragraphs, with what belongs to them."""
    with_marks = any(line.marked for line in lines)
    lead: list[str] = []
    open_one: list[str] = []
    for line in lines:
        if line.marked or not open_one:
            goes_on = False
        elif with_marks:
            goes_on = not _leads(line.text)
        else:
            goes_on = not open_one[-1].endswith(_ENDS)
        if goes_on:
            open_one.append(line.text)
            continue
        if open_one:
            yield " ".join(open_one)
            open_one = []
        asks = line.marked or (not with_marks and bool(_REQUEST.search(line.text)))
        if asks:
            open_one, lead = [*lead, line.text], []
        else:
            lead.append(line.text)
    rest = [*open_one, *lead]
    if rest:
        yield " ".join(rest)


def _leads(text: str) -> bool:
    """Whether a paragraph between bullets introduces the next ones."""
    return text.endswith(":") or (len(text) <= _LONGEST_LEAD and not text.endswith(_ENDS))
