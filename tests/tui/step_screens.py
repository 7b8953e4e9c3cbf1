"""What the tests of Focus and Target share: the two apps, and questions to the open plan."""

from __future__ import annotations

import random
from typing import Any

from textual.pilot import Pilot

from tests.tui.step_library import EDUCATION
from tests.tui.support import (
    app_with,
    screen_text,
    settled,
)
from tests.tui.waiting import until
from uprtui.campaign import Add, Ask, AskKind, Issue, Plan
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.target import TargetScreen
from uprtui.tui.workspace import Workspace


def focus_app(space: Workspace) -> UprtuiApp:
    chance = random.Random(7)
    return app_with(space, "focus", {"focus": lambda: FocusScreen(chance.choice)})


def plan_of(space: Workspace) -> Plan:
    assert space.campaign is not None
    return space.campaign.plan


def labels(space: Workspace) -> list[str]:
    return [issue.label for issue in plan_of(space).issues]


async def until_labels(pilot: Pilot[Any], space: Workspace, *expected: str) -> None:
    await until(pilot, lambda: labels(space) == list(expected), f"expected {expected}")


async def write(pilot: Pilot[Any], words: str) -> None:
    """Put words into the ask editor at once; each key of a pilot takes its time."""
    pilot.app.screen.query_one(AskText).insert(words)
    await settled(pilot)


def lines_with(text: str, word: str) -> list[str]:
    return [line for line in text.splitlines() if word in line]


def with_asks(space: Workspace) -> None:
    """Put one issue with two asks into the plan."""
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-one", EDUCATION, "girls stay at home")))
    space.campaign.do(Add(Ask("a-one", "i-one", "Adopt a law on books by 2030")))
    space.campaign.do(Add(Ask("a-two", "i-one", "When will it open schools?", AskKind.QUESTION)))


def target_app(space: Workspace) -> UprtuiApp:
    chance = random.Random(7)
    return app_with(space, "target", {"target": lambda: TargetScreen(chance.choice)})


def chosen_states(space: Workspace) -> list[str]:
    return [target.state for target in plan_of(space).targets]


async def until_chosen(pilot: Pilot[Any], space: Workspace, *expected: str) -> None:
    await until(pilot, lambda: chosen_states(space) == list(expected), f"expected {expected}")


def table_lines(app: UprtuiApp | Any) -> list[str]:
    """The rows drawn under the table's heading, which begins with #."""
    lines = screen_text(app).splitlines()
    heading = next(place for place, line in enumerate(lines) if line.split()[:1] == ["#"])
    return lines[heading + 1 : -1]
