"""The conformance kit: one call in a plugin's tests checks a connector against the contract.

    from uprtui.api.testing import check_connector

    def test_it_keeps_the_contract(tmp_path):
        check_connector(MyConnector(), good=[tmp_path / "good.csv"], bad=[...], foreign=[...])

Each broken promise is an `AssertionError` whose sentence names the connector, the file and the
promise. Works with any test runner.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from uprtui.api.batch_rules import batch_problem
from uprtui.api.connector import Connector, ConnectorError
from uprtui.api.hooks import API_VERSION
from uprtui.api.types import MAX_BATCH_ROWS, Batch, Kind, Match, Option, RowError, Source

__all__ = ["FOREIGN_HEADS", "RecordingContext", "check_connector", "rows_of"]

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
PREVIEW_ROWS = 7
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass
class RecordingContext:
    """A context that remembers what it was told, and can be cancelled."""

    cancelled: bool = False
    reports: list[tuple[int, int | None]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def progress(self, done: int, total: int | None) -> None:
        """Remember a progress report."""
        self.reports.append((done, total))

    def log(self, message: str) -> None:
        """Remember a message."""
        self.messages.append(message)


def rows_of(
    connector: Connector, path: Path, options: Mapping[str, str] | None = None
) -> tuple[list[dict[str, str]], list[RowError]]:
    """Read a whole file the way uprtui does, for assertions on its rows.

    Out: one mapping per row (its columns, and its `place` and `kind`), and the errors of rows.
    """
    chosen = _defaults(connector) | dict(options or {})
    rows: list[dict[str, str]] = []
    errors: list[RowError] = []
    for item in connector.read(Source.of(path), chosen, RecordingContext()):
        if isinstance(item, RowError):
            errors.append(item)
            continue
        for i, place in enumerate(item.places):
            cells = {name: values[i] for name, values in item.columns.items()}
            rows.append(cells | {"place": place, "kind": str(item.kind)})
    return rows, errors


def check_connector(
    connector: Connector,
    good: Iterable[Path],
    bad: Iterable[Path] = (),
    foreign: Iterable[Path] = (),
) -> None:
    """Assert that a connector keeps the contract of `uprtui.api`.

    Args:
        connector: the connector to check.
        good: files that it must recognise and read; at least one, and let one be longer than
            `MAX_BATCH_ROWS` rows where it can be, so that batches and cancel are really seen.
        bad: damaged files: reading them must raise `ConnectorError` and nothing else.
        foreign: files that it must not recognise; `FOREIGN_HEADS` are always tried as well.

    Raises:
        AssertionError: says which promise is broken, by which connector, on which file.
    """
    good = [Path(path) for path in good]
    _promise(bool(good), connector, "-", "give the kit at least one good file")
    _check_declaration(connector)
    for name, head in FOREIGN_HEADS.items():
        missing = Source(path=Path("/nonexistent") / name, name=name, size=len(head), head=head)
        _check_foreign(connector, missing)
    for path in map(Path, foreign):
        _check_foreign(connector, Source.of(path))
    for path in good:
        _check_good(connector, path)
    for path in map(Path, bad):
        _check_bad(connector, path)


def _check_declaration(connector: Connector) -> None:
    for attribute in ("id", "title", "api_version", "kinds", "options"):
        _promise(hasattr(connector, attribute), connector, "-", f"it declares `{attribute}`")
    for method in ("detect", "preview", "read"):
        there = callable(getattr(connector, method, None))
        _promise(there, connector, "-", f"it has the method `{method}`")
    _promise(bool(_NAME.fullmatch(connector.id)), connector, "-", "`id` is like `my-source`")
    _promise(bool(connector.title.strip()), connector, "-", "`title` is not empty")
    _promise(
        connector.api_version == API_VERSION,
        connector,
        "-",
        f"`api_version` is {API_VERSION!r}, the version of this uprtui",
    )
    kinds = isinstance(connector.kinds, frozenset) and bool(connector.kinds)
    known = kinds and all(isinstance(kind, Kind) for kind in connector.kinds)
    _promise(known, connector, "-", "`kinds` is a frozenset of Kind, not empty")
    options = connector.options
    _promise(isinstance(options, tuple), connector, "-", "`options` is a tuple")
    names = [option.name for option in options]
    _promise(len(set(names)) == len(names), connector, "-", "no two options share a name")
    for option in options:
        _check_option(connector, option)


def _check_option(connector: Connector, option: Option) -> None:
    called = f"option `{option.name}`"
    named = bool(_NAME.fullmatch(option.name))
    _promise(named, connector, "-", f"{called}: its name is like `my-option`")
    _promise(bool(option.title and option.help), connector, "-", f"{called}: it has title and help")
    fits = not option.choices or option.default in option.choices
    _promise(fits, connector, "-", f"{called}: its default is one of its choices")


def _check_foreign(connector: Connector, source: Source) -> None:
    try:
        match = connector.detect(source)
    except Exception as problem:
        raise AssertionError(
            _sentence(connector, source.name, f"`detect` refuses it, but it raised {problem!r}")
        ) from problem
    _promise(match is None, connector, source.name, f"`detect` refuses it, but it said {match}")


def _check_good(connector: Connector, path: Path) -> None:
    before = _folder_state(path)
    started = time.perf_counter()
    match = connector.detect(Source.of(path))
    seconds = time.perf_counter() - started
    said = f"`detect` recognises it, but it said {match!r}"
    _promise(isinstance(match, Match), connector, path.name, said)
    if match is not None:
        _promise(0 < match.score <= 1, connector, path.name, "the score is above 0, at most 1")
        _promise(bool(match.reason.strip()), connector, path.name, "the match has a reason")
    _promise(
        seconds < SECONDS_TO_DETECT, connector, path.name, f"`detect` is quick; took {seconds:.1f}s"
    )
    again = connector.detect(Source.of(path))
    _promise(match == again, connector, path.name, "`detect` says the same twice")
    _check_preview(connector, path)
    items = list(_read(connector, path, RecordingContext()))
    _check_items(connector, path, items)
    twice = list(_read(connector, path, RecordingContext()))
    _promise(items == twice, connector, path.name, "`read` yields the same twice")
    _check_cancel(connector, path)
    _promise(before == _folder_state(path), connector, path.name, "nothing is written beside it")


def _check_preview(connector: Connector, path: Path) -> None:
    for limit in (0, 1, PREVIEW_ROWS):
        preview = connector.preview(Source.of(path), _defaults(connector), limit)
        _promise(
            len(preview.rows) <= limit, connector, path.name, f"{limit} rows previewed at most"
        )
        even = all(len(row) == len(preview.columns) for row in preview.rows)
        _promise(even, connector, path.name, "each previewed row is as long as the columns")


def _check_items(connector: Connector, path: Path, items: list[Batch | RowError]) -> None:
    places: set[str] = set()
    for item in items:
        if isinstance(item, RowError):
            _promise(bool(item.reason.strip()), connector, path.name, "a RowError has a reason")
            found = [item.place]
        else:
            problem = batch_problem(item, connector.kinds)
            _promise(problem is None, connector, path.name, f"its batches are sound; {problem}")
            small = len(item.places) <= MAX_BATCH_ROWS
            _promise(small, connector, path.name, f"a batch has at most {MAX_BATCH_ROWS} rows")
            found = list(item.places)
        for place in found:
            _promise(bool(place.strip()), connector, path.name, "every row has its place")
            _promise(place not in places, connector, path.name, f"`{place}` occurs only once")
            places.add(place)
    _promise(bool(places), connector, path.name, "a good file yields rows")


def _check_cancel(connector: Connector, path: Path) -> None:
    cancelled = RecordingContext(cancelled=True)
    batches = sum(isinstance(item, Batch) for item in _read(connector, path, cancelled))
    _promise(batches <= 1, connector, path.name, "`read` ends soon after cancel")


def _check_bad(connector: Connector, path: Path) -> None:
    try:
        connector.detect(Source.of(path))
    except ConnectorError:
        pass
    except Exception as problem:
        raise AssertionError(
            _sentence(connector, path.name, f"`detect` raises ConnectorError only, not {problem!r}")
        ) from problem
    try:
        for _item in _read(connector, path, RecordingContext()):
            pass
    except ConnectorError as problem:
        _promise(bool(str(problem).strip()), connector, path.name, "the error says what is wrong")
        return
    except Exception as problem:
        raise AssertionError(
            _sentence(connector, path.name, f"`read` raises ConnectorError only, not {problem!r}")
        ) from problem
    raise AssertionError(_sentence(connector, path.name, "`read` of a damaged file raises"))


def _read(
    connector: Connector, path: Path, context: RecordingContext
) -> Iterator[Batch | RowError]:
    return iter(connector.read(Source.of(path), _defaults(connector), context))


def _defaults(connector: Connector) -> dict[str, str]:
    return {option.name: option.default for option in connector.options}


def _folder_state(path: Path) -> dict[str, tuple[int, int]]:
    listed = (entry for entry in path.parent.iterdir() if entry.is_file())
    return {entry.name: (entry.stat().st_size, entry.stat().st_mtime_ns) for entry in listed}


def _promise(kept: bool, connector: Connector, file: str, promise: str) -> None:
    if not kept:
        raise AssertionError(_sentence(connector, file, promise))


def _sentence(connector: Connector, file: str, promise: str) -> str:
    name = getattr(connector, "id", type(connector).__name__)
    return f"connector {name!r}, file {file!r}: broken promise: {promise}"
