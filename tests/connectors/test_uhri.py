"""The connector `uhri` reads exports of the Universal Human Rights Index, whole or searched."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.make_uhri import COLUMNS, cells, make_records, write_json
from tests.connectors.uhri_files import (
    CONNECTOR,
    TREATY_BODY,
    UPR,
    exported,
    notes_of,
    read,
    table,
    workbook,
    written,
)
from uprtui.api import ISSUE_SEPARATOR, Batch, Source, Standing
from uprtui.api.testing import RecordingContext, check_connector, rows_of


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    many = list(make_records(300))
    whole = json.dumps(many).encode()
    sheet = workbook(tmp_path, *many[:120])
    good = {"full.json": whole, "search.xlsx": sheet}
    bad = {
        "cut.json": whole[:-40],
        "cut.xlsx": sheet[: len(sheet) // 2],
        "empty.json": b"",
        "other.json": b'[{"AnnotationId": 1, "AnnotationType": 2} and more]',
        "deep.json": b'[{"AnnotationId": 1, "AnnotationType": ' + b"[" * 100_000,
    }
    foreign = {"people.json": b'[{"name": "A", "type": "Recommendations", "Text": "b"}]'}
    for folder, files in (("good", good), ("bad", bad), ("foreign", foreign)):
        (tmp_path / folder).mkdir()
        for name, content in files.items():
            written(tmp_path / folder, content, name)
    check_connector(
        CONNECTOR,
        good=sorted((tmp_path / "good").iterdir()),
        bad=sorted((tmp_path / "bad").iterdir()),
        foreign=sorted((tmp_path / "foreign").iterdir()),
        flawed=[exported(tmp_path, UPR, {**UPR, "Text": ""}, TREATY_BODY)],
        mutated=1,
    )


def test_a_upr_recommendation(tmp_path: Path) -> None:
    (row,) = read(tmp_path, UPR)
    assert row == {
        "kind": "recommendations",
        "place": "record 1",
        "sur": "Slovenia",
        "by": "Germany",
        "text": "Improve the invented prisons",
        "paragraph": "137.197",
        "session": "48",
        "symbol": "A/HRC/59/15",
        "response": "Supported",
        "themes": ISSUE_SEPARATOR.join(["Right to health", "Detention"]),
        "affected": "Children",
        "sdgs": "16.2 - Protect children - all of them",
        "published": "2025-03-12",
        "reference": "id-1",
    }


def test_a_treaty_body_recommends_and_is_no_state(tmp_path: Path) -> None:
    (row,) = read(tmp_path, TREATY_BODY)
    assert row["kind"] == "supporting"
    assert (row["sur"], row["body"], row["symbol"]) == ("Slovenia", "CEDAW", "CEDAW/C/SVN/CO/7")
    assert row["paragraph"] == "49"
    assert row["text"] == "Rural women: The Committee recommends invented steps."
    assert (row["published"], row["themes"]) == ("2023-03-01", "Land & property rights")
    assert "by" not in row


def test_observations_are_counted_and_left_out(tmp_path: Path) -> None:
    observed = {**TREATY_BODY, "AnnotationType": "- Concerns/Observations"}
    both = {**TREATY_BODY, "AnnotationType": "- Concerns/Observations\n- Recommendations"}
    assert len(read(tmp_path, UPR, observed, observed, both)) == 2
    assert notes_of(exported(tmp_path, UPR, observed, observed)) == [
        "Concerns/Observations of other bodies are no recommendations: 2 left out."
    ]


def test_each_state_has_its_row_and_its_words(tmp_path: Path) -> None:
    together = {
        **UPR,
        "Text": "6.3 Do it (Guinea-Bissau) (Iran (Islamic Republic of));",
        "UprRecommendingCountry": ["Guinea-Bissau", "Iran (Islamic Republic of)"],
    }
    apart = {
        **UPR,
        "Text": "6.4 Ratify it (Norway); Implement it (State of Palestine*);",
        "UprRecommendingCountry": ["- Norway", "- State of Palestine*"],
    }
    assert [(row["by"], row["text"], row["place"]) for row in read(tmp_path, together, apart)] == [
        ("Guinea-Bissau", "Do it", "record 1 (Guinea-Bissau)"),
        ("Iran (Islamic Republic of)", "Do it", "record 1 (Iran (Islamic Republic of))"),
        ("Norway", "Ratify it", "record 2 (Norway)"),
        ("State of Palestine", "Implement it", "record 2 (State of Palestine)"),
    ]


def test_the_field_says_which_states_and_a_difference_is_told(tmp_path: Path) -> None:
    path = exported(tmp_path, {**UPR, "Text": "6.3 Do it (Germany) (France);"})
    rows, _ = rows_of(CONNECTOR, path)
    assert [(row["by"], row["text"]) for row in rows] == [("Germany", "Do it")]
    assert notes_of(path) == [
        "1 texts name more or fewer States than their record; the record's field is taken."
    ]


def test_states_stand_in_the_text_where_the_field_is_empty(tmp_path: Path) -> None:
    rows = read(tmp_path, {**UPR, "UprRecommendingCountry": [], "Text": "6.1 Do it (Peru, Chad)."})
    assert [row["by"] for row in rows] == ["Peru", "Chad"]


def test_a_record_on_several_states_is_a_row_for_each(tmp_path: Path) -> None:
    rows = read(tmp_path, {**TREATY_BODY, "Countries": ["Chad", "Peru"]}, TREATY_BODY)
    assert [(row["sur"], row["place"]) for row in rows] == [
        ("Chad", "record 1 (Chad)"),
        ("Peru", "record 1 (Peru)"),
        ("Slovenia", "record 2"),
    ]


def test_keys_may_be_spelt_and_filled_in_every_known_way(tmp_path: Path) -> None:
    other = dict(UPR)
    other["UprReccomendingCountry"] = other.pop("UprRecommendingCountry")
    plain = {key: value[0] if isinstance(value, list) else value for key, value in UPR.items()}
    plain["Themes"] = "- Right to health\n- Detention"
    first, *others = read(tmp_path, UPR, other, plain)
    for row in others:
        assert {**row, "place": first["place"]} == first


@pytest.mark.parametrize(
    "shape",
    [
        lambda records: json.dumps(records, indent=2),
        lambda records: json.dumps({"count": 3, "data": records, "next": None}),
        lambda records: json.dumps({"about": {"of": [1]}, "answer": {"a": [], "all": records}}),
        lambda records: "\n".join(map(json.dumps, records)),
        lambda records: "\ufeff" + json.dumps(records),
        lambda records: json.dumps(records).encode("utf-16"),
    ],
    ids=["array", "in an object", "deeper", "lines", "byte order mark", "UTF-16"],
)
def test_json_in_every_wrapping(tmp_path: Path, shape: Any) -> None:
    records = [{"_note": "seen", **UPR}, TREATY_BODY, {**UPR, "AnnotationId": "id-3"}]
    rows, errors = rows_of(CONNECTOR, written(tmp_path, shape(records)))
    assert not errors
    assert sorted(row["reference"] for row in rows) == ["id-1", "id-2", "id-3"]


def test_the_table_forms_say_the_same_as_json(tmp_path: Path) -> None:
    records = list(make_records(60))
    for record in records:  # the table writes days as serial numbers, near enough only
        record["PublicationDate"] = "2026-01-01T00:00:00"  # type: ignore[index]
    expected = read(tmp_path, *records)
    for content in (workbook(tmp_path, *records), table(*records).encode()):
        rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
        assert not errors
        assert [{**row, "place": ""} for row in rows] == [
            {**row, "place": "", "published": rows[0]["published"]} for row in expected
        ]
        assert rows[0]["place"].startswith("row ")


def test_columns_in_another_order_and_other_spelling(tmp_path: Path) -> None:
    titles = [title.replace("Reccomending", "Recommending") for title in COLUMNS][::-1]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t")
    writer.writerows([[*titles, "Mine"], [*cells(UPR)[::-1], "kept out"]])
    path = written(tmp_path, out.getvalue())
    rows, errors = rows_of(CONNECTOR, path)
    assert not errors
    assert (rows[0]["by"], rows[0]["session"], rows[0]["paragraph"]) == ("Germany", "48", "137.197")
    assert notes_of(path) == ["Columns left out: Mine."]


def test_the_seen_record_and_row(real_data: Path, tmp_path: Path) -> None:
    """The verbatim key set and columns of the real export."""
    seen = real_data / "uhri" / "uhri_json_record_seen.json"
    record = json.loads(seen.read_text("utf-8"))
    match = CONNECTOR.detect(Source.of(seen))
    assert match is not None
    assert match.standing is Standing.INDEX
    assert "OHCHR" in match.licence
    assert rows_of(CONNECTOR, seen) == ([], [])
    assert notes_of(seen) == [
        "Concerns/Observations of other bodies are no recommendations: 1 left out."
    ]
    (row,) = read(tmp_path, {**record, "AnnotationType": "- Recommendations"})
    assert (row["sur"], row["body"], row["paragraph"]) == ("Peru", "CRC", "4")
    assert len(row["themes"].split(ISSUE_SEPARATOR)) == len(record["Themes"])

    line = json.loads((real_data / "uhri" / "uhri_xlsx_header_and_row_seen.json").read_text())
    out = io.StringIO()
    writer = csv.DictWriter(out, list(line["row"]))
    writer.writeheader()
    writer.writerows([line["row"], {**line["row"], "Type": "- Recommendations"}])
    rows, errors = rows_of(CONNECTOR, written(tmp_path, out.getvalue()))
    assert not errors
    assert [(row["sur"], row["body"], row["published"]) for row in rows] == [
        ("Iraq", "CEDAW", "2026-02-25")
    ]
    assert rows[0]["sdgs"].split(ISSUE_SEPARATOR)[0] == "1.4 - Equal rights to economic resources"


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    write_json(path, make_records(6_000))
    context = RecordingContext()
    items = CONNECTOR.read(Source.of(path), {}, context)
    rows = sum(len(item.places) for item in items if isinstance(item, Batch))
    assert rows > 4_000
    (done, total) = context.reports[0]
    assert done == 5_000
    assert total is not None
    assert 5_000 <= total < 7_000
