"""The conformance kit passes a sound connector and names each promise that another breaks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.api.toy_connector import MARK, ToyConnector
from uprtui.api import (
    MAX_BATCH_ROWS,
    Batch,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)
from uprtui.api.testing import RecordingContext, check_connector, rows_of


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.toy"
    path.write_bytes(MARK + b"".join(b"text %d\n" % n for n in range(MAX_BATCH_ROWS + 5)))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.toy"
    path.write_bytes(b"broken")
    return path


def test_a_sound_connector_passes(good: Path, bad: Path) -> None:
    check_connector(ToyConnector(), good=[good], bad=[bad], foreign=[bad])


def test_rows_of_reads_a_file_as_an_import_would(good: Path) -> None:
    rows, errors = rows_of(ToyConnector(), good)
    assert rows[0] == {
        "sur": "Nepal",
        "by": "Norway",
        "text": "text 0",
        "place": "line 2",
        "kind": "recommendations",
    }
    assert len(rows) == MAX_BATCH_ROWS + 5
    assert errors == []


def test_the_kit_wants_a_good_file() -> None:
    with pytest.raises(AssertionError, match="at least one good file"):
        check_connector(ToyConnector(), good=[])


@pytest.mark.parametrize(
    ("attribute", "value", "promise"),
    [
        ("id", "Toy Box", "`id` is like `my-source`"),
        ("title", " ", "`title` is not empty"),
        ("api_version", "0", "`api_version` is '1'"),
        ("kinds", frozenset(), "`kinds` is a frozenset of Kind, not empty"),
        ("options", [], "`options` is a tuple"),
        ("options", (Option("a b", "A", "A."),), "its name is like `my-option`"),
        ("options", (Option("a", "", ""),), "it has title and help"),
        ("options", (Option("a", "A", "A.", "x", ("y",)),), "its default is one of its choices"),
        ("options", (Option("a", "A", "A."),) * 2, "no two options share a name"),
        ("read", None, "it has the method `read`"),
    ],
)
def test_a_faulty_declaration_is_named(
    good: Path, attribute: str, value: object, promise: str
) -> None:
    broken = type("Broken", (ToyConnector,), {attribute: value})()
    with pytest.raises(AssertionError, match=promise.replace("(", r"\(")):
        check_connector(broken, good=[good])


class GrabsEverything(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "mine")


class OpensEverything(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "a toy") if source.read_bytes().startswith(MARK) else None


class KnowsNothing(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return None


class OverrunsScore(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return Match(2.0, "a toy") if super().detect(source) else None


class ChangesItsMind(ToyConnector):
    def __init__(self) -> None:
        self.asked = itertools.count(1)

    def detect(self, source: Source) -> Match | None:
        return Match(1 / next(self.asked), "a toy") if super().detect(source) else None


class PreviewsAll(ToyConnector):
    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        return super().preview(source, options, limit + 1)


class PreviewsUnevenly(ToyConnector):
    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        return Preview(("one", "two"), super().preview(source, options, limit).rows)


class ReadsInOneGulp(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        yield self.batch(list(enumerate(self.lines(source), start=2)))


class IgnoresCancel(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        return super().read(source, options, RecordingContext())


class RepeatsPlaces(ToyConnector):
    def batch(self, chunk: list[tuple[int, str]]) -> Batch:
        return super().batch([(1, text) for _, text in chunk])


class SpeaksOfOtherKinds(ToyConnector):
    kinds = frozenset({Kind.PLEDGES})


class YieldsNumbers(ToyConnector):
    def batch(self, chunk: list[tuple[int, str]]) -> Batch:
        sound = super().batch(chunk)
        numbers: Any = list(range(len(chunk)))
        return Batch(sound.kind, {**sound.columns, "session": numbers}, sound.places)


class YieldsNothing(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        return iter(())


class GivesNoReason(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        yield RowError("line 1", "raw", "")


class WritesBeside(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        source.path.with_suffix(".cache").write_text("seen")
        return super().lines(source)


class RemembersTheLastRead(ToyConnector):
    def __init__(self) -> None:
        self.reads = itertools.count(1)

    def lines(self, source: Source) -> list[str]:
        return [f"{text} {next(self.reads)}" for text in super().lines(source)]


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        (GrabsEverything, "`detect` refuses it"),
        (OpensEverything, "`detect` refuses it, but it raised FileNotFoundError"),
        (KnowsNothing, "`detect` recognises it"),
        (OverrunsScore, "the score is above 0, at most 1"),
        (ChangesItsMind, "`detect` says the same twice"),
        (PreviewsAll, "rows previewed at most"),
        (PreviewsUnevenly, "as long as the columns"),
        (ReadsInOneGulp, "a batch has at most"),
        (IgnoresCancel, "`read` ends soon after cancel"),
        (RepeatsPlaces, "`line 1` occurs only once"),
        (SpeaksOfOtherKinds, "not among the kinds"),
        (YieldsNumbers, "holds int 0, not text"),
        (YieldsNothing, "a good file yields rows"),
        (GivesNoReason, "a RowError has a reason"),
        (WritesBeside, "nothing is written beside it"),
        (RemembersTheLastRead, "`read` yields the same twice"),
    ],
)
def test_a_broken_promise_is_named(good: Path, broken: type[ToyConnector], promise: str) -> None:
    with pytest.raises(AssertionError, match=promise) as told:
        check_connector(broken(), good=[good])
    assert "connector 'toy', file '" in str(told.value)


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
        check_connector(broken(), good=[good], bad=[bad])
