"""Focus proposes an order; it keeps weights, evidence and what became of recommendations."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.step_library import EDUCATION, ENVIRONMENT, TORTURE, open_campaign, publish
from tests.tui.step_screens import focus_app, labels, lines_with, plan_of, until_labels
from tests.tui.support import WIDE, running, screen_text, settled, workspace
from tests.tui.waiting import type_words, until, until_drawn, until_gone, until_shown
from uprtui.campaign import (
    Add,
    Ask,
    Assessment,
    AssessmentStatus,
    EvidenceNote,
    Issue,
    Target,
    Visibility,
)
from uprtui.target import reach
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_notes import NoteList
from uprtui.tui.screens.focus_statuses import StatusList
from uprtui.tui.workspace import Workspace

SHOWN = "chosen, 54 issues"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal that puts health first."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    assert made.campaign is not None
    made.campaign.do(Add(Issue("i-env", ENVIRONMENT)))
    made.campaign.do(Add(Issue("i-edu", EDUCATION)))
    return made


def put(space: Workspace, *entities: Any) -> None:
    assert space.campaign is not None
    for each in entities:
        space.campaign.do(Add(each))


def row_of(pilot: Pilot[Any], issue: str) -> list[str]:
    """The places of an issue as drawn: in the plan, and in the proposal."""
    [line] = [row for row in screen_text(pilot.app).splitlines() if f"  {issue}  " in row[:60]]
    return line[6 : line.index(issue)].split()


async def until_known(pilot: Pilot[Any]) -> str:
    """Wait until the chances of the States are in the proposal."""
    await until_shown(pilot, SHOWN)
    screen = pilot.app.screen
    assert isinstance(screen, FocusScreen)
    await until(pilot, lambda: screen._reached is not None, "who is likely to raise each issue")
    return screen_text(pilot.app)


async def test_the_proposed_order_is_taken_and_given_back(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        assert labels(space) == [ENVIRONMENT, EDUCATION]
        await pilot.press("t")
        await until_labels(pilot, space, EDUCATION, ENVIRONMENT)
        await until_shown(pilot, "Your issues stand in the proposed order")
        await pilot.press("t")
        await settled(pilot)
        assert labels(space) == [EDUCATION, ENVIRONMENT], "there is nothing left to take"
        await pilot.press("u")
        await until_labels(pilot, space, ENVIRONMENT, EDUCATION)


async def test_a_weight_goes_up_and_down_between_1_and_5_and_moves_the_place(
    space: Workspace,
) -> None:
    async with running(focus_app(space), WIDE) as pilot:
        await until_known(pilot)
        before = row_of(pilot, ENVIRONMENT)
        assert before == ["1", "3"], "first in the plan, third in the proposal"
        await pilot.press("plus", "plus", "plus")
        await until_shown(pilot, "30 of 30")
        assert plan_of(space).issues[0].weight == 5
        heavier = row_of(pilot, ENVIRONMENT)
        assert heavier == ["1", "1"]
        await pilot.press(*["minus"] * 5)
        await until_shown(pilot, "0 of 30")
        assert plan_of(space).issues[0].weight == 1
        await pilot.press("u")
        await until_shown(pilot, "7.5 of 30")


async def test_the_other_issues_can_stand_in_the_proposed_order(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("p")
        text = await until_shown(pilot, "P… ▲", "Sorted by the proposed order")
        places = [int(line[10:16]) for line in text.splitlines()[5:20]]
        assert places == sorted(places)
        assert ENVIRONMENT in text.splitlines()[3], "chosen issues stay on top"


async def test_evidence_is_written_listed_changed_deleted_and_brought_back(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("n")
        await until_shown(pilot, f"Add evidence on {ENVIRONMENT}")
        await type_words(pilot, "12 wells are dry")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(plan_of(space).evidence) == 1, "a note")
        assert plan_of(space).evidence[0].text == "12 wells are dry"
        assert plan_of(space).evidence[0].issue == "i-env"
        await pilot.press("n")
        await until_shown(pilot, f"Evidence on {ENVIRONMENT}", "12 wells are dry", "coalition")
        await pilot.press("enter")
        await until_shown(pilot, f"Change evidence on {ENVIRONMENT}")
        await pilot.press("end")
        await type_words(pilot, " now")
        await pilot.press("ctrl+s")
        await until(
            pilot, lambda: plan_of(space).evidence[0].text == "12 wells are dry now", "changed"
        )
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteList), "the list")
        await pilot.press("d")
        await until(pilot, lambda: not plan_of(space).evidence, "deleted")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back")
        await pilot.press("u")
        await until(pilot, lambda: len(plan_of(space).evidence) == 1, "brought back")


async def test_evidence_on_an_issue_that_is_not_chosen_chooses_it(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("down", "down", "n")
        await until_shown(pilot, f"Add evidence on {TORTURE}")
        await type_words(pilot, "Two deaths in 2025")
        await pilot.press("ctrl+s")
        await until_labels(pilot, space, ENVIRONMENT, EDUCATION, TORTURE)
        await pilot.press("u")
        await until_labels(pilot, space, ENVIRONMENT, EDUCATION)
        assert plan_of(space).evidence == (), "both go in one step"


@pytest.mark.parametrize("key", ["n", "w"])
async def test_what_was_typed_is_not_lost_without_a_question(space: Workspace, key: str) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(pilot.app.screen, FocusScreen), "the form")
        await type_words(pilot, "wells")
        await pilot.press("escape")
        await until_shown(pilot, "Leave without saving?")
        await pilot.press("n")
        await until_gone(pilot, "Leave without saving?")
        assert "wells" in screen_text(pilot.app)
        await pilot.press("escape")
        await until_shown(pilot, "Leave without saving?")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back")
        assert plan_of(space).evidence == ()
        assert plan_of(space).issues[0].why == ""


async def test_an_untouched_form_closes_at_once(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("n")
        await until_shown(pilot, "Add evidence")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back")


async def test_what_became_of_earlier_recommendations_is_said_by_letters(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("down", "x")
        await until_shown(pilot, "What became of 7 recommendations to Nepal", "0 of 7 looked at")
        await pilot.press("n", "down", "p")
        text = await until_shown(pilot, "2 of 7 looked at", "not done", "partly done")
        assert len(lines_with(text, "partly done  ")) == 1
        said = plan_of(space).assessments
        assert [each.status for each in said] == ["not", "partly"]
        assert said[0].text.startswith("Adopt a law"), "the words are there without the library"
        await pilot.press("escape", "enter")
        text = await until_shown(pilot, "Need: Earlier recommendations: 0 done, 1 partly done,")
        await pilot.press("end")
        await until_shown(pilot, "What became of them: 2 of 7 looked at")
        await pilot.press("escape", "u")
        await until(pilot, lambda: len(plan_of(space).assessments) == 1, "undone")


async def test_in_the_list_of_statuses_undo_takes_back_what_the_footer_says(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("down", "x")
        await until_shown(pilot, "0 of 7 looked at")
        await pilot.press("d")
        await until_shown(pilot, "1 of 7 looked at", "What became of it: done. u takes it back.")
        await pilot.press("p")
        await until_shown(pilot, "partly done. u takes it back.")
        await pilot.press("p")
        await until_shown(pilot, "Nothing was changed.")
        await pilot.press("u")
        text = await until_shown(pilot, "Undone: Say what became of a recommendation: partly done")
        assert lines_with(text, "› done")
        await pilot.press("ctrl+z")
        await until_shown(pilot, "0 of 7 looked at", "Undone: Add assessment")
        assert plan_of(space).assessments == ()
        await pilot.press("r")
        await until_shown(pilot, "1 of 7 looked at", "Again: Add assessment")
        assert isinstance(pilot.app.screen, StatusList)
        await pilot.press("ctrl+y", "r")
        await until_shown(pilot, "partly done", "There is nothing to redo.")


async def test_an_issue_does_not_take_its_evidence_with_it_unasked(space: Workspace) -> None:
    put(space, EvidenceNote("e-one", "i-env", "12 wells are dry"))
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("space")
        await until_shown(pilot, f"Remove issue {ENVIRONMENT} and its 1 evidence note?")
        await pilot.press("n")
        await until_gone(pilot, "its 1 evidence note")
        assert labels(space) == [ENVIRONMENT, EDUCATION]
        await pilot.press("space", "y")
        await until_labels(pilot, space, EDUCATION)
        assert plan_of(space).evidence == ()
        await pilot.press("u")
        await until(pilot, lambda: len(plan_of(space).evidence) == 1, "brought back")


async def test_a_status_can_have_a_note_that_stays_when_the_status_changes(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("down", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, StatusList), "the list")
        await until_shown(pilot, "0 of 7 looked at")
        await pilot.press("d", "enter")
        await until_shown(pilot, "What became of it?")
        await pilot.press("tab")
        await type_words(pilot, "law of 2025")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "done +")
        await pilot.press("p")
        await until_shown(pilot, "partly done +")
        said = plan_of(space).assessments[0]
        assert (said.status, said.note) == (AssessmentStatus.PARTLY, "law of 2025")
        assert said.visibility is Visibility.COALITION


async def test_the_table_does_not_wait_for_who_is_likely_to_raise_an_issue(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, go_on = reach.reach_of_issues, threading.Event()

    def slow(*args: Any, **kwargs: Any) -> Any:
        assert go_on.wait(20)
        return real(*args, **kwargs)

    monkeypatch.setattr(reach, "reach_of_issues", slow)
    async with focus_app(space).run_test(size=WIDE) as pilot:
        try:
            await until_drawn(pilot, "it is being worked out")
            await pilot.press("t")
            assert labels(space) == [ENVIRONMENT, EDUCATION], "the proposal may still change"
        finally:
            go_on.set()
        await until_shown(pilot, "Of all States")
        await pilot.press("t")
        await until_labels(pilot, space, EDUCATION, ENVIRONMENT)


async def test_asks_that_targets_cannot_carry_are_warned_of(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        assert "! " not in screen_text(pilot.app)
        put(space, Target("t-nor", "NOR", issues=("i-env",)))
        asks = [Ask(f"a-{name}", "i-env", f"Protect the glacier {name}") for name in "abc"]
        put(space, *asks)
        text = await until_shown(pilot, f"! 3 asks on {ENVIRONMENT}", "one target carries 2")
        assert "Keep the one" in text


async def test_the_details_say_what_the_checks_find_in_each_ask(space: Workspace) -> None:
    put(space, Ask("a-one", "i-env", "Improve"))
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("enter")
        text = await until_shown(pilot, "Improve (category 4, 1 word")
        assert "checks: warn 1)" in lines_with(text, "Improve (category")[0]


async def test_notes_and_statuses_of_an_imported_plan_are_shown_as_data(space: Workspace) -> None:
    put(
        space,
        EvidenceNote("e-one", "i-env", "[red]\x1b[31m wells"),
        Assessment("s-one", "nowhere", AssessmentStatus.DONE, "An old one"),
    )
    async with running(focus_app(space)) as pilot:
        await until_known(pilot)
        await pilot.press("n")
        await until_shown(pilot, "[red]\\u001b[31m wells")
