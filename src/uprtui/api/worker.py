"""Read a file in a process of its own, with limits: for formats whose readers can be attacked.

A damaged or hostile PDF, Word or Excel file can make its library crash, loop or ask for hundreds
of gigabytes. In a worker that costs the worker only, and the user reads a sentence.

A connector names a function of its package; uprtui runs it in a fresh process:

    def pages(stream, arguments):             # in my_package/pages.py
        for page in read_pdf(stream):
            yield {"page": page.number, "text": page.text}

    with closing(items_of("my_package.pages:pages", source, context=context)) as items:
        for item in items: ...

The function gets the file as a binary stream that can be searched, and the arguments as texts. It
yields what JSON can hold. A `ConnectorError` that it raises is raised again here.
"""

from __future__ import annotations

import json
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any, BinaryIO, Protocol, cast

from uprtui.api.connector import ConnectorError, Context
from uprtui.api.types import Source

_RUN = "from uprtui.api.worker import serve; serve()"
_LOOK_EVERY = 0.2
_READ_AT_ONCE = 1 << 20
_KILLED_FOR_TIME = -signal.SIGXCPU


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use.

    Args:
        memory: address space in bytes.
        cpu_seconds: computing time.
        silent_seconds: the longest time without an item, by the clock on the wall; for a file that
            makes its reader wait.
        item_bytes: the largest item, written as JSON.
        items: the most items of a file.
    """

    memory: int = 1 << 30
    cpu_seconds: int = 120
    silent_seconds: float = 120.0
    item_bytes: int = 16 << 20
    items: int = 5_000_000


class Reader(Protocol):
    """What runs in the worker: from the file and texts to items that JSON can hold."""

    def __call__(self, stream: BinaryIO, arguments: Mapping[str, str], /) -> Iterable[object]:
        """Yield the file's items."""


def items_of(
    reader: str,
    source: Source,
    arguments: Mapping[str, str] | None = None,
    *,
    limits: Limits | None = None,
    context: Context | None = None,
) -> Generator[Any]:
    """Yield what a reader finds in a file; the reader runs in a process of its own.

    Args:
        reader: `package.module:function`, a `Reader`.
        source: the file.
        arguments: texts for the reader.
        limits: what the worker may use; `Limits()` unless given.
        context: looked at while the worker computes: once it is cancelled, the items end.

    Raises:
        ConnectorError: the reader says so, it broke down, or it reached a limit.
        OSError: the file cannot be opened.
    """
    limits = limits or Limits()
    order = json.dumps([reader, dict(arguments or {}), limits.memory, limits.cpu_seconds])
    command = [sys.executable, "-P", "-c", _RUN, order]
    with (
        source.open() as stream,
        subprocess.Popen(  # noqa: S603  our own code; the file is its standard input
            command,
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # Ctrl+C is for this process, which then ends the worker
        ) as worker,
    ):
        try:
            yield from _items(worker, source.name, limits, context)
        finally:
            worker.kill()


def serve() -> None:
    """Be the worker: read what the command line asks for from standard input (see `items_of`)."""
    name, arguments, memory, cpu_seconds = json.loads(sys.argv[1])
    _limit_resources(memory, cpu_seconds)
    out = sys.stdout
    try:
        module, _, function = name.partition(":")
        reader = cast("Reader", getattr(import_module(module), function))
        for item in reader(sys.stdin.buffer, arguments):
            out.write(json.dumps([item]) + "\n")
            out.flush()
        out.write('"end"\n')
        out.flush()
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(1)
    except ConnectorError as refusal:
        out.write(json.dumps({"refused": refusal.message, "remedy": refusal.remedy}) + "\n")
    except MemoryError:
        out.write(json.dumps({"memory": True}) + "\n")
    except BaseException as problem:  # noqa: BLE001  panics of compiled readers are no Exception
        cause = f"{type(problem).__name__}: {problem}"[:500]
        out.write(json.dumps({"failed": cause}) + "\n")


def _limit_resources(memory: int, cpu_seconds: int) -> None:
    """Cap this process; it writes no file, not even a core."""
    import resource

    for which, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory),
    ):
        _, hard = resource.getrlimit(which)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (least, least))


def _items(
    worker: subprocess.Popen[bytes], name: str, limits: Limits, context: Context | None
) -> Iterator[Any]:
    found = 0
    for line in _lines(worker, name, limits, context):
        item = json.loads(line)
        if isinstance(item, list):
            found += 1
            if found > limits.items:
                raise _too_much(name, f"more than {limits.items:,} parts")
            yield item[0]
        elif item == "end":
            return
        elif "refused" in item:
            raise ConnectorError(item["refused"], item["remedy"])
        elif "memory" in item:
            raise _too_much(name, f"more than {limits.memory >> 20} MiB of memory to read")
        else:
            raise _broken(name, item["failed"])
    if context is not None and context.cancelled:
        return
    if worker.wait() == _KILLED_FOR_TIME:
        raise _too_much(name, f"more than {limits.cpu_seconds} seconds of computing")
    raise _broken(name, "its reader broke down")


def _lines(
    worker: subprocess.Popen[bytes], name: str, limits: Limits, context: Context | None
) -> Iterator[bytes]:
    """Whole lines of what the worker writes; ends where it ends or the user cancels."""
    out = cast("IO[bytes]", worker.stdout)
    rest = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(out, selectors.EVENT_READ)
        heard = time.monotonic()
        while True:
            if context is not None and context.cancelled:
                return
            if not selector.select(_LOOK_EVERY):
                if time.monotonic() - heard > limits.silent_seconds:
                    raise _too_much(name, f"more than {limits.silent_seconds:.0f} seconds")
                continue
            chunk = out.read1(_READ_AT_ONCE)  # type: ignore[attr-defined]
            if not chunk:
                return
            *lines, last = chunk.split(b"\n")
            if lines:
                yield bytes(rest + lines[0])
                yield from lines[1:]
                rest.clear()
            rest += last
            if len(rest) > limits.item_bytes:
                raise _too_much(name, f"a part of more than {limits.item_bytes >> 20} MiB")
            heard = time.monotonic()


def _too_much(name: str, what: str) -> ConnectorError:
    return ConnectorError(
        f"{name} needs or holds {what}: it is refused.",
        "Check that it is the right file; or split it and import the parts.",
    )


def _broken(name: str, cause: str) -> ConnectorError:
    return ConnectorError(
        f"{name} cannot be read: it is damaged or was cut short ({cause}).",
        "Download or save it again.",
    )
