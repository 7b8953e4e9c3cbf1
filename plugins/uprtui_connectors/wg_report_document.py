"""Open a Working Group's report, whatever its format: cover lines and running lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from uprtui.api import ConnectorError, Context, Limits, Source, items_of
from uprtui_connectors.docx_file import blocks_of, is_docx
from uprtui_connectors.encoding import text_form
from uprtui_connectors.wg_report_cover import Form, cover_of
from uprtui_connectors.wg_report_layout import Line, is_furniture, plain, running_lines
from uprtui_connectors.wg_report_paragraphs import numbered
from uprtui_connectors.wg_report_positions import position_of

_PDF_READER = "uprtui_connectors.wg_report_pdf:lines"
_PDF_LIMITS = Limits(memory=1 << 30, cpu_seconds=60, silent_seconds=60.0)
_DETECT_LIMITS = Limits(memory=512 << 20, cpu_seconds=2, silent_seconds=4.0, item_bytes=4 << 20)
_PAGES_OF_COVER = 4
_COVER_LINES = 400
_MOST_TEXT = 32 << 20
_MOST_LINES = 400_000
_LONGEST_LINE = 1 << 20
_SIGNATURE_WITHIN = 1024
_NOTE_OF_EDITORS = re.compile(
    r"\*{1,3}\s*(?:the\s+)?(?:conclusions?\b.{0,40}not been edited|annex\b.{0,200}circulated).*",
    re.IGNORECASE,
)
_LONGEST_PRINTED = 200
_WORDS_OF_CELL = 8
_NUMBERED = re.compile(r"\s*\d{1,3}\.\d{1,3}")


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text.

    Args:
        cover: the first pages' lines, page furniture included.
        lines: the running lines; an empty one stands between paragraphs.
    """

    cover: Sequence[str]
    lines: Sequence[str]


def is_pdf(source: Source) -> bool:
    """Whether a file says that it is a PDF."""
    return b"%PDF-" in source.head[:_SIGNATURE_WITHIN]


def first_page(source: Source) -> list[str]:
    """The lines of a PDF's first page; for `detect`.

    Raises:
        ConnectorError: the PDF is damaged, protected, or holds pictures only.
        OSError: the file cannot be opened.
    """
    with closing(items_of(_PDF_READER, source, {"pages": "2"}, limits=_DETECT_LIMITS)) as pages:
        read = list(pages)
    _check_has_text(source, read)
    return [plain(text) for text, *_ in read[0]["lines"]]


def open_document(source: Source, context: Context | None = None) -> Document | None:
    """Read a PDF, a Word document or a text file; None where the user has cancelled.

    Raises:
        ConnectorError: the file cannot be read.
        OSError: the file cannot be opened.
    """
    if is_pdf(source):
        document = _from_pdf(source, context)
    elif is_docx(source):
        document = _from_word(source, context)
    else:
        document = _from_text(source)
    return None if context is not None and context.cancelled else document


def _from_pdf(source: Source, context: Context | None) -> Document:
    read: list[Mapping[str, Any]] = []
    with closing(items_of(_PDF_READER, source, limits=_PDF_LIMITS, context=context)) as pages:
        for page in pages:
            read.append(page)
            if context is not None:
                context.progress(page["page"], page["pages"])
    if context is None or not context.cancelled:
        _check_has_text(source, read)
    printed = [[Line(*line) for line in page["lines"]] for page in read]
    cover = [plain(line.text) for page in printed[:_PAGES_OF_COVER] for line in page]
    is_addendum = cover_of(cover).form is Form.ADDENDUM
    return Document(cover, running_lines(printed, small_tables=is_addendum))


def _check_has_text(source: Source, pages: Sequence[Mapping[str, Any]]) -> None:
    if not any(page["lines"] for page in pages):
        raise ConnectorError(
            f"{source.name} holds pictures of pages and no text: it is a scan.",
            "Take the document from the UN's website (docs.un.org), where it has text.",
        )


def _from_word(source: Source, context: Context | None) -> Document:
    headers: list[str] = []
    lines: list[str] = []
    with closing(blocks_of(source, context)) as blocks:
        for block in blocks:
            if "header" in block:
                headers.append(plain(block["header"]))
                continue
            if len(lines) > _MOST_LINES:
                raise _too_long(source)
            lines.extend(_lines_of_block(block))
            lines.append("")
    cover = [line for line in lines if line][:_COVER_LINES]
    return Document([*cover, *headers], lines)


def _lines_of_block(block: Mapping[str, Any]) -> list[str]:
    if "row" in block:
        return [_row([plain(" ".join(cell.split())) for cell in block["row"]])]
    mark = str(block.get("number", "")).strip()
    parts = [plain(part) for part in str(block.get("p", "")).split("\n")]
    if mark and parts and not _NUMBERED.match(parts[0]):
        parts[0] = f"{mark} {parts[0]}"
    return [part for part in parts if part]


def _row(cells: Sequence[str]) -> str:
    """A table's row as a line: a cell that is a position and no more comes after the number."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and _NUMBERED.match(filled[0]):
        for at, cell in enumerate(filled[1:], 1):
            if len(cell.split()) <= _WORDS_OF_CELL and position_of(cell):
                others = " ".join(filled[1:at] + filled[at + 1 :])
                return f"{filled[0]} {cell}. {others}".strip()
    return " ".join(filled)


def text_lines(text: str) -> list[str]:
    """The lines of a plain text, as running lines; page furniture between pages is dropped."""
    lines = [plain(line) for line in re.split(r"\r\n|[\r\n\f\v\u2028]", text)]
    filled = [line for line in lines if line]
    long = sum(len(line) > _LONGEST_PRINTED for line in filled)
    entries = sum(1 for _ in numbered(filled))
    unwrapped = 4 * long > len(filled) or 10 * entries > 9 * len(filled)
    return list(_without_furniture(lines, apart=unwrapped))


def _without_furniture(lines: Sequence[str], *, apart: bool) -> Iterator[str]:
    for at, line in enumerate(lines):
        if _is_furniture_of_text(lines, at) or _NOTE_OF_EDITORS.fullmatch(line):
            continue
        yield line
        if apart and line:
            yield ""


def _is_furniture_of_text(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if len(line) > 100 or not is_furniture(line):
        return False
    if "A/" in line or "GE." in line or "page" in line.lower():
        return True
    around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return len(line) <= 3 and any(not other or is_furniture(other) for other in around)


def _from_text(source: Source) -> Document:
    if source.size > _MOST_TEXT:
        raise _too_long(source)
    form = text_form(source.open, source.name)
    with source.open() as stream:
        content = stream.read(_MOST_TEXT + 1)
    text = content.decode(form.codec, errors="replace")
    if len(content) > _MOST_TEXT or _longest(text.splitlines()) > _LONGEST_LINE:
        raise _too_long(source)
    lines = text_lines(text)
    if len(lines) > _MOST_LINES:
        raise _too_long(source)
    return Document([line for line in text.splitlines()[:_COVER_LINES] if line.strip()], lines)


def _longest(lines: Iterable[str]) -> int:
    return max(map(len, lines), default=0)


def _too_long(source: Source) -> ConnectorError:
    return ConnectorError(
        f"{source.name} is too long to be a report of the Working Group.",
        "Check that it is the right file.",
    )
