"""Each view of the workshop says what it promises, and what can be taken over from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, plan_of, write
from tests.tui.support import running, screen_text, settled
from tests.tui.waiting import until, until_shown
from tests.tui.workshop_plan import FALLBACK, GOAL, STEP, VARIANT, workshop_space
from uprtui.campaign import Ask, AskKind, AskRole
from uprtui.tui.screens.focus_ask import AskEditor
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.workshop_alike import with_reference
from uprtui.tui.screens.workshop_desk import Desk, Draft
from uprtui.tui.screens.workshop_known import Shelf
from uprtui.tui.screens.workshop_page import Append, Begin, Line, Page
from uprtui.tui.screens.workshop_views import look
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the library, a ladder and two targets."""
    return workshop_space(tmp_path)


def desk_of(space: Workspace, *states: str, **more: str) -> Desk:
    """A desk with the wordings of some States; the first is the one looked at."""
    plan = plan_of(space)
    found = Shelf(space).gather(plan, EDUCATION, states)
    return Desk(
        plan,
        EDUCATION,
        space.states,
        space.today(),
        known=found.known,
        wordings=found.wordings,
        state=states[0] if states else None,
        ask=more.get("ask"),
    )


def line_of(page: Page, words: str) -> Line:
    """The first line with those words."""
    return next(
        line for line in page.lines if words in " ".join(str(cell) for cell in line.row.cells)
    )


def test_the_wording_names_verbs_with_shares_lengths_categories_and_departures(
    space: Workspace,
) -> None:
    desk = desk_of(space, "NOR")
    page = look(desk, Draft("Adopt a law on school"), "wording").page
    assert "How Norway writes" in page.columns[1].title
    assert "41 recommendations on Right to education" in page.columns[1].title
    ensure = str(line_of(page, "ensure").row.cells[1])
    assert "█" in ensure
    assert "%" in ensure
    assert "half have at most" in str(line_of(page, "Length").row.cells[1])
    assert "continuing action" in str(line_of(page, "Cat. 2").row.cells[1])
    near = [line for line in page.lines if str(line.row.cells[0]).startswith("Near")]
    assert len(near) <= 3
    detail = repr(line_of(page, "ensure").detail())
    assert "It opens with" in detail


def test_a_departure_marks_its_place_in_the_draft(space: Workspace) -> None:
    desk = desk_of(space, "NOR")
    text = "Abolish " + "the fees of every school in the hills and the valleys " * 4
    page = look(desk, Draft(text), "wording").page
    line = line_of(page, "longer than 9 in 10")
    ((start, end),) = line.marks
    assert 0 < start < end == len(text.rstrip())
    assert "Way out" in repr(line.detail())


def test_only_the_wording_of_targets_that_an_ask_names_is_held_against_it(
    space: Workspace,
) -> None:
    desk = desk_of(space, "NOR", "CHL")
    text = "Ensure " + "that every school in the hills and the valleys is open " * 3
    named = desk.about(Draft(text, targets=("t-nor",)))
    assert [each.state for each in named.wordings] == ["NOR"]
    assert desk.about(Draft(text)).wordings == ()


async def test_another_state_can_be_chosen_for_the_wording(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, GOAL)
        await pilot.press("escape", "right", "right", "right")
        await until_shown(pilot, "How Norway writes: 41 recommendations")
        await pilot.press("w", "down", "enter")
        await until_shown(pilot, "How Chile writes")
        await pilot.press("w", "d", "e", "n", "m", "enter")
        await until_shown(pilot, "How Denmark writes")


async def test_an_earlier_recommendation_is_referred_to_with_its_place(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, "Adopt a law on free school books.")
        await pilot.press("escape", "right")
        await until_shown(pilot, "Among 14 recommendations to Nepal")
        await pilot.press("a")
        await until_shown(pilot, "as previously recommended by")
        field = pilot.app.screen.query_one(AskText)
        assert field.sentence.endswith("in session 37.")
        assert field.sentence.startswith("Adopt a law on free school books, as previously")
        await pilot.press("e", "ctrl+z")
        assert field.sentence == "Adopt a law on free school books."


def test_a_reference_stands_before_the_full_stop() -> None:
    assert with_reference("Adopt a law.", "as said") == "Adopt a law, as said."
    assert with_reference("Adopt a law ", "as said") == "Adopt a law, as said"
    assert with_reference("", "as said") == "As said"


def test_what_was_recommended_to_another_state_is_no_reference(space: Workspace) -> None:
    desk = desk_of(space, "NOR")
    page = look(desk, Draft("Ensure that every school of Ghana is open to girls"), "wording").page
    assert line_of(page, "Ghana:").take is None


