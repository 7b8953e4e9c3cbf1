"""Read the dates of calendar tables: days, months, spans, and what makes them doubtful."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"
_ONE = re.compile(_DATE, re.ASCII)
_REMARK = r"(?P<remark>[(\[].*[)\]])?"
_SPAN = re.compile(
    rf"(?P<start>{_DATE})(?:\s*(?:/|–|—|\bto\b|\s-\s)\s*(?P<end>{_DATE}))?\s*{_REMARK}"
)
_WRITTEN = re.compile(
    r"(?:(?P<first>[0-9]{1,2})(?:\s*[-–/]\s*(?P<last>[0-9]{1,2}))?\s+)?"
    rf"(?P<month>[A-Za-z]{{3,9}})\.?\s+(?P<year>[0-9]{{4}})\s*{_REMARK}"
)
_UNSURE = re.compile(r"tentative|estimate|expected|provisional|\btbc\b|inferred|about|approx", re.I)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day or month as the calendar writes them; `end` empty where it is the same.

    `remark` are words in brackets after the dates, `unsure` says that they make it an estimate.
    """

    start: str
    end: str = ""
    remark: str = ""
    unsure: bool = False


def span_of(cell: str) -> Span | str:
    """Read a cell; where it cannot be read, the reason as a sentence's beginning."""
    cell = cell.strip()
    if len(cell) > _LONGEST:
        return "too long for a date"
    if "?" in cell:
        return "the date is in doubt: it has a question mark"
    found = _SPAN.fullmatch(cell) or _WRITTEN.fullmatch(cell)
    if found is None:
        return f"{cell!r} is no date such as 2027-01-18 or 2027-01"
    start, end = _numbered(found) if found.re is _WRITTEN else (found["start"], found["end"] or "")
    wrong = next((each for each in (start, end) if each and not _exists(each)), "")
    if wrong or (end and (end + "-99")[:10] < start[:10]):
        return f"{wrong!r} is no day of the calendar" if wrong else f"{end} is before {start}"
    remark = found["remark"] or ""
    unsure = bool(_UNSURE.search(remark))
    return Span(start, "" if end == start else end, remark.strip(), unsure)


def is_day(cell: str) -> bool:
    """Whether a cell is one day or month as the calendar writes it, and there is such a day."""
    return _ONE.fullmatch(cell) is not None and _exists(cell)


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day if len(day) > len("2027-01") else f"{day}-01")
    except ValueError:
        return False
    return True


def _numbered(written: re.Match[str]) -> tuple[str, str]:
    """`3-14 November 2025` as two days, `November 2025` as a month; nonsense stays nonsense."""
    name = written["month"].casefold()
    month = next((n for n, each in enumerate(_MONTHS, start=1) if name.startswith(each)), 0)
    year_month = f"{written['year']}-{month:02}"
    if not written["first"]:
        return year_month, ""
    start = f"{year_month}-{int(written['first']):02}"
    return start, f"{year_month}-{int(written['last']):02}" if written["last"] else ""
