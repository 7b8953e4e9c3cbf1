"""What a fact from outside adds to a calendar: nothing, or an entry that replaces another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from uprtui.campaign.entities import DateStatus
from uprtui.timing.calendar import Calendar
from uprtui.timing.entries import HRC_SESSION, REVIEW, UPR_SESSION, Entry, Precision


@dataclass(frozen=True, slots=True)
class News:
    """A fact that changes a calendar.

    Args:
        entry: what the calendar says from now on.
        before: what it said; None where it said nothing.
    """

    entry: Entry
    before: Entry | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An estimate that says something else than a published fact, and is passed over."""

    entry: Entry
    before: Entry


def news_of(entry: Entry, calendar: Calendar) -> News | Kept | None:
    """What a fact changes in a calendar; None where it is known, or says less than is known.

    A published fact replaces an estimate, and an older published one; an estimate replaces
    estimates only. A month that agrees with known days confirms their months and leaves the days.
    """
    before = calendar.known(entry)
    if before is None:
        return News(entry)
    entry = _with_what_is_known(entry, before)
    if _says(entry) == _says(before):
        return None
    confirmed, was_confirmed = (_is_confirmed(each) for each in (entry, before))
    if confirmed or not was_confirmed:
        same = replace(entry, status=before.status)
        return None if not confirmed and _says(same) == _says(before) else News(entry, before)
    return Kept(entry, before) if _contradicts(entry, before) else None


def told(news: News | Kept, name: str) -> str:
    """One sentence on a fact that differs from what was known.

    In: `name` is the State's, where the fact is on one. Out: such as `session 53: first day was
    2026-11-02 (estimated, month, …), is 2026-11-09 (confirmed, …)`.
    """
    what = subject(news.entry, name)
    if news.before is None:
        return f"{what}: new, {_value(news.entry)}"
    if isinstance(news, Kept):
        return f"{what}: stays {_value(news.before)}; the file says {_value(news.entry)}"
    return f"{what}: was {_value(news.before)}, is {_value(news.entry)}"


def subject(entry: Entry, name: str) -> str:
    """What an entry is about, for people; `name` is the State's, where it is on one."""
    match entry.what:
        case _ if entry.what == UPR_SESSION:
            return f"session {entry.session}"
        case _ if entry.what == HRC_SESSION:
            return f"Human Rights Council, session {entry.session}"
        case _ if entry.what == REVIEW:
            return f"review of {name}"
    of = f"{name}, " if entry.state else ""
    return f"{entry.what.replace('-', ' ')}, {of}session {entry.session}"


def _with_what_is_known(entry: Entry, before: Entry) -> Entry:
    """The fact with the dates and the usual turn that it leaves open and is not against."""
    if entry.what == REVIEW:
        entry = replace(entry, usual_session=entry.usual_session or before.usual_session)
    same_turn = entry.what != REVIEW or entry.session == before.session
    if same_turn and before.start is not None and (entry.start is None or _agrees(entry, before)):
        status = before.status if entry.start is None else entry.status
        return replace(
            entry, start=before.start, end=before.end, precision=before.precision, status=status
        )
    return entry


def _agrees(entry: Entry, before: Entry) -> bool:
    """Whether only months are given, and what is known falls into them from first to last."""
    if entry.precision is not Precision.MONTH or entry.start is None or before.window is None:
        return False
    if entry.window is None or before.start is None:
        return False
    known = before.start, before.end or before.start
    return [_month(day) for day in entry.window] == [_month(day) for day in known]


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _says(entry: Entry) -> tuple[object, ...]:
    """All of an entry but its source."""
    end = entry.end or entry.start
    moved_from = entry.usual_session if entry.what == REVIEW else None
    return entry.session, entry.start, end, entry.precision, entry.status, moved_from


def _contradicts(entry: Entry, before: Entry) -> bool:
    if entry.what == REVIEW and entry.session != before.session:
        return True
    return entry.start is not None and (entry.start, entry.end or entry.start) != (
        before.start,
        before.end or before.start,
    )


def _is_confirmed(entry: Entry) -> bool:
    return entry.status is DateStatus.CONFIRMED


def _value(entry: Entry) -> str:
    """The dates (of a review the session as well), and how sure they are."""
    turn = f"session {entry.session}" if entry.what == REVIEW else ""
    days = "" if entry.start is None else str(entry.start)
    if days and entry.end not in {None, entry.start}:
        days += f" to {entry.end}"
    about = [entry.status.value]
    if entry.start is not None and entry.precision is Precision.MONTH:
        about.append("the days are a guess")
    about += [_shortened(entry.source)] if entry.source else []
    return f"{' '.join(filter(None, (turn, days)))} ({', '.join(about)})"


def _shortened(source: str) -> str:
    return source if len(source) <= 80 else source[:79].rstrip() + "…"
