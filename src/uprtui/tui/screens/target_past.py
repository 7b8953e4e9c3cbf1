"""How often the ranking was right on this very library: what is known, and how to find out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Protocol

from uprtui.target.ranking import MODEL

if TYPE_CHECKING:
    from pathlib import Path

    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.backtest import Replay
    from uprtui.target.backtest_result import Backtest
    from uprtui.tui.jobs import Progress

SESSIONS = 4
"""So many of the last sessions are replayed."""

EARLIER = 2
"""So many sessions must come before the first that is replayed: from fewer little can be known."""

_SEED = 1  # any number: two runs on one library must draw the same intervals
_ANY = 10_000  # no session has so high a number
_LAST_SESSION = 9999
_FILE = "backtest.json"
_SECONDS_TO_WAIT = 0.02


class Stage(Enum):
    """How far the check of a library is."""

    NOT_BEGUN = auto()
    INVENTED = auto()
    TOO_FEW = auto()
    RUNNING = auto()
    STOPPED = auto()
    FAILED = auto()
    DONE = auto()


_LINES = {
    Stage.NOT_BEGUN: "",
    Stage.INVENTED: "Invented sample data cannot show how often the ranking is right.",
    Stage.TOO_FEW: "There are too few sessions here to check how often the ranking was right.",
    Stage.RUNNING: "Checking how often it was right in past sessions",
    Stage.STOPPED: "The check of past sessions was stopped (x: check again).",
    Stage.FAILED: "Past sessions could not be checked (x: try again)",
    Stage.DONE: "",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of how often the ranking was right.

    Attributes:
        stage: how far the check is.
        found: its result, where it is done.
        progress: reviews replayed, while it runs.
        problem: why it could not be done or kept.
    """

    stage: Stage = Stage.NOT_BEGUN
    found: Backtest | None = None
    progress: Progress | None = None
    problem: str = ""

    def line(self, method: str = MODEL) -> str:
        """Return one line to stand beside a ranking by a method."""
        said = _LINES[self.stage]
        if self.found is not None:
            flatters = "Fitted on these, so it flatters. " if self.found.seen else ""
            return f"{flatters}{_sentence(self.found, method)}"
        if self.progress is not None:
            return f"{said}: {reviews_done(self.progress)} (x stops)"
        return f"{said}: {self.problem}" if self.problem else said


def _sentence(found: Backtest, method: str) -> str:
    from uprtui.target.backtest_result import hits10, session_words

    if method == MODEL or method not in found.methods:
        return found.sentence()
    right, best = (hits10(found.methods[name].figures) for name in (method, MODEL))
    return (
        f"{session_words(found.sessions)}: {right:.1f} of the first 10 raised it by this method,"
        f" {best:.1f} by the model."
    )


def reviews_done(progress: Progress) -> str:
    """Say how far a check is: `23 of 56 reviews`."""
    return f"{progress.done:,} of {progress.total or 0:,} reviews"


class Watched(Protocol):
    """What the check tells, and asks whether to go on."""

    @property
    def cancelled(self) -> bool:
        """Whether it is to end."""
        ...

    def progress(self, done: int, total: int | None) -> None:
        """Take the reviews done and their number in all."""
        ...


@dataclass(frozen=True, slots=True)
class Past:
    """The past of a library, to be checked in a thread.

    The check opens the file for itself, so that a search that interrupts the questions of the
    others does not interrupt its own, too.

    Attributes:
        path: the library's file.
        states: the States.
        replay: makes of an open library what a backtest asks.
    """

    path: Path
    states: States
    replay: Callable[[Library], Replay]

    def check(self, watched: Watched, busy: Callable[[], bool]) -> Checked:
        """Replay the last sessions, or find what is kept of that.

        Args:
            watched: is told how far it is.
            busy: whether the user waits for something else, which goes first.

        Raises:
            LibraryError: the file cannot be read.
            BacktestError: nothing can be measured.
            BacktestCancelled: it was to end.
        """
        from uprtui.library import Library
        from uprtui.target.backtest_cache import BacktestNotKept, keep, kept

        file, table = self.path.with_name(_FILE), table_id()
        with Library.open(self.path, states=self.states) as library:
            if library.synthetic:
                return Checked(Stage.INVENTED)
            stamp, replay = str(library.stamp), self.replay(library)
            sessions = sessions_to_check(replay.sessions(1, _LAST_SESSION))
            if not sessions:
                return Checked(Stage.TOO_FEW)
            found = kept(file, library=stamp, table=table)
            if found is not None:
                return Checked(Stage.DONE, found)
            found = _replayed(replay, sessions, watched, busy)
        try:
            keep(file, found, library=stamp, table=table)
        except BacktestNotKept as error:
            return Checked(Stage.DONE, found, problem=str(error))
        return Checked(Stage.DONE, found)


def _replayed(
    replay: Replay, sessions: Sequence[int], watched: Watched, busy: Callable[[], bool]
) -> Backtest:
    """Replay sessions, but let go first whatever the user waits for."""
    from uprtui.target.backtest import run_backtest

    def cancelled() -> bool:
        while busy() and not watched.cancelled:
            time.sleep(_SECONDS_TO_WAIT)
        time.sleep(0)  # another thread that waits for the interpreter gets it now
        return watched.cancelled

    return run_backtest(
        replay,
        sessions[0],
        sessions[-1],
        seed=_SEED,
        progress=watched.progress,
        cancelled=cancelled,
    )


def open_past(library: Library) -> Replay:
    """Return what a backtest asks of a library."""
    from uprtui.target.replay import open_replay

    return open_replay(library)


def sessions_to_check(known: Sequence[int]) -> Sequence[int]:
    """Return the last sessions of a library that have enough earlier ones; empty where none has."""
    return known[max(EARLIER, len(known) - SESSIONS) :]


def table_id() -> str:
    """Tell one ranking model from the next: another version, or other coefficients."""
    from uprtui import __version__
    from uprtui.target.coefficients import TABLE

    table = resources.files("uprtui.target").joinpath(TABLE).read_bytes()
    return f"{__version__} {sha256(table).hexdigest()}"
