"""Arithmetic on days: months that end where they must, working days, Geneva's holidays."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Container
from functools import cache

_MONTHS = 12
_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later (earlier where negative).

    Where that month is too short, its last day: one month before 31 March is 28 February, or
    29 in a leap year.
    """
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    month += 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_working_day(day: dt.date, holidays: Container[dt.date]) -> bool:
    """Whether `day` is neither a Saturday, a Sunday nor one of `holidays`."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_before(day: dt.date, number: int, holidays: Container[dt.date]) -> dt.date:
    """Return the working day that lies `number` working days before `day`.

    `day` itself does not count; with 0, `day` comes back as it is.

    Raises:
        ValueError: where `number` is negative.
    """
    return _working_days(day, number, -_ONE_DAY, holidays)


def working_days_after(day: dt.date, number: int, holidays: Container[dt.date]) -> dt.date:
    """Return the working day that lies `number` working days after `day`; as before."""
    return _working_days(day, number, _ONE_DAY, holidays)


@cache
def geneva_holidays() -> Container[dt.date]:
    """Return the public holidays of the canton of Geneva, of any year that is asked for.

    They stand in for the calendar of the UN Office at Geneva, which differs by a few days.
    """
    from holidays import country_holidays  # imported here: it takes a tenth of a second

    return country_holidays("CH", subdiv="GE")


def _working_days(
    day: dt.date, number: int, step: dt.timedelta, holidays: Container[dt.date]
) -> dt.date:
    if number < 0:
        raise ValueError(f"a number of working days is not negative, as {number} is")
    while number:
        day += step
        if is_working_day(day, holidays):
            number -= 1
    return day
