"""In a real terminal: few bytes, none when idle, and it is left as it was, whatever happens."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.tui.pty_run import PtyRun, plain
from uprtui.campaign import PlanFile, new_plan

LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"
MOUSE_REPORTING = (b"\x1b[?1000h", b"\x1b[?1003h")
LAST_ROW = b"State 19 "


def demo(tmp_path: Path, *more: str, **options: object) -> PtyRun:
    arguments = [sys.executable, "-m", "tests.tui.demo", str(tmp_path / "home"), *more]
    return PtyRun(arguments, **options)  # type: ignore[arg-type]


def started(run: PtyRun) -> bytes:
    return run.read_until(LAST_ROW) + run.read_until_quiet(quiet=0.5)


def plan_in(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    PlanFile(path).create(new_plan("As it was", "NPL", lambda letters: letters[0]))
    return path


def test_a_cursor_key_writes_two_lines_and_an_idle_app_writes_nothing(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        written = started(run)
        assert not any(code in written for code in MOUSE_REPORTING), (
            "selection stays the terminal's"
        )
        run.press(b"\x1b[B")
        moved = run.read_until(b"number 1") + run.read_until_quiet()
        assert b"number 5" not in moved
        assert len(moved) < 400
        assert run.read_until_quiet(quiet=1.5) == b""


def test_the_cursor_of_an_input_stays_still(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        started(run)
        run.press(b"/5")
        typed = run.read_until(b"60,000 rows") + run.read_until_quiet()
        assert "State 95" in plain(typed)
        assert run.read_until_quiet(quiet=1.5) == b""


def test_keys_that_arrive_together_are_obeyed_one_after_the_other(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        started(run)
        run.press(b"jj/3")
        assert "100,000 rows" in plain(run.read_until(b"100,000 rows"))
        run.press(b"\r")
        run.read_until(b"Details")
        run.press(b"j\r")
        assert "Row 3" in plain(run.read_until(b"Row 3"))


def test_looking_at_another_window_writes_nothing(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        started(run)
        run.press(b"\x1b[O")
        assert run.read_until_quiet() == b""
        run.press(b"\x1b[I")
        assert run.read_until_quiet() == b""


def test_leaving_restores_the_terminal(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        started(run)
        run.press(b"q")
        written = run.read_until(SHOWS_CURSOR)
        assert LEAVES_ALTERNATE_SCREEN in written
        assert run.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_restores_the_terminal_and_ends_with_its_number(
    tmp_path: Path, number: signal.Signals
) -> None:
    path = plan_in(tmp_path)
    with demo(tmp_path, str(path)) as run:
        assert "Edited" in plain(started(run))
        assert PlanFile(path).load().title == "As it was"
        run.process.send_signal(number)
        assert LEAVES_ALTERNATE_SCREEN in run.read_until(SHOWS_CURSOR)
        assert run.wait() == 128 + number
    assert PlanFile(path).load().title == "Edited"


def test_a_lost_line_saves_and_ends(tmp_path: Path) -> None:
    path = plan_in(tmp_path)
    with demo(tmp_path, str(path)) as run:
        started(run)
        run.hang_up()
        assert run.wait() == 128 + signal.SIGHUP
    assert PlanFile(path).load().title == "Edited"


def test_no_color_takes_all_colour_and_leaves_the_emphasis(tmp_path: Path) -> None:
    with demo(tmp_path, environ={"NO_COLOR": "1"}) as run:
        written = started(run)
        assert re.search(rb"\x1b\[(1;)?7;39;49m", written)
        for start in (b"\x1b[38;", b"\x1b[48;", b"\x1b[31m", b"\x1b[34m"):
            assert start not in written


def test_data_never_steers_the_terminal(tmp_path: Path) -> None:
    with demo(tmp_path) as run:
        started(run)
        run.press(b"/\x1b[200~9\x1b]0;title\x07\x1b[201~")
        written = run.read_until_quiet()
        assert b"\x1b]0;" not in written
