"""An ask is looked at while it is written; nothing that was written is lost without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, plan_of, until_labels, write
from tests.tui.support import TODAY, running, screen_text, settled
from tests.tui.waiting import type_words, until, until_gone, until_shown
from tests.tui.workshop_plan import GOAL, workshop_space
from uprtui.campaign import AskKind, AskRole, Remove, SetField
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_ask import AskEditor
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.focus_writing import Writing
from uprtui.tui.screens.workshop_desk import Draft
from uprtui.tui.screens.workshop_pane import WorkshopPane
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.window_table import WindowTable
from uprtui.tui.workspace import Workspace

VAGUE = "Improve access to education"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and an empty campaign on Nepal."""
    return workshop_space(tmp_path, asks=False)


async def new_ask(pilot: Pilot[Any]) -> AskText:
    """Open the editor on a new ask to the first issue of Focus, which is education."""
    await until_shown(pilot, EDUCATION)
    await pilot.press("a")
    await until_shown(pilot, f"New end goal to Nepal on {EDUCATION}")
    return pilot.app.screen.query_one(AskText)


def marked(pilot: Pilot[Any]) -> str:
    """The words of the draft that are marked."""
    field = pilot.app.screen.query_one(AskText)
    return "|".join(field.text[start:end] for start, end in field._marks)


def detail(pilot: Pilot[Any]) -> str:
    return repr(pilot.app.screen.query_one(WorkshopPane).detail)


