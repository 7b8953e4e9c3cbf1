"""Build the next library: take in sources, forget sources, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from uprtui.home import Home
from uprtui.library import engine, publishing
from uprtui.library.errors import SourceUnknown
from uprtui.library.joining import join_observations
from uprtui.library.locking import LibraryLock
from uprtui.library.records import ID_DIGITS, CheckedRow, Position, SourceInfo
from uprtui.library.staging import Entry, Staging
from uprtui.library.suggesting import Suggest, remembering, suggested_labels
from uprtui.states import States

MEMORY_LIMIT = "512MB"
"""The most that a build keeps in memory; beyond it DuckDB works in files beside the library."""

_REJECTS_AT_ONCE = 5000


def no_checkpoint(_step: str) -> None:
    """Go on; tests hand in another to stop a build at a step."""


def no_progress(_done: int, _total: int) -> None:
    """Go on; an import hands in another to tell its user, and to stop."""


class Source:
    """A file that is being read into a library. Until it is closed it counts for nothing."""

    def __init__(self, library: Path, staging: Staging, batch: int, entry: Entry) -> None:
        self._library = library
        self._staging = staging
        self._batch = batch
        self._entry = entry
        self._rows = 0
        self._rejected = 0
        self._positions = 0
        self._rejects: list[tuple[str, str, str]] = []

    def stage(self, rows: Sequence[CheckedRow]) -> None:
        """Take in checked rows, in the source's order; best some thousands at a time."""
        with engine.writing(self._library):
            self._staging.stage(self._batch, self._rows + 1, rows)
        self._rows += len(rows)

    def stage_positions(self, rows: Sequence[Position]) -> None:
        """Take in what the State under review answered to paragraphs."""
        with engine.writing(self._library):
            self._staging.stage_positions(self._batch, self._positions + 1, rows)
        self._positions += len(rows)

    def reject(self, place: str, raw: str, reason: str) -> None:
        """Keep a row that is not taken in: where it stands, its text, and why."""
        self._rejects.append((place, raw, reason))
        if len(self._rejects) >= _REJECTS_AT_ONCE:
            self._flush_rejects()

    def close(self) -> SourceInfo:
        """Make the source part of the library to come; return its counts.

        `added` and `merged` compare it with the library as it is now: of a file that was imported
        before, nothing is new. An earlier import of the same file is replaced and keeps its place
        in the order of import.
        """
        self._flush_rejects()
        with engine.writing(self._library):
            counts = self._staging.count(self._batch)
            self._staging.enter(self._entry, self._batch)
        entry = self._entry
        return SourceInfo(
            id=entry.id,
            connector=entry.connector,
            name=entry.name,
            sha256=entry.sha256,
            imported_at=entry.imported_at,
            licence=entry.licence,
            synthetic=entry.synthetic,
            read=self._rows + self._positions + counts.rejected,
            added=counts.added,
            merged=counts.merged,
            rejected=counts.rejected,
            standing=entry.standing,
        )

    @property
    def rejected(self) -> int:
        """How many rows were not taken in so far."""
        return self._rejected + len(self._rejects)

    @property
    def rejects(self) -> Sequence[tuple[str, str, str]]:
        """The last of the rows that were not taken in: place, raw text and reason."""
        return tuple(self._rejects)

    def _flush_rejects(self) -> None:
        with engine.writing(self._library):
            self._staging.stage_rejects(self._batch, self._rejected + 1, self._rejects)
        self._rejected += len(self._rejects)
        self._rejects.clear()


