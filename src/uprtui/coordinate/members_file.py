"""Reads a coalition's members from a CSV file, as a spreadsheet saves it.

The columns, in any order and case: `name`, `organisation`, `languages` (several separated by
`|`, `;`, `,` or `/`), `capacity` (how many assignments) and `visibility` (`private`,
`coalition` or `public`; private where empty). Only a name or an organisation is needed, and a
pseudonym is a fine name. Cells are text: one that looks like a formula stays as it is written.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from uprtui.campaign import Member, Visibility, new_id
from uprtui.errors import UprtuiError
from uprtui.text import clean, fold

_SPELLINGS = {
    "name": ("name", "pseudonym", "member", "contact"),
    "organisation": ("organisation", "organization", "ngo"),
    "languages": ("languages", "language"),
    "capacity": ("capacity", "visits"),
    "visibility": ("visibility",),
}
_COLUMN_OF = {spelt: column for column, several in _SPELLINGS.items() for spelt in several}
_BETWEEN_LANGUAGES = re.compile(r"[|;,/]")
_DELIMITERS = ",;\t"
_MOST_VISITS = 1000
_PREFIX = "m"


class MembersFileError(UprtuiError):
    """A members file cannot be read at all; `path` is the file."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{path}: {what}", remedy)
        self.path = path


@dataclass(frozen=True, slots=True)
class MemberError:
    """A row or a column that was left out.

    `row` is the line in the file (the header is line 1), `column` the column's name or
    empty, `raw` the cell as it was, `reason` what is wrong and what to do.
    """

    row: int
    column: str
    raw: str
    reason: str

    def __str__(self) -> str:
        place = f"row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.reason}"


class _WrongCellError(Exception):
    def __init__(self, column: str, raw: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.raw = raw
        self.reason = reason


def read_members(
    path: Path, choose: Callable[[str], str], taken: Collection[str] = ()
) -> tuple[tuple[Member, ...], tuple[MemberError, ...]]:
    """Return the members of the file, and what was left out and why; good rows go on.

    Args:
        path: the file, CSV in UTF-8, its cells between commas, semicolons or tabs.
        choose: picks one character of a string by chance, for the ids of the members.
        taken: ids that are in use already.

    Raises:
        MembersFileError: where the file cannot be read, is not UTF-8 or not CSV, or has
            neither a column of names nor one of organisations.
    """
    records = _records(path, _text(path))
    _, header = next(records, (1, []))
    columns, errors = _columns(path, header)
    members: list[Member] = []
    seen: dict[tuple[str, str], int] = {}
    ids = set(taken)
    for line, cells in records:
        try:
            member = _member(_named(columns, cells))
            _refuse_twice(member, line, seen)
        except _WrongCellError as wrong:
            errors.append(MemberError(line, wrong.column, wrong.raw, f"{wrong.reason}."))
            continue
        members.append(replace(member, id=new_id(_PREFIX, choose, ids)))
        ids.add(members[-1].id)
    return tuple(members), tuple(errors)


def _columns(path: Path, header: list[str]) -> tuple[list[str], list[MemberError]]:
    """The column that each cell of the header means, and those that mean none."""
    columns: list[str] = []
    errors: list[MemberError] = []
    for cell in header:
        column = _COLUMN_OF.get(fold(cell), "")
        if column in columns or not column:
            if cell.strip():
                fault = "occurs twice" if column else "is not known"
                reason = f"The column {fault} and was left out."
                errors.append(MemberError(1, clean(cell), cell, reason))
            column = ""
        columns.append(column)
    if not {"name", "organisation"} & set(columns):
        remedy = "Begin the file with the line: name,organisation,languages,capacity,visibility"
        raise MembersFileError(path, "no column is called name or organisation.", remedy)
    return columns, errors


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(columns):
        what = f"the row has {len(cells)} cells, the header {len(columns)}"
        raise _WrongCellError("", "", f"{what}. Put a cell with a comma in quotation marks")
    return dict(zip(columns, map(clean, cells), strict=False))


def _member(cells: dict[str, str]) -> Member:
    name, organisation = cells.get("name", ""), cells.get("organisation", "")
    if not name and not organisation:
        reason = "There is no name and no organisation. Give one of them; a pseudonym will do"
        raise _WrongCellError("name", "", reason)
    languages = _BETWEEN_LANGUAGES.split(cells.get("languages", ""))
    return Member(
        id="",
        name=name,
        organisation=organisation,
        languages=tuple(dict.fromkeys(each.strip() for each in languages if each.strip())),
        capacity=_capacity(cells.get("capacity", "")),
        visibility=_visibility(cells.get("visibility", "")),
    )


def _capacity(cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdecimal() and int(cell) <= _MOST_VISITS):
        reason = f"{cell!r} is not a number of assignments. Write it in digits, or leave it empty"
        raise _WrongCellError("capacity", cell, reason)
    return int(cell)


def _visibility(cell: str) -> Visibility:
    try:
        return Visibility(fold(cell) or Visibility.PRIVATE)
    except ValueError:
        words = ", ".join(each.value for each in Visibility)
        reason = f"{cell!r} is not a visibility. Use one of: {words}"
        raise _WrongCellError("visibility", cell, reason) from None


def _refuse_twice(member: Member, line: int, seen: dict[tuple[str, str], int]) -> None:
    key = member.name.casefold(), member.organisation.casefold()
    first = seen.setdefault(key, line)
    if first != line:
        who = member.name or member.organisation
        raise _WrongCellError("name", who, f"{who} is already in row {first}. Keep one of the two")


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise MembersFileError(path, what, "Check its name and permissions.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Save the file as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8')."
        raise MembersFileError(path, f"row {line} is not UTF-8.", remedy) from error


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with the line where it begins."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            remedy = "Save the file again as CSV, with every quotation mark closed."
            raise MembersFileError(path, f"row {line} is not CSV: {error}.", remedy) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells
