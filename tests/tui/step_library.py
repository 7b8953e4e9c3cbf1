"""An invented library with three reviews of Nepal, and a campaign on it, for the steps' tests."""

from __future__ import annotations

from collections.abc import Iterator

from tests.made_once import made_once
from tests.tui.small_library import NOW, row
from uprtui.campaign import PlanFile, new_plan
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow
from uprtui.recommendation import Response
from uprtui.tui.workspace import Workspace

EDUCATION, ENVIRONMENT, TORTURE = (
    "Right to education",
    "Environment",
    "Torture and other CID treatment",
)
HEALTH, MINORITIES = "Right to health", "Minorities"
YES, NO, LATER = Response.SUPPORTED, Response.NOTED, Response.PENDING

# Issue, State under review, session, recommending States, category, response, text.
_MADE = (
    (EDUCATION, "NPL", 37, "NOR CHL GHA BTN", 5, YES, "Adopt a law on free school books"),
    (EDUCATION, "NPL", 23, "NOR CHL", 4, YES, "Ensure that every village has a school"),
    (EDUCATION, "NPL", 10, "NOR", 2, NO, "Continue to open schools in the hills"),
    (TORTURE, "NPL", 37, "CZE DNK", 5, NO, "Make torture a crime under the law"),
    (TORTURE, "NPL", 23, "CZE", 3, NO, "Consider a visit of experts on torture"),
    (ENVIRONMENT, "NPL", 37, "FJI MDV BTN", 4, YES, "Protect the glaciers above the valleys"),
    (HEALTH, "NPL", 37, "CUB", 2, LATER, "Continue to train nurses for the hills"),
    (EDUCATION, "BTN", 33, "NOR PRT", 4, YES, "Ensure lessons in every language"),
    (EDUCATION, "PER", 42, "NOR PRT CHL", 5, YES, "Adopt a law on free school meals"),
    (TORTURE, "PER", 42, "CZE DNK FRA", 5, NO, "Make torture a crime at last"),
    (TORTURE, "FJI", 35, "CZE FRA", 4, YES, "Prevent torture in police cells"),
    (ENVIRONMENT, "PER", 42, "FJI MDV", 3, YES, "Examine what mines do to rivers"),
    (MINORITIES, "BTN", 33, "FRA", 3, NO, "Consider a council of minorities"),
)


def rows() -> Iterator[CheckedRow]:
    """The recommendations."""
    for issue, sur, session, states, action, response, text in _MADE:
        for state in states.split():
            yield row(text, sur, state, session, (issue,), action, response)


@made_once
def publish(home: Home, *, synthetic: bool = False) -> None:
    """Write the library into a home."""
    home.prepare()
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("upr-info", "invented.csv", "c" * 64, "", synthetic)
        source.stage(list(rows()))
        source.close()
        builder.publish()


def open_campaign(space: Workspace, sur: str = "NPL", session: int | None = 51) -> None:
    """Open an empty campaign."""
    path = space.home.campaigns / "schools.toml"
    plan = new_plan("Schools first", sur, lambda letters: letters[0], session=session)
    PlanFile(path).create(plan)
    space.open_campaign(path)
