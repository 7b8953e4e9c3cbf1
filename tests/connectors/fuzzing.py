"""A kit for fuzz tests of connectors: damage files by chance, and check what always holds.

    def test_no_damage_gets_past_the_connector(fuzz: Fuzz) -> None:
        fuzz.damaged(CONNECTOR, good_file_content, another_content)

    def test_no_strange_file_gets_past_the_connector(fuzz: Fuzz) -> None:
        fuzz.built(CONNECTOR, strategy_of_file_contents)

The fixture `fuzz` (tests/conftest.py) brings folder and budget, and marks the test `slow` and
`fuzz`. A failure names the damage and keeps the file. `python -m benchmarks.fuzz` runs all such
tests for long.
"""

from __future__ import annotations

import io
import signal
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from uprtui.api import (
    MAX_BATCH_ROWS,
    Batch,
    Connector,
    ConnectorError,
    Match,
    Preview,
    RowError,
    Source,
)
from uprtui.api.batch_rules import batch_problem
from uprtui.api.testing import RecordingContext

#: No file may take longer, in seconds: far above what any fuzzed file needs on a busy machine.
SECONDS_A_FILE = 30.0
PREVIEWED = 5
#: So many damaged copies the conformance kit tries of a good file where the connector is fuzzed.
FEW = 2
_MOST_DAMAGES = 4
_LONGEST_PIECE = 4_096
_MOST_ADDED = 1 << 20
_MANY = 1_000_000  # examples: never reached, the seconds end the run

_Value = TypeVar("_Value")

