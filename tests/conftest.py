"""What all tests share: where the real files are, a library made from them once a run, budgets."""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from tests.connectors.fuzzing import Fuzz
from tests.connectors.hostile_sizes import WHOLE, Sizes
from tests.connectors.plugin_files import OutsidePackage
from tests.made_once import remove_made
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.states import States

# A quarter of the usual number of examples keeps the whole run short on two cores; every run draws
# new ones.
settings.register_profile("short", max_examples=25)
settings.load_profile("short")

REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
#: How long a fuzz test goes on, in seconds; `python -m benchmarks.fuzz` sets it for long runs.
FUZZ_SECONDS = float(os.environ.get("FUZZ_SECONDS", "1.5"))
#: Whether hostile files are as large as the worst of them, or small likenesses.
HOSTILE_SIZES = WHOLE if os.environ.get("HOSTILE_SIZES") == "whole" else Sizes()
REAL_EXPORTS = ("1-5.csv", "6-9.csv", "10-13.csv", "14-17.csv")


def pytest_collection_finish() -> None:
    """Collect garbage more seldom: looking for it took a quarter of the time of a screen's test."""
    gc.collect()
    gc.set_threshold(50_000, 20, 100)


def pytest_sessionfinish() -> None:
    """Leave no folder behind; each worker of pytest-xdist is told so as well."""
    remove_made()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that fuzz."""
    for item in items:
        if "fuzz" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
            item.add_marker("fuzz")


@pytest.fixture
def fuzz(tmp_path: Path) -> Fuzz:
    """Feeds a connector with damaged or invented files, for some seconds."""
    return Fuzz(tmp_path, FUZZ_SECONDS)


@pytest.fixture(scope="session")
def hostile_sizes() -> Sizes:
    """How large hostile files are made."""
    return HOSTILE_SIZES


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real exports, beside the project; the test is skipped where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("real files are absent: expected at ../shared/data from the project's root")
    return REAL_DATA


@pytest.fixture(scope="session")
def real_library(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the four real exports, imported once a run; only to be read.

    The workers of pytest-xdist share it: the first to hold the lock imports.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    home = Home(folder / "real-library")
    with (folder / "real-library.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.library.exists():
            exports = [real_data / "upr-info-legacy" / name for name in REAL_EXPORTS]
            summaries = import_files(
                exports,
                home=home,
                host=ConnectorHost.discover(),
                states=States.builtin(),
                now=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            )
            assert [summary.error for summary in summaries] == [None] * len(exports)
    return home.library


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutsidePackage]:
    """A plugin from outside, installed for the test only."""
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    yield OutsidePackage(site)
    for name in [each for each in sys.modules if each.startswith("uprtui_test_plugin_")]:
        del sys.modules[name]
