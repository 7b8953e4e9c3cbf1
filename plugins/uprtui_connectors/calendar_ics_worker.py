"""Reads the events of an iCalendar file, one by one, in a process of its own (see `api.worker`).

Each event is handed to the library alone: a broken one costs itself only, and time zone tables,
whose rules can be made to repeat without end, are never unrolled. Nothing that repeats is expanded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from uprtui.api import ConnectorError

LONGEST_LINE = 1 << 16
LONGEST_EVENT = 1 << 18
MOST_EVENTS = 10_000
_LONGEST_TITLE = 500
_LONGEST_WORDS = 2_000
_LONGEST_VALUE = 200
_GENEVA = "Europe/Zurich"
_OWN = "X-UPRTUI-"
_REPEATS = ("RRULE", "RDATE", "EXRULE")


def events(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what each event says: days in Geneva, words, status, own properties, or its fault.

    In: `arguments["name"]` is the file's name for messages.
    """
    from icalendar import Event

    for number, block in enumerate(_blocks(stream, arguments["name"]), start=1):
        if number > MOST_EVENTS:
            raise ConnectorError(
                f"{arguments['name']} has more than {MOST_EVENTS:,} events.",
                "Export the calendar of the UPR alone, or a shorter time.",
            )
        if block is None:
            yield {"number": number, "title": "", "fault": "the event is too long"}
            continue
        try:
            event = Event.from_ical(block)
            yield {"number": number, **_said(event)}
        except (
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            AttributeError,
            OverflowError,
        ) as error:
            fault = f"the event cannot be read ({str(error)[:200]})"
            yield {"number": number, "title": "", "fault": fault}


def _blocks(stream: BinaryIO, name: str) -> Iterator[str | None]:
    """Yield each event's own lines; None for one that is too long."""
    block: list[str] | None = None
    length, ended = 0, False
    while line := stream.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise ConnectorError(
                f"{name} has a line of {LONGEST_LINE:,} bytes or more: it is no calendar.",
                "Export it again.",
            )
        text = line.decode("utf-8-sig" if not length and block is None else "utf-8", "replace")
        word = text.strip().upper()
        if word == "BEGIN:VEVENT":
            block, length = [], 0
        if block is not None:
            length += len(line)
            if length <= LONGEST_EVENT:
                block.append(text.rstrip("\r\n"))
        if word == "END:VEVENT" and block is not None:
            yield "\r\n".join(block) + "\r\n" if length <= LONGEST_EVENT else None
            block = None
        ended = ended or word == "END:VCALENDAR"
    if block is not None or not ended:
        raise ConnectorError(
            f"{name} ends in the middle: it was cut short.", "Download or export it again."
        )


def _said(event: Any) -> dict[str, Any]:
    start, end = _days(event)
    return {
        "title": _text(event, "SUMMARY", _LONGEST_TITLE),
        "words": _text(event, "DESCRIPTION", _LONGEST_WORDS),
        "uid": _text(event, "UID", _LONGEST_VALUE),
        "status": _text(event, "STATUS", _LONGEST_VALUE).upper(),
        "start": start,
        "end": end,
        "repeats": any(each in event for each in _REPEATS),
        "own": {
            str(key).upper().removeprefix(_OWN).lower(): _text(event, key, _LONGEST_VALUE)
            for key in event
            if str(key).upper().startswith(_OWN)
        },
    }


def _text(event: Any, key: str, most: int) -> str:
    value = event.get(key, "")
    return " ".join(str(value[0] if isinstance(value, list) and value else value)[:most].split())


def _days(event: Any) -> tuple[str, str]:
    """First and last day in Geneva, as 2027-01-18; the last is empty where it is the first.

    Raises ValueError where there is no day at all.
    """
    begin = _value(event, "DTSTART")
    if begin is None:
        raise ValueError("it has no first day")
    finish = _value(event, "DTEND")
    length = _value(event, "DURATION")
    if finish is None and isinstance(length, dt.timedelta):
        finish = begin + length
    first = _in_geneva(begin)
    last = first if finish is None else _last_day(begin, finish)
    if last < first:
        raise ValueError(f"it ends on {last}, before it begins on {first}")
    return first.isoformat(), "" if last == first else last.isoformat()


def _value(event: Any, key: str) -> Any:
    found = event.get(key)
    if isinstance(found, list):
        found = found[0] if found else None
    return None if found is None else found.dt


def _last_day(begin: dt.date, finish: dt.date) -> dt.date:
    """The last day that counts: an end at midnight, or of a whole day, is not part of it."""
    if not isinstance(finish, dt.datetime):
        return max(finish - dt.timedelta(days=1), _in_geneva(begin))
    moment = finish if finish.tzinfo is None else finish.astimezone(ZoneInfo(_GENEVA))
    last = moment.date()
    if moment.time() == dt.time() and last > _in_geneva(begin):
        last -= dt.timedelta(days=1)
    return last


def _in_geneva(moment: dt.date) -> dt.date:
    if not isinstance(moment, dt.datetime):
        return moment
    return (moment if moment.tzinfo is None else moment.astimezone(ZoneInfo(_GENEVA))).date()
