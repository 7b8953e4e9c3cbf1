"""The app routes keys, undoes, saves by itself, and says what is wrong instead of crashing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult

from tests.tui.support import (
    TODAY,
    app_with,
    running,
    screen_lines,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import until
from uprtui.campaign import Milestone, MilestoneStatus, Plan, PlanFile, SetField, new_plan
from uprtui.errors import UprtuiError
from uprtui.timing import Calendar, milestones, planned, review_of_plan
from uprtui.timing import Milestone as Computed
from uprtui.tui import workspace as workspace_module
from uprtui.tui.app import UprtuiApp
from uprtui.tui.routes import ROUTES
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.filter_box import FilterBox
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable
from uprtui.tui.workspace import Due, Workspace, next_due


class Blank(AppScreen):
    """A screen in place of a route's own."""

    opened = 0

    def body(self) -> ComposeResult:
        yield FilterBox()
        yield WindowTable(())

    def on_open(self) -> None:
        self.opened += 1


def blank(name: str) -> Callable[[], AppScreen]:
    return type(f"{name.capitalize()}Screen", (Blank,), {"PLACE": name})


def app_of_blanks(space: Workspace) -> UprtuiApp:
    return app_with(space, "home", {route.name: blank(route.name) for route in ROUTES})


def plan_in(tmp_path: Path) -> Path:
    path = tmp_path / "nepal.toml"
    PlanFile(path).create(new_plan("Nepal first", "NPL", lambda letters: letters[0]))
    return path


