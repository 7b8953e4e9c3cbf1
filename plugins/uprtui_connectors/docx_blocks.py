"""The paragraphs and table rows of a Word document; runs in the worker process (see `docx_file`).

Memory holds one paragraph or one table row at a time.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final

from uprtui.api import ConnectorError
from uprtui_connectors.docx_numbering import Numbering
from uprtui_connectors.docx_xml import (
    attribute,
    child,
    local,
    outermost,
    paragraphs,
    root_of,
    text_of,
    value,
)

#: A cell or paragraph of a list or a report has a few thousand letters.
LONGEST_TEXT: Final = 200_000
MOST_COLUMNS: Final = 200
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
_ON = frozenset({"1", "true", "on"})
#: What may stand between a row and its cells.
_AROUND_CELLS = frozenset({"sdt", "sdtContent", "customXml", "ins", "smartTag"})


def header_texts(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The paragraphs of a page header, empty ones left out."""
    for element in outermost(archive, name):
        for paragraph in paragraphs(element):
            text = _joined([text_of(paragraph)], name)
            if text.strip():
                yield text


def body_blocks(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    """The paragraphs and table rows of the body in their order, as `docx_file` tells."""
    styles_root = root_of(archive, _STYLES)
    styles, usual = _style_names(styles_root), _usual_style(styles_root)
    numbering = Numbering(root_of(archive, _NUMBERING), styles_root)
    tables = _Tables(numbering)
    for element in outermost(archive, name):
        if local(element) == "tr":
            yield tables.row(element)
            continue
        style = value(element, "pPr", "pStyle") or usual
        number = numbering.mark(element)
        text = _joined(map(text_of, paragraphs(element)), "a paragraph")
        yield {"p": text, "style": styles.get(style, style), "number": number}


class _Tables:
    """Counts tables and their rows, and remembers the cells above."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._table: Any = None
        self._count = 0
        self._line = 0
        self._above: dict[int, str] = {}

    def row(self, element: Any) -> dict[str, Any]:
        """One row, as `docx_file` tells."""
        table = next(element.iterancestors("{*}tbl"), None)
        if table is not self._table:
            self._table, self._count, self._line, self._above = table, self._count + 1, 0, {}
        self._line += 1
        texts = [""] * min(MOST_COLUMNS, _number(value(element, "trPr", "gridBefore")))
        continued: list[int] = []
        starts: list[int] = []
        for cell in _cells(element):
            column = len(texts)
            starts.append(column)
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and attribute(merged, "val") != "restart":
                continued.append(column)
                text = self._above.get(column, "")
            else:
                text = self._text(cell, len(starts))
            self._above[column] = text
            width = max(1, _number(value(cell, "tcPr", "gridSpan")))
            if column + width > MOST_COLUMNS:
                raise ConnectorError(
                    f"In the Word document, table {self._count}, row {self._line} has more than "
                    f"{MOST_COLUMNS} columns.",
                    "Check that it is the right file.",
                )
            texts += [text, *[""] * (width - 1)]
        return {
            "row": texts,
            "starts": starts,
            "table": self._count,
            "line": self._line,
            "continued": continued,
        }

    def _text(self, cell: Any, number: int) -> str:
        where = f"table {self._count}, row {self._line}, cell {number}"
        return _joined(map(self._line_of, paragraphs(cell)), where)

    def _line_of(self, paragraph: Any) -> str:
        """A paragraph of a cell, with the number that Word shows before it; no bullet."""
        number = self._numbering.mark(paragraph)
        text = text_of(paragraph)
        return f"{number} {text}" if any(letter.isdigit() for letter in number) else text


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, none of a table inside a cell."""
    for element in row:
        kind = local(element)
        if kind == "tc":
            yield element
        elif kind in _AROUND_CELLS:
            yield from _cells(element)


def _joined(lines: Iterable[str], where: str) -> str:
    found: list[str] = []
    letters = 0
    for text in lines:
        letters += len(text) + 1
        if letters > LONGEST_TEXT:
            raise ConnectorError(
                f"In the Word document, {where} has more than {LONGEST_TEXT:,} letters.",
                "Check that it is the right file.",
            )
        found.append(text)
    return "\n".join(found)


def _style_names(root: Any) -> dict[str, str]:
    """Names of the styles, by their identifiers."""
    return {attribute(style, "styleId"): value(style, "name") for style in _styles(root)}


def _usual_style(root: Any) -> str:
    """The identifier of the style of paragraphs that name none."""
    usual = (
        attribute(style, "styleId")
        for style in _styles(root)
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in _ON
    )
    return next(usual, "")


def _styles(root: Any) -> list[Any]:
    return [] if root is None else [style for style in root if local(style) == "style"]


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
