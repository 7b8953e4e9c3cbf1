"""The connector `sample` reads uprtui's own invented files, and marks them so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.connectors.export_files import csv_bytes, export_row
from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, ConnectorError, Source
from uprtui.api.testing import check_connector, rows_of
from uprtui_connectors.sample import HEADER, SIGNATURE, SampleConnector

CONNECTOR = SampleConnector()
ROW = ("Aldovia", "Norway", "Do one thing.", "Accepted", "5", "Justice;Labour", "44")


def sample_file(folder: Path, rows: list[tuple[str, ...]], name: str = "sample.csv") -> Path:
    path = folder / name
    body = csv_bytes(rows, header=HEADER, line_end="\n")
    path.write_bytes(f"{SIGNATURE}\n".encode() + body)
    return path


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    good = sample_file(tmp_path, [ROW] * (MAX_BATCH_ROWS + 1), "good.csv")
    unsigned, cut, export, headless = (
        tmp_path / name for name in ("unsigned.csv", "cut.csv", "export.csv", "headless.csv")
    )
    unsigned.write_bytes(csv_bytes([ROW], header=HEADER))
    cut.write_bytes(sample_file(tmp_path, [ROW]).read_bytes() + b'Aldovia,Norway,"End it,')
    headless.write_bytes(f"{SIGNATURE}\nsur,by\n".encode())
    export.write_bytes(csv_bytes([export_row()]))
    check_connector(
        CONNECTOR, good=[good], bad=[cut, headless, unsigned], foreign=[unsigned, export]
    )


def test_its_files_are_marked_as_invented(tmp_path: Path) -> None:
    match = CONNECTOR.detect(Source.of(sample_file(tmp_path, [ROW], "any name.dat")))
    assert match is not None
    assert match.synthetic
    assert match.score == 1.0


def test_rows_are_numbered_as_in_the_file_and_issues_are_split(tmp_path: Path) -> None:
    path = sample_file(tmp_path, [ROW, ROW[:5]])
    rows, errors = rows_of(CONNECTOR, path)
    assert rows[0]["place"] == "row 3"
    assert rows[0]["issues"] == f"Justice{ISSUE_SEPARATOR}Labour"
    assert [(error.place, error.reason) for error in errors] == [("row 4", "5 cells, expected 7")]


def test_a_file_that_is_not_signed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "real.csv"
    path.write_bytes(csv_bytes([export_row()]))
    with pytest.raises(ConnectorError, match="does not begin like"):
        rows_of(CONNECTOR, path)
