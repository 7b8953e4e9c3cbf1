"""The plain values of a fetch: its manners, what it tells on the way, and what comes out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely and how patiently a server is asked.

    Args:
        delay: seconds between the end of an answer and the next request.
        attempts: how often a request is tried before a fault is final.
        pause: seconds before the second attempt; before each further one, twice as many.
        longest_pause: the most seconds that a server may ask to wait.
        silence: seconds without a byte before a connection counts as dead.
        answer_seconds: the most seconds for one answer of a search.
        answer_bytes: the largest answer of a search, unpacked.
        file_seconds: the most seconds for a large file in one run.
        file_bytes: the largest file.
    """

    delay: float = 1.0
    attempts: int = 6
    pause: float = 2.0
    longest_pause: float = 300.0
    silence: float = 60.0
    answer_seconds: float = 300.0
    answer_bytes: int = 64 << 20
    file_seconds: float = 12 * 3600.0
    file_bytes: int = 8 << 30


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, handed in.

    Args:
        now: seconds that only go up.
        sleep: waits some seconds.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Report(Protocol):
    """What a fetch tells while it goes on."""

    def say(self, sentence: str) -> None:
        """Tell something worth knowing, once."""

    def progress(self, done: int, total: int | None, unit: str) -> None:
        """Tell how many `unit` (`bytes`, `entities`) are done, and of how many if known."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is there, whole and checked.

    Args:
        file: where it is.
        bytes: its length.
        sha256: its sum, as hexadecimal digits.
        records: how many entities or annotations it holds.
        requests: how many requests were sent in this run.
        resumed: whether an earlier run had begun it.
    """

    file: Path
    bytes: int
    sha256: str
    records: int
    requests: int
    resumed: bool
