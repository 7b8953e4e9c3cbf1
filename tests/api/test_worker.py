"""A worker process gives what its reader finds, and no reader harms more than itself."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from uprtui.api import ConnectorError, Limits, Source, items_of
from uprtui.api.testing import RecordingContext

ROOT = Path(__file__).resolve().parents[2]
QUICK = Limits(silent_seconds=10, cpu_seconds=10)


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "file.bin"
    path.write_bytes("one\ntwo å\n".encode())
    return Source.of(path)


def items(
    reader: str,
    source: Source,
    limits: Limits = QUICK,
    context: RecordingContext | None = None,
    **arguments: str,
) -> Generator[Any]:
    name = f"tests.api.worker_readers:{reader}"
    return items_of(name, source, arguments, limits=limits, context=context)


def alive(process: int) -> bool:
    """Whether a process runs; one that ended and waits to be noticed does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state not in {"Z", "X"}


def ends(process: int, within: float = 2.0) -> bool:
    end = time.monotonic() + within
    while alive(process):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def test_items_come_as_the_reader_yields_them(source: Source) -> None:
    found = list(items("lines", source, colour="grün", empty=""))
    assert found == [
        "one\n",
        "two å\n",
        {"size": 11, "arguments": {"colour": "grün", "empty": ""}},
    ]


def test_any_text_passes_unchanged(source: Source) -> None:
    (item,) = items("strange_texts", source)
    assert item == [
        "Å ∀ 国 😀",
        "\ud800",
        "\x00\x1b[2J\u202e\u2028\n",
        float("inf"),
        None,
        2**70,
    ]


def test_a_library_that_wants_a_path_finds_the_file(source: Source) -> None:
    assert list(items("by_path", source)) == ["one\ntwo å\n"]


def test_what_a_reader_prints_is_no_item(source: Source) -> None:
    assert list(items("prints", source)) == ["an item"]


def test_a_refusal_passes_with_its_remedy_and_names_the_file(source: Source) -> None:
    found = items("refuses", source)
    assert next(found) == 1
    with pytest.raises(ConnectorError) as refusal:
        next(found)
    assert refusal.value.message == f"{source.name}: page 3: it is upside down."
    assert refusal.value.remedy == "Turn it."


def test_a_refusal_that_names_the_file_passes_unchanged(source: Source) -> None:
    with pytest.raises(ConnectorError) as refusal:
        next(items("refuses_by_name", source, name=source.name))
    assert refusal.value.message == "Page 3 of file.bin is upside down."


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("raises", r"file\.bin cannot be read: .*KeyError: 'two\\nlines"),
        ("segfaults", r"cut short \(its reader broke down, code -11\)"),
        ("aborts", r"cut short, or it needs more than 1024 MiB of memory"),
        ("leaves", r"cut short \(its reader broke down, code 0\)"),
        ("no_json", "not JSON serializable"),
        ("no_such_reader", "AttributeError"),
    ],
)
def test_a_reader_that_breaks_down_becomes_a_sentence(
    source: Source, reader: str, words: str
) -> None:
    with pytest.raises(ConnectorError, match=words) as refusal:
        list(items(reader, source))
    assert refusal.value.message.isprintable()
    assert len(refusal.value.message) < 700
    assert refusal.value.remedy.startswith("Download or save it again")


@pytest.mark.parametrize(
    ("reader", "limits", "words"),
    [
        ("silent", Limits(silent_seconds=0.4), "more than 0.4 seconds: it is refused"),
        ("computes", Limits(cpu_seconds=1), "more than 1 seconds of computing"),
        ("endless", Limits(items=5_000), "more than 5,000 parts"),
        ("hoards", Limits(memory=200 << 20), "more than 200 MiB of memory"),
    ],
)
def test_a_reader_that_goes_too_far_is_stopped(
    source: Source, reader: str, limits: Limits, words: str
) -> None:
    with pytest.raises(ConnectorError, match=words) as refusal:
        for _ in items(reader, source, limits):
            pass
    assert source.name in refusal.value.message
    assert "split it" in refusal.value.remedy


@pytest.mark.parametrize(("size", "most"), [(3_000, 1_000), (5_000_000, 1 << 20)])
def test_an_item_that_is_too_large_is_refused(source: Source, size: int, most: int) -> None:
    limits = Limits(item_bytes=most)
    with pytest.raises(ConnectorError, match=f"a part of more than {most:,} bytes"):
        list(items("huge_item", source, limits, size=str(size)))


