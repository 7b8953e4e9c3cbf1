"""The conformance kit knows what rows of each kind must say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.toy_connector import MARK, ToyConnector
from uprtui.api import Batch, Kind
from uprtui.api.testing import check_connector


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.toy"
    path.write_bytes(MARK + b"one\ntwo\n")
    return path


def position(**other: str) -> dict[str, str]:
    row = {"sur": "Nepal", "session": "51", "symbol": "A/HRC/59/15"}
    return row | {"paragraph": "6.1", "response": "Noted"} | other


def of_kind(kind: Kind, columns: dict[str, str]) -> ToyConnector:
    """A toy connector whose rows are of another kind, all with the same cells."""

    class Other(ToyConnector):
        kinds = frozenset({kind})

        def batch(self, chunk: list[tuple[int, str]]) -> Batch:
            cells = {name: [value] * len(chunk) for name, value in columns.items()}
            return Batch(kind, cells, [f"line {number}" for number, _ in chunk])

    return Other()


@pytest.mark.parametrize(
    ("kind", "columns", "promise"),
    [
        (Kind.SUPPORTING, {"sur": "Nepal", "text": "Do."}, "columns missing: body"),
        (Kind.SUPPORTING, {"sur": "Nepal", "text": "Do.", "body": ""}, "names its body"),
        (Kind.QUESTIONS, {"sur": "Nepal", "text": "When?"}, "columns missing: by"),
        (Kind.POSITIONS, {"sur": "Nepal", "paragraph": "6.1"}, "columns missing: session, symbol"),
        (Kind.POSITIONS, position(response=""), "names a paragraph and a response"),
        (Kind.POSITIONS, position(symbol="", session=""), "by symbol or by session"),
        (Kind.CALENDAR, {"what": "review", "start": "18 Jan"}, "a day or a month like 2027-01-18"),
        (Kind.CALENDAR, {"what": "", "start": "2027-01"}, "says what it is"),
        (Kind.COALITION, {"entity": ""}, "says which entity"),
    ],
)
def test_rows_of_the_other_kinds_say_what_they_must(
    good: Path, kind: Kind, columns: dict[str, str], promise: str
) -> None:
    with pytest.raises(AssertionError, match=promise):
        check_connector(of_kind(kind, columns), good=[good])


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (Kind.SUPPORTING, {"sur": "Nepal", "text": "Do.", "body": "CEDAW"}),
        (Kind.QUESTIONS, {"sur": "Nepal", "by": "Norway", "text": "When?"}),
        (Kind.POSITIONS, position()),
        (Kind.CALENDAR, {"what": "review", "start": "2027-01-18"}),
        (Kind.COALITION, {"entity": "member"}),
    ],
)
def test_sound_rows_of_the_other_kinds_pass(
    good: Path, kind: Kind, columns: dict[str, str]
) -> None:
    check_connector(of_kind(kind, columns), good=[good], mutated=0)
