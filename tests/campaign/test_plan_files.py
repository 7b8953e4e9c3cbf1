"""Saving joins, never overwrites what it cannot read, and survives whatever dies."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from uprtui.campaign import (
    Add,
    Change,
    Issue,
    Member,
    Plan,
    PlanBusyError,
    PlanError,
    PlanExistsError,
    PlanFile,
    PlanMissingError,
    ReadError,
    Remove,
    SaveError,
    SaveRefusedError,
    SetField,
    dumps,
    loads,
)
from uprtui.campaign.locking import lock_path, locked

PLAN = Plan(id="c-plan", title="Slovenia", sur="SVN", issues=(Issue("i-1", "Torture"),))
NEWER = SetField("title", "Slovenia 2027").apply(PLAN)


def no_pause(seconds: float) -> None:
    """Do not wait between two tries."""
    assert seconds > 0


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    """A plan that was saved."""
    file = PlanFile(tmp_path / "plan.toml", pause=no_pause)
    file.create(PLAN)
    return file


def names(folder: Path) -> list[str]:
    """The files of a folder but the lock."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_what_was_saved_is_loaded_and_only_its_owner_may_read_it(file: PlanFile) -> None:
    assert file.load() == PLAN
    assert file.save(NEWER, PLAN).plan == NEWER
    assert file.load() == NEWER
    for path in file.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(file.path.parent) == ["plan.toml"]


def test_what_another_session_saved_meanwhile_is_joined(file: PlanFile) -> None:
    other = PlanFile(file.path)
    other.save(Add(Member("m-1", "Ana")).apply(PLAN), PLAN)
    result = file.save(NEWER, PLAN)
    assert result.plan == replace(NEWER, members=(Member("m-1", "Ana"),))
    assert result.conflicts == ()
    assert file.load() == result.plan


def test_a_disagreement_is_told_and_the_later_save_counts(file: PlanFile) -> None:
    PlanFile(file.path).save(Change("i-1", "why", "theirs").apply(PLAN), PLAN)
    result = file.save(Change("i-1", "why", "ours").apply(PLAN), PLAN)
    assert [(each.entity, each.theirs) for each in result.conflicts] == [("i-1", "theirs")]
    assert file.load().issues[0].why == "ours"


def test_a_file_that_says_the_same_is_not_touched(file: PlanFile) -> None:
    file.path.write_text("# by hand\n" + dumps(PLAN))
    before = file.path.stat().st_mtime_ns
    assert file.save(PLAN, PLAN).plan == PLAN
    assert file.path.stat().st_mtime_ns == before
    assert file.path.read_text().startswith("# by hand")


def test_a_deleted_file_is_saved_anew(file: PlanFile) -> None:
    file.path.unlink()
    assert file.save(NEWER, PLAN).plan == NEWER
    assert file.load() == NEWER


def test_a_broken_file_is_left_alone_and_the_edits_are_kept_beside_it(file: PlanFile) -> None:
    broken = dumps(PLAN).replace('title = "Slovenia"', 'title = "Slovenia')
    file.path.write_text(broken)
    with pytest.raises(SaveRefusedError) as refused:
        file.save(NEWER, PLAN)
    assert file.path.read_text() == broken
    assert refused.value.rescue.name == "plan.unsaved-1.toml"
    assert loads(refused.value.rescue.read_text()) == NEWER
    assert isinstance(refused.value.cause, PlanError)
    assert "line 4" in refused.value.message
    assert "plan.unsaved-1.toml" in refused.value.message
    assert "missing quote" in refused.value.remedy


