"""First paint, bytes per key and idle bytes in a terminal, against a bare Textual app beside it.

Run as `python -m benchmarks.first_paint` from the project's root. Each program is started in a
pseudo-terminal of 80 by 24 cells, in turn, several times; times are medians from the start of the
process to the moment when the text in question has been written.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.tui.pty_run import PtyRun

ROUNDS = 9
IDLE_SECONDS = 5.0
QUIET = 0.3
DOWN = b"\x1b[B"


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured.

    Args:
        name: what the table of results calls it.
        module: run as `python -m`.
        first: text that is in the first picture.
        data: text that is there once the data is.
        leave: the key that ends it.
        arguments: of the module; `{folder}` is a fresh folder.
    """

    name: str
    module: str
    first: bytes
    data: bytes
    leave: bytes
    arguments: tuple[str, ...] = ()

    def start(self, folder: Path) -> PtyRun:
        """Start it in a terminal."""
        arguments = [argument.format(folder=folder) for argument in self.arguments]
        return PtyRun([sys.executable, "-m", self.module, *arguments])


BARE = Program("bare Textual, 200 rows", "benchmarks.bare_app", b"Times", b"State 19", b"\x11")
DEMO = Program(
    "table of 300,000 rows", "tests.tui.demo", b"Times", b"State 19", b"q", ("{folder}/demo",)
)
HOME = Program("uprtui, empty home", "uprtui", b"Home", b"Home", b"q", ("--home", "{folder}/home"))


def main(rounds: int = ROUNDS) -> None:
    """Print a line per program: seconds to the first picture and to the data, and the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = (BARE, DEMO, HOME)
        for program in programs:
            paint(program, folder)
        times = {program.name: [] for program in programs}  # type: dict[str, list[Paint]]
        for _ in range(rounds):
            for program in programs:
                times[program.name].append(paint(program, folder))
        print(f"{'program':<24} {'first paint s':>14} {'data s':>8} {'ratio':>6} {'bytes':>7}")
        base = statistics.median(each.data for each in times[BARE.name])
        for program in programs:
            found = times[program.name]
            first = statistics.median(each.first for each in found)
            data = statistics.median(each.data for each in found)
            written = statistics.median(each.written for each in found)
            line = f"{program.name:<24} {first:>14.3f} {data:>8.3f} {data / base:>6.2f}"
            print(f"{line} {written:>7.0f}")
        print(f"\n{'bytes written':<36} {'bare':>7} {'ours':>7}")
        theirs, ours = key_bytes(BARE, folder), key_bytes(DEMO, folder)
        for what in ours:
            bare = theirs.get(what)
            print(f"{what:<36} {'' if bare is None else bare:>7} {ours[what]:>7}")


@dataclass(frozen=True, slots=True)
class Paint:
    """Seconds to the first picture and to the data, and bytes written until all was quiet."""

    first: float
    data: float
    written: int


def paint(program: Program, folder: Path) -> Paint:
    """Start a program, read until its data is there, and end it."""
    with program.start(folder) as run:
        written = run.read_until(program.first)
        first = monotonic() - run.began
        if program.data not in written:
            written += run.read_until(program.data)
        data = monotonic() - run.began
        written += run.read_until_quiet(QUIET)
        run.press(program.leave)
        run.wait()
    return Paint(first, data, len(written))


def key_bytes(program: Program, folder: Path) -> dict[str, int]:
    """Return the bytes written for each kind of key, and in some seconds without any."""
    with program.start(folder) as run:
        run.read_until(program.data)
        run.read_until_quiet(QUIET)
        found = {"an arrow key": _median(run, [DOWN] * 9)}
        run.press(DOWN * 30)
        run.read_until_quiet(QUIET)
        found["an arrow key that scrolls"] = _median(run, [DOWN] * 9)
        if program is DEMO:
            found["the key that opens the filter"] = _median(run, [b"/"])
            found["a typed character, rows included"] = _median(run, [b"7", b"3", b"1"])
        found[f"{IDLE_SECONDS:.0f} s without a key"] = len(run.read_until_quiet(IDLE_SECONDS))
        run.press(b"\x11")
        run.wait()
    return found


def _median(run: PtyRun, keys: Sequence[bytes]) -> int:
    counts = []
    for key in keys:
        run.press(key)
        counts.append(len(run.read_until_quiet(QUIET)))
    return int(statistics.median(counts))


if __name__ == "__main__":
    main()
