"""Broken, hostile and very large files do no harm to the connector `uhri`."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from benchmarks.make_uhri import make_records, write_json
from tests.connectors.fuzzing import Fuzz
from tests.connectors.uhri_files import (
    CONNECTOR,
    TREATY_BODY,
    UPR,
    exported,
    table,
    workbook,
    written,
)
from uprtui.api import ISSUE_SEPARATOR, Batch, ConnectorError, RowError, Source
from uprtui.api.testing import RecordingContext, rows_of
from uprtui_connectors.uhri_json import json_records
from uprtui_connectors.xlsx_stream import Workbook


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"Text": ""}, "its text is empty"),
        ({"Text": None}, "its text is empty"),
        ({"Text": 7}, "'Text' is something else, not text"),
        ({"Text": "a" * 300_000}, "its text has 300,000 characters, more than any real one"),
        ({"Countries": []}, "it names no State concerned"),
        ({"Countries": {"a": 1}}, "'Countries' is an object, not text"),
        ({"Themes": [["a"]]}, "a value of 'Themes' is a list, not text"),
        ({"Body": ""}, "it names no body that recommends"),
        ({"AnnotationType": "- Poems"}, "its type 'Poems' is not known"),
        ({"Body": "CRC", "AnnotationType": None}, "it does not say whether"),
        ({"Countries": [f"A{n}" for n in range(600)]}, "it names 1 recommending States"),
    ],
    ids=range(11),
)
def test_a_bad_record_costs_itself_only(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    rows, errors = rows_of(CONNECTOR, exported(tmp_path, UPR, {**UPR, **change}, TREATY_BODY))
    assert [row["reference"] for row in rows] == ["id-1", "id-2"]
    assert [(error.place, error.reason[: len(reason)]) for error in errors] == [
        ("record 2", reason)
    ]


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps([UPR, 5, ["a"], "text", None, TREATY_BODY]))
    rows, errors = rows_of(CONNECTOR, path)
    assert len(rows) == 2
    assert [error.place for error in errors] == ["record 2", "record 3", "record 4", "record 5"]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda text: text[:-1], "cut short"),
        (lambda text: text[: len(text) // 2], "after 1 whole records"),
        (lambda text: text + "[]", "something follows"),
        (lambda text: text.replace('"id-2"', "id-2"), "after 1 whole records"),
        (lambda text: text.replace("id-2", "id\0-2"), "control character"),
        (lambda text: text.replace('"id-2"', "[" * 50_000), "too deep"),
        (lambda text: text.replace('"id-2"', "9" * 5_000), "number that is too long"),
        (lambda text: text.replace("id-2", "a" * 9_000_000), "more than 4 MiB"),
        (lambda text: text.encode().replace(b"id-2", b"\xff\xfe"), "damaged letters"),
    ],
    ids=["no end", "half", "more", "bare word", "NUL", "nested", "number", "huge", "letters"],
)
def test_a_broken_file_is_refused_as_a_whole(tmp_path: Path, damage: Any, says: str) -> None:
    path = written(tmp_path, damage(json.dumps([UPR, TREATY_BODY, UPR])))
    with pytest.raises(ConnectorError, match=says):
        rows_of(CONNECTOR, path)


def test_halves_of_letters_and_separators_cannot_come_through(tmp_path: Path) -> None:
    text = json.dumps([UPR]).replace("Detention", "De\\ud800ten\\u001ftion")
    rows, _ = rows_of(CONNECTOR, written(tmp_path, text))
    assert rows[0]["themes"] == ISSUE_SEPARATOR.join(["Right to health", "De?ten tion"])


def zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_of(*rows: str, before: str = "") -> bytes:
    return zipped(
        {"xl/worksheets/sheet1.xml": f"{before}<worksheet><sheetData>{''.join(rows)}</sheetData>"}
        | {"xl/workbook.xml": "<workbook/>"}
    )


def inline(row: int, values: list[str]) -> str:
    texts = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{row}">{texts}</row>'


HEADER_ROW = inline(
    1, ["Text", "Countries Concerned", "Reccomending Body", "Type", "OHCHR Annotation Id"]
)
GOOD_ROW = inline(2, ["4.Do it.", "- Peru", "- CAT", "- Recommendations", ""])
DOCTYPE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (sheet_of(HEADER_ROW, GOOD_ROW, before=DOCTYPE), "document type"),
        (sheet_of(HEADER_ROW, GOOD_ROW, GOOD_ROW), "row 2 twice"),
        (sheet_of(HEADER_ROW, '<row r="2"><c t="s"><v>7</v></c></row>'), "not there"),
        (sheet_of(HEADER_ROW, '<row r="2"><c r="ZZZ2"><v>7</v></c></row>'), "1,000 columns"),
        (sheet_of(HEADER_ROW, inline(2, ["a" * (2 << 20)])), "a cell of more than"),
        (sheet_of(GOOD_ROW), "does not begin with the columns"),
        (sheet_of(HEADER_ROW, "<row>"), "cut short"),
    ],
    ids=["entities", "twice", "no string", "columns", "cell", "no header", "XML"],
)
def test_a_hostile_workbook_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    content = content.replace(b"</sheetData>", b"</sheetData></worksheet>")
    with pytest.raises(ConnectorError, match=says):
        rows_of(CONNECTOR, written(tmp_path, _closed(content)))


def _closed(content: bytes) -> bytes:
    """The same workbook with its outermost element closed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return zipped(
        {
            name: f"{part}</worksheet>" if name.endswith("sheet1.xml") else part
            for name, part in parts.items()
        }
    )


