"""How a day is typed on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from uprtui.campaign.values import FIRST_YEAR, LAST_YEAR


class DayType(click.ParamType[date]):
    """A day written as 2027-05-03."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how it is written."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no date. Write it as 2027-05-03.", param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"'{value}' is not between {FIRST_YEAR} and {LAST_YEAR}.", param, ctx)
        return day


DAY = DayType()
