"""The conformance kit knows how bad rows and damaged files must be treated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.api.toy_connector import MARK, ToyConnector
from uprtui.api import MAX_BATCH_ROWS, ConnectorError, Context, RowError, Source
from uprtui.api.testing import check_connector


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.toy"
    path.write_bytes(MARK + b"one\ntwo\n")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.toy"
    path.write_bytes(b"broken")
    return path


class ReportsBadRows(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        for number, text in enumerate(self.lines(source), start=2):
            if context.cancelled:
                return
            if text.startswith("bad"):
                yield RowError(f"line {number}", text, "it is bad")
        kept = [pair for pair in enumerate(self.lines(source), start=2) if pair[1][:3] != "bad"]
        for start in range(0, len(kept), MAX_BATCH_ROWS):
            yield self.batch(kept[start : start + MAX_BATCH_ROWS])


class DiesOfABadRow(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        lines = super().lines(source)
        if any(line.startswith("bad") for line in lines):
            raise ConnectorError("A line is bad.")
        return lines


def test_bad_rows_must_be_reported_and_the_others_read(good: Path, tmp_path: Path) -> None:
    flawed = tmp_path / "flawed.toy"
    flawed.write_bytes(MARK + b"fine\nbad one\nfine again\n")
    check_connector(ReportsBadRows(), good=[good], flawed=[flawed], mutated=0)
    with pytest.raises(AssertionError, match="bad rows are reported as RowError; there was none"):
        check_connector(ToyConnector(), good=[good], flawed=[flawed], mutated=0)
    with pytest.raises(AssertionError, match="a bad row costs itself only, but it raised"):
        check_connector(DiesOfABadRow(), good=[good], flawed=[flawed], mutated=0)


def test_an_older_minor_version_of_the_contract_fits(good: Path) -> None:
    older = type("Older", (ToyConnector,), {"api_version": "1"})()
    check_connector(older, good=[good], mutated=0)


class SwallowsDamage(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        return ["nothing wrong here"]


class CrashesOnDamage(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        content = source.read_bytes()
        return [content.decode().splitlines()[1]]


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        (SwallowsDamage, "`read` of a damaged file raises"),
        (CrashesOnDamage, r"`read` raises ConnectorError only, not IndexError"),
    ],
)
def test_damaged_files_must_be_refused_properly(
    good: Path, bad: Path, broken: type[ToyConnector], promise: str
) -> None:
    with pytest.raises(AssertionError, match=promise):
        check_connector(broken(), good=[good], bad=[bad], mutated=0)
