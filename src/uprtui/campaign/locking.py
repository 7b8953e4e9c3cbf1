"""Let one session at a time save a plan: a lock file beside it, held for moments only."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from uprtui.campaign.errors import PlanBusyError

Pause: TypeAlias = Callable[[float], None]

TRIES = 100
SECONDS_BETWEEN = 0.05


def lock_path(path: Path) -> Path:
    """The lock file of the plan at `path`; it stays, because removing it would be a race."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def locked(path: Path, pause: Pause) -> Iterator[None]:
    """Hold the lock of the plan at `path`; the system frees it should the process die.

    In: `pause` waits so many seconds between two tries. Raises PlanBusyError when another
    session has kept the lock for five seconds, OSError when there can be no lock file.
    """
    descriptor = os.open(lock_path(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(descriptor, path, pause)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, pause: Pause) -> None:
    for _ in range(TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pause(SECONDS_BETWEEN)
        else:
            return
    raise PlanBusyError(
        path,
        "Another session has been saving this plan for a while.",
        "Your edits are kept here and saved at the next try; "
        "look whether another uprtui hangs or is suspended.",
    )
