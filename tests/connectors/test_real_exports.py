"""The real exports of UPR Info come in whole, once, and with every letter right."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.connectors.conftest import NOW, SHIPPED
from tests.connectors.fuzzing import FEW
from uprtui.api import ConnectorError, Source
from uprtui.api.testing import check_connector, rows_of
from uprtui.connectors import ConnectorHost, ImportSummary, import_files
from uprtui.connectors.destinations import Elsewhere
from uprtui.connectors.progress import Silent
from uprtui.connectors.reading import read_into
from uprtui.connectors.rows import RowChecker
from uprtui.home import Home
from uprtui.library import CheckedRow, Library
from uprtui.library.records import Position
from uprtui.states import States
from uprtui_connectors.upr_info import UprInfoConnector

CSV = ("1-5.csv", "6-9.csv", "10-13.csv", "14-17.csv")
XLS = ("1-5.xls", "6-9.xls")
PLEDGES = "voluntary.xls"
STATES = States.builtin()
CONNECTOR = UprInfoConnector()


#: The rows of all files are read once, by the one worker that runs these tests.
SHARE_ROWS = pytest.mark.xdist_group("rows of real exports")


class Kept:
    """A sink that keeps the rows."""

    def __init__(self) -> None:
        self.rows: list[CheckedRow] = []
        self.rejected: list[tuple[str, str, str]] = []

    def stage(self, rows: list[CheckedRow]) -> None:
        self.rows += rows

    def stage_positions(self, rows: list[Position]) -> None:
        assert not rows, "these exports have no positions"

    def reject(self, place: str, raw: str, reason: str) -> None:
        self.rejected.append((place, raw, reason))


def checked(path: Path) -> Kept:
    """All rows of a file, through its connector and the checks."""
    kept = Kept()
    checker = RowChecker(STATES, frozenset())
    read_into(
        kept,
        CONNECTOR,
        Source.of(path),
        {"encoding": "auto"},
        checker,
        Silent(),
        Elsewhere(),
        "export",
    )
    assert list(checker.findings.issues) == []
    assert set(checker.findings.names) <= {"(Unknown)"}
    return kept


@pytest.fixture(scope="module")
def legacy(real_data: Path) -> Path:
    return real_data / "upr-info-legacy"


@pytest.fixture(scope="module")
def rows(legacy: Path) -> dict[str, list[CheckedRow]]:
    """The checked rows of every real file, none rejected."""
    found = {}
    for name in (*CSV, *XLS, PLEDGES):
        kept = checked(legacy / name)
        assert kept.rejected == []
        found[name] = kept.rows
    return found


def ids(rows: dict[str, list[CheckedRow]], *names: str) -> set[str]:
    return {row.id for name in names for row in rows[name]}


@SHARE_ROWS
def test_every_row_is_read_and_the_same_recommendation_is_one(
    rows: dict[str, list[CheckedRow]],
) -> None:
    assert sum(len(rows[name]) for name in CSV) == 33_082
    assert len(ids(rows, *CSV)) == 33_078
    assert sum(len(rows[name]) for name in XLS) == 14_437
    assert ids(rows, *XLS) <= ids(rows, *CSV)


@SHARE_ROWS
def test_pledges_are_no_recommendations(rows: dict[str, list[CheckedRow]]) -> None:
    assert len(rows[PLEDGES]) == 947
    assert {str(row.kind) for row in rows[PLEDGES]} == {"pledge"}
    assert not ids(rows, PLEDGES) & ids(rows, *CSV)


@SHARE_ROWS
def test_the_source_itself_does_not_know_nine_recommending_states(
    rows: dict[str, list[CheckedRow]],
) -> None:
    assert sum(row.by is None for name in CSV for row in rows[name]) == 9


@SHARE_ROWS
def test_there_is_no_mojibake_in_the_whole_text(rows: dict[str, list[CheckedRow]]) -> None:
    whole = "\n".join(row.text for found in rows.values() for row in found)
    assert "\ufffd" not in whole
    assert re.search("Ã.|â€|&#?\\w+;", whole) is None
    controls = {char for char in set(whole) - {"\n"} if unicodedata.category(char)[0] == "C"}
    assert controls == set()
    accented = {char for char in whole if ord(char) > 127}
    assert accented <= set("àáãäçèéêíôöú°É")
    for expected in ("vis-à-vis", "Guaraní", "lèse-majesté", "Séléka", "Curaçao", "rights'"):
        assert expected in whole


@pytest.mark.parametrize("name", ["1-5.csv", PLEDGES])
def test_a_real_file_of_each_form_keeps_the_contract(legacy: Path, name: str) -> None:
    """The smallest ones; that every file is read whole is said above."""
    check_connector(CONNECTOR, good=[legacy / name], mutated=FEW)


def test_a_file_is_recognised_whatever_its_name(legacy: Path, tmp_path: Path) -> None:
    for n, name in enumerate((*CSV, *XLS, PLEDGES)):
        renamed = tmp_path / f"download ({n}).tmp"
        shutil.copyfile(legacy / name, renamed)
        match = CONNECTOR.detect(Source.of(renamed))
        assert match is not None


@SHARE_ROWS
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_another_encoding_and_other_line_ends_give_the_same_recommendations(
    legacy: Path, tmp_path: Path, rows: dict[str, list[CheckedRow]], encoding: str
) -> None:
    text = (legacy / "14-17.csv").read_bytes().decode("mac_roman").replace("\r", "\n")
    path = tmp_path / "again.csv"
    path.write_bytes(text.encode(encoding))
    assert checked(path).rows == rows["14-17.csv"]


@pytest.mark.parametrize("length", [600, 5_000, 300_000, 658_000])
def test_a_truncated_workbook_is_refused(legacy: Path, tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.xls"
    path.write_bytes((legacy / PLEDGES).read_bytes()[:length])
    with pytest.raises(ConnectorError, match="damaged or was cut short"):
        rows_of(CONNECTOR, path)


def test_a_file_cut_inside_a_quoted_cell_is_refused(legacy: Path, tmp_path: Path) -> None:
    content = (legacy / "1-5.csv").read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(content[: content.index(b'"Rights of the Child,', 100_000) + 9])
    with pytest.raises(ConnectorError, match=r"a quotation mark is opened .* cut short"):
        rows_of(CONNECTOR, path)


def test_a_file_cut_between_cells_loses_its_last_row_and_says_so(
    legacy: Path, tmp_path: Path
) -> None:
    content = (legacy / "1-5.csv").read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(content[: content.index(b",WEOG,", 100_000) + 3])
    _, errors = rows_of(CONNECTOR, path)
    assert [error.reason for error in errors] == ["6 cells, expected 11"]


def import_real(legacy: Path, names: Sequence[str], home: Home) -> dict[str, ImportSummary]:
    summaries = import_files(
        [legacy / name for name in names],
        home=home,
        host=ConnectorHost.discover([SHIPPED]),
        states=STATES,
        now=NOW,
    )
    return {summary.source: summary for summary in summaries}


def test_the_library_has_each_recommendation_once_however_often_it_is_imported(
    legacy: Path, real_library: Path, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    shutil.copyfile(real_library, home.library)
    with Library.open(home.library, states=STATES) as library:
        sources = library.sources()
    assert [source.name for source in sources] == list(CSV)
    assert sum(source.added for source in sources) == 33_078
    assert sum(source.merged for source in sources) == 4
    assert {source.rejected for source in sources} == {0}
    found = import_real(legacy, ("1-5.csv", "1-5.xls", PLEDGES), home)
    assert (found["1-5.csv"].added, found["1-5.csv"].merged) == (0, found["1-5.csv"].read)
    assert (found["1-5.xls"].added, found["1-5.xls"].merged) == (0, 6_094)
    assert found["1-5.csv"].as_json()["unresolved_states"] == ["(Unknown)"]
    assert found[PLEDGES].read == 947
    assert {summary.rejected for summary in found.values()} == {0}
    assert {summary.new_issues for summary in found.values()} == {()}
    with Library.open(home.library, states=STATES) as library:
        stats = library.stats()
    assert stats.recommendations == 33_078
    assert stats.pledges == found[PLEDGES].added
    assert (stats.issues, stats.sources, stats.synthetic) == (54, 6, False)
