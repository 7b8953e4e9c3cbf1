"""The sample as it is committed, read once, with nothing of the generator's."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


@dataclass(frozen=True)
class Recommendation:
    sur: str
    by: str
    text: str
    supported: bool
    action: int
    issues: tuple[str, ...]
    session: int

    @property
    def words(self) -> int:
        return len(self.text.split())


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the sample."""
    return SAMPLE


@pytest.fixture(scope="session")
def recommendations(sample: Path) -> list[Recommendation]:
    """The rows of recommendations.csv."""
    lines = (sample / "recommendations.csv").read_text(encoding="utf-8").splitlines()
    return [
        Recommendation(
            sur=row["sur"],
            by=row["by"],
            text=row["text"],
            supported={"Supported": True, "Noted": False}[row["response"]],
            action=int(row["action"]),
            issues=tuple(row["issues"].split(";")),
            session=int(row["session"]),
        )
        for row in csv.DictReader(lines[1:])
    ]
