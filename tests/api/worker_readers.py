"""Readers that behave well and badly: they run in a worker process (see test_worker.py)."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from uprtui.api import ConnectorError

CAPPED_AT_IMPORT = resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
Arguments = Mapping[str, str]


def lines(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    """The file's lines, and where in it the last one starts."""
    for line in stream:
        yield line.decode()
    yield {"size": stream.seek(0, 2), "arguments": dict(arguments)}


def strange_texts(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield ["Å ∀ 国 😀", "\ud800", "\x00\x1b[2J\u202e\u2028\n", float("inf"), None, 2**70]


def by_path(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield Path("/dev/stdin").read_text(encoding="utf-8")


def prints(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    print('["not an item"]')
    sys.stdout.flush()
    os.write(1, b'["nor this"]\n')
    sys.stderr.write("x" * 1_000_000)
    yield "an item"
    print("and more")


def refuses(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield 1
    raise ConnectorError("page 3: it is upside down.", "Turn it.")


def refuses_by_name(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield from ()
    raise ConnectorError(f"Page 3 of {arguments['name']} is upside down.")


def raises(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield from ()
    raise KeyError("two\nlines\x1b[2J" + "x" * 10_000)


def segfaults(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield 1
    ctypes.string_at(0)


def aborts(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield 1
    os.abort()


def leaves(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield 1
    os._exit(0)


def closes_its_output(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield 1
    os.closerange(3, 100)
    time.sleep(60)


def silent(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield os.getpid()
    time.sleep(60)


def computes(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield os.getpid()
    while True:
        pass


def endless(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    while True:
        yield "again"


def huge_item(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield "x" * int(arguments["size"])


def hoards(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
        yield len(kept)


def deep(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    item: list[object] = []
    for _ in range(int(arguments["depth"])):
        item = [item]
    yield item


def no_json(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield b"bytes"


def capped_at_import(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    yield CAPPED_AT_IMPORT


def does(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    """Do what a reader must not; `arguments` say what and where."""
    path = Path(arguments["path"])
    match arguments["what"]:
        case "write":
            path.write_text("x")
        case "make":
            os.open(path, os.O_CREAT)
        case "remove":
            path.unlink()
        case "start":
            subprocess.run(["/bin/true"], check=False)
        case "call":
            urllib.request.urlopen("http://127.0.0.1:9/")
        case "write to the file":
            os.write(stream.fileno(), b"x")
    yield "done"


def writes_by_c(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    """Write past Python's audit; only the process's limits can stop that."""
    library = ctypes.CDLL(None)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    handle = library.open(arguments["path"].encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    yield library.write(handle, b"x", 1)


def starts_another_by_c(stream: BinaryIO, arguments: Arguments) -> Iterator[object]:
    """Fork past Python's audit; the other process outlives its parent unless it is ended."""
    other = ctypes.CDLL(None).fork()
    if other == 0:
        time.sleep(60)
    yield other
    time.sleep(60)
