"""The inside of a worker: limits first, then the reader's code (see `uprtui.api.worker`).

What is written to the process that asked: one line of JSON per item, in a list of one; at the end
`"end"`, or an object that says why there is none.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
import time
from collections.abc import Iterable
from importlib import import_module
from typing import IO, TYPE_CHECKING, cast

from uprtui.api.connector import ConnectorError

if TYPE_CHECKING:
    from uprtui.api.worker import Reader

_BUFFER = 1 << 16
_HOLD_BACK = 0.05  # seconds: an item is written at once after a pause, else with the next ones
_LONGEST_CAUSE = 500
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Python's names (see its table of audit events) for what a reader has no business doing.
_FORBIDDEN = frozenset(
    {
        *(f"os.{name}" for name in ("chmod", "chown", "link", "mkdir", "remove", "rename")),
        *(f"os.{name}" for name in ("rmdir", "symlink", "truncate", "utime")),
        *(f"os.{name}" for name in ("exec", "fork", "forkpty", "posix_spawn", "spawn", "system")),
        *(f"socket.{name}" for name in ("bind", "connect", "getaddrinfo", "sendto")),
        "subprocess.Popen",
    }
)


def serve() -> None:
    """Be the worker: read the file that the command line names, and write what is found."""
    name, arguments, memory, cpu_seconds, file = json.loads(sys.argv[1])
    _end_with_parent()
    os.dup2(file, 0)
    out = _private_output()
    _limit_resources(memory, cpu_seconds)
    sys.addaudithook(_refuse_forbidden)
    try:
        module, _, function = name.partition(":")
        reader = cast("Reader", getattr(import_module(module), function))
        with os.fdopen(file, "rb") as stream:
            _write_items(out, reader(stream, arguments))
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)  # nobody listens any more
    except ConnectorError as refusal:
        _write_last(out, {"refused": refusal.message, "remedy": refusal.remedy})
    except MemoryError:
        _write_last(out, {"memory": True})
    except BaseException as problem:  # noqa: BLE001  panics of compiled readers are no Exception
        cause = " ".join(f"{type(problem).__name__}: {problem}".split())[:_LONGEST_CAUSE]
        _write_last(out, {"failed": cause})
    else:
        _write_last(out, "end")
    os._exit(0)  # the answer is out: nothing of the file or of a library runs any more


def _write_items(out: IO[bytes], items: Iterable[object]) -> None:
    written = 0.0
    for item in items:
        out.write(json.dumps([item]).encode() + b"\n")
        now = time.monotonic()
        if now - written > _HOLD_BACK:
            out.flush()
            written = now


def _write_last(out: IO[bytes], word: object) -> None:
    out.write(json.dumps(word).encode() + b"\n")
    out.flush()


def _end_with_parent() -> None:
    """Have the kernel end this process when the one that asked for it ends, even by a crash.

    Standard input is a pipe at first that nobody writes to; its other end closes with that process.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    life = os.dup(0)
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | fcntl.FASYNC)


def _private_output() -> IO[bytes]:
    """Take standard output for the items alone: what a library prints goes nowhere."""
    out = os.fdopen(os.dup(1), "wb", _BUFFER)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return out


def _limit_resources(memory: int, cpu_seconds: int) -> None:
    """Cap this process. It writes no file, not even a core."""
    import resource

    for which, value, beyond in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CPU, cpu_seconds, 1),  # at its hard limit the kernel says only "killed"
        (resource.RLIMIT_AS, memory, 0),
    ):
        _, hard = resource.getrlimit(which)
        most = sys.maxsize if hard == resource.RLIM_INFINITY else hard
        resource.setrlimit(which, (min(value, most), min(value + beyond, most)))


def _refuse_forbidden(event: str, arguments: tuple[object, ...]) -> None:
    """Stop Python code that would write, start or call something. No wall for compiled code."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITING:
            raise PermissionError(f"a reader may not write to {os.fsdecode(path)}")
    elif event in _FORBIDDEN:
        raise PermissionError(f"a reader may not use {event}")
