"""What is wrong with a file of calendar facts or rules, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from uprtui.errors import UprtuiError


class CalendarFileError(UprtuiError):
    """A calendar file cannot be used; nothing of it was taken.

    Args:
        path: the file.
        row: the line in the file where the row begins (the header is line 1); None where the
            trouble is with the file as a whole.
        column: the column's name; empty where the trouble is with the row as a whole.
        what: what is wrong.
        remedy: what the user can do.
    """

    def __init__(self, path: Path, row: int | None, column: str, what: str, remedy: str) -> None:
        place = str(path)
        if row is not None:
            place += f", row {row}"
        if column:
            place += f", column {column}"
        super().__init__(f"{place}: {what}", remedy)
        self.path = path
        self.row = row
        self.column = column
        self.what = what
