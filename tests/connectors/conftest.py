"""What the tests of connectors share: a folder for plugins, a home, a host of the shipped ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from tests.connectors.plugin_files import PluginFolder
from uprtui.connectors import ConnectorHost
from uprtui.home import Home

SHIPPED = EntryPoint(name="shipped", value="uprtui_connectors", group="uprtui.connectors")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PluginFolder]:
    """An empty folder on the import path; what was imported from it is forgotten afterwards."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield PluginFolder(folder)
    for name in set(sys.modules) - before:
        if name.startswith("uprtui_test_plugin_"):
            del sys.modules[name]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home folder."""
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def shipped() -> ConnectorHost:
    """A host with the shipped connectors, whatever else is installed."""
    return ConnectorHost.discover([SHIPPED])
