"""Keep the result of a backtest beside the library, for as long as it speaks of that library."""

from __future__ import annotations

import json
from pathlib import Path

from uprtui.campaign.atomic import replace_file
from uprtui.errors import UprtuiError
from uprtui.target.backtest_result import Backtest

_SCHEMA = 1


class BacktestNotKept(UprtuiError):
    """The result could not be written to `path`; it will be computed anew next time."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: the result of the backtest could not be kept ({reason}).",
            "It is computed anew next time. Look into the folder's permissions and free space.",
        )
        self.path = path


def keep(path: Path, backtest: Backtest, *, library: str, table: str) -> None:
    """Write a result in one step, readable by its owner only.

    Args:
        path: the file; its folder must exist.
        backtest: the result.
        library: the stamp of the library that it was computed on.
        table: the id of the model's coefficients.

    Raises:
        BacktestNotKept: where the system refuses; what was there stays.
    """
    document = {
        "schema": _SCHEMA,
        "library": library,
        "table": table,
        "backtest": backtest.as_json(),
    }
    try:
        replace_file(path, json.dumps(document, indent=1).encode())
    except OSError as error:
        raise BacktestNotKept(path, error.strerror or str(error)) from error


def kept(path: Path, *, library: str, table: str) -> Backtest | None:
    """Return the result that is kept for this library and these coefficients.

    None where there is none, or it is of another library or table, or the file cannot be read: the
    caller computes it anew and the file is replaced.
    """
    try:
        document = json.loads(path.read_bytes())
        wanted = {"schema": _SCHEMA, "library": library, "table": table}
        if any(document[name] != value for name, value in wanted.items()):
            return None
        return Backtest.from_json(document["backtest"])
    except (OSError, LookupError, TypeError, ValueError, OverflowError, RecursionError):
        return None
