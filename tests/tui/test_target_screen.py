"""On Target States are ranked for an issue with their reasons, and a few become targets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.step_library import (
    EDUCATION,
    ENVIRONMENT,
    TORTURE,
    open_campaign,
    publish,
)
from tests.tui.step_screens import chosen_states, plan_of, table_lines, target_app, until_chosen
from tests.tui.support import (
    WIDE,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until, until_shown
from uprtui.campaign import Add, Ask, AskKind, Assignment, EntryPoint, Issue, Target
from uprtui.states import States
from uprtui.tui.screens.target import TargetScreen
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.workspace import Workspace

STATES = States.builtin()
LAST_42 = ("last", "in", "session", "42")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal with two issues."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    assert made.campaign is not None
    made.campaign.do(Add(Issue("i-one", EDUCATION)))
    made.campaign.do(Add(Issue("i-two", TORTURE)))
    return made


async def test_every_state_has_its_chance_and_the_strongest_reason(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, f"{EDUCATION} (issue 1 of 2), before session 51", "194 States")
        await until_shown(pilot, "How likely each State is to raise the issue in this review")
        lines = [line.rstrip(" █│") for line in table_lines(pilot.app)]
        assert lines[0].split()[3:6] == ["1", "Norway", "WEOG"]
        assert lines[0].endswith("%  + 5 of its 5 on it")
        chances = [int(line.partition("%")[0].split()[-1]) for line in lines]
        assert chances == sorted(chances, reverse=True)
        assert lines[-1].endswith("- did not speak lately"), "+ is for it, - against it"
        assert "Nepal" not in "".join(lines), "the State under review never ranks"


async def test_counting_shows_the_counts_and_a_reason(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("m")
        await until_shown(pilot, "By issue: Who raises this issue with any State", "11 States")
        lines = [line.rstrip(" █│") for line in table_lines(pilot.app)]
        assert lines[0].split()[3:] == ["1", "Norway", "WEOG", "3", "5", "5", *LAST_42]
        assert lines[1].split()[2:5] == ["2", "Chile", "GRULAC"]
        assert "never raised it" in [line for line in lines if line][-1]


async def test_m_goes_through_the_methods_and_says_what_each_means(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "How likely each State is", "Chance")
        await pilot.press("m")
        await until_shown(pilot, "By issue: Who raises this issue with any State", "Here")
        await pilot.press("m")
        await until_shown(pilot, "By same State: Who raised this issue with this State", "here in")
        await pilot.press("m")
        await until_shown(pilot, "By activity: Who makes most recommendations", "in 4 sessions")
        await pilot.press("m")
        await until_shown(pilot, "How likely each State is")


async def test_left_and_right_go_through_the_plan_s_issues(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, EDUCATION, "Norway")
        await pilot.press("down", "right")
        await until_shown(pilot, f"{TORTURE} (issue 2 of 2)", "›", "Czechia")
        assert "Czechia" in table_lines(pilot.app)[0]
        assert table_lines(pilot.app)[0].startswith("›"), "a new ranking is read from its top"
        await pilot.press("right")
        await until_shown(pilot, f"{EDUCATION} (issue 1 of 2)")
        await pilot.press("left")
        await until_shown(pilot, f"{TORTURE} (issue 2 of 2)")


async def test_any_issue_can_be_looked_at(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("i")
        await until_shown(pilot, "Rank States for which issue?", "priority 2", "5 recommendations")
        await type_words(pilot, "environ")
        await pilot.press("enter")
        await until_shown(pilot, f"{ENVIRONMENT} (not in your plan)", "Fiji")
        await pilot.press("space")
        await until(pilot, lambda: len(chosen_states(space)) == 1, "chosen")
        assert plan_of(space).targets[0].issues == ()


async def test_space_makes_a_target_with_the_reasons_of_today(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("space")
        await until_chosen(pilot, space, "NOR")
        (target,) = plan_of(space).targets
        assert target.issues == ("i-one",)
        assert target.entry_points == (EntryPoint.EMBASSY, EntryPoint.MISSION)
        assert target.reasons == (
            "Right to education: 47% chance that it raises this in the review",
            "Right to education: made its only recommendation since session 39 on this issue",
            "Right to education: took the floor in the only review of other States "
            "since session 39",
            "Right to education: raised this issue with the State under review 3 times, "
            "in sessions 10, 23 and 37",
        ), "the chance, and the strongest reasons for it"
        text = await until_shown(pilot, "1 target", "Norway is a target")
        assert "[x]   1  Norway" in text
        await pilot.press("u")
        await until_chosen(pilot, space)


async def test_by_counting_the_counts_of_today_are_kept(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("m")
        await until_shown(pilot, "By issue:")
        await pilot.press("space")
        await until_chosen(pilot, space, "NOR")
        assert plan_of(space).targets[0].reasons == (
            "Right to education: raised this issue 5 times, last in session 42",
            "Right to education: on all issues it made 5 recommendations in 5 sessions, "
            "last in session 42",
            "Right to education: raised this issue with the State under review 3 times, "
            "in sessions 10, 23 and 37",
        )


async def test_a_target_on_one_issue_can_become_one_on_another_too(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("space", "right")
        await until_shown(pilot, f"{TORTURE} (issue 2", "✓ Norway")
        await pilot.press("slash")
        await type_words(pilot, "norw")
        await until_shown(pilot, "1 of ")
        await pilot.press("enter", "space")
        await until(pilot, lambda: plan_of(space).targets[0].issues == ("i-one", "i-two"), "both")
        reasons = plan_of(space).targets[0].reasons
        assert {each.partition(":")[0] for each in reasons} == {EDUCATION, TORTURE}
        await pilot.press("space")
        await until(pilot, lambda: plan_of(space).targets[0].issues == ("i-one",), "one again")
        assert {each.partition(":")[0] for each in plan_of(space).targets[0].reasons} == {EDUCATION}


async def test_a_target_with_visits_is_taken_out_only_when_asked(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Target("t-one", "NOR", issues=("i-one",))))
    space.campaign.do(Add(Assignment("w-one", "t-one", EntryPoint.MISSION)))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "[x]   1  Norway")
        await pilot.press("space")
        await until_shown(pilot, "Remove target Norway and its 1 assignment?")
        await pilot.press("n", "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm), "asked again")
        await pilot.press("y")
        await until_chosen(pilot, space)


async def test_why_and_entry_points_are_edited(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TargetScreen), "no target, nothing to edit"
        await pilot.press("space", "e")
        await until_shown(pilot, "Target Norway", "Why this State", "‹ yes ›")
        await type_words(pilot, "met")
        await pilot.press("down", "right", "down", "down", "right", "ctrl+s")
        await until(pilot, lambda: plan_of(space).targets[0].why == "met", "why")
        points = plan_of(space).targets[0].entry_points
        assert points == (EntryPoint.MISSION, EntryPoint.CAPITAL)
        await pilot.press("enter")
        await until_shown(pilot, "met", "mission, capital")
        await pilot.press("end")
        await until_shown(pilot, "Reasons on the day", "An embassy in Nepal: not noted (e).")
        await pilot.press("v")
        await until_shown(pilot, f"5 recommendations by Norway on {EDUCATION}")


async def test_details_say_reasons_blocs_and_neighbourhood(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("slash")
        await type_words(pilot, "bhutan")
        await until_shown(pilot, "11% chance that it raises", "× 0.44 less")
        await pilot.press("enter", "enter", "end")
        await until_shown(pilot, "no land border", "Asia-Pacific Group, as", "Choose the State")


async def test_details_say_how_the_state_fares_with_the_one_under_review(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("enter", "pagedown")
        await until_shown(
            pilot,
            "How Nepal answers it",
            "2 supported, 1 noted",
            "20% of its 5 to any",
            "category 5, specific",
            "Write an ask on this issue",
        )


async def test_the_chance_of_an_ask_stands_beside_how_much_it_asks(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Ask("a-one", "i-one", "Adopt a law on free school books")))
    space.campaign.do(Add(Ask("a-two", "i-one", "Continue to build schools")))
    space.campaign.do(Add(Ask("a-three", "i-one", "When is it built?", AskKind.QUESTION)))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("enter", "pagedown")
        text = await until_shown(
            pilot,
            "Would Nepal support it?",
            "“Adopt a law on free school books”",
            "category 5 of 5, specific action",
            "% if Norway makes it; in 8 of 10 such cases between",
        )
        assert "When is it built?" not in text, "a question is neither supported nor noted"
        await pilot.press("end")
        await until_shown(
            pilot,
            "category 2 of 5, continuing action",
            "A softer ask is supported more",
            "13 earlier answers",
        )


async def test_by_counting_the_details_say_what_was_counted(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("m")
        await until_shown(pilot, "What it did, before session 51", "Raised this issue 5 times")


async def test_b_opens_the_board(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("b")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "BoardScreen", "the board")


async def test_the_recommendations_behind_the_reasons_are_one_key_away(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("v")
        text = await until_shown(pilot, f"5 recommendations by Norway on {EDUCATION}", "Peru")
        rows = text.splitlines()[2:7]
        assert [line.split()[0] for line in rows] == ["›", "Nepal", "Nepal", "Peru", "Bhutan"]
        await pilot.press("enter")
        await until_shown(pilot, "Adopt a law on free school books")
        await pilot.press("escape", "escape", "m", "m", "m", "v")
        await until_shown(pilot, "5 recommendations by Norway in all")


async def test_the_filter_takes_groups_and_blocs(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("slash")
        await type_words(pilot, "grulac")
        await until_shown(pilot, "33 of ")
        assert [line.split()[-5:-4] for line in table_lines(pilot.app) if "GRULAC" in line]
        assert "Norway" not in screen_text(pilot.app)
        await type_words(pilot, "x")
        text = await until_shown(pilot, "0 of ", "No State to show")
        assert "Space Choose" not in text


async def test_c_shows_only_the_targets_those_without_a_record_too(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Target("t-one", "TUV", issues=("i-two",))))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("space", "c")
        text = await until_shown(pilot, "2 of ", "✓ Tuvalu", "did not speak lately")
        assert "Chile" not in text
        await pilot.press("m")
        await until_shown(pilot, "✓ Tuvalu", "not in the library")
        await pilot.press("end", "enter")
        await until_shown(pilot, "has no recommendation of this State")
        await pilot.press("escape", "c")
        await until_shown(pilot, "Chile")


async def test_more_than_eight_targets_are_advised_against(space: Workspace) -> None:
    assert space.campaign is not None
    for number, state in enumerate(("CHL", "GHA", "BTN", "CZE", "DNK", "FJI", "MDV")):
        space.campaign.do(Add(Target(f"t-{number}", state)))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "7 targets")
        await pilot.press("space")
        await until_shown(pilot, "8 targets")
        assert "!" not in screen_text(pilot.app)
        await pilot.press("slash")
        await type_words(pilot, "cuba")
        await until_shown(pilot, "Cuba", "1 of")
        await pilot.press("enter", "space")
        await until_shown(pilot, "! 9 targets: more than 8")


async def ranked(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Norway")
    await pilot.press("space", "down", "down")
    await until_shown(pilot, "3 targets")
    await pilot.pause(0.2)


async def details(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Chile")
    await pilot.press("down", "enter")
    await until_shown(pilot, "Why this place")


async def same_state(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Norway")
    await pilot.press("m", "m")
    await until_shown(pilot, "By same State", "here in")
    await pilot.pause(0.2)


async def behind(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Norway")
    await pilot.press("v")
    await until_shown(pilot, "5 recommendations by Norway", "Peru")
    await pilot.pause(0.2)


async def editing(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "Chile")
    await pilot.press("down", "e")
    await until_shown(pilot, "Why this State")
    await pilot.press("down")


@each_size
@pytest.mark.parametrize(
    "before",
    [ranked, details, same_state, behind, editing],
    ids=lambda before: before.__name__,
)
def test_target_looks_as_it_did(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    assert space.campaign is not None
    reasons = ("Right to education: raised this issue 3 times, last in session 42",)
    points = (EntryPoint.EMBASSY, EntryPoint.MISSION)
    space.campaign.do(Add(Target("t-one", "CHL", "met us", reasons, ("i-one",), points)))
    space.campaign.do(Add(Target("t-two", "CZE", issues=("i-two",))))
    assert snap_compare(target_app(space), terminal_size=size, run_before=prepare)


@each_size
def test_target_without_an_issue_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "No issue is chosen yet")

    space = workspace(tmp_path)
    publish(space.home)
    open_campaign(space)
    assert snap_compare(target_app(space), terminal_size=size, run_before=prepare)
