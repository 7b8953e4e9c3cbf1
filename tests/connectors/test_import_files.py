"""Importing: one new library for all files, published once, and never half a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.connectors.conftest import NOW
from tests.connectors.export_files import csv_bytes, export_row
from uprtui.api import MAX_BATCH_ROWS
from uprtui.connectors import ConnectorHost, ImportCancelled, ImportSummary, import_files
from uprtui.connectors.progress import ImportReport
from uprtui.home import Home
from uprtui.library import Library, Stats
from uprtui.states import States
from uprtui_connectors.sample import HEADER, SIGNATURE

STATES = States.builtin()


class Watcher:
    """A report that remembers, and says stop after some batches."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.heard: list[tuple[str, int, int | None]] = []
        self._stop_after = stop_after

    @property
    def cancelled(self) -> bool:
        return self._stop_after is not None and len(self.heard) >= self._stop_after

    def progress(self, source: str, done: int, total: int | None) -> None:
        self.heard.append((source, done, total))


def run(
    paths: Sequence[Path],
    home: Home,
    host: ConnectorHost,
    *,
    report: ImportReport | None = None,
    connector: str | None = None,
    options: dict[str, str] | None = None,
    dry_run: bool = False,
) -> list[ImportSummary]:
    return import_files(
        paths,
        home=home,
        host=host,
        states=STATES,
        now=NOW,
        report=report,
        connector=connector,
        options=options,
        dry_run=dry_run,
    )


def stats_of(home: Home) -> Stats:
    with Library.open(home.library, states=STATES) as library:
        return library.stats()


def cut_short(content: bytes) -> bytes:
    """The content up to the middle of a quoted cell."""
    return content[: content.index(b"here")]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    rows = [
        export_row("Ratify it."),
        export_row("ratify it (Norway);"),
        export_row("End it.", by="Atlantis"),
        export_row("Say who asked.", by="&#40;Unknown&#41;", issues="Justice,Tea"),
        export_row()[:5],
    ]
    path = tmp_path / "export.csv"
    path.write_bytes(csv_bytes(rows, line_end="\r"))
    return path


def test_the_summary_accounts_for_every_row(
    export: Path, home: Home, shipped: ConnectorHost
) -> None:
    (summary,) = run([export], home, shipped)
    assert summary.as_json() == {
        "source": "export.csv",
        "connector": "upr-info",
        "sha256": hashlib.sha256(export.read_bytes()).hexdigest(),
        "read": 5,
        "added": 2,
        "merged": 1,
        "rejected": 2,
        "unresolved_states": ["(Unknown)", "Atlantis"],
        "new_issues": ["Tea"],
        "suggested": 0,
        "notes": ["encoding: utf-8", "cells divided by: comma"],
    }
    assert "encoding: utf-8" in summary.notes
    assert stats_of(home).recommendations == 2
    with Library.open(home.library, states=STATES) as library:
        rejects = {reject.place: reject.reason for reject in library.rejects()}
    assert rejects["row 4"].startswith("recommending State 'Atlantis' is no known State")
    assert rejects["row 6"] == "5 cells, expected 11"


def test_importing_again_changes_nothing(export: Path, home: Home, shipped: ConnectorHost) -> None:
    run([export], home, shipped)
    before = stats_of(home)
    (again,) = run([export], home, shipped)
    assert (again.added, again.merged, again.rejected) == (0, 3, 2)
    assert again.new_issues == ()
    assert stats_of(home) == before


def test_a_dry_run_counts_and_leaves_no_library(
    export: Path, home: Home, shipped: ConnectorHost
) -> None:
    (summary,) = run([export], home, shipped, dry_run=True)
    assert (summary.read, summary.added) == (5, 2)
    assert not home.library.exists()


