"""Reads calendar facts from CSV: the package's own table and the user's corrections alike.

The file is CSV in UTF-8 with these columns, in any order (others are left alone):

- `what`: `upr-session`, `hrc-session`, `review`, or the kind of a milestone with a published
  date (`stakeholder-submission`, `national-report`, `pre-session`, `adoption` ...);
- `session`: the UPR session's number (the Council's own for `hrc-session`);
- `state`: ISO alpha-3 of the State under review, or empty for the whole session;
- `start`, `end`: days as 2027-01-18, or months as 2027-01 where the days are not known;
- `status`: `confirmed` or `estimated`; empty means confirmed;
- `source`: who published it.

Optional columns: `precision` (`day` or `month`) and `usual_session` (of a review that was
moved, the session of the State's usual turn).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import NoReturn, TypeVar

from uprtui.campaign.entities import DateStatus
from uprtui.timing.entries import HRC_SESSION, REVIEW, UPR_SESSION, Entry, Precision
from uprtui.timing.errors import CalendarFileError

COLUMNS = ("what", "session", "state", "start", "end", "status", "source")
OPTIONAL_COLUMNS = ("precision", "usual_session")
_SESSIONS = frozenset({UPR_SESSION, HRC_SESSION})
_STATE = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_LAYOUT = f"Begin the file with the line: {','.join(COLUMNS)}"

Word = TypeVar("Word", bound=StrEnum)


def read_calendar(path: Path, kinds: Collection[str]) -> tuple[Entry, ...]:
    """Return the facts of the file at `path`, in its order.

    Args:
        path: the file.
        kinds: the kinds of milestones that may have a published date.

    Raises:
        CalendarFileError: with file, row, column and remedy; the first trouble found.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise CalendarFileError(path, None, "", what, "Check its name and permissions.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Save the file as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8')."
        raise CalendarFileError(path, line, "", "the text is not UTF-8", remedy) from error
    return parse_calendar(text, path, kinds)


def parse_calendar(text: str, path: Path, kinds: Collection[str]) -> tuple[Entry, ...]:
    """Return the facts in `text`; `path` is its name in errors, as in `read_calendar`."""
    return tuple(parse_entry(cells, path, line, kinds) for line, cells in _rows(path, text))


def parse_entry(
    cells: Mapping[str, str], path: Path, line: int | None, kinds: Collection[str]
) -> Entry:
    """Return the fact in one row; `cells` by column name, missing ones count as empty.

    Raises:
        CalendarFileError: with column and remedy.
    """
    known = (UPR_SESSION, HRC_SESSION, REVIEW, *sorted(set(kinds) - {REVIEW}))
    every = {name: cells.get(name, "").strip() for name in (*COLUMNS, *OPTIONAL_COLUMNS)}
    return _Row(path, line, every).entry(known)


class _Row:
    def __init__(self, path: Path, line: int | None, cells: Mapping[str, str]) -> None:
        self._path = path
        self._line = line
        self._cells = cells

    def entry(self, known: tuple[str, ...]) -> Entry:
        what = self._cells["what"]
        if what not in known:
            self._refuse("what", f"{what!r} is not known", f"Use one of: {', '.join(known)}.")
        start, start_precision = self._date("start", last=False)
        end, end_precision = self._date("end", last=True)
        if start is None and (end is not None or what != REVIEW):
            self._refuse("start", "the first day is empty", "Give it, as 2027-01-18.")
        if start is not None and end is not None and end < start:
            self._refuse("end", f"{end} is before {start}", "Put the two days in order.")
        by_month = Precision.MONTH in (start_precision, end_precision)
        precision = self._word("precision", Precision, Precision.DAY)
        return Entry(
            what=what,
            session=self._session(what),
            state=self._state(what),
            start=start,
            end=end,
            precision=Precision.MONTH if by_month else precision,
            status=self._word("status", DateStatus, DateStatus.CONFIRMED),
            usual_session=self._number("usual_session"),
            source=self._cells["source"],
        )

    def _session(self, what: str) -> int | None:
        number = self._number("session")
        if number is None and (what != REVIEW or self._number("usual_session") is None):
            self._refuse("session", "the session is empty", "Give its number, such as 54.")
        return number

    def _state(self, what: str) -> str | None:
        code = self._cells["state"]
        if what in _SESSIONS and code:
            self._refuse("state", "a session belongs to no single State", "Leave this empty.")
        if what == REVIEW and not code:
            self._refuse("state", "the State is empty", "Give its alpha-3 code, such as TGO.")
        if code and not _STATE.fullmatch(code):
            remedy = "Write three capital letters (ISO 3166 alpha-3), such as TGO."
            self._refuse("state", f"{code!r} is not a State's code", remedy)
        return code or None

    def _number(self, column: str) -> int | None:
        cell = self._cells[column]
        if not cell:
            return None
        if not (cell.isascii() and cell.isdecimal() and int(cell) > 0):
            self._refuse(column, f"{cell!r} is not a number of a session", "Write it as 54.")
        return int(cell)

    def _date(self, column: str, *, last: bool) -> tuple[dt.date | None, Precision]:
        cell = self._cells[column]
        if not cell:
            return None, Precision.DAY
        try:
            if _DAY.fullmatch(cell):
                return dt.date.fromisoformat(cell), Precision.DAY
            if _MONTH.fullmatch(cell):
                first = dt.date.fromisoformat(f"{cell}-01")
                return (_last_of_month(first) if last else first), Precision.MONTH
        except ValueError:
            self._refuse(column, f"{cell!r} is no day of the calendar", "Correct the date.")
        return self._refuse(column, f"{cell!r} is not a date", "Write 2027-01-18, or 2027-01.")

    def _word(self, column: str, words: type[Word], default: Word) -> Word:
        cell = self._cells[column]
        if not cell:
            return default
        try:
            return words(cell)
        except ValueError:
            remedy = f"Use {' or '.join(word.value for word in words)}."
            self._refuse(column, f"{cell!r} is not one of the words", remedy)

    def _refuse(self, column: str, what: str, remedy: str) -> NoReturn:
        raise CalendarFileError(self._path, self._line, column, what, remedy)


def _last_of_month(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not blank: the line where it begins, and its cells by column."""
    records = _records(path, text)
    line, header = next(records, (1, []))
    columns = [cell.strip().casefold() for cell in header]
    for column in COLUMNS:
        if columns.count(column) != 1:
            fault = "is missing" if column not in columns else "occurs more than once"
            raise CalendarFileError(path, line, column, f"the column {fault}", _LAYOUT)
    for line, cells in records:
        if len(cells) != len(columns):
            what = f"the row has {len(cells)} cells, the header {len(columns)}"
            remedy = "Put a cell that holds a comma in quotation marks."
            raise CalendarFileError(path, line, "", what, remedy)
        named = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        yield line, {name: named.get(name, "") for name in (*COLUMNS, *OPTIONAL_COLUMNS)}


def _records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            remedy = "Save the file again as CSV, with every quotation mark closed."
            raise CalendarFileError(path, line, "", f"not CSV: {error}", remedy) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells
