"""Writes invented Word documents in the forms that OHCHR's have, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from hypothesis import strategies as st

HEADER = "UPR of Nepal (4th Cycle - 51st Session)\tThematic list of recommendations*"
TITLES = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)
MAIN = "word/document.xml"


def list_bytes(
    rows: Sequence[Sequence[str] | str],
    *,
    titles: Sequence[str] | None = TITLES,
    header: str = HEADER,
    title: Sequence[str] = (),
) -> bytes:
    """A thematic list. A row that is one text is one cell over the whole width."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for text in title:
        document.add_paragraph(text)
    width = max([1, len(titles or ()), *(len(row) for row in rows if not isinstance(row, str))])
    table = document.add_table(rows=0, cols=width)
    for row in ([titles] if titles else []) + list(rows):
        cells = table.add_row().cells
        if isinstance(row, str):
            cells[0].merge(cells[-1]).text = row
            continue
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    return saved(document)


def questions_bytes(
    lines: Sequence[str], *, title: Sequence[str] = ("ADVANCE QUESTIONS TO NEPAL",)
) -> bytes:
    """A document of advance questions. A line that begins with `* ` is a bullet of Word's own."""
    document = Document()
    for text in title:
        document.add_paragraph(text)
    for line in lines:
        bullet = line.startswith("* ")
        document.add_paragraph(line.removeprefix("* "), style="List Bullet" if bullet else None)
    return saved(document)


def saved(document: Any) -> bytes:
    """A document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A document with some of its parts replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def element(name: str, **attributes: str) -> Any:
    """An element of Word's, for what python-docx has no method: `element("w:vMerge")`."""
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def xml_letters() -> st.SearchStrategy[str]:
    """Any letter that XML can hold."""
    return st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    )
