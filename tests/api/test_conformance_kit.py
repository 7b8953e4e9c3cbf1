"""The conformance kit passes a sound connector and names each promise that another breaks."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.api.toy_connector import MARK, ToyConnector
from uprtui.api import (
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
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
        ("api_version", "0", "`api_version` fits this uprtui. It is written for version 0 "),
        ("api_version", "1.999", "Install a newer uprtui"),
        ("api_version", "new", "expected numbers such as"),
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


def busy_for(seconds: float) -> None:
    """Be busy, without looking at anything, as a slow parser is."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


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


class JudgesByName(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "a toy") if source.name.startswith("good") else None


class JudgesByEnding(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        return super().detect(source) if source.path.suffix == ".toy" else None


class ReadsAllToDetect(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        mine = super().detect(source)
        return mine if mine and source.read_bytes() else None


class ReadsAllInBits(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        if (mine := super().detect(source)) is None:
            return None
        with source.open() as stream:
            return mine if all(line.isascii() for line in stream) else None


class LeavesItOpen(ToyConnector):
    def __init__(self) -> None:
        self.left: list[Any] = []

    def detect(self, source: Source) -> Match | None:
        if (mine := super().detect(source)) is not None:
            self.left.append(source.open())
        return mine


class Dawdles(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        if (mine := super().detect(source)) is not None:
            busy_for(1.05)
        return mine


class TripsOverDamage(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        if (mine := super().detect(source)) is not None:
            source.head.decode("ascii")
        return mine


class SpeaksOfNoStanding(ToyConnector):
    def detect(self, source: Source) -> Match | None:
        high: Any = 50
        return Match(0.5, "a toy", standing=high) if super().detect(source) else None


class SlowToCancel(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        yield from super().read(source, options, context)
        if context.cancelled:
            busy_for(1.05)


class ComplainsOfCancel(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        if context.cancelled:
            raise ConnectorError("You stopped it.")
        yield from super().read(source, options, context)


class HoardsMemory(ToyConnector):
    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        hoard = bytes(70 << 20)
        yield from super().read(source, options, context)
        del hoard


class GoesOnWhereItStopped(ToyConnector):
    def __init__(self) -> None:
        self.going: Iterator[Any] | None = None

    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        self.going = self.going or super().read(source, options, context)
        yield from iter(lambda: next(self.going or iter(()), None), None)
        self.going = None


class SharesOneReading(ToyConnector):
    def __init__(self) -> None:
        self.place = 0

    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        self.place = 0
        items = list(super().read(source, options, context))
        while self.place < len(items):
            self.place += 1
            yield items[self.place - 1]


class ForgetsToClose(ToyConnector):
    def __init__(self) -> None:
        self.left: list[Any] = []

    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        self.left.append(source.open())
        yield from super().read(source, options, context)


class PreviewsAndForgets(ToyConnector):
    def __init__(self) -> None:
        self.left: list[Any] = []

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        self.left.append(source.open())
        return super().preview(source, options, limit)


class ForgetsToCloseEarly(ToyConnector):
    def __init__(self) -> None:
        self.left: list[Any] = []

    def read(self, source: Source, options: Mapping[str, str], context: Context) -> Iterator[Any]:
        self.left.append(source.open())
        yield from super().read(source, options, context)
        self.left.pop().close()


class BreaksOnDamage(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        lines = super().lines(source)
        source.read_bytes().decode("ascii")
        return lines


class HasHalfLetters(ToyConnector):
    def lines(self, source: Source) -> list[str]:
        return ["\ud800", *super().lines(source)]


class GuessesNoColumn(ToyConnector):
    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        shown = super().preview(source, options, limit)
        return Preview(shown.columns, shown.rows, guesses={"colour": "line"})


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        (GrabsEverything, "`detect` refuses it"),
        (OpensEverything, "`detect` refuses it, but it raised FileNotFoundError"),
        (JudgesByName, "`detect` refuses it, but it said Match"),
        (JudgesByEnding, "`detect` says the same under another name, not None"),
        (ReadsAllToDetect, "`detect` reads 1,114,112 bytes of a text file at most; it read 4,"),
        (ReadsAllInBits, "`detect` reads 1,114,112 bytes of a text file at most"),
        (LeavesItOpen, "`detect` closes the file"),
        (Dawdles, "`detect` is quick; took 1."),
        (TripsOverDamage, "`detect` of a damaged file raises ConnectorError only, not Unicode"),
        (SpeaksOfNoStanding, "the match has a Standing"),
        (KnowsNothing, "`detect` recognises it"),
        (OverrunsScore, "the score is above 0, at most 1"),
        (ChangesItsMind, "`detect` says the same twice"),
        (PreviewsAll, "rows previewed at most"),
        (PreviewsUnevenly, "as long as the columns"),
        (ReadsInOneGulp, "a batch has at most"),
        (IgnoresCancel, "`read` ends soon after cancel"),
        (ComplainsOfCancel, "`read` just ends after cancel, but it raised ConnectorError"),
        (SlowToCancel, "`read` ends within a second of cancel; took 1."),
        (HoardsMemory, "`read` holds at most 64 MiB at once .* it held 7"),
        (GoesOnWhereItStopped, "`read` is resumable: after a reading that was broken off"),
        (SharesOneReading, "two readings at the same time do not disturb each other"),
        (PreviewsAndForgets, "`preview` closes the file"),
        (ForgetsToClose, "`read` closes the file at its end"),
        (ForgetsToCloseEarly, "`read` closes the file where it is broken off"),
        (BreaksOnDamage, "`read` of a damaged file raises ConnectorError only, not Unicode"),
        (HasHalfLetters, "half a letter"),
        (GuessesNoColumn, "`guesses` are for options that are columns"),
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
