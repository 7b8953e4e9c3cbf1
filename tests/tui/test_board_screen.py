"""On the board issues and States stand side by side, and a suggestion covers all issues."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.small_library import publish_empty
from tests.tui.step_library import (
    EDUCATION,
    ENVIRONMENT,
    HEALTH,
    MINORITIES,
    TORTURE,
    open_campaign,
    publish,
)
from tests.tui.step_screens import chosen_states, plan_of, until_chosen
from tests.tui.support import (
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until, until_shown
from uprtui.campaign import Add, Assignment, EntryPoint, Issue, SetField, Target
from uprtui.library import Library
from uprtui.recommendation import ISSUES
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.board import BoardScreen
from uprtui.tui.screens.board_names import short_names
from uprtui.tui.screens.board_portfolio import PortfolioScreen
from uprtui.tui.screens.board_rows import MOST_COLUMNS, Place, board_columns, percent
from uprtui.tui.screens.board_suggestion import usual_number, wrong_number
from uprtui.tui.screens.target import TargetScreen
from uprtui.tui.widgets.columns import place_columns
from uprtui.tui.workspace import Workspace

SIX = (EDUCATION, TORTURE, ENVIRONMENT, HEALTH, MINORITIES, "Right to water")


def board_app(space: Workspace) -> UprtuiApp:
    chance = random.Random(7)
    return app_with(space, "board", {"board": lambda: BoardScreen(chance.choice)})


def with_issues(root: Path, *labels: str, **loaders: Any) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal with these issues."""
    space = workspace(root, **loaders)
    publish(space.home)
    open_campaign(space)
    assert space.campaign is not None
    for place, label in enumerate(labels):
        space.campaign.do(Add(Issue(f"i-{place}", label)))
    return space


def add(space: Workspace, *entities: Target | Assignment | Issue) -> None:
    assert space.campaign is not None
    for entity in entities:
        space.campaign.do(Add(entity))


def targets(space: Workspace) -> dict[str, tuple[str, ...]]:
    """Each target's issues, by their labels."""
    plan = plan_of(space)
    names = {issue.id: issue.label for issue in plan.issues}
    return {target.state: tuple(names[issue] for issue in target.issues) for target in plan.targets}


def table_lines(pilot: Pilot[Any]) -> list[str]:
    """The drawn rows: those with a box."""
    return [line for line in screen_text(pilot.app).splitlines() if line[2:5] in {"[ ]", "[x]"}]


def line_of(pilot: Pilot[Any], state: str) -> str:
    (line,) = [line for line in table_lines(pilot) if line[6:].startswith(f"{state} ")]
    return line


def state_of(line: str) -> str:
    """The name of a row's State."""
    return line[6:].partition("  ")[0]


def state_here(pilot: Pilot[Any]) -> str:
    return next(state_of(line) for line in table_lines(pilot) if line.startswith("›"))


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return with_issues(tmp_path, EDUCATION, TORTURE)


