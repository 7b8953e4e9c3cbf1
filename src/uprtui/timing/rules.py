"""The table of rules that dates are computed by: `rules.csv`, one rule a row, with its source.

Columns: `kind` (a short name, unique), `entry_point` (`embassy`, `mission`, `capital` or
empty), `date` and `until` (first and last day, see `When`), `exact` (`yes` where the rule
gives the day itself; `no` where it is only about right), `keep_clear_days` (how far the day
may move to a working day without a session of the Human Rights Council), `title`,
`title_for_state` (with `{state}`), `rule` and `source`. The row `plenary` is no milestone:
its `date` says from which day on a session of the Human Rights Council may adopt the outcome.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from io import StringIO
from pathlib import Path

from uprtui.campaign.entities import EntryPoint
from uprtui.timing.arithmetic import add_months, working_days_after, working_days_before
from uprtui.timing.errors import CalendarFileError

NEXT_REVIEW = "next-review"
PLENARY = "plenary"
_WHEN = re.compile(
    r"(?:(?P<number>\d+) (?P<unit>working day|day|week|month)s? (?P<side>before|after) )?"
    r"(?P<anchor>review|plenary|end of plenary)"
)
_KIND = re.compile(r"[a-z]+(?:-[a-z]+)*")
_COLUMNS = (
    "kind",
    "entry_point",
    "date",
    "until",
    "exact",
    "keep_clear_days",
    "title",
    "title_for_state",
    "rule",
    "source",
)


class Anchor(StrEnum):
    """The day that a rule counts from."""

    REVIEW = "review"
    PLENARY = "plenary"
    END_OF_PLENARY = "end of plenary"


class Unit(StrEnum):
    """What a rule counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WORKING_DAY = "working day"


@dataclass(frozen=True, slots=True)
class When:
    """A day by rule: `number` units after `anchor`, before it where negative.

    Written as `10 working days before review`, `1 week after review` or just `plenary`; the
    plenary is the session of the Human Rights Council that adopts the outcome.
    """

    anchor: Anchor
    number: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> When:
        """Read the words of the table; ValueError where they are not of its form."""
        match = _WHEN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a time such as '4 months before review'")
        number = int(match["number"] or 0)
        sign = -1 if match["side"] == "before" else 1
        return cls(Anchor(match["anchor"]), sign * number, Unit(match["unit"] or "day"))

    def from_day(self, day: dt.date, holidays: Container[dt.date]) -> dt.date:
        """Return the day that the rule gives, counted from its anchor's `day`."""
        match self.unit:
            case Unit.DAY:
                return day + dt.timedelta(days=self.number)
            case Unit.WEEK:
                return day + dt.timedelta(weeks=self.number)
            case Unit.MONTH:
                return add_months(day, self.number)
            case Unit.WORKING_DAY if self.number < 0:
                return working_days_before(day, -self.number, holidays)
            case Unit.WORKING_DAY:
                return working_days_after(day, self.number, holidays)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; see the module's first lines for what each column means."""

    kind: str
    entry_point: EntryPoint | None
    date: When
    until: When | None
    exact: bool
    keep_clear_days: int
    title: str
    title_for_state: str
    rule: str
    source: str


@cache
def builtin_rules() -> tuple[Rule, ...]:
    """Return the package's own rules, in the order of the table; read once."""
    name = "rules.csv"
    text = resources.files("uprtui.timing").joinpath(name).read_text(encoding="utf-8")
    return parse_rules(text, Path(name))


def kinds_of_rules() -> frozenset[str]:
    """Return the kinds of milestones that the package's rules know."""
    return frozenset(rule.kind for rule in builtin_rules()) - {PLENARY}


def parse_rules(text: str, path: Path) -> tuple[Rule, ...]:
    """Return the rules in `text`, which is CSV; `path` is its name in errors.

    Raises:
        CalendarFileError: with row, column and remedy; the first trouble found.
    """
    reader = csv.DictReader(StringIO(text, newline=""))
    missing = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        remedy = f"Begin the file with the line: {','.join(_COLUMNS)}"
        raise CalendarFileError(path, 1, missing[0], "the column is missing", remedy)
    rules: dict[str, Rule] = {}
    for row in reader:
        rule = _rule({name: (row[name] or "").strip() for name in _COLUMNS}, path, reader.line_num)
        if rule.kind in rules:
            what = f"{rule.kind!r} occurs twice"
            raise CalendarFileError(path, reader.line_num, "kind", what, "Use each kind once.")
        rules[rule.kind] = rule
    return tuple(rules.values())


def _rule(cells: dict[str, str], path: Path, line: int) -> Rule:
    column = "kind"
    try:
        kind = _kind(cells[column])
        column = "entry_point"
        entry_point = EntryPoint(cells[column]) if cells[column] else None
        column = "date"
        date = When.parse(cells[column])
        column = "until"
        until = When.parse(cells[column]) if cells[column] else None
        column = "exact"
        exact = {"yes": True, "no": False}[cells[column]]
        column = "keep_clear_days"
        keep_clear_days = int(cells[column] or 0)
    except (ValueError, KeyError) as error:
        what = f"{cells[column]!r} does not fit here: {error}"
        remedy = "Write it as in the package's own rules.csv."
        raise CalendarFileError(path, line, column, what, remedy) from error
    return Rule(
        kind=kind,
        entry_point=entry_point,
        date=date,
        until=until,
        exact=exact,
        keep_clear_days=keep_clear_days,
        title=cells["title"],
        title_for_state=cells["title_for_state"],
        rule=cells["rule"],
        source=cells["source"],
    )


def _kind(text: str) -> str:
    if not _KIND.fullmatch(text):
        raise ValueError("a kind is small letters and hyphens, as in pre-session")
    return text
