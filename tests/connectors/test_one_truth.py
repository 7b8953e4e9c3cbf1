"""Slovenia's reviews from report, list, addendum and questions: one set of rows, in any order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from tests.connectors.conftest import NOW
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.library import Library, Query
from uprtui.recommendation import Response
from uprtui.states import States

REPORT = "working-group-reports/A_HRC_59_15.pdf"
ADDENDUM = "working-group-reports/A_HRC_59_15_Add.1.pdf"
LIST = "ohchr-thematic-lists/UPR48_Slovenia.docx"
QUESTIONS = "ohchr-thematic-lists/UPR48_Slovenia_advance_questions.docx"
#: A paragraph's States in the list of session 48: 254 paragraphs, some by several States.
ROWS = 262
pytestmark = pytest.mark.xdist_group("one truth")  # the files are imported by one worker, once
_NOT_CONTENT = ("sources",)  # when, and in which order, the files came


def taken_in(root: Path, data: Path, host: ConnectorHost, batches: Iterable[list[str]]) -> Home:
    """A home into which each batch of files was imported, one batch after another."""
    home = Home(root)
    for names in batches:
        summaries = import_files(
            [data / name for name in names], home=home, host=host, states=STATES, now=NOW
        )
        assert [summary.error for summary in summaries] == [None] * len(names)
    return home


STATES = States.builtin()


def content(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a library says."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ? AS library (READ_ONLY)", [str(library)])
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'library' ORDER BY 1"
        ).fetchall()
        return {
            table: connection.execute(f"SELECT * FROM library.{table} ORDER BY ALL").fetchall()
            for (table,) in tables
            if table not in _NOT_CONTENT
        }


@pytest.fixture(scope="module")
def at_once(
    real_data: Path, shipped: ConnectorHost, tmp_path_factory: pytest.TempPathFactory
) -> Home:
    """All the files of session 48, imported at once, the addendum before its report."""
    root = tmp_path_factory.mktemp("at-once")
    return taken_in(root, real_data, shipped, [[ADDENDUM, LIST, QUESTIONS, REPORT]])


def test_report_and_list_are_one_set_of_rows(at_once: Home) -> None:
    with Library.open(at_once.library) as library:
        found = library.search(Query()).rows(0, 1000)
        _, list_id, _, report_id = (source.id for source in library.sources())
    assert len(found) == ROWS
    assert len({each.paragraph for each in found}) == 254
    assert all({list_id, report_id} <= set(each.sources) for each in found)


def test_positions_come_from_list_and_addendum_and_agree(at_once: Home) -> None:
    with Library.open(at_once.library) as library:
        found = library.search(Query()).rows(0, 1000)
        told = library.disagreements()
    assert {each.response for each in found} == {Response.SUPPORTED, Response.NOTED}
    assert told == []


def responses(home: Home) -> set[Response | None]:
    with Library.open(home.library) as library:
        return {each.response for each in library.search(Query()).rows(0, 1000)}


def test_one_by_one_the_addendum_decides_and_the_library_becomes_the_same(
    at_once: Home, real_data: Path, shipped: ConnectorHost, tmp_path: Path
) -> None:
    """Another order, and the addendum twice."""
    home = taken_in(tmp_path / "other", real_data, shipped, [[REPORT]])
    assert responses(home) == {Response.PENDING}
    taken_in(home.root, real_data, shipped, [[ADDENDUM]])
    assert responses(home) == {Response.SUPPORTED, Response.NOTED}
    taken_in(home.root, real_data, shipped, [[QUESTIONS, LIST], [ADDENDUM]])
    assert content(home.library) == content(at_once.library)
