"""From the blocks of a thematic list to its paragraphs, each once with all its themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from uprtui.api import RowError
from uprtui_connectors.ohchr_list_cells import (
    Labels,
    labels_of,
    numbered,
    paragraphs_of,
    position,
    theme_of_row,
    tidied,
    united,
    without_source,
)
from uprtui_connectors.ohchr_list_columns import Columns, columns_of
from uprtui_connectors.places import Places, shown
from uprtui_connectors.recommenders import Said, names_in, recommended
from uprtui_connectors.review_title import Review, report_symbol, review_of

_KINDS = {"themes": "themes", "affected": "affected", "sdgs": "sdgs"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the report, as the list has it.

    Args:
        number: `115.28`; empty where the list gives none.
        where: `table 1, row 12`.
        text: its words, States included.
        said: what each State recommends.
        position: the State under review's position, one for all.
        labels: what it is tagged with, in the list's words.
    """

    number: str
    where: str
    text: str
    said: tuple[Said, ...]
    position: str
    labels: Labels

    @property
    def place(self) -> str:
        """Where it stands, as a person would look for it."""
        return f"paragraph {self.number}" if self.number else self.where


@dataclass(slots=True)
class ThematicList:
    """A whole list.

    Args:
        review: what title and page headers say; the symbol also from the sources of positions.
        paragraphs: in their order.
        errors: rows that cannot be read.
        tables: how many tables with a known header there are.
    """

    review: Review = field(default_factory=Review)
    paragraphs: list[Paragraph] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    tables: int = 0


def thematic_list(blocks: Iterable[Mapping[str, Any]]) -> ThematicList:
    """Read the blocks of a document (see `docx_file`)."""
    reader = _Reader()
    for block in blocks:
        reader.take(block)
    return reader.finished()


class _Reader:
    """Takes one block after the other."""

    def __init__(self) -> None:
        self._list = ThematicList()
        self._columns: Columns | None = None
        self._theme = ""
        self._title: list[str] = []
        self._sources: Counter[str] = Counter()
        self._known: dict[tuple[str, str], int] = {}

    def take(self, block: Mapping[str, Any]) -> None:
        """Take a block."""
        if "row" in block:
            self._take_row(block)
            return
        text = str(block.get("header") or block.get("p") or "")
        theme = theme_of_row(text) if "p" in block else ""
        if theme:
            self._theme = theme
        elif "header" in block or not self._list.paragraphs:
            self._title.append(text)

    def finished(self) -> ThematicList:
        """Everything that was found."""
        found = review_of(self._title)
        if not found.symbol and self._sources:
            found = replace(found, symbol=self._sources.most_common(1)[0][0])
        self._list.review = found
        return self._list

    def _take_row(self, block: Mapping[str, Any]) -> None:
        columns = columns_of(block)
        if columns is not None:
            self._columns = columns
            self._list.tables += 1
            return
        filled = [text for text in block["row"] if text.strip()]
        if not filled:
            return
        theme = theme_of_row(" ".join(filled)) if len(filled) <= 2 else ""
        if theme:
            self._theme = theme
        elif self._columns is None or self._is_note(filled, block["starts"]):
            if not self._list.paragraphs:
                self._title += filled
        else:
            self._take_cells(self._columns.taken_from(block["row"], block["starts"]), block)

    def _is_note(self, filled: Sequence[str], starts: Sequence[int]) -> bool:
        """Whether a row is one cell over the whole table, with a title or a note in it."""
        if len(starts) > 1 or self._columns is None or len(self._columns.titles) == 1:
            return False
        return not numbered(filled[0])[0] and not recommended(filled[0])

    def _take_cells(self, cells: dict[str, str], block: Mapping[str, Any]) -> None:
        where = f"table {block['table']}, row {block['line']}"
        text = cells.get("text", "")
        if not text.strip():
            raw = " | ".join(found for found in cells.values() if found.strip())
            if cells.get("states", "").strip() or cells.get("number", "").strip():
                self._list.errors.append(RowError(where, raw, "there is no text"))
            return
        parts = paragraphs_of(text)
        positions = _one_each(cells.get("position", ""), len(parts))
        for at, (part, words) in enumerate(zip(parts, positions, strict=True), start=1):
            here = where if len(parts) == 1 else f"{where}, part {at}"
            self._take_paragraph(part, {**cells, "position": words}, here)

    def _take_paragraph(self, raw: str, cells: Mapping[str, str], where: str) -> None:
        text, source = without_source(raw)
        number, text = numbered(text.strip())
        number = numbered(cells.get("number", "").strip())[0] or number
        words = tidied(text)
        said = _said(words, cells.get("states", ""))
        for line in (source, cells.get("source", ""), cells.get("position", "")):
            symbol = report_symbol(line)
            if symbol:
                self._sources[symbol] += 1
        found = Paragraph(number, where, words, said, position(cells.get("position", "")), Labels())
        if not said:
            reason = "no State in brackets says who recommends it"
            self._add_error(RowError(found.place, " ".join(raw.split()), reason))
        elif not any(one.text for one in said):
            self._add_error(RowError(found.place, " ".join(raw.split()), "there is no text"))
        else:
            self._add(replace(found, labels=self._labels(cells)))

    def _labels(self, cells: Mapping[str, str]) -> Labels:
        found = Labels(themes=(self._theme,) if self._theme else ())
        for meaning, kind in _KINDS.items():
            found = united(found, labels_of(cells.get(meaning, ""), kind))
        return found

    def _add(self, found: Paragraph) -> None:
        """Add a paragraph, or only its themes where it stood under another theme already."""
        key = (found.number, found.text.casefold())
        at = self._known.get(key)
        if at is None:
            self._known[key] = len(self._list.paragraphs)
            self._list.paragraphs.append(found)
            return
        known = self._list.paragraphs[at]
        self._list.paragraphs[at] = replace(
            known,
            labels=united(known.labels, found.labels),
            position=known.position or found.position,
        )

    def _add_error(self, error: RowError) -> None:
        """Keep an error once, however many themes the paragraph stands under."""
        if (error.raw, error.reason) not in {(old.raw, old.reason) for old in self._list.errors}:
            self._list.errors.append(error)


def _said(words: str, states: str) -> tuple[Said, ...]:
    """What each State recommends; a column of States decides who they are."""
    said = recommended(words)
    names = names_in(states) if states.strip() else ()
    if not names or {one.state.casefold() for one in said} == {name.casefold() for name in names}:
        return said
    texts = {one.text for one in said}
    text = texts.pop() if len(texts) == 1 else words.rstrip(" ;,")
    return tuple(Said(name, text) for name in dict.fromkeys(names))


def _one_each(cell: str, count: int) -> Sequence[str]:
    """The positions of several paragraphs in one cell: line by line where there are as many."""
    lines = [line for line in cell.split("\n") if line.strip()]
    return lines if len(lines) == count else [cell] * count


def rows_of_paragraphs(
    paragraphs: Iterable[Paragraph],
) -> Iterator[tuple[str, Said, Paragraph]]:
    """Each State's recommendation with its place, which occurs once."""
    places = Places()
    for paragraph in paragraphs:
        for said in paragraph.said:
            yield places.once(f"{paragraph.place} ({shown(said.state)})"), said, paragraph
