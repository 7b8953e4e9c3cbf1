"""An addendum to a report: the State under review's position on each numbered paragraph.

States write them as they like: lists of numbers in a sentence ("accepts 131.5, 131.7–131.12"),
tables of number and position, or headings ("Noted") over numbers with explanations. A position
said of a number itself counts more than the heading above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from uprtui_connectors.wg_report_layout import Joiner
from uprtui_connectors.wg_report_positions import position_of
from uprtui_connectors.wg_report_references import (
    names_bare_numbers,
    references,
    tops_of,
    with_top,
)

_HEADED, _MEANT, _SAID = 1, 2, 3
_WORDS_OF_HEADING = 20
_WORDS_OF_CELL = 5
_LABEL = re.compile(
    r"^[\s•\-–—*\uf0b7]*(?:\(?[a-z\d]{1,3}[.)]\s+(?=rec))?(?:recommendations?|recs?\.?|paragraphs?|paras?\.?|nos?\.?|#)?"
    r"\s*(?:nos?\.?|numbers?)?\s*:?\s*",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"^(?:\d{1,3}|[IVX]{1,5}|[A-Z])[.)]\s+(?=[A-Z“\"(])")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-Z“\"])(?!(?:\d))")
_CLAUSE = re.compile(
    r"(?:;|,?\s+(?:while|whereas|but|and)\b)"
    r"(?=\s+(?:[\w.,–-]+\s+){0,6}?(?:not(?:es|ed|ing)?|takes?|cannot|does|accept\w*|support\w*"
    r"|reject\w*|partial\w*)\b)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|excluding|other\s+than|apart\s+from)\b",
    re.IGNORECASE,
)
_STARTS_WITH_POSITION = re.compile(
    r"^[\s:–—\-.(|]*(?:position\b\W*|status\b\W*|response\b\W*)?(?:\w+\s+){0,3}?"
    r"(?:fully\s+|partial\w*\s+|partly\s+|not\s+|does\s+not\s+|cannot\s+(?:be\s+)?|do\s+not\s+)?"
    r"(?:support|accept|note|reject|enjoy|take[sn]?\s+note|implemented|under\s+consideration)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\brecommendations?\b", re.IGNORECASE)


@dataclass(slots=True)
class Positions:
    """What an addendum says.

    Args:
        said: paragraph to position, in the order in which they are named.
        contradictions: paragraphs that it names with two positions, with both.
        silent: paragraphs that it names without any position.
        bare: whether it names recommendations only by numbers without a dot.
    """

    said: dict[str, str] = field(default_factory=dict)
    contradictions: dict[str, tuple[str, str]] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    bare: bool = False


def positions_of(lines: Sequence[str], top: str = "") -> Positions:
    """Return the positions that an addendum tells.

    In: its running lines; an empty line stands between paragraphs. `top` is the number of the
    report's paragraph ("115") where the State names its recommendations by bare numbers.
    """
    joiner = Joiner(lines)
    segments = [(segment, joiner.join(segment)) for segment in _segments(lines)]
    if top:
        segments = [(segment, with_top(text, top)) for segment, text in segments]
    whole = "\n".join(text for _, text in segments)
    reading = _Reading(tops_of(whole))
    for segment, text in segments:
        reading.take(segment, text)
    result = reading.result()
    result.bare = not result.said and names_bare_numbers(whole)
    return result


def _segments(lines: Iterable[str]) -> Iterator[list[str]]:
    """Paragraphs: what empty lines, numbers of paragraphs or whole sentences set apart."""
    open_lines: list[str] = []
    for line in lines:
        bare = line.strip()
        begins = bool(_PARAGRAPH_NUMBER.match(bare))
        heading = _is_heading(open_lines[-1] if open_lines else "", bare)
        if open_lines and (not bare or begins or heading or _begins_entry(open_lines[-1], bare)):
            yield open_lines
            open_lines = []
        if heading:
            yield [bare]
        elif bare:
            open_lines.append(bare)
    if open_lines:
        yield open_lines


def _is_heading(before: str, line: str) -> bool:
    """Whether a line is a heading such as `Noted recommendations`, even with no space above it."""
    words = line.split()
    return (
        1 < len(words) <= _WORDS_OF_HEADING // 2
        and line[:1].isupper()
        and not re.search(r"\d|[.;:,]$", line)
        and (not before or before.endswith((".", ";", ":", ")")))
        and bool(_ABOUT.search(line))
        and position_of(line) is not None
    )


def _begins_entry(before: str, line: str) -> bool:
    """Whether `131.5 Noted` begins after a line that has ended, and is no list going on."""
    found = re.match(
        r"(?:recommendations?\s+)?\d{1,3}\.\d{1,3}[.:)]?\s+(?=[A-Za-z(–—-])", line, re.I
    )
    return found is not None and not before.endswith((",", "and", "to", "–", "-", ":"))


class _Reading:
    def __init__(self, tops: frozenset[str]) -> None:
        self._tops = tops
        self._heading: str | None = None
        self._waiting: list[str] = []
        self._found: dict[str, tuple[int, str]] = {}
        self._contradictions: dict[str, tuple[str, str]] = {}
        self._named: dict[str, None] = {}

    def take(self, lines: Sequence[str], text: str) -> None:
        named = references(text, self._tops)
        self._named.update(dict.fromkeys(named))
        if not named:
            self._without_numbers(text)
            return
        leading, rest = self._leading(text)
        if leading:
            self._entry(lines, leading, rest)
            named = [number for number in references(rest, self._tops) if number not in leading]
            if not named or _ABOUT.search(rest) is None:
                return
            text = rest
        self._sentences(text)

    def result(self) -> Positions:
        said = {number: self._found[number][1] for number in self._named if number in self._found}
        for number in self._contradictions:
            said.pop(number, None)
        silent = tuple(
            number
            for number in self._named
            if number not in said and number not in self._contradictions
        )
        return Positions(said, self._contradictions, silent)

    # -- kinds of paragraphs ------------------------------------------------------------------

    def _without_numbers(self, text: str) -> None:
        position = position_of(text)
        words = len(text.split())
        heading = words <= _WORDS_OF_HEADING and not text.endswith((".", ";"))
        if position is not None and (heading or text.endswith(":")):
            if self._waiting and words <= _WORDS_OF_CELL:
                self._assign(self._waiting, position, _SAID)
            else:
                self._heading = position
        elif position is not None and self._waiting:
            first = _SENTENCE_END.split(text, 1)[0]
            told = position_of(first)
            if told and (_STARTS_WITH_POSITION.match(first) or _ABOUT.search(first)):
                self._assign(self._waiting, told, _MEANT)
        self._waiting = []

    def _leading(self, text: str) -> tuple[list[str], str]:
        """The numbers at a paragraph's beginning, and the rest of it."""
        label = _LABEL.match(text)
        at = label.end() if label else 0
        found = re.match(
            r"(?:\d{1,3}\.\d{1,3}|[–—\-]\s*\d{1,3}(?![\d.])|\d{1,3}(?=\s*[,;–—\-&]|\s+and\b|\s*$)|\s*[,;/&–—\-]\s*|\s+(?:and|to)\s+"
            r"(?=\d)|(?<=\d)\.(?=\s|$)|\s+(?=\d{1,3}\.\d))+",
            text[at:],
        )
        if found is None or not re.match(r"\d{1,3}\.\d", found[0]):
            return [], text
        leading = references(found[0], self._tops)
        return leading, text[at + found.end() :].strip()

    def _entry(self, lines: Sequence[str], leading: list[str], rest: str) -> None:
        """`131.5 Noted. …`, or `131.5` over an explanation, or in a table's row."""
        self._waiting = leading if not rest else []
        if self._heading is not None:
            self._assign(leading, self._heading, _HEADED)
        beginning = " ".join(rest.split()[:9])
        if rest and _STARTS_WITH_POSITION.match(beginning) and (said := position_of(beginning)):
            certain = len(rest.split()) <= 12 or bool(
                re.match(r"[\s:–—\-.(|]*[\w/ ]{4,40}?(?:[.:;,)–—|]|$)", rest)
            )
            self._assign(leading, said, _SAID if certain else _MEANT)
            return
        for line in lines[1:]:
            is_cell = len(line.split()) <= _WORDS_OF_CELL and not _ABOUT.search(line)
            if is_cell and _STARTS_WITH_POSITION.match(line) and (cell := position_of(line)):
                self._assign(leading, cell, _SAID)
                return
        ending = re.search(r"[).–—:\-]\s*\(?([A-Z][\w/ ]{3,30})\)?\.?$", rest)
        if ending and _STARTS_WITH_POSITION.match(ending[1]) and (told := position_of(ending[1])):
            self._assign(leading, told, _SAID)
            return
        first = _SENTENCE_END.split(rest, 1)[0]
        if _ABOUT.search(first) and (meant := position_of(first)):
            self._assign(leading, meant, _MEANT)

    def _sentences(self, text: str) -> None:
        for sentence in _SENTENCE_END.split(text):
            position: str | None = None
            waiting: list[str] = []
            for clause in _CLAUSE.split(sentence):
                counted, *beyond = _EXCEPT.split(clause, maxsplit=1)
                position = position_of(counted) or position
                excepted = references(" ".join(beyond), self._tops)
                named = references(counted, self._tops)
                waiting += [number for number in named if number not in excepted]
                if position is not None:
                    self._assign(waiting, position, _SAID)
                    waiting = []
            if self._heading is not None:
                self._assign(waiting, self._heading, _HEADED)

    def _assign(self, numbers: Iterable[str], position: str, weight: int) -> None:
        for number in numbers:
            known = self._found.get(number)
            if known is None or known[0] < weight:
                self._found[number] = (weight, position)
                self._contradictions.pop(number, None)
            elif known[0] == weight and known[1] != position:
                self._contradictions[number] = (known[1], position)
