"""Coordinate says who visits whom, where that clashes, and never loses or leaks a member."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.coalition import CAPITAL, EMBASSY, open_plan, plan_of, present
from tests.tui.support import (
    TODAY,
    WIDE,
    app_with,
    each_size,
    running,
    screen_lines,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.campaign import Assignment, AssignmentStatus, PlanFile, Visibility, find
from uprtui.tui.screens.coordinate_matrix import columns_for
from uprtui.tui.widgets.columns import place_columns
from uprtui.tui.widgets.inputs import PlainInput
from uprtui.tui.widgets.table_lines import room_for_columns
from uprtui.tui.workspace import Workspace

Before = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace in which the coalition's campaign is open."""
    made = workspace(tmp_path)
    open_plan(made, plan_of())
    return made


def visit(space: Workspace, visit_id: str) -> Assignment:
    found = find(present(space), visit_id)
    assert isinstance(found, Assignment)
    return found


def line_of(pilot: Pilot[None], words: str) -> str:
    """The drawn line that holds these words."""
    return next(line for line in screen_lines(pilot.app) if words in line)


async def choose(pilot: Pilot[None], words: str) -> None:
    """Type into a list of choices and take the first one."""
    await settled(pilot)
    await type_words(pilot, words)
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


async def type_into(pilot: Pilot[None], text: str) -> None:
    """Replace what the focused input holds."""
    await settled(pilot)
    focused = pilot.app.screen.focused
    assert isinstance(focused, PlainInput)
    focused.value = text


# Without anything to work on


async def test_without_a_campaign_the_way_to_one_is_named(tmp_path: Path) -> None:
    async with running(app_with(workspace(tmp_path), "coordinate")) as pilot:
        drawn = await until_shown(pilot, "No campaign is open")
        assert "Go to Home" in drawn
        assert "Assign" not in drawn


async def test_without_targets_the_way_to_them_is_named_and_members_can_be_kept(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path)
    open_plan(space, plan_of(targets=(), assignments=(), log=()))
    async with running(app_with(space, "coordinate")) as pilot:
        await until_shown(pilot, "No target State is chosen yet", "Target: choose States")
        await pilot.press("v")
        await until_shown(pilot, "Members: 5", "Heron")


