"""The asks of an issue stand as ladders; they are written, ordered, deleted and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, lines_with, plan_of, write
from tests.tui.support import WIDE, running, screen_text
from tests.tui.waiting import until, until_shown
from tests.tui.workshop_plan import GOAL, VARIANT, workshop_space
from uprtui.campaign import AskRole, Change, Remove, Visibility
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.workshop_pane import WorkshopPane
from uprtui.tui.widgets.detail import Paragraph
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the library, a ladder and two targets."""
    return workshop_space(tmp_path)


async def open_list(pilot: Pilot[Any]) -> str:
    await until_shown(pilot, EDUCATION)
    await pilot.press("e")
    return await until_shown(pilot, f"Asks to Nepal on {EDUCATION}", "end goal")


def keys(pilot: Pilot[Any]) -> list[str]:
    """The ids of the asks in the list, in its order."""
    page = pilot.app.screen.query_one(WorkshopPane).page
    return [line.row.key for line in page.lines]


async def test_the_asks_stand_as_a_tree_with_what_the_checks_say(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        text = await open_list(pilot)
        assert keys(pilot) == ["a-goal", "a-step", "a-less", "a-nor", "questions", "a-how"]
        rows = text.splitlines()[2:8]
        assert [row[2:14].strip() for row in rows] == [
            "end goal", "step", "fallback", "for Norway", "", "question",
        ]  # fmt: skip
        assert "advise" in rows[2]
        assert "Advance questions, sent in writing before" in text


async def test_the_words_in_which_a_variant_differs_are_marked(space: Workspace) -> None:
    async with running(focus_app(space), WIDE) as pilot:
        await open_list(pilot)
        await pilot.press("down", "down", "down")
        await until_shown(pilot, "Variant for Norway", "The end goal says", "This variant says")
        blocks = pilot.app.screen.query_one(WorkshopPane).detail.blocks
        goal, variant, *_ = [each for each in blocks if isinstance(each, Paragraph)]
        assert [goal.text[start:end] for start, end in goal.spans] == ["Adopt", "every girl"]
        assert [variant.text[a:b] for a, b in variant.spans] == ["Ensure", "all girls"]


async def test_a_new_step_is_linked_to_its_goal(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "s")
        await until_shown(pilot, "New step to Nepal")
        await write(pilot, "Count the girls who leave school")
        await pilot.press("enter")
        text = await until_shown(pilot, "Asks to Nepal", "Count the girls", "Ask saved")
        assert "step" in lines_with(text, "Count the girls")[0]
        ask = plan_of(space).asks[-1]
        assert (ask.role, ask.of) == (AskRole.STEP, "a-goal")
        await pilot.press("u")
        await until(pilot, lambda: len(keys(pilot)) == 6, "undone")
        await pilot.press("r")
        await until_shown(pilot, "Count the girls", "Again: Add ask")


async def test_a_new_variant_begins_with_the_goals_words_for_chosen_targets(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("v")
        await until_shown(pilot, "For whom is this variant?", "Norway", "Chile")
        await pilot.press("down", "enter")
        await until_shown(pilot, "New variant to Nepal on Right to education, for Chile")
        field = pilot.app.screen.query_one(AskText)
        assert field.sentence == GOAL
        field.rewrite(GOAL.replace("Adopt", "Pass"))
        await until_shown(pilot, "“Adopt” becomes “Pass”")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "for Chile", "Ask saved")
        ask = plan_of(space).asks[-1]
        assert (ask.role, ask.of, ask.targets) == (AskRole.VARIANT, "a-goal", ("t-chl",))


async def test_an_ask_is_deleted_and_brought_back(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "d")
        await until(pilot, lambda: "a-step" not in keys(pilot), "deleted")
        await until_shown(pilot, "Ask deleted. u brings it back.")
        await pilot.press("u")
        await until(pilot, lambda: "a-step" in keys(pilot), "brought back")
        await until_shown(pilot, "Undone: Remove ask")


async def test_an_end_goal_is_not_deleted_with_its_ladder_unasked(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("d")
        await until_shown(pilot, "Delete this end goal and its ladder?", "3 asks go with it")
        await pilot.press("n")
        await until_shown(pilot, "Asks to Nepal")
        assert "a-goal" in keys(pilot)
        await pilot.press("d", "y")
        await until(pilot, lambda: keys(pilot) == ["questions", "a-how"], "deleted")
        await pilot.press("u")
        await until(pilot, lambda: len(keys(pilot)) == 6, "brought back")


async def test_asks_are_moved_among_those_beside_them(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, "Train a teacher for each school of the hills by 2028")
        await pilot.press("enter")
        await until(pilot, lambda: len(keys(pilot)) == 7, "a second goal")
        second = keys(pilot)[4]
        pilot.app.screen.query_one(WorkshopPane).table.move_to(4)
        await pilot.press("K")
        await until(pilot, lambda: keys(pilot)[0] == second, "moved up")
        await pilot.press("shift+down")
        await until(pilot, lambda: keys(pilot)[0] == "a-goal", "moved down")
        await pilot.press("J")
        await until(pilot, lambda: keys(pilot)[0] == "a-goal", "the last stays")


async def test_an_edited_ask_is_shown_as_it_is_now(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, "Change the fallback")
        await write(pilot, " and why")
        await pilot.press("ctrl+t", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "back at the list")
        ask = next(each for each in plan_of(space).asks if each.id == "a-less")
        assert ask.text.endswith("leave school and why")
        assert (ask.kind, ask.role, ask.of) == ("question", AskRole.GOAL, None)
        await until(pilot, lambda: keys(pilot)[-2:] == ["a-less", "a-how"], "a question now")


async def test_escape_goes_back_and_undo_says_where_there_is_nothing(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("r")
        await until_shown(pilot, "There is nothing to redo.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back")


async def test_undo_says_where_others_have_changed_the_same(space: Workspace) -> None:
    campaign = space.campaign
    assert campaign is not None
    campaign.do(Change("a-step", "text", "Table a bill"))
    theirs = Change("a-step", "text", "Table two bills").apply(campaign.plan)
    campaign._history.rebase(theirs)
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("u")
        await until_shown(pilot, "Undone, but not what others have changed since: Change ask")


async def test_an_end_goal_with_a_ladder_stays_one(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("enter")
        await until_shown(pilot, "Change the end goal", "object · public")
        await pilot.press("ctrl+t")
        await until_shown(pilot, "A question has no steps. This end goal has a ladder")
        await pilot.press("escape", "r")
        await until_shown(pilot, "This end goal has a ladder")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "unchanged")
        await pilot.press("down", "enter")
        await until_shown(pilot, "Change the step")
        await pilot.press("ctrl+t")
        await until_shown(pilot, "Change the advance question")


async def test_words_whose_targets_have_gone_stay_open_in_the_editor(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "down", "down", "enter")
        await until_shown(pilot, "Change the variant", "for Norway")
        await write(pilot, " and boys")
        assert space.campaign is not None
        space.campaign.do(Remove("t-nor"))
        await pilot.press("enter")
        await until_shown(pilot, "Not saved: its targets have left the plan.", "boys")
        assert not any("and boys" in ask.text for ask in plan_of(space).asks)
        await pilot.press("escape", "escape")
        await until_shown(pilot, "Leave without saving the ask?")
        await pilot.press("n", "f")
        text = await until_shown(pilot, "For whom are these words?", "Chile")
        assert "Norway" not in text
        await pilot.press("down", "enter")
        await until_shown(pilot, "for Chile")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "saved")
        ask = next(each for each in plan_of(space).asks if "and boys" in each.text)
        assert ask.targets == ("t-chl",)


async def test_where_no_target_is_left_the_words_can_be_for_all(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("down", "down", "down", "enter")
        await until_shown(pilot, "Change the variant")
        await write(pilot, " and boys")
        assert space.campaign is not None
        for target in ("t-nor", "t-chl"):
            space.campaign.do(Remove(target))
        await pilot.press("enter")
        await until_shown(pilot, "Not saved: its targets have left the plan.")
        await pilot.press("escape", "f")
        await until_shown(pilot, "For whom are these words?", "All targets")
        await pilot.press("enter", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "saved")
        assert next(a for a in plan_of(space).asks if "and boys" in a.text).targets == ()


async def test_who_may_see_an_ask_is_shown_and_chosen(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("f")
        await until_shown(pilot, "New fallback to Nepal")
        await write(pilot, "Count the girls who leave school")
        await until_shown(pilot, " · coalition")
        await pilot.press("escape")
        await pilot.press("p")
        await until_shown(pilot, "Who may see this ask?", "in every copy of the plan")
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, " · private", "Seen by: private.")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "saved")
        assert plan_of(space).asks[-1].visibility is Visibility.PRIVATE
        await pilot.press("home", "enter")
        await until_shown(pilot, "Change the end goal", "object · public")
        await pilot.press("escape", "p", "down", "enter")
        await until_shown(pilot, " · coalition")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "saved")
        goal = next(each for each in plan_of(space).asks if each.id == "a-goal")
        assert (goal.text, goal.visibility) == (GOAL, Visibility.COALITION)


async def test_without_asks_the_list_says_how_to_begin(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await open_list(pilot)
        await pilot.press("end", "d", "home", "d", "y")
        text = await until_shown(pilot, "No ask yet", "a writes the end goal")
        assert "Step" not in text.splitlines()[-1]
        await pilot.press("u", "u")
        await until_shown(pilot, VARIANT[:20])
        assert "Asks to Nepal" in screen_text(pilot.app)
