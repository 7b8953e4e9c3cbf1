"""Read a Word document (.docx): paragraphs and table rows in their order, in a worker process.

`blocks` is the reader for `uprtui.api.items_of`; `blocks_of` starts it. What it yields:

- `{"header": text}`: a paragraph of a page header; these come first;
- `{"p": text, "style": name, "number": mark}`: a paragraph of the body, its style's name, and the
  number or bullet that Word puts before it by itself (`"6.1."`, `"•"`; empty: none);
- `{"row": [text, …], "starts": [column, …], "table": t, "line": r, "continued": [column, …]}`: a
  row of a table, one text a column: a cell over several columns stands in its first, the others
  are empty; `starts` has the first column of each cell. A cell merged with the one above repeats
  it, and its column is in `continued`. Tables and their rows are counted from 1, columns from 0.

The paragraphs of a cell stand on lines of their own; so do those of a table inside the cell.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Mapping
from html import unescape
from typing import Any, BinaryIO, TypeAlias

from uprtui.api import ConnectorError, Context, Limits, Source, items_of
from uprtui_connectors.docx_zip import (
    beginning_of_part,
    is_docx,
    is_locked,
    is_old_word,
    main_part,
    open_zip,
)

__all__ = ["blocks", "blocks_of", "is_docx", "is_locked", "is_old_word", "opening_text"]

Block: TypeAlias = dict[str, Any]
_READER = "uprtui_connectors.docx_file:blocks"
_LIMITS = Limits(cpu_seconds=60, silent_seconds=60.0)
_ENOUGH = 1 << 20
_MOST_HEADERS = 9
_HEADER = re.compile(r"word/header\d*\.xml", re.IGNORECASE)
_END_OF_LINE = re.compile(rb"</w:p>|<w:(?:br|cr)\b[^>]*>")
_TAG = re.compile(rb"<w:tab/>|<[^>]*>")


def blocks_of(source: Source, context: Context | None = None) -> Generator[Any]:
    """Yield the document's blocks (see the module), read by a process of its own.

    Raises:
        ConnectorError: the file is no Word document, is damaged, locked or too large.
        OSError: the file cannot be opened.
    """
    yield from items_of(_READER, source, limits=_LIMITS, context=context)


def blocks(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterable[Block]:  # noqa: ARG001
    """Yield the document's blocks (see the module); runs in the worker process.

    Raises:
        ConnectorError: the file is no Word document, is damaged, locked or too large.
    """
    from uprtui_connectors.docx_blocks import body_blocks, header_texts

    with open_zip(stream) as archive:
        name = main_part(archive)
        if name is None:
            raise ConnectorError("The file is no Word document.", "Save it as .docx.")
        for header in _headers(archive.namelist())[:_MOST_HEADERS]:
            for text in header_texts(archive, header):
                yield {"header": text}
        yield from body_blocks(archive, name)


def opening_text(source: Source, most: int = _ENOUGH) -> str:
    """The words at the document's beginning, page headers first, one line a paragraph.

    For `detect`: quick, in this process, without reading the XML as such. At most `most` bytes of
    each part are looked at. Empty where the file is no Word document or is damaged.
    """
    try:
        with source.open() as stream, open_zip(stream) as archive:
            name = main_part(archive)
            if name is None:
                return ""
            parts = [*_headers(archive.namelist())[:_MOST_HEADERS], name]
            return "\n".join(_words(beginning_of_part(archive, part, most)) for part in parts)
    except ConnectorError:
        return ""


def _headers(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if _HEADER.fullmatch(name))


def _words(xml: bytes) -> str:
    """The text between the tags, line by line."""
    lines = _END_OF_LINE.split(xml)
    return "\n".join(line for line in map(_line, lines) if line)


def _line(xml: bytes) -> str:
    bare = _TAG.sub(lambda tag: b" " if tag[0] == b"<w:tab/>" else b"", xml)
    return " ".join(unescape(bare.decode("utf-8", "replace")).split())
