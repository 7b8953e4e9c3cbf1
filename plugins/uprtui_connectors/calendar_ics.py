"""Connector `calendar-ics`: events of the UPR in iCalendar files (ICS)."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from itertools import islice
from typing import Any

from uprtui.api import (
    API_VERSION,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Limits,
    Match,
    Option,
    Preview,
    RowError,
    Source,
    items_of,
)
from uprtui_connectors.calendar_words import Fact, fact_of

_READER = "uprtui_connectors.calendar_ics_worker:events"
_LIMITS = Limits(memory=1 << 30, cpu_seconds=60, silent_seconds=30.0, item_bytes=1 << 16)
_LARGEST = 32 << 20
_COLUMNS = (
    "what",
    "session",
    "state",
    "start",
    "end",
    "status",
    "source",
    "precision",
    "usual_session",
    "uid",
    "title",
)
_MOST_TOLD = 10


class CalendarIcsConnector:
    """Reads calendars that other programs export."""

    id = "calendar-ics"
    title = "Calendar of the UPR (iCalendar, .ics)"
    api_version = API_VERSION
    kinds = frozenset({Kind.CALENDAR})
    options: tuple[Option, ...] = ()

    def detect(self, source: Source) -> Match | None:
        """Recognise the first line of every iCalendar file."""
        start = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].upper()
        if not start.startswith(b"BEGIN:VCALENDAR"):
            return None
        return Match(0.95, "an iCalendar file", licence="the calendar's own terms")

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:  # noqa: ARG002
        """The first events, and what each is taken for."""
        with closing(_events(source, None)) as events:
            rows = tuple(
                (each.get("start", ""), each.get("end", ""), each["title"], _taken_for(each))
                for each in islice(events, limit)
            )
        return Preview(("start", "end", "title", "taken for"), rows, ("days as in Geneva",))

    def read(
        self,
        source: Source,
        options: Mapping[str, str],  # noqa: ARG002
        context: Context,
    ) -> Iterator[Batch | RowError]:
        """Yield an event as a fact, or why it is none."""
        done = repeating = 0
        with closing(_events(source, context)) as events:
            while chunk := list(islice(events, MAX_BATCH_ROWS)):
                if context.cancelled:
                    return
                kept: list[tuple[str, dict[str, str]]] = []
                for event in chunk:
                    row = _row(event, source.name)
                    if isinstance(row, RowError):
                        yield row
                        continue
                    kept.append((_place(event), row))
                    if event["repeats"]:
                        repeating += 1
                        if repeating <= _MOST_TOLD:
                            context.log(f"{_place(event)} repeats: only its first days are taken.")
                done += len(chunk)
                context.progress(done, None)
                if kept:
                    columns = {name: [row[name] for _, row in kept] for name in _COLUMNS}
                    yield Batch(Kind.CALENDAR, columns, [place for place, _ in kept])


def _events(source: Source, context: Context | None) -> Generator[Any]:
    if source.size > _LARGEST:
        raise ConnectorError(
            f"{source.name} has {source.size >> 20} MiB; calendars are read up to "
            f"{_LARGEST >> 20} MiB.",
            "Export the calendar of the UPR alone, or a shorter time.",
        )
    return items_of(_READER, source, {"name": source.name}, limits=_LIMITS, context=context)


def _place(event: Mapping[str, Any]) -> str:
    return f"event {event['number']}"


def _taken_for(event: Mapping[str, Any]) -> str:
    row = _row(event, "")
    if isinstance(row, RowError):
        return row.reason
    return " ".join(row[name] for name in ("what", "session", "state") if row[name])


def _row(event: Mapping[str, Any], name: str) -> dict[str, str] | RowError:
    """An event's cells, or why it is no fact."""
    fault = str(event.get("fault", ""))
    if not fault and event["status"] == "CANCELLED":
        fault = "the event is cancelled"
    fact = None if fault else _fact(event)
    if fact is None:
        raw = " ".join(str(event.get(key, "")) for key in ("start", "title")).strip()
        return RowError(_place(event), raw, fault or "no date of the UPR")
    own = event["own"]
    tentative = "estimated" if event["status"] == "TENTATIVE" else "confirmed"
    return {
        "what": fact.what,
        "session": fact.session,
        "state": fact.state,
        "start": event["start"],
        "end": event["end"],
        "status": own.get("status", tentative),
        "source": own.get("source", "") or f"{name}: {event['title']}",
        "precision": own.get("precision", ""),
        "usual_session": own.get("usual_session", "") or own.get("usual-session", ""),
        "uid": event["uid"],
        "title": event["title"],
    }


def _fact(event: Mapping[str, Any]) -> Fact | None:
    """What an event says that it is (properties `X-UPRTUI-…`), else what its words say."""
    own = event["own"]
    if own.get("what"):
        return Fact(own["what"], own.get("session", ""), own.get("state", ""))
    return fact_of(event["title"], event["words"])
