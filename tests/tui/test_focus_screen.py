"""On Focus a few issues are chosen by what States said before, in an order of priority."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.small_library import publish_empty
from tests.tui.step_library import EDUCATION, ENVIRONMENT, TORTURE, open_campaign, publish
from tests.tui.step_screens import (
    focus_app,
    labels,
    lines_with,
    plan_of,
    until_labels,
    with_asks,
)
from tests.tui.support import (
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until, until_gone, until_shown
from uprtui.campaign import Add, Issue
from uprtui.focus import IssueRow
from uprtui.library import Library, SearchInterrupted
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_rows import last_cell, supported_cell
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    return made


async def test_issues_come_with_numbers_and_the_most_raised_first(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        text = await until_shown(pilot, EDUCATION, ENVIRONMENT, "0 chosen, 54 issues")
        rows = text.splitlines()[3:]
        assert rows[0].split()[:3] == ["›", "[", "]"]
        assert rows[0].split()[4:7] == ["Right", "to", "education"]
        assert "7       4  ████▎ 6/7    ▃▅█ 37" in rows[0]
        assert "no posi" in lines_with(text, "Right to health")[0]
        assert "never" in lines_with(text, "Civil society")[0]


async def test_space_puts_an_issue_into_the_plan_and_takes_it_out(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("down", "space")
        await until_labels(pilot, space, ENVIRONMENT)
        text = await until_shown(pilot, "1 chosen", "priority 1")
        assert text.splitlines()[3].split()[1:3] == ["[x]", "1"]
        assert "Environment" in text.splitlines()[3]
        await pilot.press("space")
        await until_labels(pilot, space)
        await until_shown(pilot, "0 chosen", "Taken out")


async def test_undo_and_redo_work_on_the_choice(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("space")
        await until_labels(pilot, space, EDUCATION)
        await pilot.press("u")
        await until_labels(pilot, space)
        await until_shown(pilot, "0 chosen")
        await pilot.press("r")
        await until_labels(pilot, space, EDUCATION)


async def test_chosen_issues_stand_on_top_and_are_put_in_order(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("space", "down", "down", "space")
        await until_labels(pilot, space, EDUCATION, TORTURE)
        await pilot.press("K")
        await until_labels(pilot, space, TORTURE, EDUCATION)
        text = await until_shown(pilot, "priority 1")
        assert [line[5:9].strip() for line in text.splitlines()[3:6]] == ["1", "2", ""]
        await pilot.press("shift+down")
        await until_labels(pilot, space, EDUCATION, TORTURE)
        await pilot.press("J")
        await settled(pilot)
        assert labels(space) == [EDUCATION, TORTURE], "the last cannot go lower"


async def test_the_filter_finds_an_issue_and_the_cursor_stays_usable(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("slash")
        await type_words(pilot, "tort")
        await until_shown(pilot, "1 of 54 issues")
        await pilot.press("enter", "space")
        await until_labels(pilot, space, TORTURE)
        await pilot.press("slash", "escape")
        await until_shown(pilot, "1 chosen, 54 issues")


async def test_sorting_goes_through_the_columns_and_back(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "Times ▼")
        headings = ("Sta… ▼", "Supported ▼", "Last ▼", "Issue ▲", "P… ▲", "Times ▼")
        for heading in headings:
            await pilot.press("s")
            await until_shown(pilot, heading)
        first = screen_text(pilot.app).splitlines()[3]
        await pilot.press("S")
        text = await until_shown(pilot, "Times ▲")
        assert text.splitlines()[3] != first


async def test_why_is_written_and_shown(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("space")
        await until_labels(pilot, space, EDUCATION)
        await pilot.press("w")
        await until_shown(pilot, f"Why {EDUCATION}?")
        await type_words(pilot, "girls")
        await pilot.press("enter")
        await until(pilot, lambda: plan_of(space).issues[0].why == "girls", "why")
        await pilot.press("enter")
        await until_shown(pilot, "Why: girls")


async def test_more_than_a_few_issues_are_warned_of(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        for _ in range(3):
            await pilot.press("space", "end", "up")
        await until_shown(pilot, "3 chosen")
        assert "!" not in screen_text(pilot.app)
        await pilot.press("space")
        await until_shown(pilot, "! 4 issues fill a State's two minutes")


async def test_details_name_the_numbers_and_the_latest_recommendations(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("enter")
        text = await until_shown(pilot, "Proposed: place 1 of 52", "Openness: Of 6 that ask for")
        assert "v Behind" in text.splitlines()[-1]
        await pilot.press("end")
        text = await until_shown(pilot, "7 times by 4 States", "Norway, session 37, supported")
        assert "6 of 7 (86%)" in text
        assert "Session 23" in text
        await pilot.press("a")
        await until_shown(pilot, f"New end goal to Nepal on {EDUCATION}")


async def test_a_silent_issue_says_so_and_can_be_chosen(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("end", "enter")
        await until_shown(pilot, "no State has raised this issue with Nepal")
        await pilot.press("escape", "v", "space")
        await until_labels(pilot, space, "Women's rights")


async def test_the_recommendations_behind_the_numbers_are_one_key_away(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("v")
        text = await until_shown(pilot, f"7 recommendations to Nepal on {EDUCATION}", "Bhutan")
        assert len(lines_with(text, " 37 ")) == 4
        await pilot.press("enter")
        await until_shown(pilot, "Adopt a law on free school books", "Recommended by  Bhutan")
        await pilot.press("escape", "escape")
        await until_shown(pilot, "0 chosen")


async def test_taking_out_an_issue_with_asks_is_asked_first(space: Workspace) -> None:
    with_asks(space)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("space")
        await until_shown(pilot, "Remove issue Right to education and its 2 asks?")
        await pilot.press("n")
        await until_gone(pilot, "its 2 asks")
        assert labels(space) == [EDUCATION]
        await pilot.press("space", "y")
        await until_labels(pilot, space)
        await pilot.press("u")
        await until(pilot, lambda: len(plan_of(space).asks) == 2, "the asks are back")


async def test_keys_that_do_not_apply_do_nothing(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("w", "e", "K", "J")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FocusScreen)
        assert labels(space) == []


async def test_without_a_campaign_the_way_out_is_named(tmp_path: Path) -> None:
    async with running(focus_app(workspace(tmp_path))) as pilot:
        text = await until_shown(pilot, "No campaign is open", "0  Go to Home")
        assert "Choose" not in text.splitlines()[-1]
        assert "Filter" not in text.splitlines()[-1]


async def test_without_a_library_the_way_out_is_named(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    open_campaign(space)
    async with running(focus_app(space)) as pilot:
        text = await until_shown(pilot, "There is no library yet", "7 imports files", "54 issues")
        assert "never" not in text, "nobody knows whether it was raised"
        footer = text.splitlines()[-1]
        assert "Write ask" in footer
        assert "Behind" not in footer
        await pilot.press("space")
        await until(pilot, lambda: len(labels(space)) == 1, "chosen by name")
        assert "Proposed" not in await until_shown(pilot, "1 chosen")
        publish(space.home)
        await pilot.press("2", "1")
        await until_shown(pilot, EDUCATION)


async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish_empty(space.home)
    open_campaign(space)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "The library is empty", "7 imports files", "54 issues")
        await pilot.press("enter")
        await until_shown(pilot, "stands here once you have imported")


@pytest.mark.parametrize(("session", "said"), [(56, False), (57, True), (None, False)])
async def test_a_library_that_ends_more_than_a_cycle_before_the_review_is_said_to_be_old(
    tmp_path: Path, session: int | None, said: bool
) -> None:
    space = workspace(tmp_path)
    publish(space.home)  # its last session is 42
    open_campaign(space, session=session)
    async with running(focus_app(space)) as pilot:
        text = await until_shown(pilot, EDUCATION, "0 chosen, 54 issues")
        assert ("The library ends with session 42, more than a cycle" in text) is said


async def test_a_damaged_library_points_to_the_screen_library(space: Workspace) -> None:
    space.home.library.write_bytes(b"not a database" * 2000)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "6  Go to Library")


async def test_a_state_without_a_review_still_has_the_vocabulary(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home)
    open_campaign(space, "TUV")
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "The library has no review of Tuvalu", "54 issues")
        await pilot.press("space")
        await until(pilot, lambda: len(labels(space)) == 1, "chosen by name")


async def test_a_label_that_only_the_plan_knows_is_shown(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-odd", "Albino \x1b[b]")))
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "Albino \\u001b[b]", "1 chosen, 55 issues")


async def test_a_question_that_a_search_interrupted_is_asked_again(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews, asked = Library.reviews, []

    def interrupted_once(library: Library, sur: str) -> list[int]:
        asked.append(sur)
        if len(asked) == 1:
            raise SearchInterrupted
        return reviews(library, sur)

    monkeypatch.setattr(Library, "reviews", interrupted_once)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
    assert len(asked) >= 2


async def test_another_library_is_taken_in_when_the_screen_comes_back(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "7       4")
        publish_empty(space.home)
        (space.home.library).unlink()
        await pilot.press("2", "1")
        await until_shown(pilot, "There is no library yet")


def test_bars_and_trends_of_odd_numbers() -> None:
    assert supported_cell(IssueRow("A")) == ""
    assert supported_cell(IssueRow("A", times=2, pending=2)) == "no position"
    assert supported_cell(IssueRow("A", times=4, supported=2, noted=2)) == "██▌   2/4"
    assert last_cell(IssueRow("A")) == "never"
    assert last_cell(IssueRow("A", times=2)) == ""
    assert last_cell(IssueRow("A", times=2, last_session=10, by_session=((10, 2),))) == "10"
    found = IssueRow("A", 3, last_session=23, by_session=((10, 0), (23, 1), (37, 2)))
    assert last_cell(found) == " ▅█ 23"


async def chosen(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 chosen")
    await pilot.press("down", "space", "down", "down")
    await until_shown(pilot, "2 chosen")
    await pilot.pause(0.2)


async def details(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 chosen")
    await pilot.press("enter")
    await until_shown(pilot, "Proposed: place 1 of 52", "likeliest")
    await pilot.press("pagedown")
    await until_shown(pilot, "What Nepal was told")


async def behind(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "1 chosen")
    await pilot.press("v")
    await until_shown(pilot, "7 recommendations to Nepal", "Bhutan")
    await pilot.pause(0.2)


@each_size
@pytest.mark.parametrize("before", [chosen, details, behind], ids=lambda before: before.__name__)
def test_focus_looks_as_it_did(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    with_asks(space)
    assert snap_compare(focus_app(space), terminal_size=size, run_before=prepare)


@each_size
def test_focus_without_a_library_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "There is no library yet")

    space = workspace(tmp_path)
    open_campaign(space)
    assert snap_compare(focus_app(space), terminal_size=size, run_before=prepare)
