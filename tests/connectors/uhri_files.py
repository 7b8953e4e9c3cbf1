"""Small exports of the Universal Human Rights Index, for the tests of its connector."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.make_uhri import COLUMNS, cells, write_xlsx
from uprtui.api import Source
from uprtui.api.testing import RecordingContext, rows_of
from uprtui_connectors.uhri import UhriConnector

CONNECTOR = UhriConnector()
UPR: dict[str, Any] = {
    "AffectedPersons": ["Children"],
    "AnnotationId": "id-1",
    "AnnotationType": "- Recommendations",
    "Body": "- UPR",
    "Countries": ["Slovenia"],
    "PublicationDate": "2025-03-12T00:00:00",
    "Sdgs": ["16.2 - Protect children - all of them"],
    "Symbol": "A/HRC/59/15",
    "Text": "137.197 Improve the invented prisons (Germany);",
    "Themes": ["Right to health", "Detention"],
    "UprPositions": ["- Supported"],
    "UprRecommendingCountry": ["Germany"],
    "UprSession": ["- 48"],
}
TREATY_BODY: dict[str, Any] = {
    "AnnotationId": "id-2",
    "AnnotationType": "- Recommendations",
    "Body": "- CEDAW",
    "Countries": ["Slovenia"],
    "PublicationDate": "2023-03-01T00:00:00",
    "Symbol": "CEDAW/C/SVN/CO/7",
    "Text": "Rural women 49.The Committee recommends invented steps.",
    "Themes": ["Land & property rights"],
    "UprRecommendingCountry": [],
}


def written(folder: Path, content: bytes | str, name: str = "export.bin") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def exported(folder: Path, *records: Mapping[str, Any]) -> Path:
    return written(folder, json.dumps(records))


def read(folder: Path, *records: Mapping[str, Any]) -> list[dict[str, str]]:
    rows, errors = rows_of(CONNECTOR, exported(folder, *records))
    assert not errors
    return rows


def workbook(folder: Path, *records: Mapping[str, Any], name: str = "export.bin") -> bytes:
    path = folder / name
    write_xlsx(path, records)
    return path.read_bytes()


def table(*records: Mapping[str, Any]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(cells, records))
    return out.getvalue()


def notes_of(path: Path) -> list[str]:
    context = RecordingContext()
    list(CONNECTOR.read(Source.of(path), {}, context))
    return context.messages
