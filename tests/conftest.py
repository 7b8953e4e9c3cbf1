"""What all tests share: where the real files are, and a library made from them once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real exports, beside the project; the test is skipped where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("real files are absent: expected at ../shared/data from the project's root")
    return REAL_DATA
