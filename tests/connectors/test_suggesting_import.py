"""An import suggests labels for the texts that need them, once each, and says how many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.connectors.conftest import NOW
from tests.connectors.export_files import csv_bytes, export_row
from tests.library.invented import contents
from tests.library.version_1 import make_version_1
from uprtui.connectors import ConnectorHost, ImportCancelled, ImportSummary, import_files
from uprtui.connectors.progress import ImportReport
from uprtui.home import Home
from uprtui.library import Library, Query
from uprtui.library.suggesting import Suggest
from uprtui.recommendation import Recommendation
from uprtui.states import States

STATES = States.builtin()
TORTURE = "Torture and other CID treatment"
THEME = "A41 Constitutional and legislative framework"  # as OHCHR calls its themes


class Suggesting:
    """A stand-in for uprtui's own suggestions, which remembers the texts."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> tuple[str, ...]:
        self.texts.append(text)
        return (TORTURE,) if "torture" in text.lower() else ()


class StopAfter:
    """A report that says stop once a source has told so many rows."""

    def __init__(self, source: str, rows: int) -> None:
        self._source, self._rows = source, rows
        self.cancelled = False
        self.done = 0

    def progress(self, source: str, done: int, total: int | None) -> None:
        if source == self._source:
            self.done = done
            self.cancelled = done >= self._rows


@pytest.fixture
def suggest() -> Suggesting:
    return Suggesting()


def run(
    paths: Sequence[Path],
    home: Home,
    host: ConnectorHost,
    suggest: Suggest,
    report: ImportReport | None = None,
) -> list[ImportSummary]:
    return import_files(
        paths, home=home, host=host, states=STATES, now=NOW, suggest=suggest, report=report
    )


def export(folder: Path, name: str, *rows: tuple[str, ...]) -> Path:
    path = folder / name
    path.write_bytes(csv_bytes(rows))
    return path


def found(home: Home) -> dict[str, Recommendation]:
    with Library.open(home.library, states=STATES) as library:
        return {each.text: each for each in library.search(Query(kind=None)).rows(0, 99)}


def test_rows_without_a_known_label_get_suggestions_and_are_counted(
    tmp_path: Path, home: Home, shipped: ConnectorHost, suggest: Suggesting
) -> None:
    path = export(
        tmp_path,
        "list.csv",
        export_row("End torture.", issues=""),
        export_row("End torture.", issues="", by="Peru"),
        export_row("Make torture a crime.", issues=THEME),
        export_row("Be good.", issues=""),
        export_row("Ban torture.", issues=f"{THEME},Justice"),
    )
    (summary,) = run([path], home, shipped, suggest)
    assert (summary.added, summary.suggested) == (5, 3)
    assert summary.as_json()["suggested"] == 3
    assert sorted(suggest.texts) == ["Be good", "End torture", "Make torture a crime"]
    assert found(home)["End torture."].suggested == (TORTURE,)
    assert found(home)["Make torture a crime."].marked_issues == (THEME, f"{TORTURE} (suggested)")
    assert found(home)["Be good."].marked_issues == ()
    assert found(home)["Ban torture."].marked_issues == (THEME, "Justice")


def test_a_coded_file_asks_for_no_suggestion(
    tmp_path: Path, home: Home, shipped: ConnectorHost, suggest: Suggesting
) -> None:
    (summary,) = run([export(tmp_path, "a.csv", export_row())], home, shipped, suggest)
    assert (summary.suggested, suggest.texts) == (0, [])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_coded_export_ends_suggestions_whichever_comes_first(
    tmp_path: Path,
    home: Home,
    shipped: ConnectorHost,
    suggest: Suggesting,
    order: tuple[int, int],
) -> None:
    paths = (
        export(tmp_path, "list.csv", export_row("1.2 End torture (Norway).", issues=THEME)),
        export(tmp_path, "coded.csv", export_row("End torture.", issues="Justice,Detention")),
    )
    for each in order:
        run([paths[each]], home, shipped, suggest)
    ((_, known),) = found(home).items()
    assert set(known.issues) == {THEME, "Justice", "Detention"}
    assert known.suggested == ()


def test_importing_again_suggests_the_same(
    tmp_path: Path, home: Home, shipped: ConnectorHost, suggest: Suggesting
) -> None:
    path = export(tmp_path, "list.csv", export_row("End torture.", issues=""))
    (first,) = run([path], home, shipped, suggest)
    before = contents(home.library)
    (again,) = run([path], home, shipped, suggest)
    assert (again.merged, again.suggested) == (1, first.suggested)
    assert contents(home.library) == before


def test_suggesting_can_be_stopped_within_a_batch(
    tmp_path: Path, home: Home, shipped: ConnectorHost, suggest: Suggesting
) -> None:
    rows = [export_row(f"End torture in place {number}.", issues="") for number in range(3_000)]
    report = StopAfter("list.csv", 1_000)
    with pytest.raises(ImportCancelled):
        run([export(tmp_path, "list.csv", *rows)], home, shipped, suggest, report)
    assert len(suggest.texts) < 2_000
    assert not home.library.exists()


def test_an_older_library_is_renewed_by_an_import_and_may_be_stopped(
    tmp_path: Path, home: Home, shipped: ConnectorHost, suggest: Suggesting
) -> None:
    old = export(tmp_path, "old.csv", export_row("End torture.", issues=THEME))
    new = export(tmp_path, "new.csv", export_row("Reform courts."))
    run([old], home, shipped, suggest)
    make_version_1(home.library)
    before = contents(home.library)

    report = StopAfter("the earlier rows of the library", 2)

    def stopping(_text: str) -> tuple[str, ...]:
        report.cancelled = True
        return ()

    with pytest.raises(ImportCancelled):
        run([new], home, shipped, stopping, report)
    assert contents(home.library) == before

    report.cancelled = False
    run([new], home, shipped, suggest, report)
    assert report.done == 1
    assert found(home)["End torture."].suggested == (TORTURE,)
