"""Hostile and broken files: what each is, how it is made, and what an import must do with it.

Every file is built in code. A case is a promise about the whole import, whichever connector reads
the file: see test_hostile_files.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.connectors import hostile_json, hostile_other, hostile_text, hostile_zip
from tests.connectors.hostile_sizes import Sizes

__all__ = ["CASES", "Case", "Outcome", "Sizes", "write"]


class Outcome(Enum):
    """What must become of a file."""

    REFUSED = "refused with a sentence; nothing of it is taken"
    TAKEN = "its good rows are taken"
    EITHER = "refused or taken, whole"


@dataclass(frozen=True)
class Case:
    """One hostile file.

    Args:
        name: what it is, for people.
        file: its file name.
        content: makes it, given the sizes and a URL of a file that must not be read.
        outcome: what must become of it, where the connector is not forced.
    """

    name: str
    file: str
    content: Callable[[Sizes], bytes]
    outcome: Outcome


def write(case: Case, folder: Path, sizes: Sizes) -> Path:
    """Write a case's file into a folder of its own."""
    path = folder / case.file
    path.write_bytes(case.content(sizes))
    return path


def _cases() -> Iterator[Case]:
    modules = (hostile_text, hostile_json, hostile_zip, hostile_other)
    for module in modules:
        for outcome, files in (
            (Outcome.REFUSED, module.REFUSED),
            (Outcome.TAKEN, module.TAKEN),
            (Outcome.EITHER, module.EITHER),
        ):
            for name, (file, content) in files.items():
                yield Case(name, file, content, outcome)


CASES = tuple(_cases())