def test_values_stand_where_their_columns_are(tmp_path: Path) -> None:
    """Formulas count with their saved value, readings aloud and errors not at all."""
    row = (
        '<row r="9"><c r="E9"><v>48.0</v></c><c r="A9" t="inlineStr"><is><r><t>4.Do</t></r>'
        "<rPh><t>no</t></rPh><r><t> it.</t></r></is></c><c r='B9' t='str'><f>A1</f><v>Peru</v></c>"
        '<c r="C9" t="e"><v>#REF!</v></c></row>'
    )
    path = written(tmp_path, _closed(sheet_of(HEADER_ROW, row)))
    with path.open("rb") as stream:
        (rows,) = Workbook(stream, "a.xlsx").sheets()
        assert list(rows)[1] == (9, ["4.Do it.", "Peru", "", "", "48"])


def test_long_shared_strings_are_found_again_in_any_order(tmp_path: Path) -> None:
    texts = [f"{number} " + "é" * (number % 7) * 400 for number in range(1_500)]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    order = [*range(1_500), 3, 1_499, 6, 700]
    rows = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in order)
    content = zipped(
        {
            "xl/worksheets/sheet1.xml": f"<worksheet>{rows}</worksheet>",
            "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        }
    )
    (sheet,) = Workbook(io.BytesIO(content), "a.xlsx").sheets()
    assert [cells[0] for _, cells in sheet] == [texts[number] for number in order]


def test_a_large_file_is_read_in_a_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    write_json(path, (record for _ in range(10) for record in make_records(2_000)))
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    try:
        with path.open("rb") as stream:
            count = sum(1 for _ in json_records(stream, path.name))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < 16 << 20


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["UPR", "- CRC", "Recommendations", "Peru", "6.1 Do it (Chad) (Peru);"])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
RECORDS = st.lists(
    st.dictionaries(st.sampled_from([*UPR, "Other"]), VALUES, max_size=10)
    .map(lambda changed: {**UPR, **changed})
    .filter(lambda record: "AnnotationType" in record),
    max_size=6,
)


def test_no_damage_gets_past_the_connector(fuzz: Fuzz, tmp_path: Path) -> None:
    records = [UPR, TREATY_BODY, *make_records(8)]
    originals = (json.dumps(records).encode(), workbook(tmp_path, *records, name="made.xlsx"))
    fuzz.damaged(CONNECTOR, *originals, table(*records).encode())


def test_no_strange_record_gets_past_the_connector(fuzz: Fuzz) -> None:
    fuzz.built(CONNECTOR, RECORDS.map(lambda records: json.dumps(records).encode()))


def test_cancelling_ends_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    write_json(path, make_records(3_000))
    context = RecordingContext()
    items = CONNECTOR.read(Source.of(path), {}, context)
    found: list[Batch | RowError] = [next(items)]
    context.cancelled = True
    found.extend(items)
    assert len(found) <= 2
