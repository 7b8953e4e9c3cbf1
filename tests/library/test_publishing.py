"""Whatever befalls an import, readers have a whole library: the old one or the new one."""

from __future__ import annotations

import errno
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.library.import_that_fails import INCOMING, REFUSED, ended, incoming
from tests.library.invented import NOW, contents, digest, publish, publish_once, row
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
#: What a killed import leaves: no file, half a library beside the old one, a whole one, or a new
#: library. After each of these the next import is made; after the other steps it is only begun.
IMPORTED_AGAIN = ("staged", "indexed", "synced", "renamed")
OLD = ("old", [row("Known before"), row("Only in the old one")])
Contents = dict[str, list[tuple[Any, ...]]]


def builds(home: Home) -> list[str]:
    """What builds have left in the home."""
    return [path.name for path in home.root.iterdir() if ".new-" in path.name]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """What a library holds into which only `OLD` was imported."""
    home = Home(tmp_path_factory.mktemp("before"))
    publish_once(home, OLD)
    return contents(home.library)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Home, int]]:
    """For each step a home whose import was killed there, and the signal."""
    homes = {step: Home(tmp_path_factory.mktemp(step)) for step in ("staging", *STEPS)}
    for home in homes.values():
        publish_once(home, OLD)
    found = ended((home, "kill", step) for step, home in homes.items())
    return {step: (homes[step], each.code) for step, each in zip(homes, found, strict=True)}


def test_every_step_is_passed_in_this_order(home: Home) -> None:
    passed: list[str] = []
    with Builder.begin(home, NOW, checkpoint=passed.append) as builder:
        builder.publish()
    assert passed == list(STEPS)


@pytest.mark.kill
@pytest.mark.xdist_group("killed imports")
@pytest.mark.parametrize("step", ["staging", *STEPS])
def test_a_killed_import_leaves_a_whole_library(
    killed: dict[str, tuple[Home, int]], before: Contents, step: str
) -> None:
    home, code = killed[step]
    assert code == -signal.SIGKILL
    after = contents(home.library)
    if step == "renamed":
        assert len(after["observations"]) == 2 + len(incoming())
    else:
        assert after == before
    with Library.open(home.library) as library:
        assert library.search(Query(words="known")).total == 1

    if step in IMPORTED_AGAIN:
        publish(home, ("child", incoming()))
        with Library.open(home.library) as library:
            assert [(source.name, source.added) for source in library.sources()] == [
                ("old", 2),
                ("child", INCOMING),
            ]
    with Builder.begin(home, NOW):
        assert [name for name in builds(home) if not name.endswith(str(os.getpid()))] == []


@pytest.mark.kill
def test_a_first_import_that_is_killed_leaves_no_library(home: Home) -> None:
    [tried] = ended([(home, "kill", "indexed")])
    assert tried.code == -signal.SIGKILL
    assert builds(home) != []
    assert not home.library.exists()
    publish(home, OLD)
    assert builds(home) == []
    assert len(contents(home.library)["observations"]) == 2


@pytest.mark.kill
def test_a_full_disk_leaves_the_old_library(tmp_path: Path, before: Contents) -> None:
    """However much fits on it: nothing, some headers, or nearly all."""
    homes = {most: Home(tmp_path / most) for most in ("0", "10000", "300000", "600000")}
    for home in homes.values():
        publish_once(home, OLD)
    found = ended((home, "full", most) for most, home in homes.items())
    for home, tried in zip(homes.values(), found, strict=True):
        assert tried.code == REFUSED
        assert "could not be written" in tried.said
        assert "Nothing was changed" in tried.said
        assert contents(home.library) == before
        assert builds(home) == []


@pytest.mark.parametrize("step", STEPS[:-1])
def test_an_error_at_any_step_leaves_the_old_library(
    home: Home, before: Contents, step: str
) -> None:
    publish_once(home, OLD)

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
    Builder.begin(home, NOW).close()  # nobody is shut out


def test_a_reader_keeps_its_library_until_it_opens_the_newer_one(home: Home) -> None:
    publish_once(home, OLD)
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
    publish_once(home, OLD)
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
    Builder.begin(home, NOW).close()


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
    Builder.begin(home, NOW).close()
