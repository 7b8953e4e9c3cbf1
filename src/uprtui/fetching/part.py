"""A file that is being fetched: it appears under its name only when it is whole.

Until then it is `NAME.part`; beside it, `NAME.part.json` says how far it is, so that a run that was
stopped or killed goes on where it was. What stands in the part beyond the kept length was not
finished and is cut off.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from uprtui.campaign.atomic import replace_file
from uprtui.fetching.errors import AGAIN, FetchError

_FORMAT = 1
_PRIVATE = 0o600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Part:
    """The growing file, locked by this process.

    Args:
        target: the name under which it will appear.
        order: what is fetched, as JSON can hold it; a part of another order is begun anew.

    Raises:
        FetchError: the name is taken, the folder cannot be used, or another run fetches it.
    """

    def __init__(self, target: Path, order: Mapping[str, Any]) -> None:
        self.target = target
        self.path = target.with_name(target.name + ".part")
        self.state: dict[str, Any] = {}
        self._order = dict(order)
        self._state_path = target.with_name(target.name + ".part.json")
        _check_free(target)
        with _disk(self.path):
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _PRIVATE)
        try:
            self._lock()
            with _disk(self.path):
                self.size = self._kept()
                os.ftruncate(self._descriptor, self.size)
                os.lseek(self._descriptor, self.size, os.SEEK_SET)
        except BaseException:
            os.close(self._descriptor)
            raise
        self.resumed = self.size > 0

    def __enter__(self) -> Part:
        return self

    def __exit__(self, *problem: object) -> None:
        if not self.size:
            self.discard()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def write(self, data: bytes) -> None:
        """Add to the end.

        Raises:
            FetchError: the disk is full.
        """
        with _disk(self.path):
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
            self.size += len(data)

    def keep(self) -> None:
        """See what is written, and `state`, onto the disk: a later run goes on from here."""
        kept = {"format": _FORMAT, "order": self._order, "bytes": self.size, "state": self.state}
        with _disk(self.path):
            os.fsync(self._descriptor)
            replace_file(self._state_path, json.dumps(kept).encode())

    def restart(self) -> None:
        """Forget all that was fetched."""
        with _disk(self.path):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
        self.size = 0
        self.state = {}
        self.keep()

    def discard(self) -> None:
        """Remove the part: it is of no use."""
        self.path.unlink(missing_ok=True)
        self._state_path.unlink(missing_ok=True)

    def finish(self) -> None:
        """Let the file appear under its name."""
        with _disk(self.path):
            os.fsync(self._descriptor)
            _check_free(self.target)
            self.path.rename(self.target)
            self._state_path.unlink(missing_ok=True)

    def lines(self) -> Iterator[bytes]:
        """The lines that are there."""
        with self.path.open("rb") as stream:
            yield from stream

    def _lock(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise FetchError(
                f"Another run is fetching {self.target.name}.", "Wait for it, or give another name."
            ) from problem

    def _kept(self) -> int:
        """How many bytes of an earlier run are of use; takes over its state."""
        try:
            kept = json.loads(self._state_path.read_bytes())
            size = int(kept["bytes"])
            of_use = (
                kept["format"] == _FORMAT
                and kept["order"] == self._order
                and isinstance(kept["state"], dict)
                and 0 <= size <= os.fstat(self._descriptor).st_size
            )
        except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
            return 0
        if not of_use:
            return 0
        self.state = kept["state"]
        return size


def _check_free(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise FetchError(
            f"{target} is there already: it is not overwritten.",
            "Give another name with --to, or remove it first.",
        )
    if not target.parent.is_dir():
        raise FetchError(f"There is no folder {target.parent}.", "Make it first.")


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise FetchError(
                f"The disk is full: {path} cannot grow.", f"Make room. {AGAIN}"
            ) from problem
        raise FetchError(f"{path}: {problem.strerror or problem}.") from problem
