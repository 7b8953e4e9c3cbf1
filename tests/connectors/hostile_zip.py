"""Hostile workbooks and documents: bombs, entities, traversal, lies in the list of contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from tests.connectors.export_files import TO_FROM, csv_bytes, export_row, xlsx_bytes
from tests.connectors.hostile_sizes import Files, Sizes
from tests.connectors.hostile_text import ESCAPES, FORMULA

_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'


def _external(sizes: Sizes) -> str:
    return f'<!DOCTYPE x [<!ENTITY l9 SYSTEM "{sizes.secret}">]>'


def _remote_dtd(sizes: Sizes) -> str:
    return f'<!DOCTYPE x SYSTEM "{sizes.secret}" [<!ENTITY % p SYSTEM "{sizes.secret}"> %p;]>'


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of some parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _parts(content: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def good_workbook() -> bytes:
    """A sound export as a workbook."""
    return xlsx_bytes({"Export": [TO_FROM, *(export_row(f"Do it, {n}.") for n in range(30))]})


def _workbook(**parts: bytes | str) -> bytes:
    return packed(_parts(good_workbook()) | parts)


def _with_sheet(sheet: str) -> bytes:
    return packed(_parts(good_workbook()) | {_SHEET: sheet})


def _sheet(rows: str, before: str = "") -> str:
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell_row(texts: list[str], number: int = 1) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def _rows(text: str) -> str:
    return _cell_row(list(TO_FROM)) + _cell_row([*export_row()[:3], text, *export_row()[4:]], 2)


def _sparse(_: Sizes) -> bytes:
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _with_sheet(_sheet(_cell_row(list(TO_FROM)) + last))


def _wide(sizes: Sizes) -> bytes:
    return _with_sheet(_sheet(f"<row>{'<c><v>1</v></c>' * sizes.columns}</row>"))


@cache
def _packed_bomb(unpacked: int) -> bytes:
    """Packing takes longer than reading, and several tests want the same one."""
    return _with_sheet(_sheet(_rows("a" * unpacked)))


def _bomb_workbook(sizes: Sizes) -> bytes:
    return _packed_bomb(sizes.unpacked)


def _lying_bomb(sizes: Sizes) -> bytes:
    """The list of contents says that little is in it."""
    content = _bomb_workbook(sizes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo(_SHEET).file_size
    return content.replace(size.to_bytes(4, "little"), (5_000).to_bytes(4, "little"))


@cache
def _parts_without_end() -> bytes:
    return packed(_parts(good_workbook()) | {f"xl/x{n}": b"" for n in range(11_000)})


def _many_parts(_: Sizes) -> bytes:
    return _parts_without_end()


def _traversal(sizes: Sizes) -> bytes:
    evil = {"../../evil.txt": b"x", "/abs/evil.txt": b"x", "..\\..\\evil.txt": b"x"}
    return packed(evil | _parts(good_workbook()) | {"xl/../../evil2.txt": b"x"})


def _traversal_target(sizes: Sizes) -> bytes:
    name = "xl/_rels/workbook.xml.rels"
    parts = _parts(good_workbook())
    old = parts[name]
    assert isinstance(old, bytes)
    return packed(parts | {name: old.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd")})


def _formulas(_: Sizes) -> bytes:
    cell = "<c><f>HYPERLINK(A1)</f><v>5</v></c>"
    row = _cell_row([*export_row()[:3], FORMULA.replace("&", "&amp;"), *export_row()[4:10]], 2)
    header = _cell_row(list(TO_FROM))
    return _with_sheet(_sheet(header + row.replace("</row>", f"{cell}</row>")))


def _escapes(_: Sizes) -> bytes:
    shown = "".join(letter for letter in ESCAPES if ord(letter) > 31)
    rows = [TO_FROM, export_row(f"Do {shown}."), export_row("x", by=f"Nor{shown}way")]
    return xlsx_bytes({"\u202eExport": rows})


def _encrypted_parts(_: Sizes) -> bytes:
    """Every part is marked as encrypted, in both places where a zip says so."""
    content = bytearray(good_workbook())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def _ods(content: str, **parts: bytes | str) -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        "</manifest:manifest>"
    )
    whole = {"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest} | parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in whole.items():
            archive.writestr(name, part, zipfile.ZIP_DEFLATED if "xml" in name else None)
    return out.getvalue()


def _ods_content(rows: str, before: str = "") -> str:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    return (
        f"{before}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _ods_row(texts: list[str], more: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row{more}>{cells}</table:table-row>"


def _ods_repeated(sizes: Sizes) -> bytes:
    """One row that says it stands there without end."""
    again = f' table:number-rows-repeated="{sizes.repeated}"'
    return _ods(_ods_content(_ods_row(list(TO_FROM)) + _ods_row(list(export_row()), again)))


def _ods_laughs(_: Sizes) -> bytes:
    rows = _ods_row(list(TO_FROM)) + _ods_row([*export_row()[:3], "&l9;", *export_row()[4:]])
    return _ods(_ods_content(rows, LAUGHS))


def _ods_encrypted(_: Sizes) -> bytes:
    encrypted = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    return _ods("\x9a\x01\x02" * 900, **{"META-INF/manifest.xml": encrypted})


def document(body: str, before: str = "", **parts: bytes | str) -> bytes:
    """A minimal Word document."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    whole: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        ),
    }
    return packed(whole | parts)


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_TITLE = "".join(
    _paragraph(text)
    for text in (
        "Thematic list of recommendations",
        "Report of the Working Group on the Universal Periodic Review",
        "Nepal",
        "A/HRC/59/15",
        "II. Conclusions and/or recommendations",
        "6. The recommendations enjoy the support of Nepal:",
        "6.1 Ratify the invented convention (Norway);",
        "Advance questions to Nepal",
    )
)


