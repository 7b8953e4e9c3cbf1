"""Runs every check of the conformance kit on a connector and its files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from uprtui.api.connector import Connector
from uprtui.api.testing.contexts import RecordingContext
from uprtui.api.testing.declaring import check_declaration
from uprtui.api.testing.detecting import (
    check_detect,
    check_detect_of_damage,
    check_foreign,
    check_foreign_heads,
)
from uprtui.api.testing.promises import Promises
from uprtui.api.testing.reading import (
    check_bad,
    check_damage,
    check_flawed,
    check_preview,
    check_read,
    defaults,
)
from uprtui.api.testing.spying import mutations, spied
from uprtui.api.types import RowError, Source


def rows_of(
    connector: Connector, path: Path, options: Mapping[str, str] | None = None
) -> tuple[list[dict[str, str]], list[RowError]]:
    """Read a whole file the way uprtui does, for assertions on its rows.

    Out: one mapping per row (its columns, and its `place` and `kind`), and the errors of rows.
    """
    chosen = defaults(connector) | dict(options or {})
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
    *,
    flawed: Iterable[Path] = (),
    mutated: int = 6,
) -> None:
    """Assert that a connector keeps the contract of `uprtui.api`.

    Args:
        connector: the connector to check.
        good: files that it must recognise and read; at least one, and let one be longer than
            `MAX_BATCH_ROWS` rows where it can be, so that batches and cancel are really seen.
        bad: damaged files: reading them must raise `ConnectorError` and nothing else.
        foreign: files that it must not recognise; `FOREIGN_HEADS` are always tried as well.
        flawed: files with some bad rows: these must be reported, and the others read.
        mutated: how many damaged copies of each good file are tried; the same ones each time.

    Raises:
        AssertionError: says which promise is broken, by which connector, on which file.
    """
    good = [Path(path) for path in good]
    Promises(connector).check(bool(good), "give the kit at least one good file")
    check_declaration(connector)
    check_foreign_heads(connector, tuple(path.name for path in good))
    for path in map(Path, foreign):
        check_foreign(connector, spied(path))
    for path in good:
        _check_good(connector, path, mutated)
    for path in map(Path, flawed):
        check_flawed(connector, path)
    for path in map(Path, bad):
        check_detect_of_damage(connector, path, path.name)
        check_bad(connector, path)


def _check_good(connector: Connector, path: Path, mutated: int) -> None:
    before = _folder_state(path)
    with tempfile.TemporaryDirectory(prefix="uprtui-kit-") as made:
        check_detect(connector, path, Path(made))
        check_preview(connector, path)
        check_read(connector, path)
        for damaged in mutations(path, Path(made), mutated):
            name = f"{damaged.name} (made from {path.name})"
            check_detect_of_damage(connector, damaged, name)
            check_damage(connector, damaged, name)
            damaged.unlink()
    unchanged = before == _folder_state(path)
    Promises(connector, path.name).check(unchanged, "nothing is written beside it")


def _folder_state(path: Path) -> dict[str, tuple[int, int]]:
    listed = (entry for entry in path.parent.iterdir() if entry.is_file())
    return {entry.name: (entry.stat().st_size, entry.stat().st_mtime_ns) for entry in listed}
