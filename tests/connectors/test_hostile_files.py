"""Hostile files through the whole import: never a crash, a hang, a leak or half a file."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.connectors.audit import Acts, watched
from tests.connectors.conftest import NOW
from tests.connectors.export_files import csv_bytes, export_row
from tests.connectors.fuzzing import at_most
from tests.connectors.hostile import CASES, Case, Outcome, Sizes, write
from tests.connectors.hostile_sizes import WHOLE
from tests.connectors.hostile_text import FORMULA
from tests.connectors.hostile_zip import good_workbook
from uprtui.connectors import ConnectorHost, ImportSummary, import_files
from uprtui.home import Home
from uprtui.library import Library, Query
from uprtui.states import States

STATES = States.builtin()
#: A file may take this long, on a busy machine; most take a tenth of a second.
SECONDS = 60.0
#: In a usual run each connector has every sixth file forced on it, so that each file is forced on
#: one or two connectors; `HOSTILE_SIZES=whole` is all.
SHARE = 6
CANARY = "zarquon5f1d"
HOST = ConnectorHost.discover()


@pytest.fixture(scope="module")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose library has one file; only to be copied."""
    folder = tmp_path_factory.mktemp("first")
    export = folder / "first.csv"
    export.write_bytes(csv_bytes([export_row("Say who asked.")]))
    (summary,) = run([export], Home(folder / "home"))
    assert summary.error is None
    return folder / "home"


