"""Timing says what is due and why, follows the review, and leaves the user's own days alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.coalition import EMBASSY, REVIEW_DAY, open_plan, plan_of, present
from tests.tui.support import (
    TODAY,
    WIDE,
    app_with,
    each_size,
    running,
    screen_lines,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.campaign import (
    Add,
    Change,
    DateStatus,
    Milestone,
    MilestoneStatus,
    Plan,
    PlanFile,
    Remove,
    SetField,
    Target,
    find,
)
from uprtui.states import States
from uprtui.timing import Calendar, planned
from uprtui.tui.screens.timing_line import week_line
from uprtui.tui.screens.timing_plan import computed_dates, is_own, move, proposal, take_over
from uprtui.tui.screens.timing_rows import far, full_date
from uprtui.tui.widgets.inputs import PlainInput
from uprtui.tui.workspace import Workspace

Before = Callable[[Pilot[None]], Awaitable[None]]
DONE, MISSED = MilestoneStatus.DONE, MilestoneStatus.MISSED
NEPAL_SAYS = "session 65, about 19 Jul 2030"


def dated(**fields: Any) -> Plan:
    """The campaign with the dates that the rules give."""
    plan = plan_of(**fields)
    return take_over(proposal(plan, computed_dates(plan, Calendar.builtin(), name))).apply(plan)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace in which the campaign is open; its dates are in it."""
    made = workspace(tmp_path)
    plan = plan_of()
    dates = computed_dates(plan, Calendar.builtin(), made.states.name)
    open_plan(made, take_over(proposal(plan, dates)).apply(plan))
    return made


def milestone(space: Workspace, milestone_id: str) -> Milestone:
    found = find(present(space), milestone_id)
    assert isinstance(found, Milestone)
    return found


def name(code: str) -> str:
    return States.builtin().name(code)


def line_of(pilot: Pilot[None], words: str) -> str:
    """The drawn line that holds these words."""
    return next(line for line in screen_lines(pilot.app) if words in line)


async def type_into(pilot: Pilot[None], text: str) -> None:
    """Replace what the focused input holds."""
    await settled(pilot)
    focused = pilot.app.screen.focused
    assert isinstance(focused, PlainInput)
    focused.value = text


async def go_to(pilot: Pilot[None], words: str) -> None:
    """Put the cursor on the row that holds these words."""
    await until_shown(pilot, words)
    for _ in range(40):
        if words in line_of(pilot, "›"):
            return
        await pilot.press("down")
        await settled(pilot)
    raise AssertionError(screen_text(pilot.app))


# When the review is


async def test_without_a_campaign_the_way_to_one_is_named(tmp_path: Path) -> None:
    async with running(app_with(workspace(tmp_path), "timing")) as pilot:
        drawn = await until_shown(pilot, "No campaign is open", "Go to Home")
        assert "Done" not in drawn


