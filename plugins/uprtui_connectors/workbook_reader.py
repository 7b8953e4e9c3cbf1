"""Read Excel and ODS files; runs in a worker process (see `uprtui.api.worker`).

Formulas are not computed: the values that were saved with them count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from uprtui.api import ConnectorError

#: The most columns that Excel itself can have.
MOST_COLUMNS = 16_384
#: The most letters of a cell; Excel itself allows 32,767.
LONGEST_CELL = 1 << 20
#: Sheets of fewer cells are read whatever the file's size.
FEW_CELLS = 1_000_000
_ROWS_AN_ITEM = 500
_LETTERS_AN_ITEM = 1 << 20
_PASSWORD = "password"  # noqa: S105  a word in the library's messages


def rows_of_sheets(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[object]:
    """Yield for each sheet `{"sheet": name, "rows": n}`, then its rows, some in one list.

    In: `rows`, how many rows of each sheet are wanted (0: all), the file's `name`, and `unpacked`,
    how many bytes it has when unpacked. A row is a list of texts.

    Raises:
        ConnectorError: the workbook is damaged or protected, or a sheet or cell is too large.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    name, limit = arguments["name"], int(arguments["rows"])
    try:
        workbook = load_workbook(stream)
        for title in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(title)
            check_size(name, sheet.total_height, sheet.total_width, int(arguments["unpacked"]))
            rows = sheet.to_python(skip_empty_area=False, nrows=limit or None)
            yield {"sheet": title, "rows": len(rows)}
            yield from in_portions(_texts(name, rows), _ROWS_AN_ITEM)
    except PasswordError as problem:
        raise _protected(name) from problem
    except CalamineError as problem:
        if _PASSWORD in str(problem).casefold():
            raise _protected(name) from problem
        raise _damaged(name, problem) from problem
    except (ConnectorError, MemoryError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as problem:  # the library's panics are no Exception
        raise _damaged(name, problem) from problem


def cell_text(value: object) -> str:
    """A cell as its sheet shows it: whole numbers without `.0`, dates as 2027-05-03."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def in_portions(rows: Iterable[list[str]], most_rows: int) -> Iterator[list[list[str]]]:
    """Rows in handy portions: a line of JSON for each row would cost more than reading it."""
    chunk: list[list[str]] = []
    letters = 0
    for row in rows:
        chunk.append(row)
        letters += sum(map(len, row))
        if len(chunk) >= most_rows or letters >= _LETTERS_AN_ITEM:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _texts(name: str, rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        texts = [cell_text(cell) for cell in row]
        longest = max(map(len, texts), default=0)
        if longest > LONGEST_CELL:
            raise ConnectorError(
                f"{name}, row {number}: a cell of {longest:,} letters; cells are read up to "
                f"{LONGEST_CELL:,}.",
                "Check that it is the right file.",
            )
        yield texts


def check_size(name: str, rows: int, columns: int, unpacked: int) -> None:
    """Refuse sheets that are no table, such as one row that is said to be repeated for ever.

    In: the file's name, the sheet's size, and how many bytes the file has when unpacked.

    Raises:
        ConnectorError: it has more columns than Excel, or more cells than were written.
    """
    if columns > MOST_COLUMNS:
        raise ConnectorError(
            f"{name} has a sheet of {columns:,} columns; sheets are read up to {MOST_COLUMNS:,}.",
            "Check that it is the right file; or save the columns that you need as CSV.",
        )
    if rows * columns > max(FEW_CELLS, unpacked):  # a cell that is written takes ten bytes or more
        raise ConnectorError(
            f"{name} has a sheet of {rows:,} rows and {columns:,} columns, more than a file of its "
            "size can fill.",
            "Delete what stands far below or beside the table; or save the table as CSV.",
        )


def _protected(name: str) -> ConnectorError:
    return ConnectorError(f"{name} is protected by a password.", "Save a copy without a password.")


def _damaged(name: str, cause: BaseException) -> ConnectorError:
    shown = " ".join(f"{type(cause).__name__}: {cause}".split())[:300]
    return ConnectorError(
        f"{name} cannot be read as an Excel or ODS workbook: it is damaged or was cut short "
        f"({shown}).",
        "Download it again; or open it in a spreadsheet program and save it as CSV.",
    )