async def test_states_are_sorted_by_the_chance_of_any_issue(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        text = await until_shown(pilot, "Any of your 2 issues, before session 51", "Czechia")
        assert "Chance in % to raise at least one." in text
        lines = table_lines(pilot)
        assert "Nepal" not in "".join(lines), "the State under review never ranks"
        anys = [int(line.rstrip(" █│*").split()[-4]) for line in lines[:8]]
        assert anys == sorted(anys, reverse=True)


async def test_arrows_go_through_the_issues_and_name_them_in_full(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼", "Torture")
        await pilot.press("right")
        await until_shown(pilot, f"{EDUCATION} (issue 1 of 2)", "an average State", "Norway")
        assert state_of(table_lines(pilot)[0]) == "Norway"
        await pilot.press("right")
        text = await until_shown(pilot, f"{TORTURE} (issue 2 of 2)", "Torture CID ▼")
        assert "Any ▼" not in text
        assert state_here(pilot) == "Czechia", "the top of one column leads to the top of the next"
        await pilot.press("down")
        state = state_here(pilot)
        await pilot.press("left")
        await until_shown(pilot, "issue 1 of 2")
        assert state_here(pilot) == state, "elsewhere the State stays"
        await pilot.press("left", "left")
        await until_shown(pilot, "issue 2 of 2")


async def test_space_makes_a_target_on_the_issue_of_the_column(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("right", "space")
        await until_chosen(pilot, space, "NOR")
        await until_shown(pilot, "1 target", "Norway is a target")
        assert targets(space) == {"NOR": (EDUCATION,)}
        reasons = plan_of(space).targets[0].reasons
        assert reasons
        assert all(each.startswith(f"{EDUCATION}: ") for each in reasons)
        line = line_of(pilot, "Norway")
        assert "[x]" in line
        assert line.count("*") == 1, "the mark stands in the cell of the issue"
        await pilot.press("u")
        await until_chosen(pilot, space)
        assert "*" not in line_of(pilot, "Norway")


async def test_one_visit_carries_two_asks(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("right", "slash")
        await type_words(pilot, "france")
        await until_shown(pilot, "1 of ")
        await pilot.press("enter", "space", "right", "space")
        await until(
            pilot, lambda: targets(space) == {"FRA": (EDUCATION, TORTURE)}, "on both issues"
        )
        assert line_of(pilot, "France").count("*") == 2
        await pilot.press("space")
        await until(pilot, lambda: targets(space) == {"FRA": (EDUCATION,)}, "one again")


async def test_on_any_space_takes_all_good_issues_and_gives_them_back(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("slash")
        await type_words(pilot, "czech")
        await until_shown(pilot, "1 of ")
        await pilot.press("enter", "space")
        await until_shown(pilot, "Czechia is a target on 2 issues")
        assert {state: set(labels) for state, labels in targets(space).items()} == {
            "CZE": {EDUCATION, TORTURE}
        }
        await pilot.press("space")
        await until_chosen(pilot, space)
        assert "[x]" not in screen_text(pilot.app)


async def test_a_state_that_is_good_for_nothing_is_not_chosen_by_accident(
    space: Workspace,
) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("end", "space")
        await until_shown(pilot, "is above average on no issue")
        assert chosen_states(space) == []


async def test_a_target_with_visits_is_taken_out_only_when_asked(space: Workspace) -> None:
    add(space, Target("t-one", "CZE", issues=("i-0", "i-1")))
    add(space, Assignment("w-one", "t-one", EntryPoint.MISSION))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼", "[x]")
        await pilot.press("c")
        await until_shown(pilot, "1 of ")
        await pilot.press("space")
        await until_shown(pilot, "Remove target Czechia and its 1 assignment?")
        await pilot.press("y")
        await until_chosen(pilot, space)


async def test_details_give_two_reasons_an_issue_and_what_the_state_adds(
    space: Workspace,
) -> None:
    add(space, Target("t-one", "CZE", issues=("i-1",)))
    async with running(board_app(space), WIDE) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("slash")
        await type_words(pilot, "norway")
        await until_shown(pilot, "1 of ")
        text = await until_shown(pilot, "average State", "× ", "with Norway", "Who it is")
        assert "Raised by at least one of your 1" in text
        assert "no target" in text
        assert "Western European" in text


async def test_keys_of_the_state_work_in_its_details(space: Workspace) -> None:
    add(space, Target("t-one", "NOR", issues=("i-0",)))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("right", "enter")
        await until_shown(pilot, f"target on {EDUCATION}", "No other State is a target yet")
        await pilot.press("v")
        await until_shown(pilot, f"5 recommendations on {EDUCATION} by Norway", "Peru")
        await pilot.press("escape", "e")
        await until_shown(pilot, "Target Norway", "Why this State")
        await pilot.press("escape")
        await until_shown(pilot, "issue 1 of 2")


async def test_the_filter_takes_groups_and_c_shows_the_targets_only(space: Workspace) -> None:
    add(space, Target("t-one", "CHL", issues=("i-0",)))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("c")
        await until_shown(pilot, "1 of ", "[x] Chile")
        await pilot.press("slash")
        await type_words(pilot, "weog")
        text = await until_shown(pilot, "0 of ", "No State to show")
        assert "Space Choose" not in text


async def test_a_suggestion_becomes_targets_in_one_edit(space: Workspace) -> None:
    add(space, Target("t-one", "CZE", issues=("i-1",)))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("s")
        await until_shown(pilot, "Suggest how many States?", "8")
        await pilot.press("backspace", "3", "enter")
        text = await until_shown(pilot, "3 States that go together, for Nepal", "✓ Czechia")
        assert "At least one raises it: " in text
        assert "all of them" in text
        assert "Groups: " in text
        await pilot.press("t")
        await until(pilot, lambda: len(chosen_states(space)) == 3, "all three are targets")
        assert chosen_states(space)[0] == "CZE"
        assert targets(space)["CZE"] == (TORTURE,), "a kept target stays as it is"
        assert all(1 <= len(labels) <= 2 for labels in targets(space).values())
        await until_shown(pilot, "2 suggested targets added")
        await pilot.press("u")
        await until_chosen(pilot, space, "CZE")


async def test_a_suggested_state_can_be_left_out(space: Workspace) -> None:
    add(space, Target("t-one", "CZE", issues=("i-1",)))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("s", "backspace", "2", "enter")
        before = await until_shown(pilot, "2 States that go together")
        await pilot.press("space")
        assert "[x]  1  ✓ Czechia" in screen_text(pilot.app), "a target of the plan stays"
        await pilot.press("down", "space")
        await settled(pilot)
        after = screen_text(pilot.app)
        assert "[ ]  2" in after
        assert "Make targets" in before
        assert "Make targets" not in after, "nothing is left to take"
        await pilot.press("t", "escape")
        await until_shown(pilot, "Any ▼")
        assert chosen_states(space) == ["CZE"]


async def test_a_suggestion_of_too_few_states_is_refused(space: Workspace) -> None:
    add(space, Target("t-one", "CZE"), Target("t-two", "FRA"))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any ▼")
        await pilot.press("s", "backspace", "2", "enter")
        await until_shown(pilot, "Your plan has 2 targets, which count: write a larger number.")
        await pilot.press("backspace", "x", "enter")
        await until_shown(pilot, "Write a whole number from 1 to 40.")
        await pilot.press("backspace", "3", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PortfolioScreen), "shown")


async def test_one_issue_needs_no_column_for_any(tmp_path: Path) -> None:
    space = with_issues(tmp_path, EDUCATION)
    async with running(board_app(space)) as pilot:
        text = await until_shown(pilot, f"{EDUCATION} (issue 1 of 1)", "Norway")
        assert "Any" not in text
        assert "← →" not in text
        await pilot.press("right", "space")
        await until_chosen(pilot, space, "NOR")


async def test_an_issue_that_nobody_raised_is_said_so(tmp_path: Path) -> None:
    space = with_issues(tmp_path, EDUCATION, "Right to water")
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "! Nobody raised “Right to water”")
        await pilot.press("right")
        await until_shown(pilot, "issue 1 of 2")
        assert "Nobody raised" not in screen_text(pilot.app)
        await pilot.press("right")
        await until_shown(pilot, "Right to water (issue 2 of 2)", "Nobody raised")
        add(space, Issue("i-x", "Labour"))
        await until_shown(pilot, "Nobody raised 2 of your issues")


async def test_eight_issues_come_into_sight_with_the_cursor(tmp_path: Path) -> None:
    space = with_issues(tmp_path, *SIX, "Labour", "Poverty")
    async with running(board_app(space)) as pilot:
        text = await until_shown(pilot, "Any ▼")
        assert "Pover" not in text
        await pilot.press("left")
        text = await until_shown(pilot, "Poverty (issue 8 of 8)", "Pov ▼")
        assert "Educa" not in text


async def test_only_sessions_before_the_review_count(space: Workspace) -> None:
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "before session 51")
        assert space.campaign is not None
        space.campaign.do(SetField("session", 23))
        await until_shown(pilot, "before session 23")


async def test_what_is_missing_is_named_with_the_way_out(tmp_path: Path) -> None:
    async with running(board_app(workspace(tmp_path / "none"))) as pilot:
        await until_shown(pilot, "No campaign is open", "0  Go to Home")
    async with running(board_app(with_issues(tmp_path / "bare"))) as pilot:
        await until_shown(pilot, "No issue is chosen yet", "1  Go to Focus", "2  Go to Target")
        await pilot.press("s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, BoardScreen)
    space = workspace(tmp_path)
    open_campaign(space)
    add(space, Issue("i-one", EDUCATION))
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "There is no library yet", "7  Import")
        publish_empty(space.home)
        await pilot.press("1", "9")
        await until_shown(pilot, "The library is empty")


async def test_target_and_board_lead_to_each_other(space: Workspace) -> None:
    screens: dict[str, Any] = {"target": TargetScreen, "board": BoardScreen}
    async with running(app_with(space, "target", screens)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("b")
        await until_shown(pilot, "Any of your 2 issues")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, TargetScreen), "back on Target")


async def test_the_real_library_gives_a_board_of_six(tmp_path: Path, real_library: Path) -> None:
    labels = ("death penalty", EDUCATION, TORTURE, "women's rights", ENVIRONMENT, MINORITIES)
    space = with_issues(
        tmp_path,
        *labels,
        open_library=lambda home, states: Library.open(real_library, states=states),
    )
    async with running(board_app(space)) as pilot:
        await until_shown(pilot, "Any of your 6 issues", "194 States", "Death", "Minor")
        await pilot.press("s", "enter")
        await until_shown(pilot, "8 States that go together")
        await pilot.press("t")
        await until(pilot, lambda: len(chosen_states(space)) == 8, "eight")


@pytest.mark.parametrize("number", range(2, 12))
def test_every_column_in_sight_fits_into_eighty_cells(number: int) -> None:
    issues = ISSUES[:number]
    place = Place()
    for _ in range(number + 1):
        columns = board_columns(issues, place)
        shown = {columns[placed.index].id for placed in place_columns(columns, 72)}
        wanted = {"any" if place.issue is None else f"issue-{place.issue}", "state", "asks"}
        assert wanted <= shown
        assert len(place.shown(number)) == min(number, MOST_COLUMNS)
        assert {f"issue-{issue}" for issue in place.shown(number)} <= shown
        place = place.moved(1, number)
    assert place == Place(), "round and round"


@pytest.mark.parametrize("width", [3, 5, 8, 16])
def test_short_names_fit_and_differ(width: int) -> None:
    names = short_names(ISSUES, width)
    assert len(set(names)) == len(ISSUES)
    assert all(0 < len(name) <= width for name in names)


def test_chances_are_never_told_as_never_or_always() -> None:
    told = [percent(chance) for chance in (0.0, 0.004, 0.006, 0.384, 0.994, 0.999)]
    assert told == ["<1", "<1", "1", "38", "99", ">99"]


def test_numbers_of_states_to_suggest() -> None:
    assert [usual_number(kept) for kept in (0, 3, 8, 45)] == [8, 8, 9, 46]
    assert wrong_number(45, "46") is None
    for typed in ("", "0", "-1", "3.5", "²", "41"):
        assert wrong_number(0, typed) is not None


async def board_of_two(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Any ▼")
    await pilot.press("right", "down")
    await until_shown(pilot, "issue 1 of")
    await pilot.pause(0.2)


async def details(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Any ▼")
    await pilot.press("down", "enter")
    await until_shown(pilot, "average")


async def suggestion(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Any ▼")
    await pilot.press("s", "backspace", "5", "enter")
    await until_shown(pilot, "5 States that go together")
    await pilot.press("down")
    await pilot.pause(0.2)


@each_size
@pytest.mark.parametrize("before", [board_of_two, details, suggestion], ids=lambda f: f.__name__)
@pytest.mark.parametrize("labels", [SIX[:2], SIX], ids=["two", "six"])
def test_the_board_looks_as_it_did(
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
    labels: tuple[str, ...],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    space = with_issues(tmp_path, *labels)
    add(space, Target("t-one", "CHL", issues=("i-0",)), Target("t-two", "CZE", issues=("i-1",)))
    assert snap_compare(board_app(space), terminal_size=size, run_before=prepare)


@each_size
def test_the_board_without_an_issue_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "No issue is chosen yet")

    assert snap_compare(board_app(with_issues(tmp_path)), terminal_size=size, run_before=prepare)