def test_the_edits_beside_are_one_file_and_join_once_the_plan_is_mended(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    latest = Remove("i-1").apply(NEWER)
    for plan in (NEWER, latest):
        with pytest.raises(SaveRefusedError):
            file.save(plan, PLAN)
    assert names(file.path.parent) == ["plan.toml", "plan.unsaved-1.toml"]
    assert loads((file.path.parent / "plan.unsaved-1.toml").read_text()) == latest
    file.path.write_text(dumps(Add(Member("m-1")).apply(PLAN)))
    assert file.save(latest, PLAN).plan == replace(latest, members=(Member("m-1"),))
    assert names(file.path.parent) == ["plan.toml"]


def test_edits_kept_by_another_session_are_not_overwritten(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    for session in (file, PlanFile(file.path)):
        with pytest.raises(SaveRefusedError):
            session.save(NEWER, PLAN)
    assert names(file.path.parent) == ["plan.toml", "plan.unsaved-1.toml", "plan.unsaved-2.toml"]


def refused_by(file: PlanFile, plan: Plan) -> Path:
    """The file beside, after a save that was refused."""
    with pytest.raises(SaveRefusedError) as refused:
        file.save(plan, PLAN)
    return refused.value.rescue


def test_what_others_write_into_the_file_beside_is_never_overwritten(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    first = refused_by(file, NEWER)
    theirs = Add(Member("m-1", "Ana")).apply(NEWER)
    PlanFile(first).save(theirs, NEWER)
    latest = Remove("i-1").apply(NEWER)
    second = refused_by(file, latest)
    assert (first.name, second.name) == ("plan.unsaved-1.toml", "plan.unsaved-2.toml")
    assert loads(first.read_text()) == theirs
    assert loads(second.read_text()) == latest


def test_what_others_write_into_the_file_beside_stays_after_a_save(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    rescue = refused_by(file, NEWER)
    theirs = Add(Member("m-1", "Ana")).apply(NEWER)
    PlanFile(rescue).save(theirs, NEWER)
    file.path.write_text(dumps(PLAN))
    assert file.save(NEWER, PLAN).plan == NEWER
    assert loads(rescue.read_text()) == theirs


def test_the_file_beside_is_not_written_again_where_it_says_the_same(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    before = refused_by(file, NEWER).stat()
    after = refused_by(file, NEWER).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_file_beside_is_made_anew_where_somebody_took_it_away(file: PlanFile) -> None:
    file.path.write_text("schema = ")
    refused_by(file, NEWER).unlink()
    assert loads(refused_by(file, NEWER).read_text()) == NEWER


@pytest.mark.parametrize(
    "content",
    [
        dumps(replace(PLAN, id="c-other", title="Another")),
        dumps(PLAN).replace("schema = 1", "schema = 2"),
        "",
    ],
)
def test_another_campaign_or_a_newer_plan_is_not_overwritten(file: PlanFile, content: str) -> None:
    file.path.write_text(content)
    with pytest.raises(SaveRefusedError):
        file.save(NEWER, PLAN)
    assert file.path.read_text() == content


def test_a_new_plan_never_replaces_a_file(file: PlanFile) -> None:
    with pytest.raises(PlanExistsError, match="There is a file of that name"):
        file.create(NEWER)
    assert file.load() == PLAN


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanMissingError, match="no such file"):
        PlanFile(tmp_path / "none.toml").load()
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ReadError, match="cannot be read"):
        PlanFile(tmp_path / "folder.toml").load()
    with pytest.raises(SaveError, match="The folder is gone"):
        PlanFile(tmp_path / "gone" / "plan.toml").create(PLAN)


def test_a_link_to_a_plan_stays_a_link(file: PlanFile, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file.path)
    PlanFile(link).save(NEWER, PLAN)
    assert link.is_symlink()
    assert file.load() == NEWER


def failing(code: int) -> Callable[..., None]:
    """A system call that is refused."""

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "refused (Input/output error)"),
    ],
)
def test_a_refusing_disk_leaves_the_old_file_and_no_litter(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    monkeypatch.setattr(os, call, failing(code))
    with pytest.raises(SaveError) as refused:
        file.save(NEWER, PLAN)
    monkeypatch.undo()
    assert words in refused.value.message
    assert "your edits are kept here" in refused.value.remedy
    assert file.load() == PLAN
    assert names(file.path.parent) == ["plan.toml"]
    assert file.save(NEWER, PLAN).plan == NEWER


def test_a_file_system_that_cannot_sync_folders_will_do(
    file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    assert file.save(NEWER, PLAN).plan == NEWER


def test_a_session_that_hangs_in_a_save_is_told_and_nothing_is_lost(file: PlanFile) -> None:
    with locked(file.path, no_pause), pytest.raises(PlanBusyError) as refused:
        file.save(NEWER, PLAN)
    assert "Another session" in refused.value.message
    assert file.load() == PLAN
    assert file.save(NEWER, PLAN).plan == NEWER


def test_a_session_waits_while_another_saves(file: PlanFile) -> None:
    waits: list[float] = []
    holder = locked(file.path, no_pause)
    holder.__enter__()

    def finish(seconds: float) -> None:
        waits.append(seconds)
        holder.__exit__(None, None, None)

    assert PlanFile(file.path, pause=finish).save(NEWER, PLAN).plan == NEWER
    assert len(waits) == 1
    assert lock_path(file.path).exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from uprtui.campaign import PlanFile, SetField

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

file = PlanFile(Path(sys.argv[1]))
plan = file.load()
real, seen = getattr(os, sys.argv[2]), 0

def counted(*arguments, **options):
    global seen
    seen += 1
    if sys.argv[3] == "before" and seen == int(sys.argv[4]):
        die()
    real(*arguments, **options)
    if sys.argv[3] == "after" and seen == int(sys.argv[4]):
        die()

setattr(os, sys.argv[2], counted)
file.save(SetField("title", "Slovenia 2027").apply(plan), plan)
"""


@pytest.mark.kill
@pytest.mark.parametrize(
    ("call", "when", "nth", "left"),
    [
        ("fsync", "before", 1, PLAN),
        ("replace", "before", 1, PLAN),
        ("replace", "after", 1, NEWER),
        ("fsync", "before", 2, NEWER),
    ],
)
def test_a_save_that_is_killed_leaves_the_old_plan_or_the_new_one(
    file: PlanFile, call: str, when: str, nth: int, left: Plan
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(file.path), call, when, str(nth)], check=False
    )
    assert child.returncode == -signal.SIGKILL
    assert file.load() == left
    latest = SetField("session", 56).apply(left)
    assert file.save(latest, left).plan == latest
    assert names(file.path.parent) == ["plan.toml"]


CROWD = """
import sys
from pathlib import Path
from uprtui.campaign import Add, Member, PlanFile

file = PlanFile(Path(sys.argv[1]))
base = plan = file.load()
for number in range(8):
    plan = Add(Member(f"m-{sys.argv[2]}{number}")).apply(plan)
    base = plan = file.save(plan, base).plan
"""


def test_sessions_that_save_at_once_lose_nothing(file: PlanFile) -> None:
    crowd = [
        subprocess.Popen([sys.executable, "-c", CROWD, str(file.path), letter]) for letter in "abc"
    ]
    assert [child.wait() for child in crowd] == [0, 0, 0]
    saved = {member.id for member in file.load().members}
    assert saved == {f"m-{letter}{number}" for letter in "abc" for number in range(8)}
