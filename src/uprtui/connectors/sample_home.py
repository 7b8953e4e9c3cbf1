"""Sets up the sample campaign in a home of its own, so that invented data never mixes with real."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from uprtui.campaign import Plan, PlanFile, loads
from uprtui.campaign.atomic import replace_file
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.pipeline import import_files
from uprtui.connectors.progress import ImportReport, Silent
from uprtui.connectors.summary import ImportSummary
from uprtui.errors import UprtuiError
from uprtui.home import Home
from uprtui.states import States
from uprtui.timing import Calendar, kinds_of_rules, milestones, refreshed, review_of_plan

#: The day for which the sample's dates were written.
WRITTEN_FOR = date(2026, 11, 23)
CAMPAIGN_FILE = "sample.toml"
_ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


class SampleError(UprtuiError):
    """The sample campaign could not be set up."""


def sample_files() -> Traversable:
    """The folder of sample files: inside an installed package, else in the source tree.

    Raises:
        SampleError: where this installation has none.
    """
    installed = resources.files("uprtui") / "sample_data"
    checkout = Path(__file__).parents[3] / "sample_data"
    for folder in (installed, checkout):
        if (folder / "recommendations.csv").is_file():
            return folder
    raise SampleError("This installation has no sample data.", "Install uprtui again.")


def set_up_sample(
    home: Home,
    *,
    host: ConnectorHost,
    today: date,
    now: datetime,
    report: ImportReport | None = None,
) -> Path:
    """Make the sample's home where it is not there yet; what is there stays as the user left it.

    Args:
        home: the sample's own home, usually `Home.sample` of the user's.
        host: the connectors; the sample's own is among the shipped ones.
        today: the dates of the sample are moved by whole weeks, so that it is always at the
            same point of its campaign.
        now: kept as the moment of the import.
        report: is told the progress; may cancel.

    Returns:
        the file of the sample campaign.

    Raises:
        SampleError: where a sample file is missing or was refused.
    """
    files = sample_files()
    home.prepare()
    weeks = (today - WRITTEN_FOR) // timedelta(weeks=1)
    if not home.states_file.exists():
        replace_file(home.states_file, (files / "states.csv").read_bytes())
    if not home.calendar_file.exists():
        calendar = moved((files / "calendar.csv").read_text("utf-8"), weeks)
        replace_file(home.calendar_file, calendar.encode())
    if not home.library.exists():
        _import_sample(home, files, host=host, now=now, report=report or Silent())
    campaign = home.campaigns / CAMPAIGN_FILE
    if not campaign.exists():
        text = moved((files / "campaign.toml").read_text("utf-8"), weeks)
        PlanFile(campaign).create(_up_to_date(loads(text, CAMPAIGN_FILE), home, today))
    return campaign


def moved(text: str, weeks: int) -> str:
    """The text with every ISO date in it moved by so many weeks."""
    shift = timedelta(weeks=weeks)
    return _ISO_DAY.sub(lambda day: (date.fromisoformat(day[1]) + shift).isoformat(), text)


def _up_to_date(plan: Plan, home: Home, today: date) -> Plan:
    """The plan with its milestones computed anew: their rules spell days in words."""
    calendar = Calendar.builtin().with_file(home.calendar_file)
    states = States.builtin().with_file(home.states_file)
    review = review_of_plan(plan, calendar, today)
    if review is None:
        return plan
    targets = [(target.state, target.entry_points) for target in plan.targets]
    computed = milestones(review, calendar, targets=targets, name=states.name)
    return replace(plan, milestones=refreshed(plan.milestones, computed, kinds_of_rules()))


def _import_sample(
    home: Home, files: Traversable, *, host: ConnectorHost, now: datetime, report: ImportReport
) -> ImportSummary:
    with resources.as_file(files / "recommendations.csv") as path:
        (summary,) = import_files(
            [path],
            home=home,
            host=host,
            states=States.builtin().with_file(home.states_file),
            now=now,
            report=report,
        )
    if summary.error:
        raise SampleError(f"The sample data was refused: {summary.error}", "Install uprtui again.")
    return summary