@pytest.fixture
def home(first_home: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(first_home, tmp_path / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


@pytest.fixture
def sizes(tmp_path: Path, hostile_sizes: Sizes) -> Sizes:
    """Hostile files point to a file beside the home."""
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    return Sizes(**{**vars(hostile_sizes), "secret": secret.as_uri()})


def run(paths: Sequence[Path], home: Home, connector: str | None = None) -> list[ImportSummary]:
    return import_files(paths, home=home, host=HOST, states=STATES, now=NOW, connector=connector)


def digests(home: Home) -> dict[str, str]:
    """Every file in a home folder, and its content; the lock file comes and goes."""
    return {
        str(path.relative_to(home.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.root.rglob("*"))
        if path.is_file() and path != home.library_lock
    }


def check_says_what_to_do(summary: ImportSummary, path: Path) -> None:
    """A refusal names the file, and more than one sentence tells what is wrong and what to do."""
    assert summary.error is not None
    assert path.name in summary.error, summary.error
    assert len(summary.error) < 2_000
    assert summary.error.count(". ") >= 1, summary.error
    assert "Traceback" not in summary.error
    assert "fault of the plugin" not in summary.error, summary.error


def check_kept_to_itself(acts: Acts, tmp_path: Path) -> None:
    """Nothing was written beside the home, nothing read that a file points to, nobody called."""
    scratch = {str(tmp_path / "home"), os.devnull}
    beside = {path for path in acts.written if not any(path.startswith(at) for at in scratch)}
    assert beside == set()
    pointed_at = {path for path in acts.read if path.endswith(("secret.txt", "etc/passwd"))}
    assert pointed_at == set()
    assert acts.calls == []


def check_whole_or_nothing(
    home: Home, before: dict[str, str], summaries: list[ImportSummary]
) -> None:
    taken = {summary.sha256 for summary in summaries if summary.in_library}
    if not any(summary.error is None for summary in summaries):
        assert taken == set()
        assert digests(home) == before  # of a library that is the same, nothing need be asked
        return
    with Library.open(home.library, states=STATES) as library:
        sources = library.sources()
        assert {source.sha256 for source in sources[1:]} == taken
        assert library.search(Query(words=CANARY)).total == 0


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_hostile_file_is_refused_or_taken_whole(
    case: Case, folder: Path, home: Home, sizes: Sizes, tmp_path: Path
) -> None:
    path = write(case, folder, sizes)
    before = digests(home)
    with at_most(SECONDS), watched() as acts:
        (summary,) = run([path], home)
    if summary.error is not None:
        check_says_what_to_do(summary, path)
    assert case.outcome is not Outcome.REFUSED or summary.error is not None
    assert case.outcome is not Outcome.TAKEN or summary.error is None, summary.error
    assert CANARY not in repr(summary)
    check_kept_to_itself(acts, tmp_path)
    check_whole_or_nothing(home, before, [summary])
    assert [path.name for path in folder.iterdir()] == [case.file]


def cases_for(connector: str, sizes: Sizes) -> list[Case]:
    """Every case when all is tried; else a share, another for each connector: together all."""
    if sizes.line >= WHOLE.line:
        return list(CASES)
    return list(CASES[list(HOST.connectors).index(connector) % SHARE :: SHARE])


@pytest.mark.slow
@pytest.mark.parametrize("connector", HOST.connectors)
def test_no_connector_falls_over_a_file_that_is_forced_on_it(
    connector: str, folder: Path, home: Home, sizes: Sizes, tmp_path: Path
) -> None:
    paths = [write(case, folder, sizes) for case in cases_for(connector, sizes)]
    before = digests(home)
    with at_most(SECONDS * 4), watched() as acts:
        summaries = run(paths, home, connector)
    refused = 0
    for path, summary in zip(paths, summaries, strict=True):
        assert CANARY not in repr(summary), path.name
        if summary.error is not None:
            check_says_what_to_do(summary, path)
            refused += 1
    assert refused > len(paths) // 3
    check_kept_to_itself(acts, tmp_path)
    check_whole_or_nothing(home, before, summaries)


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def device(folder: Path) -> Path:
    (folder / "zero.csv").symlink_to("/dev/zero")
    return folder / "zero.csv"


def loop(folder: Path) -> Path:
    (folder / "loop.csv").symlink_to(folder / "pool.csv")
    (folder / "pool.csv").symlink_to(folder / "loop.csv")
    return folder / "loop.csv"


def dangling(folder: Path) -> Path:
    (folder / "gone.csv").symlink_to(folder / "nothing")
    return folder / "gone.csv"


def listening(folder: Path) -> Path:
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as heard:
        heard.bind(f"{short}/s")  # where a path may be long, a socket's may not
        return Path(f"{short}/s").rename(folder / "socket.csv")


def subfolder(folder: Path) -> Path:
    (folder / "export.csv").mkdir()
    return folder / "export.csv"


def missing(folder: Path) -> Path:
    return folder / "missing.csv"


def inside_a_file(folder: Path) -> Path:
    (folder / "a.csv").write_text("a")
    return folder / "a.csv" / "b.csv"


def overlong(folder: Path) -> Path:
    return folder / ("x" * 300 + ".csv")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (pipe, "no ordinary file. Save it as one first."),
        (device, "no ordinary file. Save it as one first."),
        (listening, "no ordinary file. Save it as one first."),
        (subfolder, "is a folder. Name the files in it."),
        (loop, "cannot be read: Too many levels of symbolic links."),
        (dangling, "cannot be read: No such file or directory."),
        (missing, "cannot be read: No such file or directory."),
        (inside_a_file, "cannot be read: Not a directory."),
        (overlong, "cannot be read: File name too long."),
    ],
)
def test_what_is_no_file_is_refused_at_once(
    make: Callable[[Path], Path], words: str, folder: Path, home: Home
) -> None:
    path = make(folder)
    before = digests(home)
    with at_most(SECONDS):
        (summary,) = run([path], home)
    assert summary.error is not None
    assert words in summary.error
    assert path.name in summary.error
    assert digests(home) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(folder: Path, home: Home) -> None:
    path = folder / "locked.csv"
    path.write_bytes(csv_bytes([export_row()]))
    path.chmod(0)
    (summary,) = run([path], home)
    assert summary.error == f"{path} cannot be read: Permission denied."


def test_a_link_to_a_good_file_is_followed(folder: Path, home: Home) -> None:
    (folder / "export.csv").write_bytes(csv_bytes([export_row()]))
    (folder / "link.csv").symlink_to(folder / "export.csv")
    (summary,) = run([folder / "link.csv"], home)
    assert (summary.error, summary.read) == (None, 1)


class Meddling:
    """A report that changes the file as soon as its reading has begun."""

    cancelled = False

    def __init__(self, change: Callable[[], object]) -> None:
        self._change: Callable[[], object] | None = change

    def progress(self, source: str, done: int, total: int | None) -> None:
        change, self._change = self._change, None
        if change is not None:
            change()


def appended(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"Nepal,Asia\r\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "grows": appended,
    "shrinks": lambda path: os.truncate(path, 300),
    "is emptied": lambda path: path.write_bytes(b""),
    "vanishes": lambda path: path.unlink(),
    "is replaced": lambda path: path.with_name("other").replace(path),
}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *(("export.csv", change) for change in CHANGES),
        ("export.xlsx", "shrinks"),
        ("export.xlsx", "is replaced"),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_not_taken(
    name: str, change: str, folder: Path, home: Home
) -> None:
    path = folder / name
    path.write_bytes(
        csv_bytes([export_row(f"Do it, {n}.") for n in range(6_000)])
        if name.endswith("csv")
        else good_workbook()
    )
    (folder / "other").write_bytes(csv_bytes([export_row("Another file.")]))
    before = digests(home)
    (summary,) = import_files(
        [path],
        home=home,
        host=HOST,
        states=STATES,
        now=NOW,
        report=Meddling(lambda: CHANGES[change](path)),
    )
    assert summary.error is not None
    assert name in summary.error
    assert digests(home) == before


def test_escapes_and_formulas_are_kept_as_words(folder: Path, home: Home, sizes: Sizes) -> None:
    wanted = {"escapes and bidi marks in an export", "formulas in an export"}
    paths = [write(case, folder, sizes) for case in CASES if case.name in wanted]
    summaries = run(paths, home)
    assert [(summary.error, summary.rejected) for summary in summaries] == [(None, 2), (None, 0)]
    with Library.open(home.library, states=STATES) as library:
        texts = [row.text for row in library.get(library.search(Query(words="")).ids(0, 50))]
    assert FORMULA in texts
    assert "\x1b" not in "".join(texts)
    assert [text for text in texts if "DROP TABLE x;--" in text]
