"""A connector that breaks while it reads costs its own file only, and can always be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.connectors.conftest import NOW, SHIPPED
from tests.connectors.export_files import csv_bytes, export_row
from tests.connectors.plugin_files import OFFER_TOY, PluginFolder
from uprtui.connectors import ConnectorHost, ImportCancelled, ImportSummary, import_files
from uprtui.connectors.progress import ImportReport
from uprtui.home import Home
from uprtui.library import Library
from uprtui.states import States

STATES = States.builtin()


class StopAfter:
    """A report that says stop after so many messages."""

    def __init__(self, messages: int) -> None:
        self.left = messages

    @property
    def cancelled(self) -> bool:
        return self.left <= 0

    def progress(self, source: str, done: int, total: int | None) -> None:
        self.left -= 1


def run(
    paths: list[Path], home: Home, plugins: PluginFolder, report: ImportReport | None = None
) -> list[ImportSummary]:
    host = ConnectorHost.discover(plugins.points)
    return import_files(paths, home=home, host=host, states=STATES, now=NOW, report=report)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    path = tmp_path / "box.toy"
    path.write_bytes(b"toy box")
    return path


BROKEN_READS = {
    "raises": ("yield self.batch('one'); raise ValueError('halfway')", "ValueError('halfway')"),
    "exits": ("yield self.batch('one'); sys.exit(4)", "SystemExit(4)"),
    "returns_none": ("return None", "TypeError"),
    "uneven": (
        "yield self.batch('one', session=['1', '2'])",
        "column 'session' has 2 values for 1 places",
    ),
    "numbers": (
        "yield self.batch('one', session=[1])",
        "column 'session' holds int 1, not text",
    ),
    "text_for_column": (
        "yield self.batch('one', session='1')",
        "column 'session' has 1 values for 1 places",
    ),
    "unknown_kind": ("yield Batch('plans', {}, [])", "unknown kind 'plans'"),
    "undeclared_kind": (
        "yield Batch(Kind.PLEDGES, {'sur': [], 'by': [], 'text': []}, [])",
        "kind 'pledges' is not among the kinds",
    ),
    "missing_column": (
        "yield Batch(Kind.RECOMMENDATIONS, {'sur': ['Nepal']}, ['row 1'])",
        "columns missing: by, text",
    ),
    "no_batch": ("yield None", "expected a Batch or a RowError, got NoneType"),
    "no_columns": ("yield Batch(Kind.RECOMMENDATIONS, None, [])", "TypeError"),
    "raises_at_close": (
        "try:\n            yield self.batch('one'); yield 1\n"
        "        finally:\n            raise OSError('locked')",
        "locked",
    ),
}


#: Beside these a good file is imported; the others stand alone, and are refused.
BESIDE_A_GOOD_ONE = ("raises", "exits", "uneven", "raises_at_close")


@pytest.mark.parametrize("name", BROKEN_READS)
def test_a_connector_that_breaks_while_reading_costs_its_own_file_only(
    plugins: PluginFolder, tmp_path: Path, toy: Path, home: Home, name: str
) -> None:
    body, expected = BROKEN_READS[name]
    read = f"def read(self, source, options, context):\n        {body}\n"
    plugins.add("broken", f"class Broken(Toy):\n    {read}\nToy = Broken\n{OFFER_TOY}")
    plugins.points.append(SHIPPED)
    export = tmp_path / "export.csv"
    export.write_bytes(csv_bytes([export_row()]))
    beside = [export] if name in BESIDE_A_GOOD_ONE else []
    broken, *good = run([toy, *beside], home, plugins)
    assert broken.error is not None
    assert expected in broken.error
    assert (broken.connector, broken.read, broken.added) == ("toy", 0, 0)
    assert [summary.error for summary in good] == [None] * len(beside)
    if not beside:
        assert not home.library.exists()
        return
    with Library.open(home.library, states=STATES) as library:
        assert [source.name for source in library.sources()] == ["export.csv"]


@pytest.mark.parametrize(
    "item",
    ["self.batch(f'text {n}')", "RowError(f'row {n}', 'raw', 'why')"],
    ids=["batches", "row errors"],
)
def test_an_endless_connector_can_be_stopped(
    plugins: PluginFolder, toy: Path, home: Home, item: str
) -> None:
    read = (
        "def read(self, source, options, context):\n"
        "        n = 0\n        while True:\n            n += 1\n"
        f"            context.progress(n, None)\n            yield {item}\n"
    )
    plugins.add("endless", f"class Endless(Toy):\n    {read}\nToy = Endless\n{OFFER_TOY}")
    with pytest.raises(ImportCancelled):
        run([toy], home, plugins, StopAfter(50))
    assert not home.library.exists()


def test_an_error_after_cancel_is_still_a_cancel(
    plugins: PluginFolder, toy: Path, home: Home
) -> None:
    read = (
        "def read(self, source, options, context):\n"
        "        context.progress(1, None)\n        context.progress(2, None)\n"
        "        raise ConnectorError('the reader was interrupted')\n        yield\n"
    )
    plugins.add("stopped", f"class Stopped(Toy):\n    {read}\nToy = Stopped\n{OFFER_TOY}")
    with pytest.raises(ImportCancelled):
        run([toy], home, plugins, StopAfter(1))


def test_a_file_that_grows_while_it_is_read_is_refused(
    plugins: PluginFolder, toy: Path, home: Home
) -> None:
    read = (
        "def read(self, source, options, context):\n        yield self.batch('one')\n"
        "        source.path.write_bytes(b'toy box, now with more in it')\n"
    )
    plugins.add("growing", f"class Growing(Toy):\n    {read}\nToy = Growing\n{OFFER_TOY}")
    (summary,) = run([toy], home, plugins)
    assert summary.error == (
        "box.toy changed while it was read. Import it again when it is complete."
    )
    assert not home.library.exists()


def test_ctrl_c_while_reading_is_the_users(plugins: PluginFolder, toy: Path, home: Home) -> None:
    read = "def read(self, source, options, context):\n        raise KeyboardInterrupt\n"
    plugins.add("slow", f"class Slow(Toy):\n    {read}\nToy = Slow\n{OFFER_TOY}")
    with pytest.raises(KeyboardInterrupt):
        run([toy], home, plugins)
    assert not home.library.exists()
