"""A home of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from uprtui.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home folder."""
    return Home(tmp_path / "home")
