"""Nothing that stands in a file, or in its name, reaches the terminal as a control character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.connectors.hostile import CASES, Sizes, write
from tests.connectors.hostile_text import ESCAPES

#: What steers a terminal or hides from the reader.
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WITH_ESCAPES = [case for case in CASES if "escape" in case.name]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files with escapes inside, and one of them under a name of escapes."""
    folder = tmp_path / "files"
    folder.mkdir()
    paths = [write(case, folder, Sizes()) for case in WITH_ESCAPES]
    named = folder / "a\x1b[2J\u202eb\nc.csv"
    named.write_bytes(b"not a table" + ESCAPES.encode())
    return [*paths, named]


def test_every_output_shows_escapes_and_hides_nothing(uprtui: Command, files: list[Path]) -> None:
    words = [str(path) for path in files]
    shown = [
        uprtui("import", *words),
        uprtui("import", words[0], words[-1], "--json", "--dry-run"),
        uprtui("library", "rejects"),
        uprtui("library", "sources"),
        uprtui("library", "rejects", "--json"),
        uprtui("search", "Ratify"),
        uprtui("search", "Ratify", "--json"),
    ]
    for result in shown:
        assert HIDDEN.search(result.output) is None, repr(result.output)
    assert "\\u001b[2J" in shown[0].output
    assert "\\u202e" in shown[0].output
    assert shown[0].exit_code == 1
    for line in shown[0].output.splitlines():
        assert line.strip()


def test_each_escape_is_in_the_files_that_this_test_imports() -> None:
    assert len(WITH_ESCAPES) >= 6
    assert {"\x1b", "\u202e", "\u200b", "\x9b"} <= set(ESCAPES)
