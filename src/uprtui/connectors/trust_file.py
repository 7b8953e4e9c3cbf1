"""Keeps the decisions on plugins in `plugins.toml`, in the home, for its owner only."""

from __future__ import annotations

import fcntl
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from uprtui.campaign.atomic import replace_file
from uprtui.campaign.toml_values import assignment
from uprtui.connectors.trust import Mark, Mode, Trust
from uprtui.errors import UprtuiError
from uprtui.home import Home

_HEADER = "# Which plugins may run. uprtui rewrites this file: comments are not kept.\n"
_FIELDS = ("name", "distribution", "version", "fingerprint")
_MOST_BYTES = 1 << 20


class TrustFileError(UprtuiError):
    """The file of decisions cannot be read or written; no plugin from outside runs."""


def read_trust(home: Home) -> Trust:
    """The decisions of a home; none where it has no file of them.

    Raises:
        TrustFileError: the file is damaged or cannot be read.
    """
    path = home.plugins_file
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Trust()
    except OSError as problem:
        raise _unusable(path, problem.strerror or str(problem)) from problem
    if len(content) > _MOST_BYTES:
        raise _unusable(path, "it is larger than 1 MiB")
    try:
        return _trust(tomllib.loads(content.decode("utf-8")))
    except (ValueError, RecursionError) as problem:
        raise _unusable(path, str(problem)) from problem


def change_trust(home: Home, change: Callable[[Trust], Trust]) -> Trust:
    """Read the decisions, change them and write them, while no other session does.

    Raises:
        TrustFileError: the file is damaged, or cannot be read or written.
        HomeError: the home cannot be made.
    """
    home.prepare()
    path = home.plugins_file
    try:
        with _locked(path.with_name(f".{path.name}.lock")):
            changed = change(read_trust(home))
            replace_file(path, written(changed).encode("utf-8"))
    except OSError as problem:
        raise _unusable(path, problem.strerror or str(problem)) from problem
    return changed


def written(trust: Trust) -> str:
    """The decisions as TOML."""
    blocks = [_HEADER + assignment("mode", str(trust.mode))]
    for table, marks in (("allowed", trust.allowed), ("denied", trust.denied)):
        for mark in sorted(marks, key=lambda each: each.who):
            lines = (assignment(field, getattr(mark, field)) for field in _FIELDS)
            blocks.append(f"[[{table}]]\n" + "".join(lines))
    return "\n".join(blocks)


def _trust(document: Mapping[str, object]) -> Trust:
    mode = document.get("mode", Mode.ASK.value)
    if mode not in set(Mode):
        raise ValueError(f"mode is {mode!r}, expected {' or '.join(Mode)}")
    return Trust(
        Mode(str(mode)), _marks(document.get("allowed", [])), _marks(document.get("denied", []))
    )


def _marks(tables: object) -> tuple[Mark, ...]:
    if not isinstance(tables, list):
        raise ValueError("allowed and denied are lists of tables")  # noqa: TRY004  one refusal
    return tuple(_mark(table) for table in tables)


def _mark(table: object) -> Mark:
    values = [table.get(field) if isinstance(table, dict) else None for field in _FIELDS]
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"each entry has the texts {', '.join(_FIELDS)}")
    return Mark(*map(str, values))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that is held for moments only; the system frees it should the process die."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _unusable(path: Path, cause: str) -> TrustFileError:
    return TrustFileError(
        f"{path} cannot be used: {cause}.",
        "It says which plugins may run. Mend it, or delete it and decide again.",
    )