async def test_without_members_assigning_says_how_to_get_one(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    open_plan(space, plan_of(members=(), assignments=(), log=()))
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("a")
        await until_shown(pilot, "There is no member yet: m adds one")
        await pilot.press("v")
        await until_shown(pilot, "No member yet", "Load members from a file")


# Who visits whom


async def test_each_cell_says_in_words_and_signs_how_it_stands(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await until_shown(pilot, "Who visits whom: 6 States")
        assert "? nobody" in line_of(pilot, "Mexico")
        assert "! 2: Heron, Lotus" in line_of(pilot, "France")
        assert "Cedar, met" in line_of(pilot, "Uruguay")
        assert line_of(pilot, "? Japan").split() == ["?", "Japan", "?", "nobody", "·", "·"]
        assert "! Heron, asked" in line_of(pilot, "Norway"), "Heron has more than it takes"


async def test_a_member_is_chosen_by_load_and_languages_and_the_choice_can_be_undone(
    space: Workspace,
) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("G", "enter")
        drawn = await until_shown(pilot, "Who goes? Japan, embassy")
        assert "! 3 of 2; Nepali, English" in drawn
        await choose(pilot, "finch")
        (new,) = [each for each in present(space).assignments if each.target == "t-jpn"]
        assert (new.member, new.entry_point) == ("m-4", EMBASSY)
        assert "Finch, planned" in line_of(pilot, "Japan")
        await pilot.press("u")
        await until_shown(pilot, "Undone")
        assert present(space) == plan_of()


async def test_a_place_that_was_not_chosen_becomes_an_entry_point_in_one_step(
    space: Workspace,
) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("down", "right", "right", "a")
        await choose(pilot, "finch")
        await until_shown(pilot, "Uruguay, capital: Finch goes, and it is an entry point now")
        assert present(space).targets[1].entry_points == (EMBASSY, CAPITAL)
        await pilot.press("u")
        await settled(pilot)
        assert present(space) == plan_of()


async def test_a_visit_goes_to_another_member_or_back_to_nobody(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("down", "enter")
        await until_shown(pilot, "Cedar (Legal desk) (goes now)")
        await choose(pilot, "lotus")
        assert visit(space, "w-3").member == "m-3"
        await pilot.press("a")
        await choose(pilot, "nobody yet")
        assert visit(space, "w-3").member is None
        assert "? nobody, met" in line_of(pilot, "Uruguay")


async def test_the_status_says_how_far_the_approach_has_come(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("t")
        await until_shown(pilot, "asked (now)", "the State means to say it")
        await choose(pilot, "promised")
        assert visit(space, "w-1").status is AssignmentStatus.PROMISED


async def test_x_takes_the_visit_away_and_then_the_entry_point(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("right", "x")
        await until_shown(pilot, "Norway, mission: the visit is taken away")
        assert find(present(space), "w-2") is None
        await pilot.press("x")
        await until_shown(pilot, "Norway, mission is no longer an entry point")
        assert present(space).targets[0].entry_points == (EMBASSY,)
        await pilot.press("x")
        await until_shown(pilot, "there is nothing to take away")


async def test_where_two_visits_are_planned_the_key_asks_which(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("down", "down", "x")
        await until_shown(pilot, "France, embassy: which of the 2 visits?")
        await choose(pilot, "heron")
        assert find(present(space), "w-4") is None
        assert visit(space, "w-5").member == "m-3"
        assert "Lotus, planned" in line_of(pilot, "France")


async def test_a_note_is_written_with_who_may_see_the_visit(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("o")
        await until_shown(pilot, "Note on the visit", "Bring the map.")
        await type_into(pilot, "Ask for a date")
        await pilot.press("down", "left", "ctrl+s")
        await until_shown(pilot, "The note is written.")
        assert visit(space, "w-1").note == "Ask for a date"
        assert visit(space, "w-1").visibility is Visibility.PRIVATE


async def test_on_an_empty_place_a_key_says_what_to_do_first(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("G", "t")
        await until_shown(pilot, "Japan, embassy: no visit is planned there yet; a assigns")


# Clashes


async def test_clashes_are_listed_with_what_to_do(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("c")
        drawn = " ".join((await until_shown(pilot, "Clashes: ")).split())
        assert "France, embassy: 2 visits are planned, by Heron and Lotus. Send one" in drawn
        await pilot.press("end")
        await until_shown(pilot, "Heron has 3 assignments and takes 2. Give some", "Who says so")


async def test_n_goes_from_clash_to_clash(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("n")
        await until_shown(pilot, "1 of 6: France, embassy: 2 visits are planned")
        assert line_of(pilot, "France").startswith("›")
        await pilot.press("n", "n")
        await until_shown(pilot, "3 of 6")


async def test_a_plan_without_clashes_says_so(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    plan = plan_of()
    one = replace(plan, targets=plan.targets[1:2], assignments=plan.assignments[2:3], log=())
    open_plan(space, one)
    async with running(app_with(space, "coordinate")) as pilot:
        await until_shown(pilot, "Clashes: none")
        await pilot.press("n")
        await settled(pilot)
        assert "clash:" not in screen_lines(pilot.app)[1]


# The log


async def test_a_contact_is_written_into_the_log_private_and_of_today(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("l")
        await until_shown(pilot, "Log of contacts: new entry", TODAY.isoformat(), "Norway")
        await type_into(pilot, "They will ask [us] back")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Written into the log.")
        new = present(space).log[-1]
        assert (new.on, new.target, new.member) == (TODAY, "t-nor", "m-1")
        assert new.visibility is Visibility.PRIVATE
        await pilot.press("d")
        await until_shown(pilot, "23 Nov (Heron): They will ask [us] back")


async def test_an_entry_can_be_changed_and_removed(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("L")
        await until_shown(pilot, "Change which entry?")
        await pilot.press("enter")
        await until_shown(pilot, "Left empty, the entry is taken out of the log.")
        await type_into(pilot, "Met the second secretary.")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "The entry is changed.")
        assert present(space).log[1].text == "Met the second secretary."
        await pilot.press("L", "enter")
        await until_shown(pilot, "Left empty")
        await pilot.press("ctrl+u", "ctrl+s")
        await until_shown(pilot, "The entry is removed.")
        assert [each.id for each in present(space).log] == ["n-1"]


async def test_a_wrong_day_is_refused_with_the_way_to_write_it(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("l")
        await until_shown(pilot, "new entry")
        await type_words(pilot, "met")
        await pilot.press("down")
        await type_into(pilot, "tomorrow")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "“tomorrow” is no day. Write it as 2027-05-03.")
        assert len(present(space).log) == 2


# Members


async def test_a_member_may_have_no_name_at_all(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("m")
        await until_shown(pilot, "New member", "a pseudonym, or nothing at all")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Members: 6", "is added")
        new = present(space).members[-1]
        assert (new.name, new.organisation, new.visibility) == ("", "", Visibility.PRIVATE)
        assert line_of(pilot, new.id).startswith("›"), "the cursor is on the new member"


async def test_a_member_is_changed_in_a_form_that_checks(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("v", "e")
        await until_shown(pilot, "Change the member", "River friends")
        await pilot.press("down", "down")
        await type_into(pilot, "Nepali, French; Nepali")
        await pilot.press("down")
        await type_into(pilot, "many")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "“many” is no number of visits.")
        await type_into(pilot, "4")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Heron is changed.")
        heron = present(space).members[0]
        assert (heron.languages, heron.capacity) == (("Nepali", "French"), 4)
        assert "3 of 4" in line_of(pilot, "Heron  ")


async def test_the_same_member_is_refused_and_nothing_typed_is_lost(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("m")
        await until_shown(pilot, "New member")
        await type_words(pilot, "hERON")
        await pilot.press("down")
        await type_words(pilot, "river Friends")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "This member is in the plan already.", "hERON")
        assert len(present(space).members) == 5
        await type_into(pilot, "Robin")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Robin is added")


async def test_removing_a_member_says_what_is_left_alone_and_keeps_the_visits(
    space: Workspace,
) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("v", "down", "x")
        await until_shown(pilot, "Remove member Cedar; 2 assignments are left without it?")
        await pilot.press("enter")
        await settled(pilot)
        assert len(present(space).members) == 5, "the careful answer is marked first"
        await pilot.press("x", "y")
        await until_shown(pilot, "Cedar is removed", "Members: 4")
        assert visit(space, "w-2").member is None


async def test_a_members_details_list_visits_and_contacts(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("v", "enter")
        drawn = await until_shown(pilot, "Norway, embassy: asked", "Visits at most  2")
        assert "16 Nov (Heron, Norway): Heron met the desk officer." in drawn


async def test_names_are_drawn_after_an_edit_in_the_other_list(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("v", "x", "y")
        await until_shown(pilot, "Heron is removed")
        await pilot.press("u", "v")
        await until_shown(pilot, "Who visits whom")
        assert "! Heron, asked" in line_of(pilot, "Norway")


# Members from a file

CSV = """name,organisation,languages,capacity,visibility,phone
HERON,river friends,English,1,private,1
Wren,Lake watch,Nepali|English,2,coalition,2
Thrush,,German,lots,private,3
,Tree circle,,,,4
"""


async def load(pilot: Pilot[None], path: str) -> None:
    await pilot.press("i")
    await until_shown(pilot, "Load members from which file?")
    await type_into(pilot, path)
    await pilot.press("enter")


async def test_a_file_is_seen_before_anybody_is_added(space: Workspace) -> None:
    (space.folder / "people.csv").write_text(CSV, "utf-8")
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        await load(pilot, "people.csv")
        drawn = await until_shown(pilot, "To add: 2", "Left out: 2", "Add these 2 members?")
        assert "Wren: Lake watch; Nepali, English; at most 2 visits; seen by: coalition" in drawn
        assert "In the plan already: 1" in drawn
        assert "row 4: capacity: 'lots' is not a number of assignments." in drawn
        assert "Columns left out: phone." in drawn
        assert len(present(space).members) == 5
        await pilot.press("y")
        await until_shown(pilot, "2 members are added", "Members: 7")
        assert [each.organisation for each in present(space).members[5:]] == [
            "Lake watch",
            "Tree circle",
        ]
        await pilot.press("u")
        await until_shown(pilot, "Undone: Take in people.csv.", "Members: 5")


async def test_loading_the_same_file_again_adds_nobody(space: Workspace) -> None:
    (space.folder / "people.csv").write_text(CSV, "utf-8")
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        await load(pilot, "people.csv")
        await until_shown(pilot, "Add these 2 members?")
        await pilot.press("y")
        await until_shown(pilot, "Members: 7")
        await load(pilot, "people.csv")
        drawn = await until_shown(pilot, "To add: 0", "nobody", "In the plan already: 3")
        assert "Add these" not in drawn


async def test_closing_the_preview_adds_nobody(space: Workspace) -> None:
    (space.folder / "people.csv").write_text(CSV, "utf-8")
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        for key in ("enter", "escape", "n"):
            await load(pilot, "people.csv")
            await until_shown(pilot, "Add these 2 members?")
            await pilot.press(key)
            await until_gone(pilot, "Add these 2 members?")
        assert present(space) == plan_of()


async def test_a_file_that_cannot_be_read_says_why_and_what_to_do(space: Workspace) -> None:
    (space.folder / "odd.csv").write_text("colour;shape\nred;round\n", "utf-8")
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        await load(pilot, "odd.csv")
        await until_shown(pilot, "odd.csv is no table of the expected form")
        await pilot.press("escape")
        await load(pilot, "gone.csv")
        await until_shown(pilot, "gone.csv cannot be read", "Check its name and permissions.")


async def test_a_file_in_the_users_own_folder_is_found(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "people.csv").write_text(CSV, "utf-8")
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        await load(pilot, "~/people.csv")
        await until_shown(pilot, "Add these 2 members?")


# The terminal


async def test_wide_both_lists_and_the_details_are_there_and_tab_changes_between(
    space: Workspace,
) -> None:
    async with running(app_with(space, "coordinate"), WIDE) as pilot:
        drawn = await until_shown(pilot, "Who visits whom", "Members: 5", "Clashes: 6")
        assert "Norway, embassy" in drawn
        await pilot.press("tab")
        await until_shown(pilot, "Visits at most  2")
        await pilot.press("v", "right")
        await until_shown(pilot, "Norway, mission")


async def test_hostile_text_is_text(space: Workspace) -> None:
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("d")
        await until_shown(pilot, "[bold]see[/bold] the \\u202efile")


async def test_the_plan_is_on_the_disk_after_leaving(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = open_plan(space, plan_of())
    async with running(app_with(space, "coordinate")) as pilot:
        await pilot.press("x", "q")
        await settled(pilot)
    assert find(PlanFile(path).load(), "w-1") is None


@given(width=st.integers(60, 400))
def test_every_entry_point_is_shown_in_every_terminal_that_is_large_enough(width: int) -> None:
    columns = columns_for(width)
    for bar in (False, True):
        placed = place_columns(columns, room_for_columns(width, marks=False, bar=bar))
        assert [each.index for each in placed] == [0, 1, 2, 3]


# How it looks


async def visits(pilot: Pilot[None]) -> None:
    await pilot.press("down", "down", "right")


async def members(pilot: Pilot[None]) -> None:
    await pilot.press("v", "down")


async def assigning(pilot: Pilot[None]) -> None:
    await pilot.press("G", "enter")


async def new_entry(pilot: Pilot[None]) -> None:
    await pilot.press("l", *"Met")


@each_size
@pytest.mark.parametrize("before", [visits, members, assigning, new_entry])
def test_coordinate_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int], before: Before
) -> None:
    async def ready(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "Who visits whom", "Clashes")
        await before(pilot)
        await pilot.pause(0.1)
        await settled(pilot)

    app = app_with(space, "coordinate")
    assert snap_compare(app, terminal_size=size, run_before=ready)


@each_size
def test_coordinate_without_targets_looks_as_before(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    space = workspace(tmp_path)
    open_plan(space, plan_of(targets=(), members=(), assignments=(), log=()))
    assert snap_compare(app_with(space, "coordinate"), terminal_size=size)
