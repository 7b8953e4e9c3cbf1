"""Makes invented export files in the forms that real ones have: CSV dialects and workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

TO_FROM = (
    "To",
    "To-Rgrp",
    "To-Org",
    "Text",
    "From",
    "From-Rgrp",
    "From-Org",
    "Response",
    "Action",
    "Issue",
    "Session",
)
SUR_RS = (
    "SuR",
    "Rgrp",
    "Org",
    "Recommendation",
    "RS",
    "Rgrp",
    "Org",
    "Response",
    "Action",
    "Issue",
    "Session",
)


def export_row(
    text: str = "Ratify the invented convention.",
    *,
    sur: str = "Nepal",
    by: str = "Norway",
    response: str = "Accepted",
    action: str = "5",
    issues: str = "Justice,Labour",
    session: str = "12",
) -> tuple[str, ...]:
    """One invented row of an export, in the order of both headers."""
    return (sur, "Asia", "", text, by, "WEOG", "OIF, EU", response, action, issues, session)


def csv_bytes(
    rows: Sequence[Sequence[str]],
    *,
    header: Sequence[str] = TO_FROM,
    encoding: str = "utf-8",
    line_end: str = "\r\n",
    delimiter: str = ",",
    quote_all: bool = False,
) -> bytes:
    """A CSV file's content."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        lineterminator=line_end,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows([header, *rows])
    return out.getvalue().encode(encoding)


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[str | float]]]) -> bytes:
    """A minimal Excel workbook: each sheet's rows of texts and numbers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(len(sheets)))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", _workbook(list(sheets)))
        targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(targets))
        for n, rows in enumerate(sheets.values(), start=1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(rows))
    return out.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _content_types(sheets: int) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )


def _sheet(rows: Sequence[Sequence[str | float]]) -> str:
    lines = "".join(
        f'<row r="{n}">{"".join(_cell(value, chr(65 + i), n) for i, value in enumerate(row))}</row>'
        for n, row in enumerate(rows, start=1)
    )
    return f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(value: str | float, column: str, row: int) -> str:
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{column}{row}" t="inlineStr">{text}</c>'
    return f'<c r="{column}{row}"><v>{value}</v></c>'
