"""Add facts to the user's calendar file; what stands there stays."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Sequence
from io import StringIO
from pathlib import Path

from uprtui.campaign.atomic import replace_file
from uprtui.campaign.errors import PlanBusyError
from uprtui.campaign.locking import locked
from uprtui.timing.calendar import Calendar
from uprtui.timing.calendar_file import COLUMNS, OPTIONAL_COLUMNS, read_calendar
from uprtui.timing.entries import Entry
from uprtui.timing.errors import CalendarFileError
from uprtui.timing.news import News, news_of

_USUAL = (*COLUMNS[:5], "precision", "status", "usual_session", "source")
_FORMULA = ("=", "+", "-", "@")


def append_entries(
    path: Path,
    entries: Sequence[Entry],
    kinds: Collection[str],
    *,
    pause: Callable[[float], None],
) -> int:
    """Write facts under those in the file at `path`, which is made where it is missing.

    What somebody else has written meanwhile is read first, and is not written twice. The user's
    own columns and their order stay; columns that the facts need are added on the right.

    Args:
        path: the file; its folder must exist.
        entries: the facts.
        kinds: the kinds of milestones that may have a published date.
        pause: waits so many seconds, while another session writes.

    Returns:
        How many were written.

    Raises:
        CalendarFileError: the file cannot be read, or not be written; it is as it was.
    """
    try:
        with locked(path, pause):
            return _append(path, entries, kinds)
    except PlanBusyError as error:
        what = "another session has been writing it for a while"
        raise CalendarFileError(path, None, "", what, "Try again.") from error
    except OSError as error:
        what = f"the file cannot be written: {error.strerror or error}"
        remedy = "Check its permissions and the space on the disk."
        raise CalendarFileError(path, None, "", what, remedy) from error


def _append(path: Path, entries: Sequence[Entry], kinds: Collection[str]) -> int:
    calendar, rows = Calendar.builtin(), [list(_USUAL)]
    if path.exists():
        calendar = calendar.with_entries(read_calendar(path, kinds))
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline=""), strict=True)) or rows
    header = next(number for number, row in enumerate(rows) if any(cell.strip() for cell in row))
    missing = [name for name in OPTIONAL_COLUMNS if name not in _named(rows[header])]
    for number, row in enumerate(rows):
        if any(cell.strip() for cell in row):
            rows[number] = [*row, *(missing if number == header else [""] * len(missing))]
    columns = _named(rows[header])
    new = []
    for entry in entries:
        news = news_of(entry, calendar)
        if isinstance(news, News):
            calendar = calendar.with_entries([news.entry])
            new.append(news.entry)
    if new:
        rows += [[_cells(entry).get(name, "") for name in columns] for entry in new]
        written = StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows(rows)
        replace_file(path, written.getvalue().encode())
    return len(new)


def _named(header: Sequence[str]) -> list[str]:
    return [cell.strip().casefold() for cell in header]


def _cells(entry: Entry) -> dict[str, str]:
    return {
        "what": entry.what,
        "session": _text(entry.session),
        "state": _text(entry.state),
        "start": _text(entry.start),
        "end": _text(entry.end),
        "precision": entry.precision.value,
        "status": entry.status.value,
        "usual_session": "" if entry.usual_session == entry.session else _text(entry.usual_session),
        "source": _harmless(entry.source),
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
