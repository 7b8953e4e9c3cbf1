"""Coalition files go into the open campaign: seen first, taken in by one edit, undone by `u`."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.coalition import open_plan, plan_of, present
from tests.tui.support import WIDE, app_with, running, workspace
from tests.tui.waiting import type_words, until_shown
from uprtui.tui.workspace import Workspace

PEOPLE = "name,organisation,languages\nWren,Lake watch,Nepali\nHeron,River friends,Hindi\n"
DATES = "what,session,state,start,end,status,source\nupr-session,55,,2027-05-03,,confirmed,x\n"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path)
    made.folder = tmp_path / "files"
    made.folder.mkdir()
    (made.folder / "people.csv").write_text(PEOPLE, "utf-8")
    (made.folder / "dates.csv").write_text(DATES, "utf-8")
    return made


async def choose(pilot: Pilot[None], name: str) -> None:
    await until_shown(pilot, "Nothing has been imported yet")
    await pilot.press("o")
    await until_shown(pilot, "Choose files to import")
    await type_words(pilot, name)
    await until_shown(pilot, f"[ ] {name}")
    await pilot.press("space", "ctrl+s")


async def test_what_would_change_in_the_campaign_is_seen_before_it_is_done(
    space: Workspace,
) -> None:
    open_plan(space, plan_of())
    async with running(app_with(space, "imports"), WIDE) as pilot:
        await choose(pilot, "people.csv")
        await until_shown(pilot, "1 file to import. They go into the campaign.")
        await pilot.press("s")
        await until_shown(pilot, "s takes it in")
        drawn = await until_shown(pilot, "Dry run, nothing was changed: 1 new, 1 known already")
        assert "new: member Wren" in drawn
        assert "kept ours" in drawn
        assert present(space) == plan_of()
        await pilot.press("s")
        await until_shown(pilot, "Taken into the campaign. u takes it back.")
        assert [each.name for each in present(space).members][5:] == ["Wren"]
        await pilot.press("u")
        await until_shown(pilot, "Undone: Import into the campaign.")
        assert present(space) == plan_of()
    assert not space.home.library.exists()


async def test_without_an_open_campaign_the_screen_says_to_open_one(space: Workspace) -> None:
    async with running(app_with(space, "imports"), WIDE) as pilot:
        await choose(pilot, "people.csv")
        await until_shown(pilot, "They go into the campaign.")
        await pilot.press("s")
        await until_shown(pilot, "Nothing was imported", "open the campaign first")


async def test_dates_go_into_the_users_own_calendar(space: Workspace) -> None:
    async with running(app_with(space, "imports"), WIDE) as pilot:
        await choose(pilot, "dates.csv")
        await until_shown(pilot, "They go into your calendar.")
        await pilot.press("s")
        await until_shown(pilot, "Imported: 1 new")
    assert "upr-session,55,,2027-05-03" in space.home.calendar_file.read_text("utf-8")
