"""Months end where they must, and working days leave out weekends and Geneva's holidays."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.timing import (
    add_months,
    geneva_holidays,
    is_working_day,
    working_days_after,
    working_days_before,
)

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (dt.date(2027, 3, 31), -1, dt.date(2027, 2, 28)),
        (dt.date(2028, 3, 31), -1, dt.date(2028, 2, 29)),
        (dt.date(2028, 2, 29), 12, dt.date(2029, 2, 28)),
        (dt.date(2028, 2, 29), 48, dt.date(2032, 2, 29)),
        (dt.date(2027, 1, 18), -12, dt.date(2026, 1, 18)),
        (dt.date(2027, 1, 18), -1, dt.date(2026, 12, 18)),
        (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
        (dt.date(2027, 1, 18), 54, dt.date(2031, 7, 18)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(
    day: dt.date, months: int, result: dt.date
) -> None:
    assert add_months(day, months) == result


@given(DAYS, st.integers(-120, 120))
def test_months_land_in_the_month_they_count_to(day: dt.date, months: int) -> None:
    landed = add_months(day, months)
    assert landed.year * 12 + landed.month == day.year * 12 + day.month + months
    assert landed.day <= day.day
    assert landed.day == day.day or (landed + dt.timedelta(days=1)).day == 1


def test_ten_working_days_before_a_monday_are_two_weeks() -> None:
    assert working_days_before(dt.date(2027, 1, 18), 10, ()) == dt.date(2027, 1, 4)


def test_genevas_holidays_are_no_working_days() -> None:
    holidays = geneva_holidays()
    assert not is_working_day(dt.date(2026, 9, 10), holidays)  # Jeûne genevois
    assert not is_working_day(dt.date(2026, 12, 31), holidays)  # Restauration
    assert not is_working_day(dt.date(2026, 11, 22), holidays)  # a Sunday
    assert is_working_day(dt.date(2026, 11, 23), holidays)
    # 25 and 31 December 2026 and 1 January 2027 push the tenth day back to 22 December.
    assert working_days_before(dt.date(2027, 1, 8), 10, holidays) == dt.date(2026, 12, 22)


@given(DAYS, st.integers(0, 60))
def test_working_days_back_and_forth_return_to_the_same_working_day(
    day: dt.date, number: int
) -> None:
    holidays = geneva_holidays()
    start = working_days_after(day, 1, holidays)
    back = working_days_before(start, number, holidays)
    assert is_working_day(back, holidays)
    assert working_days_after(back, number, holidays) == start


def test_a_negative_number_of_working_days_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        working_days_before(dt.date(2027, 1, 18), -1, ())


def test_the_holidays_are_imported_only_when_they_are_asked_for() -> None:
    code = "import sys, uprtui.timing; print('holidays' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