@cache
def _packed_document_bomb(unpacked: int) -> bytes:
    return document(_TITLE + _paragraph("a" * unpacked))


def _document_bomb(sizes: Sizes) -> bytes:
    return _packed_document_bomb(sizes.unpacked)


def _document_laughs(_: Sizes) -> bytes:
    return document(_TITLE + _paragraph("6.2 &l9; (France)."), LAUGHS)


def _document_external(sizes: Sizes) -> bytes:
    return document(_TITLE + _paragraph("6.2 &l9; (France)."), _external(sizes))


def _document_remote(sizes: Sizes) -> bytes:
    return document(_TITLE, _remote_dtd(sizes))


def _document_links(sizes: Sizes) -> bytes:
    """A template and a picture that stand elsewhere."""
    links = (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/attachedTemplate" Target="{sizes.secret}" '
        'TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/image" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    return document(_TITLE, **{"word/_rels/document.xml.rels": links})


def _document_deep(sizes: Sizes) -> bytes:
    depth = sizes.depth // 10
    return document("<w:tbl><w:tr><w:tc>" * depth + _TITLE + "</w:tc></w:tr></w:tbl>" * depth)


def _document_cells(sizes: Sizes) -> bytes:
    """A cell that says it spans two thousand million columns."""
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + _paragraph("a") + "</w:tc>"
    return document(f"{_TITLE}<w:tbl><w:tr>{wide}{wide}</w:tr></w:tbl>")


REFUSED: Files = {
    "a zip bomb in a workbook": ("bomb.xlsx", _bomb_workbook),
    "a workbook of too many parts": ("parts.xlsx", _many_parts),
    "a workbook of too many columns": ("wide.xlsx", _wide),
    "a workbook with a cell in its last corner": ("sparse.xlsx", _sparse),
    "entities that multiply in a workbook": (
        "laughs.xlsx",
        lambda _: _with_sheet(_sheet(_rows("&l9;"), LAUGHS)),
    ),
    "an encrypted zip": ("locked.xlsx", _encrypted_parts),
    "half a workbook": ("half.xlsx", lambda _: good_workbook()[:1_500]),
    "an encrypted ODS": ("locked.ods", _ods_encrypted),
    "a zip of nothing": ("nothing.docx", lambda _: packed({})),
    "a zip of texts": ("texts.xlsx", lambda _: packed({"a.csv": csv_bytes([export_row()])})),
    "half a document": ("half.docx", lambda _: document(_TITLE)[:700]),
    "a document without text": ("void.docx", lambda _: document("")),
}
TAKEN: Files = {
    "a workbook named as text": ("book.csv", lambda _: good_workbook()),
    "traversal names in a workbook": ("names.xlsx", _traversal),
    "formulas in a workbook": ("formulas.xlsx", _formulas),
    "escapes in a workbook": ("escapes.xlsx", _escapes),
}
EITHER: Files = {
    "a bomb whose list of contents lies": ("lying.xlsx", _lying_bomb),
    "an external entity in a workbook": (
        "external.xlsx",
        lambda sizes: _with_sheet(_sheet(_rows("&l9;"), _external(sizes))),
    ),
    "a remote DTD in a workbook": (
        "remote.xlsx",
        lambda sizes: _with_sheet(_sheet(_rows("a"), _remote_dtd(sizes))),
    ),
    "a sheet that stands elsewhere": ("target.xlsx", _traversal_target),
    "a row repeated without end in an ODS": ("repeated.ods", _ods_repeated),
    "entities that multiply in an ODS": ("laughs.ods", _ods_laughs),
    "a bomb in a document": ("bomb.docx", _document_bomb),
    "entities that multiply in a document": ("laughs.docx", _document_laughs),
    "an external entity in a document": ("external.docx", _document_external),
    "a remote DTD in a document": ("remote.docx", _document_remote),
    "a document that points elsewhere": ("links.docx", _document_links),
    "tables in tables without end": ("deep.docx", _document_deep),
    "a cell over too many columns": ("span.docx", _document_cells),
    "a document named as PDF": ("document.pdf", lambda _: document(_TITLE + _paragraph("x"))),
}