def test_an_item_as_large_as_allowed_passes(source: Source) -> None:
    limits = Limits(item_bytes=1_000 + len('[""]'))
    assert list(items("huge_item", source, limits, size="1000")) == ["x" * 1_000]


def test_an_item_that_is_too_deep_is_refused(source: Source) -> None:
    (item,) = items("deep", source, depth="500")
    assert isinstance(item, list)
    for depth in ("990", "100000"):
        with pytest.raises(ConnectorError, match="recursion"):
            list(items("deep", source, depth=depth))


def test_a_slow_taker_of_items_is_not_the_workers_fault(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock:
        later = 0.0

        def monotonic(self) -> float:
            return time.monotonic() + self.later

    clock = Clock()
    monkeypatch.setattr("uprtui.api.worker.time", clock)
    found = items("lines", source)
    assert next(found) == "one\n"
    clock.later = 3_600.0
    assert len(list(found)) == 2


def test_a_closed_output_does_not_keep_us_waiting(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uprtui.api.worker._SECONDS_TO_END", 0.2)
    with pytest.raises(ConnectorError, match="its reader fell silent"):
        list(items("closes_its_output", source))


@pytest.mark.parametrize("reader", ["silent", "computes", "endless"])
def test_cancel_ends_the_items_within_a_second(source: Source, reader: str) -> None:
    context = RecordingContext()
    found = items(reader, source, context=context)
    next(found)
    context.cancelled = True
    started = time.monotonic()
    for _ in found:
        pass
    assert time.monotonic() - started < 1.0


@pytest.mark.parametrize("reader", ["silent", "computes"])
def test_closing_leaves_no_process_behind(source: Source, reader: str) -> None:
    with closing(items(reader, source)) as found:
        process = next(found)
        assert alive(process)
    assert not alive(process)


def test_ctrl_c_leaves_no_process_behind(source: Source) -> None:
    started = 0

    def interrupted() -> None:
        nonlocal started
        for item in items("silent", source):
            started = item
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not alive(started)


def test_ctrl_c_while_waiting_leaves_no_process_behind(source: Source) -> None:
    class Interrupting(RecordingContext):
        @property
        def cancelled(self) -> bool:
            if process:
                raise KeyboardInterrupt
            return False

        @cancelled.setter
        def cancelled(self, value: bool) -> None:
            pass

    process: list[int] = []
    found = items("silent", source, context=Interrupting())
    process.append(next(found))
    with pytest.raises(KeyboardInterrupt):
        next(found)
    assert not alive(process[0])


def test_a_process_that_a_reader_started_ends_with_it(source: Source) -> None:
    with closing(items("starts_another_by_c", source)) as found:
        other = next(found)
    assert ends(other)


def test_a_worker_ends_when_the_process_that_asked_is_killed(source: Source) -> None:
    program = (
        "import sys; from pathlib import Path; from uprtui.api import Source, items_of\n"
        "found = items_of('tests.api.worker_readers:silent', Source.of(Path(sys.argv[1])))\n"
        "print(next(found), flush=True)\n"
        "next(found)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(source.path)], stdout=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stdout is not None
        worker = int(asking.stdout.readline())
        assert alive(worker)
        asking.send_signal(signal.SIGKILL)
        assert ends(worker)


@pytest.mark.parametrize("what", ["write", "make", "remove", "start", "call", "write to the file"])
def test_a_reader_writes_starts_and_calls_nothing(
    source: Source, tmp_path: Path, what: str
) -> None:
    other = tmp_path / "other"
    path = source.path if what == "remove" else other
    before = source.read_bytes()
    with pytest.raises(ConnectorError, match=r"may not (write|use)|Bad file"):
        list(items("does", source, what=what, path=str(path)))
    assert not other.exists()
    assert source.read_bytes() == before


def test_even_compiled_code_writes_no_byte(source: Source, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert list(items("writes_by_c", source, path=str(other))) == [-1]
    assert other.stat().st_size == 0


def test_limits_hold_before_the_readers_package_is_imported(source: Source) -> None:
    assert list(items("capped_at_import", source)) == [True]


def test_a_file_that_is_gone_is_an_error_of_the_file(source: Source) -> None:
    source.path.unlink()
    with pytest.raises(FileNotFoundError):
        next(items("lines", source))


def test_no_open_file_is_left(source: Source) -> None:
    def opened() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    def each(act: Callable[[], object]) -> None:
        with pytest.raises(ConnectorError):
            act()

    list(items("lines", source))
    before = opened()
    list(items("lines", source))
    each(lambda: list(items("aborts", source)))
    with closing(items("silent", source)) as found:
        next(found)
    assert opened() == before
