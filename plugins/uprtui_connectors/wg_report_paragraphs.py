"""The numbered recommendations of a report's conclusions, with the position told before each list.

From running lines to paragraphs. Reports number them in three ways: `140.1` under paragraph 140
(since about session 7), `1.` or `(a)` under paragraph 60 (before; here called 60.1 and 60(a)).
A number counts only where it comes next, so that "Goal 16.3" or "see 6.3" at a line's beginning is
no paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from uprtui_connectors.recommenders import LONGEST_PARAGRAPH
from uprtui_connectors.wg_report_layout import Joiner
from uprtui_connectors.wg_report_positions import PENDING, is_lead_in, position_of
from uprtui_connectors.wg_report_references import references

_HEADING = re.compile(
    r"(?:[IVX]{1,4}\.?|\d\.|[A-Z]\.)?\s*conclusions?\s*(?:and\s*/\s*or|and|or|/)\s*recommendations?"
    r"[\s*†\d]*\.?",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:annex(?:es)?(?:\s+[ivx\d]+)?|appendix|composition of the delegation"
    r"|(?:[IVX]{1,4}\.|[A-Z]\.)?\s*voluntary\s+(?:pledges?|commitments?)\b.{0,80})[\s*]*",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:\d{1,3}\.\s*)?all (?:the )?(?:conclusions?|recommendations?)\b"
    r".{0,60}\b(?:contained|reflect)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(\d{1,3})\s?\.\s?(\d{1,3})(?:[.)]|(?=\D|$))\s*(.*)", re.DOTALL)
_TOP = re.compile(r"(\d{1,3})\.\s*(?=[A-Z“\"(]|$)(.*)", re.DOTALL)
_PLAIN = re.compile(r"\(?(\d{1,3})[.)]\s*(?=\D)(.*)", re.DOTALL)
_LETTERED = re.compile(r"\(?([a-z]{1,2})[.)]\s+(.*)", re.DOTALL)
_CLOSED = re.compile(r"[)\]]\s*(?:\d{1,2}|\*{1,2})?\s*[;.,:]*(?:\s*and)?\s*$")
_BULLET = re.compile(r"^[•\-–—\uf0b7·]\s*")
_LONGEST_GAP = 12
_WORDS_OF_HEADING = 14


@dataclass(slots=True)
class Paragraph:
    """A numbered recommendation.

    Args:
        number: `140.1`, `60(a)`.
        text: its words with its States, without the number.
        response: the position told before its list; empty where none is told.
    """

    number: str
    text: str
    response: str = ""


@dataclass(slots=True)
class _List:
    """Where the reading stands."""

    top: int = 0
    kind: str = ""
    last: int = 0
    response: str = ""
    lead: list[str] = field(default_factory=list)
    in_lead: bool = False


def paragraphs_of(lines: Sequence[str]) -> list[Paragraph]:
    """Return the numbered recommendations of a report.

    In: the report's running lines, or only its list of recommendations; a line may be a whole
    paragraph. Out: the paragraphs in their order. Summary, participants and annexes are left out
    where the report has the heading "Conclusions and/or recommendations".
    """
    beginnings = _beginnings(lines)
    joiner = Joiner(lines)
    best: list[Paragraph] = []
    for beginning in beginnings or [0]:
        found = _Reading(joiner, is_bare=not beginnings).read(lines[beginning:])
        if len(found) > len(best):
            best = found
    return best


def _beginnings(lines: Sequence[str]) -> list[int]:
    """Where the conclusions may begin: below each such heading."""
    found = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if _HEADING.fullmatch(line.strip()):
            found.append(at + 1)
        elif len(line) < 60 and _HEADING.fullmatch(f"{line.strip()} {after.strip()}"):
            found.append(at + 2)
    return found[-4:]


class _Reading:
    def __init__(self, joiner: Joiner, *, is_bare: bool) -> None:
        self._joiner = joiner
        self._is_bare = is_bare
        self._state = _List()
        self._found: list[Paragraph] = []
        self._open: list[str] = []
        self._after: list[str] = []
        self._apart = False

    def read(self, lines: Iterable[str]) -> list[Paragraph]:
        """Read until the section ends."""
        for raw in lines:
            line = raw.strip()
            if not line:
                self._gap()
                self._apart = True
                continue
            if _END.fullmatch(line) and self._is_complete() and self._may_end():
                break
            if not self._take(line):
                break
            self._apart = False
        self._close()
        self._end_lead()
        return self._found

    def _take(self, line: str) -> bool:
        """Take a line; False where the section ends with it."""
        if _DISCLAIMER.match(line) and self._is_complete() and self._may_end():
            return False
        if (item := self._item(line)) is not None:
            kind, number, last, text = item
            self._begin(kind, number, last, text)
        elif self._is_top(line):
            self._begin_top(line)
        elif self._state.in_lead and not self._open:
            self._state.lead.append(line)
        elif self._open and not self._after and not self._is_closed():
            self._open.append(line)
        else:
            self._after.append(line)
        return True

    def _may_end(self) -> bool:
        """A list without a heading may have a cover before it that looks like an end."""
        return bool(self._found) or not self._is_bare

    def _gap(self) -> None:
        if self._after and self._after[-1]:
            self._after.append("")

    # -- numbers ------------------------------------------------------------------------------

    def _item(self, line: str) -> tuple[str, str, int, str] | None:
        """The kind, number and words of a paragraph that begins with the line, if one does."""
        state = self._state
        dotted = _DOTTED.match(line)
        if dotted is not None:
            top, number = int(dotted[1]), int(dotted[2])
            if self._is_next_dotted(top, number, dotted[3]):
                state.top = top
                return "dotted", f"{top}.{number}", number, dotted[3]
            return None
        if state.kind == "dotted" or not state.top:
            return None
        plain = _PLAIN.match(line)
        if plain is not None and state.kind in {"", "plain"} and self._may_begin():
            number = int(plain[1])
            if number == state.last + 1 and not (number == state.top + 1 and _is_top_text(line)):
                return "plain", f"{state.top}.{number}", number, plain[2]
        lettered = _LETTERED.match(line)
        if lettered is not None and state.kind in {"", "lettered"} and self._may_begin():
            number = _place_of(lettered[1])
            if number == state.last + 1:
                return "lettered", f"{state.top}({lettered[1]})", number, lettered[2]
        return None

    def _may_begin(self) -> bool:
        """Whether a list's item may begin: after a lead-in with its colon, or another item."""
        if self._state.kind:
            return True
        lead = self._joiner.join(self._state.lead)
        return lead.rstrip(" *").endswith((":", ";", ".")) and (
            position_of(lead) is not None or "recommendation" in lead.lower()
        )

    def _is_next_dotted(self, top: int, number: int, text: str) -> bool:
        state = self._state
        if number == 0 or (text and text[0] in "%,") or not self._found_beginning(text):
            return False
        if top == state.top and state.kind in {"", "dotted"}:
            if state.last < number <= state.last + _LONGEST_GAP:
                return number == state.last + 1 or self._is_complete()
            return number == state.last and bool(state.last) and self._is_complete()
        if self._is_bare and self._apart and text[:1].isupper():
            return True
        begins = number == 1 or (not self._found and not state.top)
        follows = self._is_bare or not state.top or state.top < top <= state.top + _LONGEST_GAP
        return begins and follows and self._is_complete()

    def _found_beginning(self, text: str) -> bool:
        """Whether words may begin a recommendation: with a capital, unless the last is whole."""
        return not text or not text[0].islower() or self._is_complete()

    def _is_top(self, line: str) -> bool:
        """Whether a line begins the report's next paragraph: `141. All conclusions …`."""
        top = _TOP.match(line)
        if top is None or not self._is_complete():
            return False
        number = int(top[1])
        if not self._state.top:
            return number > 0
        return self._state.top < number <= self._state.top + 3

    def _is_complete(self) -> bool:
        """Whether the open paragraph may be at its end: brackets closed, or a space below it."""
        return not self._open or self._apart or self._is_closed()

    def _is_closed(self) -> bool:
        """Whether the open paragraph ends as a recommendation does."""
        text = self._joiner.join([*self._open, *self._after][-8:])
        return bool(_CLOSED.search(text)) or text.endswith((".", ";"))

    # -- paragraphs ---------------------------------------------------------------------------

    def _begin(self, kind: str, number: str, last: int, text: str) -> None:
        self._close()
        state = self._state
        if state.in_lead:
            lead = self._joiner.join(state.lead)
            state.response = position_of(lead) or state.response
            state.in_lead = False
        state.kind, state.last = kind, last
        self._found.append(Paragraph(number, "", state.response))
        self._open = [text]

    def _begin_top(self, line: str) -> None:
        self._close()
        self._end_lead()
        top = _TOP.match(line)
        number = int(top[1]) if top else 0
        text = top[2] if top else line
        self._state = _List(top=number, lead=[text], in_lead=True, response="")

    def _close(self) -> None:
        """End the open paragraph; what stood below it is its own, or a heading, or a lead-in."""
        below = self._blocks_below()
        if self._open:
            own = [text for text in below if not self._is_heading(text)]
            paragraph = self._found[-1]
            paragraph.text = self._joiner.join([*self._open, *own])[: LONGEST_PARAGRAPH + 1]
        self._open = []

    def _blocks_below(self) -> list[str]:
        blocks: list[list[str]] = [[]]
        for line in self._after:
            if line:
                blocks[-1].append(line)
            else:
                blocks.append([])
        self._after = []
        return [self._joiner.join(block) for block in blocks if block]

    def _is_heading(self, text: str) -> bool:
        """Whether a text between two paragraphs is a heading or a lead-in; its position is kept."""
        if is_lead_in(text) and not _CLOSED.search(text):
            self._state.response = position_of(text) or self._state.response
            return True
        bare = _BULLET.sub("", text)
        if len(bare.split()) > _WORDS_OF_HEADING or bare.endswith((";", ".", ")")):
            return False
        if not bare[:1].isupper() and not bare[:1].isdigit() and bare == text:
            return False
        position = position_of(bare)
        if position is not None and len(bare.split()) <= 5:
            self._state.response = position
        return True

    def _end_lead(self) -> None:
        """A paragraph without a list of its own may tell positions by number."""
        if not (self._state.in_lead and self._found):
            return
        text = self._joiner.join(self._state.lead)
        position = position_of(text)
        if position is None:
            return
        if position == PENDING:
            for paragraph in self._found:
                paragraph.response = paragraph.response or PENDING
        named = set(references(text, {paragraph.number.split(".")[0] for paragraph in self._found}))
        for paragraph in self._found:
            if paragraph.number in named:
                paragraph.response = position


def _is_top_text(line: str) -> bool:
    top = _TOP.match(line)
    return top is not None and (is_lead_in(top[2]) or bool(_DISCLAIMER.match(top[2])))


def _place_of(letters: str) -> int:
    """The place of `a`, `b`, … `z`, `aa`, `bb` (or `ab`) in their order, from 1."""
    first = ord(letters[0]) - ord("a") + 1
    if len(letters) == 1:
        return first
    second = ord(letters[1]) - ord("a") + 1
    return 26 + (first if first == second else second)


def numbered(lines: Iterable[str]) -> Iterator[str]:
    """The lines that look like `36.1 Ratify …`; to recognise a list of recommendations."""
    return (line for line in lines if (found := _DOTTED.match(line.strip())) and found[3])
