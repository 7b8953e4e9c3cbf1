"""The connector `upr-info` reads UPR Info's legacy exports in every form that they have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.connectors.export_files import SUR_RS, TO_FROM, csv_bytes, export_row, xlsx_bytes
from tests.connectors.fuzzing import FEW
from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, ConnectorError, Source
from uprtui.api.testing import check_connector, rows_of
from uprtui_connectors.sample import HEADER, SIGNATURE
from uprtui_connectors.upr_info import UprInfoConnector

CONNECTOR = UprInfoConnector()
ROW = export_row()
MANY = [export_row(f"Take step number {n}.") for n in range(MAX_BATCH_ROWS + 20)]
PLEDGE = export_row("We will do it ourselves.", by="Nepal", response="Voluntary Pledge")


def written(folder: Path, content: bytes, name: str = "export.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    numbers: list[list[str | float]] = [[*row[:8], 5.0, row[9], 12.0] for row in (ROW, PLEDGE)]
    good = [
        written(tmp_path, csv_bytes([*MANY, PLEDGE], line_end="\r"), "mac.csv"),
        written(tmp_path, csv_bytes([ROW, ROW[:4]], header=SUR_RS, delimiter=";"), "semi.txt"),
        written(tmp_path, xlsx_bytes({"Export": [SUR_RS, *numbers]}), "book.xlsx"),
    ]
    whole_book = good[2].read_bytes()
    bad = [
        written(tmp_path, csv_bytes([export_row("End it, now")])[:-60], "cut.csv"),
        written(tmp_path, whole_book[: len(whole_book) // 2], "cut.xlsx"),
        written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "cut.xls"),
        written(tmp_path, b"\xff\xfeT\0o\0,", "cut16.csv"),
        written(tmp_path, b"", "empty.csv"),
        written(tmp_path, bytes(range(256)) * 50, "noise.csv"),
    ]
    signature = csv_bytes([], header=HEADER)
    foreign = [
        written(tmp_path, f"{SIGNATURE}\n".encode() + signature, "sample.csv"),
        written(tmp_path, xlsx_bytes({"Budget": [("Item", "Cost"), ("Tea", 3)]}), "budget.xlsx"),
        written(tmp_path, csv_bytes([("a", "b", "c")], header=("To", "Text", "From")), "mail.csv"),
    ]
    check_connector(CONNECTOR, good=good, bad=bad, foreign=foreign, mutated=FEW)


@pytest.mark.parametrize("header", [TO_FROM, SUR_RS])
@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "mac_roman", "cp1252"])
def test_every_dialect_gives_the_same_row(
    tmp_path: Path, header: tuple[str, ...], line_end: str, delimiter: str, encoding: str
) -> None:
    row = export_row("Help the Guaraní; end it, at once", sur="Côte d'Ivoire")
    content = csv_bytes(
        [row], header=header, line_end=line_end, delimiter=delimiter, encoding=encoding
    )
    rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
    assert errors == []
    assert rows == [
        {
            "sur": "Côte d'Ivoire",
            "by": "Norway",
            "text": "Help the Guaraní; end it, at once",
            "response": "Accepted",
            "action": "5",
            "issues": f"Justice{ISSUE_SEPARATOR}Labour",
            "session": "12",
            "place": "row 2",
            "kind": "recommendations",
        }
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(
            lambda text: text.strip()
        ),
        max_size=5,
    ),
    line_end=st.sampled_from(["\r", "\n", "\r\n"]),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_any_text_survives_the_file(
    tmp_path: Path, texts: list[str], line_end: str, delimiter: str, encoding: str
) -> None:
    content = csv_bytes(
        [export_row(text) for text in texts],
        line_end=line_end,
        delimiter=delimiter,
        encoding=encoding,
        quote_all=True,
    )
    rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
    assert errors == []
    assert [row["text"] for row in rows] == texts


def test_a_workbooks_numbers_are_whole_and_its_pledges_are_no_recommendations(
    tmp_path: Path,
) -> None:
    numbers: list[list[str | float]] = [[*row[:8], 4.0, row[9], 9.0] for row in (ROW, PLEDGE)]
    book = xlsx_bytes({"Notes": [("read me",)], "Export": [SUR_RS, *numbers]})
    rows, errors = rows_of(CONNECTOR, written(tmp_path, book, "renamed.csv"))
    assert errors == []
    assert [(row["kind"], row["action"], row["session"]) for row in rows] == [
        ("recommendations", "4", "9"),
        ("pledges", "4", "9"),
    ]


def test_a_row_that_cannot_be_used_keeps_its_place_and_its_words(tmp_path: Path) -> None:
    content = csv_bytes(
        [
            export_row('Line one\nline two, "quoted"'),
            ROW[:9],
            export_row("  "),
            (*ROW, "one too many"),
            (*ROW, ""),
        ]
    )
    rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
    assert [row["place"] for row in rows] == ["row 2", "row 6"]
    assert [(error.place, error.reason) for error in errors] == [
        ("row 3", "9 cells, expected 11"),
        ("row 4", "the text of the recommendation is empty"),
        ("row 5", "12 cells, expected 11"),
    ]
    assert "Ratify the invented convention." in errors[0].raw


def test_a_row_with_broken_quotation_marks_costs_itself_only(tmp_path: Path) -> None:
    broken = b'Nepal,Asia,,"Ratify"it,Norway,WEOG,EU,Accepted,5,Justice,12\r\n'
    content = csv_bytes([ROW]) + broken + csv_bytes([ROW]).split(b"\r\n", 1)[1]
    rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
    assert [row["place"] for row in rows] == ["row 2", "row 4"]
    assert [error.place for error in errors] == ["row 3"]
    assert errors[0].raw.startswith('Nepal,Asia,,"Ratify"it')


def test_a_file_cut_inside_a_quoted_cell_is_refused(tmp_path: Path) -> None:
    content = csv_bytes([ROW, export_row("End it, now")])
    path = written(tmp_path, content[: content.index(b"now")])
    with pytest.raises(ConnectorError, match=r"row 3: a quotation mark is opened .* never closed"):
        rows_of(CONNECTOR, path)


def test_a_file_without_line_ends_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    content = csv_bytes([ROW]) + b"x" * (3 << 20)
    with pytest.raises(ConnectorError, match="it is no table"):
        rows_of(CONNECTOR, written(tmp_path, content))


def test_the_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, csv_bytes([export_row("Guaraní")], encoding="mac_roman"))
    rows, _ = rows_of(CONNECTOR, path, {"encoding": "windows-1252"})
    assert rows[0]["text"] == "Guaran’"


def test_columns_may_move_and_foreign_ones_are_told(tmp_path: Path) -> None:
    header = ("Session", "Issue", "Remark", "Response", "RS", "Recommendation", "SuR")
    row = ("12", "Justice", "mine", "Noted", "Norway", "Ratify it.", "Nepal")
    path = written(tmp_path, csv_bytes([row], header=header))
    (only,), _ = rows_of(CONNECTOR, path)
    assert (only["sur"], only["by"], only["text"]) == ("Nepal", "Norway", "Ratify it.")
    assert "action" not in only
    preview = CONNECTOR.preview(Source.of(path), {}, 5)
    assert preview.notes[-1] == "columns left out: Remark"


def test_the_preview_shows_the_file_as_it_stands(tmp_path: Path) -> None:
    path = written(tmp_path, csv_bytes([ROW, PLEDGE], line_end="\r"))
    preview = CONNECTOR.preview(Source.of(path), {"encoding": "auto"}, 1)
    assert preview.columns == TO_FROM
    assert preview.rows == (ROW,)
    assert preview.notes == ("encoding: utf-8", "cells divided by: comma")


def test_a_header_with_a_column_twice_is_not_trusted(tmp_path: Path) -> None:
    path = written(tmp_path, csv_bytes([], header=(*TO_FROM, "Text")))
    assert CONNECTOR.detect(Source.of(path)) is None