def test_a_bad_file_does_not_hinder_the_others(
    tmp_path: Path, export: Path, home: Home, shipped: ConnectorHost
) -> None:
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear colleague,\n")
    cut = tmp_path / "cut.csv"
    cut.write_bytes(cut_short(csv_bytes([export_row("Cut it."), export_row("now, here")])))
    absent, folder = tmp_path / "absent.csv", tmp_path
    summaries = run([foreign, absent, export, cut, folder], home, shipped)
    assert [summary.error is None for summary in summaries] == [False, False, True, False, False]
    errors = [summary.error or "" for summary in summaries]
    assert "No connector recognises letter.txt (tried: upr-info" in errors[0]
    assert "absent.csv cannot be read: No such file or directory" in errors[1]
    assert "row 3: a quotation mark is opened there and never closed" in errors[3]
    assert "is a folder. Name the files in it." in errors[4]
    assert summaries[3].as_json()["error"] == errors[3]
    assert stats_of(home).recommendations == 2


def test_where_every_file_is_bad_nothing_is_published(
    tmp_path: Path, home: Home, shipped: ConnectorHost
) -> None:
    cut = tmp_path / "cut.csv"
    cut.write_bytes(cut_short(csv_bytes([export_row("now, here")])))
    (summary,) = run([cut], home, shipped)
    assert summary.error is not None
    assert not home.library.exists()
    assert [path.name for path in home.root.iterdir() if "duckdb" in path.name] == []


def test_the_same_content_named_twice_is_read_once(
    tmp_path: Path, export: Path, home: Home, shipped: ConnectorHost
) -> None:
    copy = tmp_path / "copy of export.dat"
    copy.write_bytes(export.read_bytes())
    first, second = run([export, copy], home, shipped)
    assert (first.read, second.read) == (5, 0)
    assert second.error is None
    assert second.warnings == ("The same content as export.csv; read once.",)


def test_invented_data_is_marked(
    tmp_path: Path, export: Path, home: Home, shipped: ConnectorHost
) -> None:
    sample = tmp_path / "sample.csv"
    row = ("Nepal", "Norway", "Invented.", "", "", "", "44")
    sample.write_bytes(f"{SIGNATURE}\n".encode() + csv_bytes([row], header=HEADER, line_end="\n"))
    (summary,) = run([sample], home, shipped)
    assert summary.synthetic
    assert stats_of(home).synthetic


def test_progress_counts_rows_towards_a_total(
    tmp_path: Path, home: Home, shipped: ConnectorHost
) -> None:
    path = tmp_path / "many.csv"
    rows = MAX_BATCH_ROWS + 10
    path.write_bytes(csv_bytes([export_row(f"Do {n}.") for n in range(rows)]))
    watcher = Watcher()
    run([path], home, shipped, report=watcher)
    done = [done for _, done, _ in watcher.heard]
    assert done == sorted(done)
    assert watcher.heard[-1][:2] == ("many.csv", rows)
    assert watcher.heard[-1][2] is not None


def test_cancel_between_batches_publishes_nothing(
    tmp_path: Path, export: Path, home: Home, shipped: ConnectorHost
) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(csv_bytes([export_row(f"Do {n}.") for n in range(3 * MAX_BATCH_ROWS)]))
    run([export], home, shipped)
    before = home.library.read_bytes()
    with pytest.raises(ImportCancelled):
        run([path], home, shipped, report=Watcher(stop_after=1))
    assert home.library.read_bytes() == before


def test_options_reach_the_connector_and_unknown_ones_are_refused(
    export: Path, home: Home, shipped: ConnectorHost
) -> None:
    (unknown,) = run([export], home, shipped, options={"colour": "red"})
    assert unknown.error == (
        "The connector 'upr-info' has no option 'colour'. Its options: encoding."
    )
    (wrong,) = run([export], home, shipped, options={"encoding": "klingon"})
    assert wrong.error is not None
    assert "Choices: auto, utf-8" in wrong.error
    (right,) = run([export], home, shipped, options={"encoding": "mac-roman"})
    assert right.error is None
    assert "encoding: mac-roman" in right.notes


def test_the_connector_can_be_forced(export: Path, home: Home, shipped: ConnectorHost) -> None:
    (refused,) = run([export], home, shipped, connector="sample")
    assert refused.error is not None
    assert "does not begin like uprtui's sample data" in refused.error
    (nobody,) = run([export], home, shipped, connector="nobody")
    assert nobody.error is not None
    assert "The connectors are: upr-info" in nobody.error