class Builder:
    """The next library, from the present one and what is taken in or forgotten.

    Use it in a `with` block; without `publish` the present library stays as it is.
    """

    def __init__(
        self,
        home: Home,
        now: datetime,
        lock: LibraryLock,
        states: States,
        suggest: Suggest,
        checkpoint: Callable[[str], None],
    ) -> None:
        self._library = home.library
        self._now = now
        self._lock = lock
        self._states = states
        self._suggest = suggest
        self._checkpoint = checkpoint
        self._batches = count(1)
        self._closed = False
        self._settled: dict[str, int] | None = None
        self._build = publishing.build_path(home.library)
        with engine.writing(self._library):
            checkpoint("locked")
            publishing.remove_builds(home.library)
            self._connection = engine.connect(
                MEMORY_LIMIT, temp_directory=self._build.with_name(f"{self._build.name}.tmp")
            )
            previous = None
            if home.library.exists():
                previous = engine.attach(self._connection, home.library, "previous")
            self._staging = Staging(self._connection, previous)

    @classmethod
    def begin(
        cls,
        home: Home,
        now: datetime,
        wait: float = 0.0,
        *,
        states: States | None = None,
        suggest: Suggest = suggested_labels,
        checkpoint: Callable[[str], None] = no_checkpoint,
    ) -> Self:
        """Start building.

        Args:
            home: where the library is, or will be.
            now: the present moment.
            wait: seconds to wait for another import.
            states: by whose names States are sorted; the built-in ones unless others are given.
            suggest: labels for unlabelled texts of a library that was made before there were any.
            checkpoint: called with the name of each step that has been done.

        Raises:
            LibraryLocked: somebody else is building; says who.
            LibraryDamaged, LibraryNewer: of the present library.
            LibraryNotWritten: the home folder cannot be written to.
        """
        home.prepare()
        lock = LibraryLock.acquire(home.library_lock, now, wait)
        try:
            return cls(
                home, now, lock, states or States.builtin(), remembering(suggest), checkpoint
            )
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open_source(
        self,
        connector: str,
        name: str,
        sha256: str,
        licence: str = "",
        synthetic: bool = False,
        standing: int = 0,
    ) -> Source:
        """Begin to take in a file.

        Args:
            connector: id of the connector that reads it.
            name: the file's name.
            sha256: of its bytes, in hexadecimal digits; the same file is the same source.
            licence: the licence note, if any.
            synthetic: True for invented data.
            standing: how official it is, see `uprtui.api.Standing`.
        """
        entry = Entry(
            id=sha256[:ID_DIGITS],
            connector=connector,
            name=name,
            sha256=sha256,
            imported_at=self._now,
            licence=licence,
            synthetic=synthetic,
            standing=int(standing),
        )
        return Source(self._library, self._staging, next(self._batches), entry)

    def known_issues(self) -> frozenset[str]:
        """The labels of all issues that the library has now."""
        with engine.writing(self._library):
            return self._staging.issues()

    def forget(self, source: str) -> None:
        """Leave out a source, and all that only it told.

        Raises:
            SourceUnknown: the library has no such source.
        """
        with engine.writing(self._library):
            if not self._staging.forget(source):
                raise SourceUnknown(source)

    def settle(self, progress: Callable[[int, int], None] = no_progress) -> dict[str, int]:
        """Find out what the sources together tell, before anything is written.

        In: see `publish`. Out: id of each source that was read now → the recommendations that it
        was the first to tell; fewer than `Source.close` could know, where texts were joined.
        """
        if self._settled is None:
            with engine.writing(self._library):
                self._checkpoint("staged")
                self._staging.renew(self._suggest, progress)
                self._checkpoint("renewed")
                join_observations(self._connection, self._states)
                self._settled = self._staging.added()
                self._checkpoint("joined")
        return self._settled

    def publish(self, progress: Callable[[int, int], None] = no_progress) -> None:
        """Write the new library, check it, and put it in the place of the present one.

        Args:
            progress: told how many rows of an older library have been renewed, and of how many;
                what it raises ends the build.

        Raises:
            LibraryNotWritten: with what went wrong; the present library is as it was.
        """
        with engine.writing(self._library):
            self.settle(progress)
            self._connection.execute("CREATE TEMP TABLE state_names (code VARCHAR, name VARCHAR)")
            with self._connection.appender("state_names") as appender:
                appender.append_rows((state.code, state.name) for state in self._states)
            publishing.write_library(self._connection, self._staging, self._build, self._checkpoint)
            publishing.check_library(self._build)
            self._checkpoint("checked")
            publishing.swap_in(self._build, self._library, self._checkpoint)

    def close(self) -> None:
        """Leave nothing behind but the library; let others build. Twice does no harm."""
        if self._closed:
            return
        self._closed = True
        with suppress(duckdb.Error):  # after a failed write DuckDB also refuses to close
            self._connection.close()
        try:
            with engine.writing(self._library):
                publishing.remove_builds(self._library)
        finally:
            self._lock.release()