def test_the_ladder_has_goal_steps_fallback_and_variants_with_their_chances(
    space: Workspace,
) -> None:
    desk = desk_of(space, "NOR", ask="a-step")
    draft = Draft(STEP + " and fund it", role=AskRole.STEP, of="a-goal")
    page = look(desk, draft, "ladder").page
    rungs = [str(line.row.cells[0]).strip() for line in page.lines][:4]
    assert rungs == ["end goal", "step", "fallback", "for Norway"]
    own = line_of(page, "and fund it")
    assert own.row.strong
    assert own.take is None
    for words in (GOAL, FALLBACK, VARIANT):
        line = line_of(page, words)
        assert str(line.row.cells[2]).endswith("%")
        assert isinstance(line.take, Begin)
    assert "if Norway makes it" in repr(line_of(page, GOAL).detail())
    assert "becomes" in repr(line_of(page, VARIANT).detail())


def test_suggested_steps_can_be_taken(space: Workspace) -> None:
    page = look(desk_of(space), Draft("Abolish the death penalty"), "ladder").page
    takes = [line.take for line in page.lines if line.row.key.startswith("suggested")]
    roles = {take.draft.role for take in takes if isinstance(take, Begin)}
    assert roles == {AskRole.STEP, AskRole.FALLBACK}


async def test_taking_a_suggested_step_saves_the_goal_and_goes_on_with_the_step(
    space: Workspace,
) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, "Abolish the death penalty")
        await pilot.press("escape", "left", "left")
        await until_shown(pilot, "Ladder of this ask", "+ step")
        editor = pilot.app.screen
        assert isinstance(editor, AskEditor)
        page = editor._pane.page
        place = next(
            at for at, line in enumerate(page.lines) if line.row.key.startswith("suggested")
        )
        editor._pane.table.move_to(place)
        await settled(pilot)
        await pilot.press("a")
        await until_shown(pilot, "New step to Nepal", "The ask before is saved. Now its step.")
        await pilot.press("ctrl+s")
        await until(
            pilot, lambda: any(ask.role is AskRole.STEP for ask in added(space)), "step saved"
        )
        goal, step = added(space)
        assert goal.text == "Abolish the death penalty"
        assert (step.role, step.of) == (AskRole.STEP, goal.id)


def added(space: Workspace) -> list[Ask]:
    """The asks that the plan did not have at first, in its order."""
    return [
        ask
        for ask in plan_of(space).asks
        if "a-goal" not in (ask.id, ask.of) and ask.kind is AskKind.RECOMMENDATION
    ][1:]


def test_a_question_stands_on_no_ladder(space: Workspace) -> None:
    draft = Draft("How many girls left school?", AskKind.QUESTION)
    page = look(desk_of(space), draft, "ladder").page
    assert page.lines == ()
    assert "no ladder" in page.instead.title


def test_two_minutes_have_the_draft_as_it_stands(space: Workspace) -> None:
    desk = desk_of(space, "CHL", ask="a-goal")
    page = look(desk, Draft(GOAL + ", and books"), "minutes").page
    own = line_of(page, "and books")
    assert own.row.strong
    assert float(str(own.row.cells[0])) > 5
    assert "of 120 seconds" in page.columns[3].title
    other = look(replace(desk, state="NOR"), Draft(GOAL + ", and books"), "minutes").page
    assert not any("and books" in str(line.row.cells) for line in other.lines)
    assert line_of(other, VARIANT)


async def test_a_role_and_its_targets_are_chosen_and_saved(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, "Present a bill on school meals")
        await pilot.press("escape", "r")
        await until_shown(pilot, "What is this ask?", "Step towards")
        await pilot.press("down", "enter")
        await until_shown(pilot, "New step to Nepal")
        await pilot.press("f")
        await until_shown(pilot, "For whom are these words?", "All targets")
        await pilot.press("down", "down", "tab", "enter")
        await until_shown(pilot, "for Chile")
        assert "on Right to education, for Chile" in screen_text(pilot.app)
        await pilot.press("s")
        await until(pilot, lambda: any("meals" in a.text for a in plan_of(space).asks), "saved")
        ask = next(each for each in plan_of(space).asks if "meals" in each.text)
        assert (ask.role, ask.of, ask.targets) == (AskRole.STEP, "a-goal", ("t-chl",))


def test_what_cannot_be_taken_over_is_not_offered(space: Workspace) -> None:
    page = look(desk_of(space), Draft("Improve access to education"), "checks").page
    assert all(line.take is None for line in page.lines)
    alike = look(desk_of(space), Draft("Adopt a law on free school books"), "alike").page
    assert all(isinstance(line.take, Append) for line in alike.lines)
