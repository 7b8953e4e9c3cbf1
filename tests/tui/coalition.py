"""A campaign of a coalition, for the tests of the screens that work on one: all of it invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from uprtui.campaign import (
    Ask,
    Assignment,
    AssignmentStatus,
    DateStatus,
    EntryPoint,
    Issue,
    LogEntry,
    Member,
    Plan,
    PlanFile,
    Target,
    Visibility,
)
from uprtui.tui.workspace import Workspace

EMBASSY, MISSION, CAPITAL = EntryPoint
REVIEW_DAY = dt.date(2027, 4, 12)
WHY = "It asked twice before; [bold]see[/bold] the \u202efile"

MEMBERS = (
    Member("m-1", "Heron", "River friends", ("Nepali", "English"), 2, Visibility.COALITION),
    Member("m-2", "Cedar", "Legal desk", ("English", "French"), 2, Visibility.COALITION),
    Member("m-3", "Lotus", "", ("Nepali",), 3),
    Member("m-4", "Finch", "Youth forum", ("English", "Spanish"), None, Visibility.PUBLIC),
    Member("m-5", "", "", (), 1),
)
TARGETS = (
    Target("t-nor", "NOR", WHY, ("Raised it 4 times.",), ("i-water",), (EMBASSY, MISSION)),
    Target("t-ury", "URY", "", (), ("i-water",), (EMBASSY,)),
    Target("t-fra", "FRA", "", (), ("i-assembly",), (EMBASSY, MISSION)),
    Target("t-mex", "MEX", "", (), ("i-assembly",), (MISSION,)),
    Target("t-usa", "USA", "", (), ("i-water", "i-assembly"), (EMBASSY, CAPITAL)),
    Target("t-jpn", "JPN", "", (), ("i-water",), (EMBASSY,)),
)
ASSIGNMENTS = (
    Assignment("w-1", "t-nor", EMBASSY, "m-1", AssignmentStatus.ASKED, "Bring the map."),
    Assignment("w-2", "t-nor", MISSION, "m-2"),
    Assignment("w-3", "t-ury", EMBASSY, "m-2", AssignmentStatus.MET),
    Assignment("w-4", "t-fra", EMBASSY, "m-1"),
    Assignment("w-5", "t-fra", EMBASSY, "m-3"),
    Assignment("w-6", "t-mex", MISSION, None),
    Assignment("w-7", "t-usa", EMBASSY, "m-1"),
)
LOG = (
    LogEntry("n-1", dt.date(2026, 11, 9), "Wrote to the embassy.", "t-nor", "m-1"),
    LogEntry("n-2", dt.date(2026, 11, 16), "Heron met the desk officer.", "t-nor", "m-1"),
)


def plan_of(**fields: Any) -> Plan:
    """The campaign: two issues, six targets, five members; `fields` replace what it says."""
    said: dict[str, Any] = {
        "id": "c-rivers",
        "title": "Clean rivers, free assembly",
        "sur": "NPL",
        "organisation": "River friends",
        "session": 55,
        "review_date": REVIEW_DAY,
        "date_status": DateStatus.CONFIRMED,
        "sample": True,
        "issues": (Issue("i-water", "Right to water"), Issue("i-assembly", "Free assembly")),
        "asks": (
            Ask("a-1", "i-water", "Adopt the Water Act within two years", note="Heron drafts it."),
            Ask("a-2", "i-assembly", "Abolish the permit; Lotus can explain"),
        ),
        "targets": TARGETS,
        "members": MEMBERS,
        "assignments": ASSIGNMENTS,
        "log": LOG,
    }
    return Plan(**(said | fields))


def open_plan(space: Workspace, plan: Plan) -> Path:
    """Write a plan into the home and open it; returns its file."""
    path = space.home.campaigns / "rivers.toml"
    PlanFile(path).create(plan)
    space.open_campaign(path)
    return path


def present(space: Workspace) -> Plan:
    """The plan as it is now."""
    assert space.campaign is not None
    return space.campaign.plan
