"""Read workbooks and Parquet files row by row; runs in a worker process (see `uprtui.api.worker`).

Nothing is evaluated: a workbook's formulas count with the value that was saved, and the database
that reads Parquet may open nothing but the worker's standard input.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from uprtui.api import ConnectorError
from uprtui_connectors.table_columns import MOST_COLUMNS, MOST_ROWS, too_many_columns, too_many_rows
from uprtui_connectors.workbook_reader import check_size, in_portions

if TYPE_CHECKING:
    import duckdb

LONGEST_CELL = 100_000
MOST_SHEETS = 50
_ROWS_AN_ITEM = 100
_STDIN = "/dev/stdin"
_DATABASE_MEMORY = "400MB"
_REDUCED = "Save the part that you need as CSV, and import that."


def workbook(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield each sheet as `{"sheet": name, "rows": n}`, then its rows in lists of lists of texts.

    In: `sheet` (empty: all), `rows` (how many of each; 0: all), `name` (the file's) and `unpacked`,
    how many bytes it has when unpacked. Sheets without a cell are left out.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    wanted, limit = arguments["sheet"], int(arguments["rows"])
    try:
        book = load_workbook(io.BytesIO(stream.read()))
        names = book.sheet_names
        if wanted and wanted not in names:
            raise ConnectorError(
                f"{arguments['name']} has no sheet '{wanted}'.", f"Its sheets: {', '.join(names)}."
            )
        for name in [wanted] if wanted else names[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(name)
            if sheet.end is None:
                continue
            height, width = (last + 1 for last in sheet.end)
            _check_size(arguments["name"], height, width)
            check_size(arguments["name"], height, width, int(arguments["unpacked"]))
            yield {"sheet": name, "rows": height}
            rows = sheet.to_python(skip_empty_area=False, nrows=limit or None)
            yield from in_portions(([_text(cell) for cell in row] for row in rows), _ROWS_AN_ITEM)
    except PasswordError as problem:
        raise ConnectorError(
            f"{arguments['name']} is protected by a password.", "Save a copy without a password."
        ) from problem
    except CalamineError as problem:
        cause = "it is protected by a password" if "assword" in str(problem) else str(problem)[:200]
        raise ConnectorError(
            f"{arguments['name']} cannot be read as an Excel or ODS workbook: {cause}.",
            "Open it in a spreadsheet program, and save a copy without a password, or as CSV.",
        ) from problem


def parquet(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield `{"columns": […], "rows": n}`, then the rows in lists of lists of texts.

    In: `rows` (how many; 0: all) and `name`. Values within a list stand on lines of their own;
    other nested values are written out.
    """
    del stream  # the database opens standard input itself
    import duckdb

    limit = int(arguments["rows"])
    try:
        database = _closed_database()
        described = database.execute(
            "SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(?))", [_STDIN]
        ).fetchmany(MOST_COLUMNS + 1)
        counted = database.execute(
            "SELECT num_rows FROM parquet_file_metadata(?)", [_STDIN]
        ).fetchall()
        count = int(counted[0][0])
        _check_size(arguments["name"], count, len(described))
        yield {"columns": [name for name, _ in described], "rows": count}
        texts = ", ".join(_as_text(name, kind) for name, kind in described)
        found = database.execute(
            f"SELECT {texts} FROM read_parquet(?) LIMIT ?",  # noqa: S608  names are quoted
            [_STDIN, limit or MOST_ROWS],
        )
        rows = (
            ["" if cell is None else cell for cell in row] for row in iter(found.fetchone, None)
        )
        yield from in_portions(rows, _ROWS_AN_ITEM)
    except duckdb.OutOfMemoryException as problem:
        raise ConnectorError(
            f"{arguments['name']} needs more than {_DATABASE_MEMORY} of memory to read.", _REDUCED
        ) from problem
    except duckdb.Error as problem:
        cause = str(problem).partition("\n")[0].replace(_STDIN, "the file")[:200]
        raise ConnectorError(
            f"{arguments['name']} cannot be read as Parquet: it is damaged or was cut short "
            f"({cause}).",
            "Download or save it again.",
        ) from problem


def _closed_database() -> duckdb.DuckDBPyConnection:
    """A database in memory that can read standard input and open or write nothing else."""
    import duckdb

    database = duckdb.connect(
        ":memory:",
        config={
            "threads": 1,
            "memory_limit": _DATABASE_MEMORY,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        },
    )
    database.execute(f"SET allowed_paths = ['{_STDIN}']")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database


def _as_text(name: str, kind: str) -> str:
    """The expression that gives a column as text, cut where it is far too long."""
    column = '"' + name.replace('"', '""') + '"'
    inner = kind.removesuffix("[]")
    if kind == "BLOB":
        text = f"decode({column}, 'replace')"
    elif inner != kind and inner.isalpha():
        text = f"array_to_string({column}::VARCHAR[], chr(10))"
    else:
        text = f"{column}::VARCHAR"
    return f"left({text}, {LONGEST_CELL + 1})"


def _check_size(name: str, rows: int, columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise too_many_columns(columns, name)
    if rows > MOST_ROWS:
        raise too_many_rows(name)


def _text(value: object) -> str:
    """A cell as its sheet shows it: whole numbers without `.0`, days without a time."""
    if isinstance(value, str):
        return value[: LONGEST_CELL + 1]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ")
    return str(value)
