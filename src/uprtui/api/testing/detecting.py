"""Checks that `detect` is cheap, honest, and raises nothing but ConnectorError."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from uprtui.api.connector import Connector, ConnectorError
from uprtui.api.testing.promises import Promises
from uprtui.api.testing.spying import SpiedSource, is_container, lengthened, spied
from uprtui.api.types import HEAD_BYTES, Match, Source, Standing

#: Beginnings of files that are no connector's business: a `detect` must refuse them unopened.
FOREIGN_HEADS: Mapping[str, bytes] = {
    "empty.csv": b"",
    "noise.bin": bytes((i * 7919 + i // 251) % 256 for i in range(4096)),
    "prose.txt": b"Dear colleague,\nplease find below the minutes, as agreed.\n" * 20,
    "page.html": b"<!doctype html><html><body><table><tr><td>To</td></tr></table></body></html>",
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(200)),
    "table.csv": b"date,amount,note\n2024-01-01,3,tea\n2024-01-02,4,coffee\n",
}
SECONDS_TO_DETECT = 1.0
BYTES_TO_DETECT = HEAD_BYTES + (1 << 20)
_LONG = 4 << 20
_NOWHERE = Path("/nonexistent")


def check_foreign_heads(connector: Connector, names: tuple[str, ...] = ()) -> None:
    """Assert that the files of others are refused unopened, also under the names of good files."""
    for number, (name, head) in enumerate(FOREIGN_HEADS.items()):
        called = [name, names[number % len(names)]] if names else [name]
        for each in called:
            missing = Source(path=_NOWHERE / each, name=each, size=len(head), head=head)
            check_foreign(connector, missing, file=name)


def check_foreign(connector: Connector, source: Source, file: str = "") -> None:
    """Assert that a file of somebody else is not claimed."""
    promises = Promises(connector, file or source.name)
    with promises.raises_nothing("`detect` refuses it"):
        match = connector.detect(source)
    promises.check(match is None, f"`detect` refuses it, but it said {match}")


def check_detect(connector: Connector, path: Path, folder: Path) -> None:
    """Assert that a good file is recognised: quickly, by its content, without reading it all."""
    promises = Promises(connector, path.name)
    source = spied(path)
    match = _timed(promises, connector, source)
    said = f"`detect` recognises it, but it said {match!r}"
    promises.check(isinstance(match, Match), said)
    assert match is not None
    promises.check(0 < match.score <= 1, "the score is above 0, at most 1")
    promises.check(bool(match.reason.strip()), "the match has a reason")
    promises.check(isinstance(match.standing, Standing), "the match has a Standing")
    promises.check(not source.spy.left_open(), "`detect` closes the file")
    again = connector.detect(spied(path))
    promises.check(match == again, "`detect` says the same twice")
    renamed = folder / "renamed.data"
    renamed.symlink_to(path.resolve())
    other = connector.detect(spied(renamed))
    renamed.unlink()
    promises.check(other == match, f"`detect` says the same under another name, not {other!r}")
    if not is_container(source.head):
        _check_little_read(promises, connector, path, folder)


def check_detect_of_damage(connector: Connector, path: Path, name: str) -> None:
    """Assert that `detect` of a damaged file ends soon and raises nothing but a refusal."""
    promises = Promises(connector, name)
    with promises.raises_only_refusals("`detect` of a damaged file"):
        try:
            _timed(promises, connector, spied(path))
        except ConnectorError as refusal:
            promises.check(bool(str(refusal).strip()), "the error says what is wrong")


def _check_little_read(promises: Promises, connector: Connector, path: Path, folder: Path) -> None:
    """Assert that of a long text file only the beginning is read."""
    long = spied(lengthened(path, folder, _LONG) if path.stat().st_size < _LONG else path)
    with promises.raises_only_refusals("`detect` of a long file"):
        try:
            _timed(promises, connector, long)
        except ConnectorError:
            promises.check(False, "`detect` does not refuse a file because it is long")
    read = long.spy.bytes_read
    promises.check(
        read <= BYTES_TO_DETECT,
        f"`detect` reads {BYTES_TO_DETECT:,} bytes of a text file at most; it read {read:,} of "
        f"{long.size:,}",
    )


def _timed(promises: Promises, connector: Connector, source: SpiedSource) -> Match | None:
    started = time.perf_counter()
    match = connector.detect(source)
    seconds = time.perf_counter() - started
    promises.check(seconds < SECONDS_TO_DETECT, f"`detect` is quick; took {seconds:.1f}s")
    return match