async def test_digits_go_to_every_screen_and_escape_goes_home(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        for route in ROUTES:
            await pilot.press(route.key)
            await settled(pilot)
            assert screen_lines(app)[0].startswith(f" {route.title} ")
        await pilot.press("escape")
        await settled(pilot)
        assert screen_lines(app)[0].startswith(" Home ")


async def test_a_screen_is_kept_and_opened_again_when_one_comes_back(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        await pilot.press("6")
        await settled(pilot)
        library = app.screen
        await pilot.press("0", "6")
        await settled(pilot)
        assert app.screen is library
        assert isinstance(library, Blank)
        assert library.opened == 2
        await pilot.press("question_mark", "escape")
        await settled(pilot)
        assert library.opened == 2, "a dialog that closes is no reason to load again"


async def test_help_lists_the_keys_of_the_screen_and_the_palette_runs_a_command(
    tmp_path: Path,
) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        assert "Keys: Home" in screen_text(app)
        assert "Open the row's details" in screen_text(app)
        await pilot.press("escape", "colon", *"timing", "enter")
        await settled(pilot)
        assert screen_lines(app)[0].startswith(" Timing ")


async def test_an_edit_is_saved_by_itself_and_can_be_undone_and_redone(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = plan_in(tmp_path)
    campaign = space.open_campaign(path)
    app = app_of_blanks(space)
    async with running(app) as pilot:
        assert "Undo" not in screen_text(app)
        campaign.do(SetField("title", "Education first"))
        await until(pilot, lambda: PlanFile(path).load().title == "Education first", "saved")
        assert "Education first" in screen_lines(app)[0]
        await pilot.press("u")
        await settled(pilot)
        assert "Nepal first" in screen_lines(app)[0]
        assert screen_lines(app)[-1].startswith("Undone: ")
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert "Education first" in screen_lines(app)[0]


async def test_what_another_session_saves_comes_in_and_undo_keeps_it(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = plan_in(tmp_path)
    campaign = space.open_campaign(path)
    app = app_of_blanks(space)
    async with running(app) as pilot:
        base = PlanFile(path).load()
        other = SetField("organisation", "Partner").apply(base)
        PlanFile(path).save(other, base)
        campaign.do(SetField("title", "Education first"))
        await until(pilot, lambda: campaign.plan.organisation == "Partner", "joined")
        await pilot.press("u")
        await settled(pilot)
        assert (campaign.plan.title, campaign.plan.organisation) == ("Nepal first", "Partner")


async def test_leaving_saves_at_once(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = plan_in(tmp_path)
    space.open_campaign(path).do(SetField("title", "Last words"))
    async with running(app_of_blanks(space)) as pilot:
        await pilot.press("q")
    assert PlanFile(path).load().title == "Last words"


async def test_leaving_asks_first_where_the_plan_cannot_be_saved(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = plan_in(tmp_path)
    campaign = space.open_campaign(path)
    path.write_text("not a plan [", encoding="utf-8")
    app = app_of_blanks(space)
    async with running(app) as pilot:
        campaign.do(SetField("title", "Unsaved"))
        await pilot.press("q")
        await settled(pilot)
        assert "Leave all the same?" in screen_text(app)
        assert path.read_text(encoding="utf-8") == "not a plan ["
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, Blank)


async def test_a_notice_stays_until_the_next_key_and_help_stays_beside_it(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        app.notify("[bold]Saved[/bold]", severity="warning")
        await pilot.pause()
        assert screen_lines(app)[-1].startswith("Warning: [bold]Saved[/bold] ")
        assert screen_lines(app)[-1].rstrip().endswith("? Help")
        await pilot.press("down")
        await pilot.pause()
        assert "Saved" not in screen_lines(app)[-1]


async def test_a_fault_in_a_worker_is_shown_in_words_without_data_and_the_app_goes_on(
    tmp_path: Path,
) -> None:
    app = app_of_blanks(workspace(tmp_path))

    async def fail() -> None:
        secret = "Ms Contact"
        raise KeyError(len(secret))

    async with running(app) as pilot:
        app.screen.run_worker(fail())
        await settled(pilot)
        assert isinstance(app.screen, DetailScreen)
        text = screen_text(app)
        assert "Something went wrong inside uprtui: KeyError: 10." in text
        assert "Ms Contact" not in text
        await pilot.press("escape", "6")
        await settled(pilot)
        assert screen_lines(app)[0].startswith(" Library ")


async def test_a_fault_in_a_handler_saves_and_leaves_with_a_few_lines_and_no_data(
    tmp_path: Path,
) -> None:
    class Broken(Blank):
        PLACE = "broken"

        def action_filter(self) -> None:
            secret = "Ms Contact"
            raise KeyError(len(secret))

    space = workspace(tmp_path)
    path = plan_in(tmp_path)
    campaign = space.open_campaign(path)
    app = app_with(space, "broken", {"broken": Broken})
    printed: list[str] = []
    app._print_error_renderables = lambda: printed.extend(  # type: ignore[method-assign]
        str(each) for each in app._exit_renderables
    )

    async def edit_and_press() -> None:
        async with running(app) as pilot:
            campaign.do(SetField("title", "Kept"))
            await pilot.press("slash")
            await pilot.pause()

    with pytest.raises(KeyError):
        await edit_and_press()
    assert PlanFile(path).load().title == "Kept"
    assert app.return_code == 1
    assert "Something went wrong inside uprtui: KeyError: 10." in printed[0]
    assert "Your plan is saved." in printed[0]
    assert "in action_filter" in printed[0]
    assert "Ms Contact" not in printed[0]
    assert str(tmp_path) not in printed[0]


async def test_a_foreseen_problem_is_two_sentences(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        app.show_problem(UprtuiError("The library is locked.", "Try again in a minute."))
        await settled(pilot)
        assert "The library is locked." in screen_text(app)
        assert "Try again in a minute." in screen_text(app)
        assert "Where in the program" not in screen_text(app)


async def test_a_terminal_too_small_says_so_until_it_grows(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app, (59, 30)) as pilot:
        assert "This terminal has 59 × 30 cells." in screen_text(app)
        await pilot.press("6", "ctrl+p")
        await pilot.resize_terminal(60, 18)
        await settled(pilot)
        assert screen_lines(app)[0].startswith(" Home ")


async def test_invented_data_is_marked_on_every_screen(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    campaign = space.open_campaign(plan_in(tmp_path))
    app = app_of_blanks(space)
    async with running(app) as pilot:
        assert "SAMPLE DATA" not in screen_text(app)
        campaign.do(SetField("sample", True))
        for route in ROUTES:
            await pilot.press(route.key)
            await settled(pilot)
            assert screen_lines(app)[0].rstrip().endswith("SAMPLE DATA")


async def test_a_library_of_invented_data_is_marked_as_soon_as_it_is_open(tmp_path: Path) -> None:
    class Invented:
        synthetic = True

    space = workspace(tmp_path, open_library=lambda home, states: Invented())
    app = app_of_blanks(space)
    async with running(app) as pilot:
        assert "SAMPLE DATA" not in screen_text(app)
        app.screen.run_worker(space.library, thread=True)
        await settled(pilot)
        assert "SAMPLE DATA" in screen_lines(app)[0]
        library = space.library()
        space.home.library.write_bytes(b"another one is published")
        assert space.library() is not library


async def test_nothing_on_the_screen_moves_or_blinks(tmp_path: Path) -> None:
    app = app_of_blanks(workspace(tmp_path))
    async with running(app) as pilot:
        await pilot.press("slash")
        assert app.animation_level == "none"
        assert not app.focused.cursor_blink  # type: ignore[union-attr]


def milestone(day: dt.date, title: str, status: MilestoneStatus) -> Milestone:
    return Milestone(id=f"d-{title}", title=title, date=day, status=status)


@pytest.mark.parametrize("status", [MilestoneStatus.CONFIRMED, MilestoneStatus.ESTIMATED])
def test_the_next_thing_due_is_the_first_open_milestone_from_today(status: MilestoneStatus) -> None:
    plan = Plan(
        id="c-1",
        title="T",
        sur="NPL",
        milestones=(
            milestone(TODAY - dt.timedelta(1), "past", status),
            milestone(TODAY + dt.timedelta(9), "later", status),
            milestone(TODAY, "now", status),
            milestone(TODAY, "done", MilestoneStatus.DONE),
        ),
    )
    assert next_due(plan, TODAY, Calendar.builtin()) == (TODAY, "now", True)
    assert next_due(plan, TODAY, None) == (TODAY, "now", True)
    later = replace(plan, milestones=plan.milestones[:2])
    assert next_due(later, TODAY, None) == (TODAY + dt.timedelta(9), "later", False)
    assert next_due(Plan(id="c-1", title="T", sur="NPL"), TODAY, Calendar.builtin()) is None


REVIEWED = Plan(id="c-1", title="Nepal first", sur="NPL", review_date=dt.date(2027, 2, 5))


def first_window() -> tuple[Computed, dt.date]:
    """The first window that the rules give, and a day on which it has been open for a day."""
    calendar = Calendar.builtin()
    review = review_of_plan(REVIEWED, calendar, TODAY)
    assert review is not None
    found = next(each for each in milestones(review, calendar) if each.last_day > each.date)
    return found, found.date + dt.timedelta(1)


def test_an_open_window_is_due_now_until_its_last_day() -> None:
    window, inside = first_window()
    later = milestone(inside + dt.timedelta(1), "later", MilestoneStatus.ESTIMATED)
    plan = replace(REVIEWED, milestones=(planned(window), later))
    calendar = Calendar.builtin()
    assert next_due(plan, inside, calendar) == (window.last_day, window.title, True)
    over = window.last_day + dt.timedelta(1)
    assert next_due(replace(plan, milestones=(planned(window),)), over, calendar) is None


def test_a_plan_without_dates_of_its_own_shows_the_computed_one() -> None:
    window, inside = first_window()
    before = window.date - dt.timedelta(1)
    assert REVIEWED.milestones == ()
    found = next_due(REVIEWED, before, Calendar.builtin())
    assert found is not None
    assert found.day >= before
    assert next_due(REVIEWED, inside, None) is None


async def test_the_header_learns_what_is_due_after_it_was_drawn(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = tmp_path / "nepal.toml"
    PlanFile(path).create(REVIEWED)
    space.open_campaign(path)
    assert space.header_facts().due == "", "the rules are not loaded before the first screen"
    due = next_due(REVIEWED, TODAY, Calendar.builtin(), space.states.name)
    assert due is not None
    app = app_of_blanks(space)
    async with running(app, (120, 24)) as pilot:
        await until(pilot, lambda: due.title[:12] in screen_lines(app)[0], "what is due")
        assert not space.dates_wanted
        space.home.calendar_file.write_text("not a calendar", encoding="utf-8")
        assert space.dates_wanted, "the calendar has changed"


def test_what_is_due_is_computed_once_for_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = workspace(tmp_path)
    path = tmp_path / "nepal.toml"
    PlanFile(path).create(REVIEWED)
    campaign = space.open_campaign(path)
    space.learn_dates()
    asked: list[Plan] = []

    def counted(plan: Plan, *rest: Any) -> Due | None:
        asked.append(plan)
        return next_due(plan, *rest)

    monkeypatch.setattr(workspace_module, "next_due", counted)
    first = space.header_facts()
    assert space.header_facts() == first
    campaign.do(SetField("review_date", dt.date(2027, 5, 5)))
    assert space.header_facts().due != first.due
    assert len(asked) == 2


def test_a_calendar_that_cannot_be_read_leaves_the_plans_own_dates(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.home.calendar_file.write_text("not a calendar", encoding="utf-8")
    path = tmp_path / "nepal.toml"
    own = milestone(TODAY + dt.timedelta(9), "own", MilestoneStatus.CONFIRMED)
    PlanFile(path).create(replace(REVIEWED, milestones=(own,)))
    space.open_campaign(path)
    space.learn_dates()
    facts = space.header_facts()
    assert (facts.due, facts.due_on, facts.due_now) == ("own", own.date, False)


def test_rows_in_memory_know_where_a_key_is() -> None:
    source = ListSource([Row("a", ("A",)), Row("b", ("B",))])
    assert (source.index_of("b"), source.index_of("z")) == (1, None)
