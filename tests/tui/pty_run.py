"""Run a program in a terminal of its own and count what it writes; nothing here waits blindly."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 20.0

# Opening its terminal by name makes the new session's leader its owner, as a login shell would be,
# so that it gets SIGHUP when the terminal goes away.
_OWN_TERMINAL = (
    "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execv(sys.argv[1], sys.argv[1:])"
)

ESCAPE_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-9;?<>=$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])"
)


class PtyRun:
    """One program in a pseudo-terminal.

    Args:
        arguments: the program and its arguments.
        size: columns and rows of the terminal.
        environ: variables beyond a small fixed set.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._main, child = pty.openpty()
        columns, rows = size
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        fixed = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": os.environ.get("HOME", str(ROOT)),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        self.began = monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWN_TERMINAL, *arguments],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=ROOT,
            env=fixed | dict(environ or {}),
            start_new_session=True,
        )
        os.close(child)

    def read_until(self, wanted: bytes, limit: float = LONGEST) -> bytes:
        """Read until `wanted` has been written; fails after `limit` seconds."""
        written = b""
        end = monotonic() + limit
        while wanted not in written:
            part = self._read(end - monotonic())
            if part is None:
                raise AssertionError(f"{wanted!r} was not written within {limit} s: {written!r}")
            written += part
        return written

    def read_until_quiet(self, quiet: float = 0.25, limit: float = LONGEST) -> bytes:
        """Read until nothing is written for `quiet` seconds, at most `limit` seconds in all."""
        written = b""
        end = monotonic() + limit
        while (part := self._read(min(quiet, end - monotonic()))) is not None:
            written += part
        return written

    def press(self, keys: bytes) -> None:
        """Type keys, as the terminal would send them."""
        os.write(self._main, keys)

    def hang_up(self) -> None:
        """Close the terminal, as a lost SSH line does."""
        os.close(self._main)
        self._main = -1

    def wait(self, limit: float = LONGEST) -> int:
        """Wait for the end of the program, reading what it writes; returns its exit code."""
        end = monotonic() + limit
        while self.process.poll() is None and monotonic() < end:
            if self._main < 0:
                return self.process.wait(max(0.0, end - monotonic()))
            self._read(0.05)
        return self.process.wait(max(0.01, end - monotonic()))

    def close(self) -> None:
        """End the program if it still runs, and the terminal."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self._main >= 0:
            self.hang_up()

    def __enter__(self) -> PtyRun:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, seconds: float) -> bytes | None:
        """Read what there is; None where nothing came in time, or the other end is closed."""
        ready, _, _ = select.select([self._main], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            return os.read(self._main, 65536) or None
        except OSError:
            return None


def plain(written: bytes) -> str:
    """Return what was written without escape sequences."""
    return ESCAPE_SEQUENCE.sub(b"", written).decode("utf-8", "replace")
