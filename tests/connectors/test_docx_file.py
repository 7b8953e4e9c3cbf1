"""Word documents are read in their order, as a reader sees them; hostile ones are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.connectors.docx_files import MAIN, element, list_bytes, part_of, saved, with_parts
from uprtui.api import ConnectorError, Source
from uprtui_connectors.docx_blocks import LONGEST_TEXT, MOST_COLUMNS
from uprtui_connectors.docx_file import blocks, blocks_of, is_docx, opening_text
from uprtui_connectors.docx_zip import LARGEST_PART
from uprtui_connectors.zip_contents import USUAL

GOOD = list_bytes([("1.1 Ratify it (Norway);", "Supported", "- Justice", "")])


def read(content: bytes) -> list[dict[str, Any]]:
    return list(blocks(io.BytesIO(content), {}))


def texts(content: bytes) -> list[str]:
    return [block["p"] for block in read(content) if "p" in block]


def source(folder: Path, content: bytes) -> Source:
    path = folder / "document.bin"
    path.write_bytes(content)
    return Source.of(path)


def test_headers_paragraphs_and_rows_come_in_their_order() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "UPR of Nepal"
    document.add_paragraph("A title", style="Title")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "left\nbelow"
    table.rows[0].cells[1].text = "right"
    document.add_paragraph("the end")
    assert read(saved(document)) == [
        {"header": "UPR of Nepal"},
        {"p": "A title", "style": "Title", "number": ""},
        {"row": ["left\nbelow", "right"], "starts": [0, 1], "table": 1, "line": 1, "continued": []},
        {"p": "the end", "style": "Normal", "number": ""},
    ]


def test_cells_over_several_columns_and_rows_keep_their_columns() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "tall"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    table.cell(1, 2).text = "last"
    first, second = read(saved(document))
    assert (first["row"], first["starts"]) == (["tall", "wide", ""], [0, 1])
    assert (second["row"], second["continued"]) == (["tall", "", "last"], [0])


def test_what_a_reader_does_not_see_is_left_out() -> None:
    document = Document()
    paragraph = document.add_paragraph("kept ")
    deleted = element("w:del")
    deleted.append(paragraph.add_run("deleted ")._r)
    paragraph._p.append(deleted)
    paragraph.add_run("hidden ").font.hidden = True
    inserted = element("w:ins")
    inserted.append(paragraph.add_run("inserted")._r)
    paragraph._p.append(inserted)
    assert texts(saved(document)) == ["kept inserted"]


def test_the_numbers_that_word_counts_are_told() -> None:
    document = Document()
    for text, style in (("a", "List Number"), ("b", "List Number"), ("c", "List Bullet")):
        document.add_paragraph(text, style=style)
    assert [block["number"] for block in read(saved(document))] == ["1.", "2.", "•"]


def test_a_table_inside_a_cell_belongs_to_the_cell() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "outer"
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "inner"
    (row,) = read(saved(document))
    assert row["row"][0].split() == ["outer", "inner"]


def test_a_missing_picture_or_target_does_not_matter() -> None:
    outside = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="http://192.0.2.1/x.dotx" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate"/><Relationship Id="rId2" Target="NULL" Type="x"/></Relationships>'
    )
    assert read(with_parts(GOOD, {"word/_rels/document.xml.rels": outside})) == read(GOOD)


def test_names_that_lead_elsewhere_are_never_written(tmp_path: Path) -> None:
    content = with_parts(GOOD, {"../../outside.xml": b"x", "/etc/outside.xml": b"x"})
    found = source(tmp_path, content)
    assert is_docx(found)
    assert len(list(blocks_of(found))) == len(read(GOOD))
    assert [path.name for path in tmp_path.iterdir()] == ["document.bin"]


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">%s]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("more", [b"", b'<!ENTITY b SYSTEM "file:///etc/hostname">'])
@pytest.mark.parametrize("name", [MAIN, "word/styles.xml"])
def test_a_document_type_is_refused(name: str, more: bytes) -> None:
    with pytest.raises(ConnectorError, match="declares a document type"):
        read(with_parts(GOOD, {name: ENTITIES % more}))


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    bomb = b"<a>" + b" " * LARGEST_PART + b"</a>"
    with pytest.raises(ConnectorError, match="MiB when unpacked"):
        read(with_parts(GOOD, {MAIN: bomb}))


def test_a_zip_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(USUAL.parts + 1):
            archive.writestr(f"{number}", b"")
        archive.writestr(MAIN, b"<a/>")
    with pytest.raises(ConnectorError, match="parts"):
        read(out.getvalue())
    assert not is_docx(source(tmp_path, out.getvalue()))


def test_elements_inside_each_other_without_end_are_refused() -> None:
    deep = part_of(GOOD, MAIN).replace(b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 5_000)
    with pytest.raises(ConnectorError, match="damaged"):
        read(with_parts(GOOD, {MAIN: deep}))


def test_huge_cells_and_rows_are_refused_with_their_place() -> None:
    letters = part_of(GOOD, MAIN).replace(b"Ratify it", b"x" * (LONGEST_TEXT + 1))
    with pytest.raises(
        ConnectorError, match="table 1, row 2, cell 1 has more than 200,000 letters"
    ):
        read(with_parts(GOOD, {MAIN: letters}))
    columns = part_of(GOOD, MAIN).replace(b"<w:tr>", b"<w:tr>" + b"<w:tc/>" * MOST_COLUMNS, 1)
    with pytest.raises(ConnectorError, match="row 1 has more than 200 columns"):
        read(with_parts(GOOD, {MAIN: columns}))


def test_half_a_file_is_damaged_and_no_zip_is_no_document() -> None:
    for content in (GOOD[: len(GOOD) // 2], b"", b"PK\x03\x04 and no more"):
        with pytest.raises(ConnectorError, match="damaged or was cut short"):
            read(content)
    with pytest.raises(ConnectorError, match="no Word document"):
        read(with_parts(GOOD, {}).replace(b"word/document.xml", b"word/dokument.xml"))


def test_a_changed_byte_inside_a_part_is_noticed() -> None:
    flipped = bytearray(GOOD)
    at = GOOD.index(b"word/document.xml") + 200
    flipped[at] ^= 0xFF
    with pytest.raises(ConnectorError, match="damaged"):
        read(bytes(flipped))


def test_the_opening_words_come_without_markup(tmp_path: Path) -> None:
    words = opening_text(source(tmp_path, GOOD)).split("\n")
    assert words[:2] == [
        "UPR of Nepal (4th Cycle - 51st Session) Thematic list of recommendations*",
        "Recommendation and recommending State",
    ]
    assert opening_text(source(tmp_path, GOOD[:900])) == ""
