"""One fact of the calendar: a session's dates, a State's review, a published deadline."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from uprtui.campaign.entities import DateStatus

UPR_SESSION = "upr-session"
HRC_SESSION = "hrc-session"
REVIEW = "review"


class Precision(StrEnum):
    """How exactly a date is known: to the day, or only to the month."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its source.

    Attributes:
        what: `upr-session`, `hrc-session`, `review`, or the kind of a milestone whose date was
            published (`stakeholder-submission`, `adoption`, ...).
        session: number of the UPR session; of the Human Rights Council's own session where
            `what` is `hrc-session`; None where not known.
        state: ISO alpha-3 of the State under review, or None for the whole session.
        start: first day; None where a review's day is not known.
        end: last day; None where it is the same.
        precision: `month` says that the days are an estimate within their months.
        status: whether this was published or seen (confirmed), or inferred (estimated).
        usual_session: of a review that was moved, the session of the State's usual turn.
        source: who said so.
    """

    what: str
    session: int | None
    state: str | None
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    status: DateStatus
    usual_session: int | None
    source: str

    @property
    def window(self) -> tuple[dt.date, dt.date] | None:
        """First and last day on which this may fall; None without dates."""
        if self.start is None:
            return None
        end = self.end or self.start
        if self.precision is Precision.DAY:
            return self.start, end
        return self.start.replace(day=1), end.replace(day=calendar.monthrange(*_month(end))[1])

    @property
    def known_day(self) -> bool:
        """Whether the first day is confirmed to the day."""
        return (
            self.start is not None
            and self.status is DateStatus.CONFIRMED
            and self.precision is Precision.DAY
        )


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month
