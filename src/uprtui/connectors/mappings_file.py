"""Keeps the remembered columns in `mappings.toml`, in the home, for its owner only."""

from __future__ import annotations

import fcntl
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeGuard

from uprtui.campaign.atomic import replace_file
from uprtui.campaign.toml_values import assignment
from uprtui.errors import UprtuiError
from uprtui.home import Home

_HEADER = "# What columns of tables are. uprtui rewrites this file: comments are not kept.\n"
_MOST_BYTES = 4 << 20
_MOST_MAPPINGS = 500  # the oldest go
_TEXTS = ("id", "connector", "file")


class MappingsError(UprtuiError):
    """The file of remembered columns cannot be read or written, or has no such entry."""


class _DamagedError(MappingsError):
    """What is in the file is no list of mappings."""


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """What a user chose for files with certain titles.

    Args:
        id: what such files have in common (see `mappings.identity_of`).
        connector: id of the connector that reads them.
        header: their titles, in the order of the file for which it was chosen.
        chosen: the day of the choice.
        file: the name of the file for which it was chosen.
        options: the chosen options by name.
    """

    id: str
    connector: str
    header: tuple[str, ...]
    chosen: date
    file: str
    options: Mapping[str, str]


def read_mappings(home: Home) -> tuple[KeptMapping, ...]:
    """The mappings of a home, oldest first; none where it has no file of them.

    Raises:
        MappingsError: the file is damaged or cannot be read.
    """
    path = home.mappings_file
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise _unusable(MappingsError, path, problem.strerror or str(problem)) from problem
    if len(content) > _MOST_BYTES:
        raise _unusable(_DamagedError, path, f"it is larger than {_MOST_BYTES >> 20} MiB")
    try:
        return _mappings(tomllib.loads(content.decode("utf-8")))
    except (ValueError, RecursionError) as problem:
        raise _unusable(_DamagedError, path, str(problem)) from problem


def change_mappings(
    home: Home,
    change: Callable[[tuple[KeptMapping, ...]], tuple[KeptMapping, ...]],
    *,
    set_aside: bool = True,
) -> None:
    """Read the mappings, change them and write them, while no other session does.

    In: `set_aside`: a damaged file is renamed and a new one begun; else it is refused.

    Raises:
        MappingsError: the file is damaged, or cannot be read or written; or `change` refuses.
        HomeError: the home cannot be made.
    """
    home.prepare()
    path = home.mappings_file
    try:
        with _locked(path.with_name(f".{path.name}.lock")):
            try:
                before = read_mappings(home)
            except _DamagedError:
                if not set_aside:
                    raise
                path.replace(path.with_name(f"{path.name}.damaged"))
                before = ()
            after = change(before)
            if after != before:
                replace_file(path, written(after).encode("utf-8"))
    except OSError as problem:
        raise _unusable(MappingsError, path, problem.strerror or str(problem)) from problem


def written(mappings: tuple[KeptMapping, ...]) -> str:
    """The mappings as TOML."""
    blocks = [_HEADER]
    for each in mappings[-_MOST_MAPPINGS:]:
        lines = [assignment(name, getattr(each, name)) for name in (*_TEXTS, "chosen", "header")]
        lines.append("[mapping.options]\n")
        lines += [assignment(name, each.options[name]) for name in sorted(each.options)]
        blocks.append("[[mapping]]\n" + "".join(lines))
    return "\n".join(blocks)


def _mappings(document: Mapping[str, object]) -> tuple[KeptMapping, ...]:
    tables = document.get("mapping", [])
    if not isinstance(tables, list):
        raise ValueError("mapping is no list of tables")  # noqa: TRY004  one refusal
    return tuple(_mapping(table) for table in tables)


def _mapping(table: object) -> KeptMapping:
    if not isinstance(table, dict):
        raise ValueError("mapping is no table")  # noqa: TRY004  one refusal
    chosen, header, options = table.get("chosen"), table.get("header"), table.get("options", {})
    if not all(isinstance(table.get(name), str) for name in _TEXTS):
        raise ValueError(f"each mapping has the texts {', '.join(_TEXTS)}")
    if type(chosen) is not date or not _texts(header):
        raise ValueError("each mapping has a day `chosen` and a list of texts `header`")
    if not isinstance(options, dict) or not _texts(list(options.values())):
        raise ValueError("the options of a mapping are texts")
    return KeptMapping(
        id=table["id"],
        connector=table["connector"],
        header=tuple(header),
        chosen=chosen,
        file=table["file"],
        options=options,
    )


def _texts(values: object) -> TypeGuard[list[str]]:
    return isinstance(values, list) and all(isinstance(each, str) for each in values)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that is held for moments only; the system frees it should the process die."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _unusable(error: type[MappingsError], path: Path, cause: str) -> MappingsError:
    remedy = "Mend it, or delete it: the columns can be chosen again."
    if error is _DamagedError:
        remedy = (
            f"The next choice of columns sets it aside as {path.name}.damaged and begins a new "
            "one; or mend it."
        )
    return error(
        f"What was chosen for columns before is not known: {path} cannot be used ({cause}).", remedy
    )