#: What formats stumble over: quotes, brackets, entities, controls, signatures, odd numbers.
TASTY = (
    b"\x00",
    b'"',
    b"'",
    b"\r",
    b"\n",
    b"\n\n",
    b",",
    b";",
    b"\t",
    b"(",
    b")",
    b"((((((((",
    b"[[[[[[[[",
    b'{"a":',
    b"}",
    b"]",
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"&lol;",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    b"\\ud800",
    b"\\u0000",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\x1b[2J",
    b"\xe2\x80\xae",
    b"\xc2\x85",
    b"\x1f",
    b"NaN",
    b"1e999",
    b"-1",
    b"99999999999999999999",
    b"null",
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"=1+1",
    b"../../x",
)


class HangError(BaseException):
    """A file took too long. No `Exception`, so that no connector takes it for its own."""


class Damage(NamedTuple):
    """One damage. `at` is a place between 0 (the beginning) and 1 (the end) of the content."""

    what: str
    at: float
    length: int = 0
    piece: bytes = b""

    def done_to(self, content: bytes) -> bytes:
        """Return the damaged content."""
        start = int(self.at * len(content))
        before, after = content[:start], content[start:]
        match self.what:
            case "flip":
                changed = bytes(a ^ b for a, b in zip(after, self.piece, strict=False))
                return before + changed + after[len(changed) :]
            case "cut":
                return before
            case "drop":
                return before + after[self.length :]
            case "repeat":
                times = min(len(self.piece) * 40, _MOST_ADDED // max(self.length, 1))
                return before + after[: self.length] * (times + 1) + after
            case "insert":
                return before + self.piece + after
            case _:
                raise ValueError(self.what)


class Recipe(NamedTuple):
    """How a damaged file is made: from which original, inside which of its parts, by what."""

    original: int
    inside: float | None
    damages: tuple[Damage, ...]

    def content(self, originals: Sequence[bytes]) -> bytes:
        """Return the damaged file; inside a zip, one of its members is damaged and packed again."""
        whole = originals[self.original]
        if self.inside is None or not zipfile.is_zipfile(io.BytesIO(whole)):
            return _damaged(whole, self.damages)
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(whole)) as old,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            members = old.infolist()
            chosen = members[min(int(self.inside * len(members)), len(members) - 1)]
            for member in members:
                part = old.read(member)
                new.writestr(
                    member.filename, _damaged(part, self.damages) if member is chosen else part
                )
        return packed.getvalue()


def _damaged(content: bytes, damages: Sequence[Damage]) -> bytes:
    for damage in damages:
        content = damage.done_to(content)
    return content


def damages() -> SearchStrategy[Damage]:
    """Any one damage."""
    at = st.floats(0, 1)
    length = st.integers(1, _LONGEST_PIECE)
    short = st.binary(min_size=1, max_size=8)
    return st.one_of(
        st.builds(Damage, st.just("flip"), at, st.just(0), short),
        st.builds(Damage, st.just("cut"), at),
        st.builds(Damage, st.just("drop"), at, length),
        st.builds(Damage, st.just("repeat"), at, length, short),
        st.builds(Damage, st.just("insert"), at, st.just(0), st.sampled_from(TASTY) | short),
    )


def recipes(originals: int) -> SearchStrategy[Recipe]:
    """Ways to damage one of some files."""
    return st.builds(
        Recipe,
        st.integers(0, originals - 1),
        st.none() | st.floats(0, 1),
        st.lists(damages(), min_size=1, max_size=_MOST_DAMAGES).map(tuple),
    )


@dataclass
class Fuzz:
    """Feeds a connector with files for some seconds.

    Args:
        folder: where the files are written.
        seconds: how long each call goes on.
    """

    folder: Path
    seconds: float

    def damaged(
        self, connector: Connector, *originals: bytes, options: Mapping[str, str] | None = None
    ) -> None:
        """Damage good files by chance; the first undamaged ones must keep the promises as well."""
        for content in originals:
            self._try(connector, content, options)
        self._run(
            recipes(len(originals)),
            lambda recipe: self._try(connector, recipe.content(originals), options),
        )

    def built(
        self,
        connector: Connector,
        contents: SearchStrategy[bytes],
        options: Mapping[str, str] | None = None,
    ) -> None:
        """Try files that a strategy makes: the format's structure with strange values."""
        self._run(contents, lambda content: self._try(connector, content, options))

    def _try(self, connector: Connector, content: bytes, options: Mapping[str, str] | None) -> None:
        path = self.folder / "fuzzed.bin"
        path.write_bytes(content)
        try:
            check_promises(connector, path, options)
        except BaseException as problem:
            kept = self.folder / f"failing-{connector.id}.bin"
            kept.write_bytes(content)
            problem.add_note(f"the file is kept as {kept}")
            raise

    def _run(self, values: SearchStrategy[_Value], check: Callable[[_Value], None]) -> None:
        """Draw values until the time is over."""
        end = time.monotonic() + self.seconds
        failed = False

        @settings(
            max_examples=_MANY,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        )
        @given(values)
        def once(value: _Value) -> None:
            nonlocal failed
            if time.monotonic() > end and not failed:
                raise _TimeIsOverError
            try:
                check(value)
            except BaseException:
                failed = True
                raise

        try:
            once()
        except _TimeIsOverError:
            return


class _TimeIsOverError(BaseException):
    """Ends a run of hypothesis at once: it passes on what is no `Exception`."""


def check_promises(
    connector: Connector, path: Path, options: Mapping[str, str] | None = None
) -> None:
    """Assert what holds for every file, whatever is in it.

    Only `ConnectorError` is raised, with a message; every item is sound; places occur once; and
    all is done in bounded time.

    Raises:
        AssertionError: a promise is broken.
        HangError: it took longer than `SECONDS_A_FILE`.
        Exception: what the connector raised and must not.
    """
    chosen = {option.name: option.default for option in connector.options} | dict(options or {})
    source = Source.of(path)
    with at_most(SECONDS_A_FILE):
        with refusals():
            match = connector.detect(source)
            assert match is None or (isinstance(match, Match) and 0 < match.score <= 1), match
        with refusals():
            shown = connector.preview(source, chosen, PREVIEWED)
            assert isinstance(shown, Preview)
            assert len(shown.rows) <= PREVIEWED
            assert all(len(row) == len(shown.columns) for row in shown.rows)
        with refusals():
            _check_items(connector, connector.read(source, chosen, RecordingContext()))


def _check_items(connector: Connector, items: Iterator[Batch | RowError]) -> None:
    places: set[str] = set()
    for item in items:
        if isinstance(item, RowError):
            assert item.reason.strip(), "a RowError without a reason"
            found = [item.place]
        else:
            problem = batch_problem(item, connector.kinds)
            assert problem is None, problem
            assert len(item.places) <= MAX_BATCH_ROWS
            found = list(item.places)
        for place in found:
            assert place.strip(), "a row without its place"
            assert place not in places, f"{place!r} twice"
            places.add(place)


@contextmanager
def refusals() -> Iterator[None]:
    """Let a connector refuse, with a sentence."""
    try:
        yield
    except ConnectorError as refusal:
        if not refusal.message.strip():
            raise AssertionError("a refusal without a message") from refusal


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `HangError` inside the context once the time is over; in the main thread only.

    Raises it again at the end, should somebody have swallowed it.
    """
    hang = HangError(f"not done after {seconds:.0f} seconds")
    late = False

    def over(_signal: int, _frame: FrameType | None) -> None:
        nonlocal late
        late = True
        raise hang

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    if late:
        raise hang
