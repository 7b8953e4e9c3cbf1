"""Replace a file in one step: whoever reads it, and whatever dies, it is old or new."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

# File systems that cannot sync a folder say so in one of these ways.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`, readable by its owner only, and see it onto the disk.

    The caller holds the file's lock: temporary files of saves that were killed are removed.
    Raises OSError; then the old file is as it was, and no temporary file is left.
    """
    for stale in path.parent.glob(f".{_literal(path.name)}.*.new"):
        stale.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _literal(name: str) -> str:
    """The name for a pattern, its own wildcards taken as they are."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