async def test_without_a_day_the_calendars_is_proposed_with_its_source(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    open_plan(space, plan_of(session=None, review_date=None))
    async with running(app_with(space, "timing")) as pilot:
        drawn = await until_shown(pilot, "The review has no day yet", NEPAL_SAYS)
        assert "The order of States repeats" in drawn, "the source is named"
        await pilot.press("p")
        await until_shown(pilot, "The review is on 19 Jul 2030 (estimated).")
        plan = present(space)
        assert (plan.session, plan.review_date) == (65, dt.date(2030, 7, 19))
        assert plan.date_status is DateStatus.ESTIMATED
        await pilot.press("u")
        await until_shown(pilot, "The review has no day yet")


async def test_where_the_calendar_knows_nothing_the_user_is_asked(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    estimated = DateStatus.ESTIMATED
    open_plan(space, plan_of(sur="XZZ", session=None, review_date=None, date_status=estimated))
    async with running(app_with(space, "timing")) as pilot:
        await until_shown(pilot, "knows no review of this State.")
        await pilot.press("p", "v")
        await until_shown(pilot, "When is the review?")
        await type_words(pilot, "56")
        await pilot.press("down", *"2027-07-05", "ctrl+s")
        await until_shown(pilot, "Session 56: Mon 5 Jul 2027, estimated")


async def test_a_day_that_is_none_is_refused(space: Workspace) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await pilot.press("v", "down")
        await type_into(pilot, "5.7.2027")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "“5.7.2027” is no day. Write it as 2027-05-03.")
        assert present(space).review_date == REVIEW_DAY


# The rules' dates


async def test_computed_dates_are_shown_and_one_key_puts_them_into_the_plan(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path)
    open_plan(space, plan_of())
    async with running(app_with(space, "timing")) as pilot:
        await until_shown(pilot, "not in the plan yet: p puts them in", "Norway: approach its")
        assert not present(space).milestones
        await pilot.press("p")
        await until_gone(pilot, "not in the plan yet")
        ids = {each.id for each in present(space).milestones}
        assert {"d-review", "d-embassy-nor", "d-mission-mex", "d-capital-usa"} <= ids
        await pilot.press("u")
        await until_shown(pilot, "not in the plan yet")
        assert not present(space).milestones


async def test_a_date_names_its_window_its_rule_and_its_source(space: Workspace) -> None:
    async with running(app_with(space, "timing"), WIDE) as pilot:
        await go_to(pilot, "Japan: approach its embassy")
        drawn = await until_shown(pilot, "Sat 12 Dec 2026, in 19 days", "Entry point  embassy")
        assert "Until        Tue 12 Jan 2027, in 7 weeks" in drawn
        flat = " ".join(drawn.split())
        assert "3 to 4 months" in flat
        assert "Fact sheet, How do States prepare" in flat


async def test_a_moved_review_shows_what_changes_before_it_changes_it(space: Workspace) -> None:
    async with running(app_with(space, "timing"), WIDE) as pilot:
        await go_to(pilot, "Japan: approach its embassy")
        await pilot.press("d", "v", "down")
        await type_into(pilot, "2027-04-19")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Session 55: Mon 19 Apr 2027", "The rules say otherwise: ")
        before = present(space).milestones
        await pilot.press("p")
        drawn = await until_shown(pilot, "12 Dec → 19 Dec: Norway: approach its embassy")
        assert "Japan" not in drawn.partition("What would change")[2].partition("Take this")[0]
        await pilot.press("escape")
        await settled(pilot)
        assert present(space).milestones == before
        await pilot.press("p", "y")
        await until_gone(pilot, "The rules say otherwise")
        assert milestone(space, "d-embassy-nor").date == dt.date(2026, 12, 19)
        assert milestone(space, "d-embassy-jpn").date == dt.date(2026, 12, 12), "done stays"
        await pilot.press("u", "u")
        await until_shown(pilot, "Session 55: Mon 12 Apr 2027")
        assert milestone(space, "d-embassy-nor").date == dt.date(2026, 12, 12)


async def test_a_dropped_target_takes_its_dates_along_and_a_new_one_brings_its_own(
    space: Workspace,
) -> None:
    async with running(app_with(space, "timing"), WIDE) as pilot:
        await until_shown(pilot, "Japan: approach its embassy")
        assert space.campaign is not None
        space.campaign.do(Remove("t-jpn"))
        space.campaign.do(Add(Target("t-ken", "KEN", entry_points=(EMBASSY,))))
        await until_shown(pilot, "The rules say otherwise: 1 date is new, 1 goes.")
        await pilot.press("p")
        await until_shown(pilot, "12 Dec: Kenya: approach its embassy", "No longer needed: 1")


DAYS = st.dates(dt.date(2006, 1, 1), dt.date(2100, 12, 31))


@given(
    closed=st.sets(st.integers(0, 20)),
    moved=st.dictionaries(st.integers(0, 20), DAYS, max_size=5),
    review=st.dates(dt.date(2027, 1, 1), dt.date(2029, 12, 31)),
)
def test_what_was_taken_over_is_not_proposed_again_and_the_users_days_stay(
    closed: set[int], moved: dict[int, dt.date], review: dt.date
) -> None:
    plan = dated()
    dates = plan.milestones
    for place in closed:
        plan = Change(dates[place].id, "status", DONE).apply(plan)
    for place, day in moved.items():
        edit = move(dates[place], dates[place].title, day, MilestoneStatus.CONFIRMED, ())
        assert edit is not None
        plan = edit.apply(plan)
    plan = SetField("review_date", review).apply(plan)
    computed = computed_dates(plan, Calendar.builtin(), name)
    after = take_over(proposal(plan, computed)).apply(plan)
    assert proposal(after, computed).count == 0
    for place, day in moved.items():
        found = find(after, dates[place].id)
        assert isinstance(found, Milestone)
        assert found.date == day or day == dates[place].date


async def test_a_calendar_that_cannot_be_read_is_named_and_nothing_is_proposed(
    space: Workspace,
) -> None:
    space.home.calendar_file.write_text("what,session\nreview,x\n", "utf-8")
    async with running(app_with(space, "timing"), WIDE) as pilot:
        drawn = await until_shown(pilot, "calendar.csv")
        assert "Norway: approach its embassy" in drawn
        await pilot.press("p")
        await settled(pilot)
        assert "What would change" not in screen_text(pilot.app)


# What is due


async def test_dates_are_grouped_by_what_to_do_about_them(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    late, soon, later = (
        Milestone(f"d-own{days + 3}", "Our own", TODAY + dt.timedelta(days=days))
        for days in (-3, 9, 40)
    )
    # The window of a computed date is known from the rules: it is still open.
    plan = plan_of(review_date=TODAY + dt.timedelta(days=110))
    window = next(
        planned(each)
        for each in computed_dates(plan, Calendar.builtin(), name)
        if each.id == "d-embassy-nor"
    )
    kept = (late, soon, window, later, Milestone("d-old", "Old", TODAY, DONE))
    open_plan(space, plan_of(review_date=plan.review_date, milestones=kept))
    async with running(app_with(space, "timing")) as pilot:
        await until_shown(pilot, "1 overdue, 2 now, 1 coming, 1 closed")
        words = [line[2:13].strip() for line in screen_lines(pilot.app) if line[2:4] != "  "]
        assert [word for word in words if word in {"overdue", "due now", "in 5 weeks", "done"}] == [
            "overdue",
            "due now",
            "due now",
            "in 5 weeks",
            "done",
        ]
        assert window.date < TODAY, "its first day is over, and its window open"


async def test_after_done_the_cursor_is_on_the_next_thing_to_do(space: Workspace) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await go_to(pilot, "Norway: approach its embassy")
        place = screen_lines(pilot.app).index(line_of(pilot, "›"))
        await pilot.press("d")
        await until_shown(pilot, "Norway: approach its embassy: done.")
        assert milestone(space, "d-embassy-nor").status is DONE
        assert screen_lines(pilot.app)[place].startswith("› in 19 days   12 Dec       Uruguay")


async def test_undone_a_date_is_what_the_rules_say_of_it(space: Workspace) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await go_to(pilot, "Norway: approach its embassy")
        for key, status in (("m", MISSED), ("d", DONE)):
            await pilot.press(key)
            await settled(pilot)
            assert milestone(space, "d-embassy-nor").status is status
            await pilot.press("end")
            await until_shown(pilot, f"› {status}", "Norway: approach its embassy")
            await pilot.press(key)
            await until_shown(pilot, f"not {status}")
            assert milestone(space, "d-embassy-nor").status is MilestoneStatus.CONFIRMED


async def test_another_day_is_the_users_own_and_stays_when_the_review_moves(
    space: Workspace,
) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await go_to(pilot, "Norway: approach its embassy")
        await pilot.press("e")
        await until_shown(pilot, "Change a date", "Empty: the computed day.")
        await type_into(pilot, "2026-12-01")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Changed: Norway")
        own = milestone(space, "d-embassy-nor")
        assert (own.date, is_own(own)) == (dt.date(2026, 12, 1), True)
        assert "in place of 2026-12-12" in own.rule
        assert "The rules say otherwise" not in screen_text(pilot.app)
        await pilot.press("v", "down")
        await type_into(pilot, "2027-04-19")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "The rules say otherwise")
        await pilot.press("p", "y")
        await until_gone(pilot, "The rules say otherwise")
        assert milestone(space, "d-embassy-nor").date == dt.date(2026, 12, 1)
        assert milestone(space, "d-embassy-ury").date == dt.date(2026, 12, 19)


async def test_emptied_the_day_is_the_computed_one_again(space: Workspace) -> None:
    async with running(app_with(space, "timing")) as pilot:
        before = milestone(space, "d-embassy-nor")
        await go_to(pilot, "Norway: approach its embassy")
        await pilot.press("e")
        await type_into(pilot, "2026-12-01")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Changed: Norway")
        await go_to(pilot, "Norway: approach its embassy")
        await pilot.press("e")
        await until_shown(pilot, "Change a date")
        await pilot.press("down", "ctrl+u", "ctrl+s")
        await until_gone(pilot, "Change a date")
        assert milestone(space, "d-embassy-nor") == before


async def test_a_date_of_ones_own_is_added_renamed_and_removed(space: Workspace) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await until_shown(pilot, "Norway: approach its embassy")
        await pilot.press("n")
        await until_shown(pilot, "A date of your own")
        await type_words(pilot, "Brief the press")
        await pilot.press("down", *"2026-11-30", "ctrl+s")
        await until_shown(pilot, "Added: Brief the press")
        assert "due now      30 Nov       Brief the press" in line_of(pilot, "›")
        await pilot.press("e")
        await until_shown(pilot, "Change a date")
        await type_into(pilot, "Brief two papers")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Changed")
        assert "Brief two papers" in line_of(pilot, "›")
        await pilot.press("x")
        await until_shown(pilot, "Removed: Brief two papers")
        await until_gone(pilot, "30 Nov")


async def test_a_date_of_the_rules_is_not_removed_but_may_be_called_missed(
    space: Workspace,
) -> None:
    async with running(app_with(space, "timing")) as pilot:
        await go_to(pilot, "Norway: approach its embassy")
        await pilot.press("x")
        await until_shown(pilot, "The rules give this date: call it done or missed")
        assert find(present(space), "d-embassy-nor") is not None


async def test_what_is_done_is_on_the_disk_after_leaving(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = open_plan(space, dated())
    async with running(app_with(space, "timing")) as pilot:
        await go_to(pilot, "Norway: approach its embassy")
        await pilot.press("d", "q")
        await settled(pilot)
    found = find(PlanFile(path).load(), "d-embassy-nor")
    assert isinstance(found, Milestone)
    assert found.status is DONE


# In words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "in 1 day"), (20, "in 20 days"), (21, "in 3 weeks"), (400, "in 1 year")],
)
def test_how_far_off_a_day_is_is_said_in_the_unit_that_helps(days: int, words: str) -> None:
    assert far(TODAY + dt.timedelta(days=days), TODAY) == words
    if days:
        assert far(TODAY - dt.timedelta(days=days), TODAY) == f"{words.removeprefix('in ')} ago"


def test_a_full_date_names_the_day_of_the_week() -> None:
    assert full_date(REVIEW_DAY) == "Mon 12 Apr 2027"


def test_the_weeks_say_how_much_falls_into_each() -> None:
    days = [TODAY, TODAY + dt.timedelta(days=8), TODAY + dt.timedelta(days=9)]
    line = week_line(days, TODAY + dt.timedelta(days=21), TODAY, 76)
    assert line is not None
    assert line.marks.split() == ["1", "2", "·", "R"]
    assert line.months.split() == ["now", "Dec"]
    assert "a week" in line.caption


@given(
    offsets=st.lists(st.integers(-400, 2000), max_size=30),
    review=st.none() | st.integers(-400, 2000),
    width=st.integers(3, 200),
)
def test_the_weeks_fit_every_width_and_show_a_review_that_lies_ahead(
    offsets: list[int], review: int | None, width: int
) -> None:
    days = [TODAY + dt.timedelta(days=each) for each in offsets]
    day = None if review is None else TODAY + dt.timedelta(days=review)
    line = week_line(days, day, TODAY, width)
    if line is None:
        assert day is None or day < TODAY
        assert not any(0 <= each <= 364 for each in offsets)
        return
    assert len(line.months) == len(line.marks) <= width
    assert ("R" in line.marks) == (day is not None and day >= TODAY)


# How it looks


async def dates(pilot: Pilot[None]) -> None:
    await go_to(pilot, "Japan: approach its embassy")


async def changes(pilot: Pilot[None]) -> None:
    await pilot.press("v", "down")
    await type_into(pilot, "2027-04-19")
    await pilot.press("ctrl+s")
    await until_shown(pilot, "The rules say otherwise")
    await pilot.press("p")
    await until_shown(pilot, "What would change")


@each_size
@pytest.mark.parametrize("before", [dates, changes])
def test_timing_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int], before: Before
) -> None:
    async def ready(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "Norway: approach its embassy")
        await before(pilot)
        await pilot.pause(0.1)
        await settled(pilot)

    assert snap_compare(app_with(space, "timing"), terminal_size=size, run_before=ready)


@each_size
def test_timing_without_a_day_looks_as_before(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    async def ready(pilot: Pilot[None]) -> None:
        await until_shown(pilot, NEPAL_SAYS)

    space = workspace(tmp_path)
    open_plan(space, plan_of(session=None, review_date=None))
    assert snap_compare(app_with(space, "timing"), terminal_size=size, run_before=ready)
