"""Two minutes show what a State could read out, in seconds, and what does not fit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, plan_of
from tests.tui.support import running, screen_text
from tests.tui.waiting import until, until_shown
from tests.tui.workshop_plan import GOAL, QUESTION, VARIANT, workshop_space
from uprtui.campaign import Add, Ask, Target
from uprtui.focus import WORDS_PER_MINUTE
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.workshop_minutes import minutes_page
from uprtui.tui.screens.workshop_pane import WorkshopPane
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the library, a ladder and two targets."""
    return workshop_space(tmp_path)


def test_each_part_has_its_seconds_and_the_bar_moves_towards_two_minutes(
    space: Workspace,
) -> None:
    plan = plan_of(space)
    page = minutes_page(plan, plan.targets[0], space.states)
    rows = [line.row for line in page.lines]
    asks = [row for row in rows if row.cells[2] == "ask"]
    assert [row.cells[3] for row in asks] == [f"{VARIANT}."]
    words = len(VARIANT.split())
    assert asks[0].cells[0] == f"{words * 60 / WORDS_PER_MINUTE:.1f}"
    (total,) = re.findall(r"(\d+) of 120 seconds", page.columns[3].title)
    assert f" {total} s" in str(rows[-2].cells[1])
    assert rows[-1].cells[1:] == ("in writing", "question", QUESTION)
    assert "10 working days before" in repr(page.lines[-1].detail())


def test_what_does_not_fit_is_named(space: Workspace) -> None:
    assert space.campaign is not None
    for number in range(5):
        long = " ".join(["school"] * 50)
        space.campaign.do(Add(Ask(f"a-x{number}", "i-one", f"Build {number} of {long}")))
    plan = plan_of(space)
    page = minutes_page(plan, plan.targets[0], space.states)
    gone = [line for line in page.lines if line.row.cells[2] == "must go"]
    assert gone
    assert all(line.row.cells[1] == "too much" for line in gone)
    detail = repr(gone[0].detail())
    assert "With all asks" in detail
    assert "Must go, the least important first" in detail


def test_without_targets_the_page_says_so(space: Workspace) -> None:
    plan = replace(plan_of(space), targets=())
    page = minutes_page(plan, None, space.states)
    assert page.lines == ()
    assert "no target" in repr(page.instead)
    any_state = minutes_page(plan, Target("", "FIN"), space.states)
    assert "Finland" in any_state.columns[3].title
    assert any(line.row.cells[3] == f"{GOAL}." for line in any_state.lines)


async def test_focus_and_the_list_open_it_and_arrows_choose_the_state(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("m")
        await until_shown(pilot, "Two minutes in the review of Nepal: Norway, 1 of 2 States")
        assert "Ensure by 2028 a law" in screen_text(pilot.app)
        await pilot.press("right")
        await until_shown(pilot, "Chile, 2 of 2 States", "On torture and other CID treatment:")
        await pilot.press("right", "left", "left")
        await until_shown(pilot, "Norway, 1 of 2 States")
        await pilot.press("w", "f", "i", "n", "l", "enter")
        await until_shown(pilot, "Finland, 3 of 3 States")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back at Focus")
        await pilot.press("e")
        await until_shown(pilot, "Asks to Nepal")
        await pilot.press("down", "down", "down", "m")
        await until_shown(pilot, "Norway, 1 of 2 States")
        lines = pilot.app.screen.query_one(WorkshopPane).page.lines
        assert [line.row.cells[2] for line in lines if line.row.strong] == ["ask"]
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "back at the list")
