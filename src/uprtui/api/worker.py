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
yields what JSON can hold; small things go faster by the hundred. A `ConnectorError` that it raises
is raised again here; the file's name is put before a message that does not say it. The function
can write no file, start no process and reach no network; what it prints goes nowhere. A library
that wants a path finds the file as `/dev/stdin`.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, Protocol, cast

from uprtui.api.connector import ConnectorError, Context
from uprtui.api.types import Source

_RUN = "from uprtui.api.worker_process import serve; serve()"
_LOOK_EVERY = 0.2
_READ_AT_ONCE = 1 << 16
_SECONDS_TO_END = 5.0


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
    with source.open() as stream:
        asked = [reader, dict(arguments or {}), limits.memory, limits.cpu_seconds, stream.fileno()]
        with subprocess.Popen(  # noqa: S603  our own code; names and numbers are its arguments
            [sys.executable, "-P", "-B", "-c", _RUN, json.dumps(asked)],
            stdin=subprocess.PIPE,  # never written to: it ends when this process does
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[stream.fileno()],
            process_group=0,  # Ctrl+C is for this process, which then ends the worker
        ) as worker:
            try:
                yield from _items(worker, source.name, limits, context)
            finally:
                _end(worker)


def _end(worker: subprocess.Popen[bytes]) -> None:
    """End a worker, and with it whatever it may have started."""
    if worker.returncode is None:  # else its number may be another's by now
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)


def _items(
    worker: subprocess.Popen[bytes], name: str, limits: Limits, context: Context | None
) -> Iterator[Any]:
    found = 0
    for line in _lines(worker, name, limits, context):
        item = _parsed(line, name)
        if isinstance(item, list):
            found += 1
            if found > limits.items:
                raise _too_much(name, f"more than {limits.items:,} parts")
            yield item[0]
        elif item == "end":
            return
        elif "refused" in item:
            raise ConnectorError(_with_name(item["refused"], name), item["remedy"])
        elif "memory" in item:
            raise _too_much(name, f"more than {limits.memory >> 20} MiB of memory to read")
        else:
            raise _broken(name, item["failed"])
    if context is not None and context.cancelled:
        return
    raise _broken_down(worker, name, limits)


def _with_name(message: str, name: str) -> str:
    """A reader does not know which file it has: the sentence says it."""
    return message if name in message else f"{name}: {message}"


def _parsed(line: bytes, name: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise _broken(name, f"its reader gave no JSON: {problem}") from problem


def _broken_down(worker: subprocess.Popen[bytes], name: str, limits: Limits) -> ConnectorError:
    """Why a worker ended without a word."""
    try:
        code = worker.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        return _broken(name, "its reader fell silent")
    if code == -signal.SIGXCPU:
        return _too_much(name, f"more than {limits.cpu_seconds} seconds of computing")
    if code == -signal.SIGABRT:  # how compiled libraries end where no memory is left
        return ConnectorError(
            f"{name} cannot be read: it is damaged or was cut short, or it needs more than "
            f"{limits.memory >> 20} MiB of memory.",
            "Download or save it again; or save the part that you need in another form.",
        )
    return _broken(name, f"its reader broke down, code {code}")


def _lines(
    worker: subprocess.Popen[bytes], name: str, limits: Limits, context: Context | None
) -> Iterator[bytes]:
    """Whole lines of what the worker writes; ends where it ends or the user cancels."""
    rest = bytearray()
    for chunk in _chunks(worker, name, limits, context):
        *lines, last = chunk.split(b"\n")
        if lines:
            lines[0] = bytes(rest + lines[0])
            rest.clear()
        rest += last
        for line in lines:
            if len(line) > limits.item_bytes:
                raise _too_large_item(name, limits)
            yield line
        if len(rest) > limits.item_bytes:
            raise _too_large_item(name, limits)


def _chunks(
    worker: subprocess.Popen[bytes], name: str, limits: Limits, context: Context | None
) -> Iterator[bytes]:
    """What the worker writes, as it comes."""
    out = cast("IO[bytes]", worker.stdout)
    with selectors.DefaultSelector() as selector:
        selector.register(out, selectors.EVENT_READ)
        silent = 0.0  # counted while we wait: a slow taker of items is not the worker's fault
        while context is None or not context.cancelled:
            asked = time.monotonic()
            if selector.select(_LOOK_EVERY):
                silent = 0.0
                chunk = os.read(out.fileno(), _READ_AT_ONCE)
                if not chunk:
                    return
                yield chunk
                continue
            silent += time.monotonic() - asked
            if silent > limits.silent_seconds:
                raise _too_much(name, f"more than {limits.silent_seconds:g} seconds")


def _too_large_item(name: str, limits: Limits) -> ConnectorError:
    return _too_much(name, f"a part of more than {limits.item_bytes:,} bytes")


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