async def test_findings_come_while_typing_and_go_when_the_draft_is_mended(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        field = await new_ask(pilot)
        await until_shown(pilot, "Nothing is written yet")
        await write(pilot, "Improve access to educati")
        await type_words(pilot, "on")
        await until_shown(pilot, "4 general action · 4 words · 2 of 120 s", "warn")
        await until(pilot, lambda: "Improve access to education" in marked(pilot), "marked")
        text = await until_shown(pilot, "Way out", "Source", "For example")
        assert "is general" in text
        field.rewrite("Adopt a law on free school by 2028")
        await until_shown(pilot, "5 specific action · 8 words")
        await until_gone(pilot, "is general")


async def test_enter_on_a_finding_goes_to_its_words_in_the_text(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        field = await new_ask(pilot)
        await write(pilot, "  Improve  access to education")
        await until_shown(pilot, "is general")
        await pilot.press("escape")
        pane = pilot.app.screen.query_one(WorkshopPane)
        place = next(
            number
            for number, line in enumerate(pane.page.lines)
            if "is general" in str(line.row.cells[1])
        )
        pane.table.move_to(place)
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: field.has_focus, "in the text")
        assert field.selected_text == ""
        assert marked(pilot) == "Improve  access to education"
        await pilot.press("!")
        assert field.text == "  Improve  access to education!", "nothing is typed over"


async def test_the_views_follow_each_other_and_escape_leads_to_them(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await write(pilot, GOAL)
        assert "Esc Checks" in screen_text(pilot.app)
        await pilot.press("left")
        await until_shown(pilot, "What the checks say")
        await pilot.press("escape", "right")
        await until_shown(pilot, "Among 14 recommendations to Nepal", "free school books")
        await pilot.press("right")
        await until_shown(pilot, "The library has nothing that UN bodies recommended to Nepal")
        await pilot.press("right")
        await until_shown(pilot, "No State is chosen")
        await pilot.press("right")
        await until_shown(pilot, "Ladder of this ask", "end goal")
        await pilot.press("right", "right")
        await until_shown(pilot, "What the checks say")
        await pilot.press("left")
        await until_shown(pilot, "What a State could read out")
        await pilot.press("tab")
        await until(pilot, lambda: pilot.app.screen.query_one(AskText).has_focus, "in the text")


async def test_saving_an_ask_puts_its_issue_into_the_plan_in_one_step(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await write(pilot, "Adopt  a law")
        await pilot.press("enter")
        await until_labels(pilot, space, EDUCATION)
        (ask,) = plan_of(space).asks
        assert (ask.text, ask.kind, ask.role) == ("Adopt a law", "recommendation", "goal")
        assert ask.issue == plan_of(space).issues[0].id
        await until_shown(pilot, "Ask saved", "1 chosen")
        await pilot.press("u")
        await until_labels(pilot, space)
        assert plan_of(space).asks == ()


async def test_letters_beside_the_text_are_keys(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await write(pilot, "When will it open schools?")
        await pilot.press("escape", "t")
        await until_shown(pilot, "New advance question to Nepal", "Question · 5 words")
        await pilot.press("r")
        await until_shown(pilot, "A question stands on no ladder")
        await pilot.press("s")
        await until_labels(pilot, space, EDUCATION)
        assert plan_of(space).asks[0].kind is AskKind.QUESTION


async def test_a_pasted_text_becomes_one_paragraph(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        field = await new_ask(pilot)
        field.post_message(events.Paste("Adopt\r\na\tlaw\x1b[31m\u202e on\nbooks"))
        await until_shown(pilot, "Adopt a law[31m on books")
        assert field.sentence == "Adopt a law[31m on books"


async def test_data_is_never_markup(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await write(pilot, "Improve [bold]access[/bold] to [education")
        await until_shown(pilot, "Improve [bold]access[/bold] to [education", "general action")


async def test_leaving_asks_only_where_something_is_lost(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back at once")
        await pilot.press("a")
        await type_words(pilot, "Adopt")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm), "asked")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskEditor), "go on")
        assert pilot.app.screen.query_one(AskText).text == "Adopt"
        await pilot.press("q", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "left")
        assert plan_of(space).asks == ()


async def test_an_empty_ask_is_not_saved(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await pilot.press("space", "ctrl+s")
        await until_shown(pilot, "nothing to save")
        assert isinstance(pilot.app.screen, AskEditor)


async def test_what_is_written_is_kept_when_its_ask_has_gone_meanwhile(tmp_path: Path) -> None:
    space = workshop_space(tmp_path)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("e")
        await until_shown(pilot, "Asks to Nepal")
        await pilot.press("down", "enter")
        await until_shown(pilot, "Change the step")
        assert space.campaign is not None
        space.campaign.do(Remove("a-goal"))
        space.campaign.do(Remove("a-step"))
        await write(pilot, " and more")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "back at the list")
        ask = next(each for each in plan_of(space).asks if each.text.endswith("and more"))
        assert (ask.role, ask.of) == (AskRole.STEP, None)
        await until_shown(pilot, "step, no goal")


async def test_an_empty_text_shows_how_to_begin_with_a_year_that_can_come(
    space: Workspace,
) -> None:
    assert space.campaign is not None
    async with running(focus_app(space)) as pilot:
        await new_ask(pilot)
        await until_shown(pilot, "“Adopt by 2029 a law that …”", "“Adopt by 2029 a law that bans")
        await pilot.press("escape", "t")
        text = await until_shown(pilot, "What has the State done to …?", "has done, or will do")
        assert "Adopt by" not in text
        await pilot.press("escape")
        space.campaign.do(SetField("review_date", date(2027, 11, 8)))
        await new_ask(pilot)
        await until_shown(pilot, "“Adopt by 2030 a law that …”")


async def test_the_checks_know_the_day_of_the_review_and_of_the_user(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(SetField("review_date", date(2027, 11, 8)))
    async with running(focus_app(space)) as pilot:
        writing = Writing(pilot.app.screen, lambda letters: letters[0])  # type: ignore[arg-type]
        desk = writing.desk(EDUCATION)
        assert desk is not None
        about = desk.about(Draft("Adopt a law by 2040"))
        assert (about.today, about.review) == (TODAY, date(2027, 11, 8))


async def test_without_a_library_an_ask_is_written_from_the_screen_focus(tmp_path: Path) -> None:
    space = workshop_space(tmp_path, library=False, asks=False)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "There is no library yet")
        issue = pilot.app.screen.query_one(WindowTable).cursor_row
        assert issue is not None
        await pilot.press("a")
        await until_shown(pilot, f"New end goal to Nepal on {issue.key}")
        await write(pilot, VAGUE)
        await until_shown(pilot, "is general", "checks need a library")
        await pilot.press("enter")
        await until_labels(pilot, space, issue.key)
        assert [ask.text for ask in plan_of(space).asks] == [VAGUE]


async def test_without_a_library_the_checks_say_which_of_them_need_one(tmp_path: Path) -> None:
    space = workshop_space(tmp_path, library=False, asks=False)
    async with running(focus_app(space)) as pilot:
        writing = Writing(pilot.app.screen, lambda letters: letters[0])  # type: ignore[arg-type]
        writing.write(EDUCATION)
        await until_shown(pilot, "New end goal")
        await write(pilot, VAGUE)
        await until_shown(pilot, "is general", "checks need a library")
        await pilot.press("escape", "right")
        await until_shown(pilot, "This view needs a library", "There is no library at")
        await pilot.press("right")
        await until_shown(pilot, "This view needs a library")
        await pilot.press("right", "w")
        await until_shown(pilot, "Whose wording?")
        await pilot.press("enter")
        await until_shown(pilot, "This view needs a library")
        await pilot.press("right")
        await until_shown(pilot, "Ladder of this ask", "end goal")
