"""Writes down which files this process opens and whether it calls a network, while it is asked to.

Python tells every such act to its audit hooks, whoever does it (PEP 578); compiled code that opens
files by itself, as the database does, goes unseen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CALLS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "os.system")


@dataclass
class Acts:
    """What happened.

    Attributes:
        read: paths opened for reading.
        written: paths opened for writing.
        calls: networks and shells called.
    """

    read: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)


_watching: list[Acts] = []
_hooked: list[bool] = []


@contextmanager
def watched() -> Iterator[Acts]:
    """Write down what happens inside the context."""
    if not _hooked:
        sys.addaudithook(_hear)  # for the life of the process: it cannot be taken off
        _hooked.append(True)
    acts = Acts()
    _watching.append(acts)
    try:
        yield acts
    finally:
        _watching.remove(acts)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes) and isinstance(flags, int):
            for acts in _watching:
                (acts.written if flags & _WRITING else acts.read).add(os.fsdecode(path))
    elif event in _CALLS:
        for acts in _watching:
            acts.calls.append(f"{event} {arguments!r}")
