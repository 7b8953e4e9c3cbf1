"""One import at a time: a lock file that says who holds it."""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from uprtui.library.errors import LibraryLocked, LibraryNotWritten

_PRIVATE = 0o600
_PAUSE = 0.1  # seconds between two attempts
_LONGEST_HOLDER = 4096  # bytes


class LibraryLock:
    """The right to publish a library, held until `release`, or until the process ends.

    The lock is the operating system's (flock), so a killed import leaves none behind; what is
    written into the file only tells others whom they are waiting for.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def acquire(
        cls,
        path: Path,
        since: datetime,
        wait: float,
        pause: Callable[[float], None] = time.sleep,
    ) -> LibraryLock:
        """Take the lock.

        Args:
            path: the lock file; it is made where there is none, and stays.
            since: the present moment, for those who wait.
            wait: seconds to wait for another holder.
            pause: waits some seconds.

        Raises:
            LibraryLocked: says who still holds it after `wait` seconds.
            LibraryNotWritten: where the lock file cannot be made.
        """
        try:
            lock = cls(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE))
        except OSError as error:
            raise LibraryNotWritten(f"{path}: {error.strerror}.") from error
        try:
            lock._wait(round(wait / _PAUSE), pause)
            lock._write_holder(since)
        except OSError as error:
            os.close(lock._descriptor)
            raise LibraryNotWritten(f"{path}: {error.strerror}.") from error
        except LibraryLocked:
            os.close(lock._descriptor)
            raise
        return lock

    def release(self) -> None:
        """Let others in. Doing it twice does no harm."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def _wait(self, attempts: int, pause: Callable[[float], None]) -> None:
        while not self._locked():
            if attempts <= 0:
                raise LibraryLocked(self._holder())
            attempts -= 1
            pause(_PAUSE)

    def _locked(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _write_holder(self, since: datetime) -> None:
        holder = {"pid": os.getpid(), "user": _user(), "since": since.isoformat(timespec="seconds")}
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, json.dumps(holder).encode(), 0)

    def _holder(self) -> str:
        """Who wrote the lock file, in words."""
        try:
            holder = json.loads(os.pread(self._descriptor, _LONGEST_HOLDER, 0))
            return f"{holder['user']} (process {holder['pid']}, since {holder['since']})"
        except (ValueError, KeyError, TypeError):  # between the lock and the words
            return "another process"


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container's user without an entry
        return f"user {os.getuid()}"
