"""Workbooks are looked at once for all connectors, and read in a process of their own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.connectors.export_files import TO_FROM, export_row, xlsx_bytes
from uprtui.api import ConnectorError, Source, items_of
from uprtui.api.testing import RecordingContext
from uprtui_connectors import workbook
from uprtui_connectors.layout import is_export_header
from uprtui_connectors.workbook import has_sheet, open_sheet
from uprtui_connectors.workbook_reader import LONGEST_CELL, cell_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "export.xlsx"
    made.write_bytes(xlsx_bytes({"Notes": [["a"]], "Export": [[], TO_FROM, export_row()]}))
    return made


def test_the_beginning_is_read_once_and_anew_when_the_file_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def counted(*args: object, **kwargs: object) -> object:
        started.append("worker")
        return items_of(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(workbook, "items_of", counted)
    source = Source.of(path)
    assert has_sheet(source, is_export_header)
    assert not has_sheet(source, lambda cells: "nothing" in cells)
    assert len(started) == 1
    path.write_bytes(xlsx_bytes({"Other": [["b"]]}))
    assert not has_sheet(Source.of(path), is_export_header)
    assert len(started) == 2


def test_a_refusal_is_remembered_as_well_and_said_each_time(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:900])
    for _ in range(2):
        with pytest.raises(ConnectorError, match=r"export\.xlsx .*damaged or was cut short"):
            has_sheet(Source.of(path), is_export_header)


def test_cancel_ends_a_workbook_that_takes_long(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    path.write_bytes(xlsx_bytes({"A": [TO_FROM, *[export_row(f"Do {n}.") for n in range(9_000)]]}))
    context = RecordingContext()
    started = time.monotonic()
    with open_sheet(Source.of(path), is_export_header, context=context) as sheet:
        assert sheet is not None
        next(sheet.records)
        context.cancelled = True
        read = sum(1 for _ in sheet.records)
    assert read < 9_000
    assert time.monotonic() - started < 10


def test_the_longest_cell_passes_and_a_longer_one_is_refused_by_its_row(path: Path) -> None:
    def cells(letters: int) -> list[int]:
        path.write_bytes(xlsx_bytes({"A": [TO_FROM, export_row(), export_row("a" * letters)]}))
        with open_sheet(Source.of(path), is_export_header) as sheet:
            assert sheet is not None
            return [len(record.cells[3]) for record in sheet.records]

    assert cells(LONGEST_CELL)[-1] == LONGEST_CELL
    with pytest.raises(ConnectorError, match=r"export\.xlsx, row 3: a cell of 1,048,577 letters"):
        cells(LONGEST_CELL + 1)


@pytest.mark.parametrize(
    ("value", "text"), [(3.0, "3"), (2.5, "2.5"), ("3.0", "3.0"), (True, "True"), ("", "")]
)
def test_numbers_stand_as_the_sheet_shows_them(value: object, text: str) -> None:
    assert cell_text(value) == text
