"""Files that tell how much of them was read, and whether they were closed again."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from uprtui.api.types import HEAD_BYTES, Source

#: How files of many parts begin; what they are is decided inside.
_CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"PAR1")
_MOST_TO_MUTATE = 16 << 20


class Spy:
    """What was read of a file in this process, and which of its streams are open."""

    def __init__(self) -> None:
        self.bytes_read = 0
        self._streams: list[BinaryIO] = []

    def open(self, path: Path) -> BinaryIO:
        """Open a file, and watch it."""
        stream = io.BufferedReader(_CountingFile(path, self))
        self._streams.append(stream)
        return stream

    def left_open(self) -> int:
        """How many of the streams that were opened are not closed; they are closed now."""
        left = [stream for stream in self._streams if not stream.closed]
        for stream in left:
            stream.close()
        return len(left)


class _CountingFile(io.FileIO):
    """A file that reports each read to its spy; what another process reads is not seen."""

    def __init__(self, path: Path, spy: Spy) -> None:
        super().__init__(path, "rb")
        self._spy = spy

    def readinto(self, buffer: Any, /) -> int:
        count = super().readinto(buffer)
        self._spy.bytes_read += count or 0
        return count

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(-1 if size is None else size)
        self._spy.bytes_read += len(content or b"")
        return content

    def readall(self) -> bytes:
        content = super().readall()
        self._spy.bytes_read += len(content or b"")
        return content


@dataclass(frozen=True, slots=True)
class SpiedSource(Source):
    """A source whose streams are watched."""

    spy: Spy = field(default_factory=Spy, compare=False)

    def open(self) -> BinaryIO:
        """Open the file, watched."""
        return self.spy.open(self.path)


def spied(path: Path, name: str | None = None) -> SpiedSource:
    """A watched source of a file, under another name where one is given."""
    plain = Source.of(path)
    return SpiedSource(plain.path, name or plain.name, plain.size, plain.head)


def is_container(head: bytes) -> bool:
    """Whether a file holds parts, so that its inside must be looked at."""
    return head.startswith(_CONTAINERS)


def lengthened(path: Path, folder: Path, least: int) -> Path:
    """A file that begins with a text file's content and repeats it, `least` bytes long or more."""
    content = path.read_bytes()
    long = folder / f"long-{path.name}"
    with long.open("wb") as stream:
        for _ in range(0, least, max(1, len(content))):
            stream.write(content)
    return long


def mutations(path: Path, folder: Path, count: int) -> Iterator[Path]:
    """Damaged copies of a file: the same ones each time, made by a generator with a fixed seed."""
    content = path.read_bytes()[:_MOST_TO_MUTATE]
    for number in range(count):
        chance = random.Random(number)  # noqa: S311  for damage, not for secrets
        damaged = folder / f"damaged-{number}-{path.name}"
        damaged.write_bytes(_damaged(content, number, chance))
        yield damaged


def _damaged(content: bytes, number: int, chance: random.Random) -> bytes:
    """Content with one kind of damage in its head."""
    body = bytearray(content)
    reach = max(1, min(len(body), HEAD_BYTES, 2_000 if number % 2 else HEAD_BYTES))
    at = chance.randrange(reach)
    kind = number % 6
    if kind == 0:
        for _ in range(20):
            body[chance.randrange(reach)] = chance.randrange(256)
    elif kind == 1:
        del body[at:]
    elif kind == 2:
        body[at:at] = b"\x00" * 50
    elif kind == 3:
        body[at:at] = body[:at] * 3
    elif kind == 4:
        body[at:at] = b"\xff\xfe\xed\xa0\x80" + b"[{(\"'<" * 3_000
    else:
        del body[at : at + chance.randrange(1, 400)]
    return bytes(body)
