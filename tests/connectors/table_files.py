"""Makes invented tables in every form that the connector `table` reads."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import duckdb

from tests.connectors.export_files import csv_bytes

HEADER = ("State under review", "Recommending State", "Recommendation", "Response", "Session")
ROWS = (
    ("Nepal", "Norway", "Adopt a law that gives every village school new books", "Supported", "37"),
    ("Nepal", "Chile", "Keep the river clean for all who live beside it", "Noted", "37"),
    ("Nepal", "Fiji", "Publish the yearly count of wells in each valley", "Supported", "37"),
)


def delimited(
    sign: str, header: Sequence[str] = HEADER, rows: Sequence[Sequence[str]] = ROWS
) -> bytes:
    """A text file whose cells are divided by a sign."""
    return csv_bytes(rows, header=header, delimiter=sign)


def json_lines(header: Sequence[str] = HEADER, rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    """One JSON object a line."""
    lines = (json.dumps(dict(zip(header, row, strict=True))) for row in rows)
    return "\n".join(lines).encode() + b"\n"


def parquet(query: str, parameters: Sequence[object] = ()) -> bytes:
    """What a query finds, as a Parquet file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        with duckdb.connect() as database:
            database.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)", list(parameters))
        return path.read_bytes()


def parquet_table(header: Sequence[str] = HEADER, rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """A table of texts as a Parquet file."""
    names = ", ".join('"' + title.replace('"', '""') + '"' for title in header)
    values = ", ".join("(" + ", ".join("?" for _ in row) + ")" for row in rows)
    cells = [cell for row in rows for cell in row]
    return parquet(f"SELECT * FROM (VALUES {values}) t({names})", cells)


def ods(rows: Sequence[Sequence[str]] = (HEADER, *ROWS), repeated: int = 1) -> bytes:
    """An OpenDocument sheet; its last cell of each row stands there `repeated` times."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"'
            f"{_repeat(repeated) if n == len(row) else ''}><text:p>{escape(cell)}</text:p>"
            "</table:table-cell>"
            for n, cell in enumerate(row, start=1)
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return out.getvalue()


def _repeat(times: int) -> str:
    return f' table:number-columns-repeated="{times}"' if times > 1 else ""
