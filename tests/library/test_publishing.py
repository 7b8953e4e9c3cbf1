"""Whatever befalls an import, readers have a whole library: the old one or the new one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.library.import_that_fails import INCOMING, REFUSED, incoming
from tests.library.invented import NOW, contents, digest, publish, row
from uprtui.home import Home
from uprtui.library import (
    Builder,
    Library,
    LibraryDamaged,
    LibraryLocked,
    LibraryNotWritten,
    Query,
    Stamp,
)
from uprtui.library.locking import LibraryLock

STEPS = (
    "locked",
    "staged",
    "renewed",
    "joined",
    "created",
    "copied",
    "merged",
    "ordered",
    "indexed",
    "written",
    "checked",
    "synced",
    "renamed",
)
OLD = ("old", [row("Known before"), row("Only in the old one")])


def builds(home: Home) -> list[str]:
    """What builds have left in the home."""
    return [path.name for path in home.root.iterdir() if ".new-" in path.name]


def child(home: Home, way: str, where: str) -> subprocess.CompletedProcess[str]:
    """Run an import in a process of its own."""
    project = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "tests.library.import_that_fails", str(home.root), way, where],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_step_is_passed_in_this_order(home: Home) -> None:
    passed: list[str] = []
    with Builder.begin(home, NOW, checkpoint=passed.append) as builder:
        builder.publish()
    assert passed == list(STEPS)


@pytest.mark.kill
@pytest.mark.parametrize("step", ["staging", *STEPS])
def test_a_killed_import_leaves_a_whole_library(home: Home, step: str) -> None:
    publish(home, OLD)
    before = contents(home.library)
    assert child(home, "kill", step).returncode == -signal.SIGKILL
    after = contents(home.library)
    if step == "renamed":
        assert len(after["observations"]) == 2 + len(incoming())
    else:
        assert after == before
    with Library.open(home.library) as library:
        assert library.search(Query(words="known")).total == 1

    publish(home, ("child", incoming()))
    assert builds(home) == []
    with Library.open(home.library) as library:
        assert [(source.name, source.added) for source in library.sources()] == [
            ("old", 2),
            ("child", INCOMING),
        ]


@pytest.mark.kill
def test_a_first_import_that_is_killed_leaves_no_library(home: Home) -> None:
    assert child(home, "kill", "indexed").returncode == -signal.SIGKILL
    assert builds(home) != []
    assert not home.library.exists()
    publish(home, OLD)
    assert builds(home) == []
    assert len(contents(home.library)["observations"]) == 2


@pytest.mark.kill
@pytest.mark.parametrize("most_bytes", [0, 10_000, 300_000, 600_000])
def test_a_full_disk_leaves_the_old_library(home: Home, most_bytes: int) -> None:
    publish(home, OLD)
    before = contents(home.library)
    tried = child(home, "full", str(most_bytes))
    assert tried.returncode == REFUSED, tried.stderr
    assert "could not be written" in tried.stdout
    assert "Nothing was changed" in tried.stdout
    assert contents(home.library) == before
    assert builds(home) == []


@pytest.mark.parametrize("step", STEPS[:-1])
def test_an_error_at_any_step_leaves_the_old_library(home: Home, step: str) -> None:
    publish(home, OLD)
    before = contents(home.library)

    def fail(passed: str) -> None:
        if passed == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def build() -> None:
        with Builder.begin(home, NOW, checkpoint=fail) as builder:
            builder.forget(digest("old")[:12])
            builder.publish()

    with pytest.raises(LibraryNotWritten, match="No space left"):
        build()
    assert contents(home.library) == before
    assert builds(home) == []
    publish(home, ("new", [row("New")]))


def test_a_reader_keeps_its_library_until_it_opens_the_newer_one(home: Home) -> None:
    publish(home, OLD)
    with Library.open(home.library) as reader:
        assert reader.stamp == Stamp.of(home.library)
        publish(home, ("new", [row("New")]))
        assert reader.search(Query()).total == 2
        assert reader.search(Query(words="new")).total == 0
        assert reader.stamp != Stamp.of(home.library)
        with Library.open(home.library) as later:
            assert later.search(Query()).total == 3
            assert reader.search(Query()).total == 2
    assert Stamp.of(home.root / "nothing") is None


def test_leaving_without_publishing_changes_nothing(home: Home) -> None:
    publish(home, OLD)
    stamp = Stamp.of(home.library)
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("test", "new", digest("new"))
        source.stage([row("New"), row("Known before")])
        info = source.close()
        builder.close()
    assert (info.read, info.added, info.merged) == (2, 1, 1)
    assert Stamp.of(home.library) == stamp
    assert builds(home) == []


def test_files_are_for_their_owner_only(home: Home) -> None:
    publish(home, OLD)
    publish(home, ("new", [row("New")]))
    modes = {path.name: path.stat().st_mode & 0o777 for path in home.root.iterdir()}
    assert modes == {"library.duckdb": 0o600, "library.lock": 0o600, "campaigns": 0o700}
    assert home.root.stat().st_mode & 0o777 == 0o700


def test_a_second_import_is_told_who_holds_the_library(home: Home) -> None:
    with Builder.begin(home, NOW), pytest.raises(LibraryLocked) as caught:
        Builder.begin(home, NOW)
    assert f"process {os.getpid()}" in caught.value.holder
    assert "since 2026-11-23T09:30:00+00:00" in caught.value.message
    publish(home, OLD)


def test_a_second_import_waits_for_the_first(home: Home) -> None:
    first = Builder.begin(home, NOW)
    source = first.open_source("test", *OLD[:1], digest("old"))
    source.stage(OLD[1])
    source.close()
    began = threading.Event()

    def second() -> None:
        began.set()
        with Builder.begin(home, NOW, wait=60) as builder:
            added = builder.open_source("test", "new", digest("new"))
            added.stage([row("New")])
            added.close()
            builder.publish()

    thread = threading.Thread(target=second)
    thread.start()
    began.wait()
    first.publish()
    first.close()
    thread.join()
    with Library.open(home.library) as library:
        assert [source.name for source in library.sources()] == ["old", "new"]


def test_waiting_ends_after_the_time_that_was_given(home: Home) -> None:
    home.prepare()
    pauses: list[float] = []
    lock = LibraryLock.acquire(home.library_lock, NOW, 0)
    with pytest.raises(LibraryLocked):
        LibraryLock.acquire(home.library_lock, NOW, 2, pause=pauses.append)
    assert sum(pauses) == pytest.approx(2)
    lock.release()
    lock.release()
    LibraryLock.acquire(home.library_lock, NOW, 0).release()


def test_the_leftovers_of_another_build_are_not_touched_while_it_runs(home: Home) -> None:
    with Builder.begin(home, NOW):
        theirs = home.root / "library.duckdb.new-1"
        theirs.write_text("being built")
        with pytest.raises(LibraryLocked):
            Builder.begin(home, NOW)
        assert theirs.exists()


def test_a_damaged_library_is_never_built_upon(home: Home) -> None:
    home.prepare()
    home.library.write_bytes(b"no library" * 1_000)
    with pytest.raises(LibraryDamaged):
        Builder.begin(home, NOW)
    assert home.library.read_bytes() == b"no library" * 1_000
    home.library.unlink()
    publish(home, OLD)
