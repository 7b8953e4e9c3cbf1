"""Home lists campaigns, broken ones too, says how the library is, and leads on from nothing."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.small_library import publish, publish_empty
from tests.tui.support import (
    TODAY,
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until, until_drawn, until_gone, until_shown
from uprtui.campaign import (
    DateStatus,
    Milestone,
    Plan,
    PlanFile,
    PlanFileError,
    list_plans,
    new_plan,
)
from uprtui.connectors import ImportCancelled, sample_home
from uprtui.home import Home
from uprtui.library import LibraryLocked, LibraryNewer
from uprtui.states import States
from uprtui.timing import Calendar
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens import home_form
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.home_list import entries
from uprtui.tui.workspace import Workspace


class Focus(AppScreen):
    """A screen in place of the real one."""

    PLACE = "focus"


def home_app(space: Workspace) -> UprtuiApp:
    return app_with(space, "home", {"focus": Focus})


def plan_of(title: str, sur: str, days: int | None, **fields: Any) -> Plan:
    """A plan whose review is so many days from today."""
    day = None if days is None else TODAY + dt.timedelta(days=days)
    return new_plan(title, sur, lambda letters: letters[0], review_date=day, **fields)


def write(space: Workspace, name: str, plan: Plan) -> Path:
    path = space.home.campaigns / f"{name}.toml"
    PlanFile(path).create(plan)
    return path


def write_three(space: Workspace) -> None:
    """Two campaigns and a file that is no plan."""
    due = Milestone("d-aaaaa", "Advance questions", TODAY + dt.timedelta(days=60))
    rivers = plan_of("Clean rivers", "NPL", 74, session=55, organisation="River friends")
    write(space, "nepal", replace(rivers, milestones=(due,)))
    write(space, "bhutan", plan_of("Schools first", "BTN", 12, date_status=DateStatus.CONFIRMED))
    (space.home.campaigns / "broken.toml").write_text('schema = 1\ntitle = "Bro\n', "utf-8")


async def test_the_first_start_says_what_uprtui_is_and_names_three_ways_on(tmp_path: Path) -> None:
    async with running(home_app(workspace(tmp_path))) as pilot:
        text = await until_shown(pilot, "Welcome to uprtui", "Library: not there yet")
        for words in ("sample campaign", "Import the exports", "Begin a campaign"):
            assert words in text
        assert "Ctrl+P Commands" in text


async def test_campaigns_are_listed_the_nearest_review_first_and_broken_files_last(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path)
    write_three(space)
    async with running(home_app(space)) as pilot:
        text = await until_shown(pilot, "Schools first", "Clean rivers", "broken.toml")
        assert text.index("Schools first") < text.index("Clean rivers") < text.index("broken.toml")
        assert "12 days" in text
        assert "about 74 days" in text
        assert "22 Jan 2027: Adv" in text
        assert "cannot be read" in text


async def test_a_broken_file_says_where_and_what_to_do_and_is_left_alone(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    write_three(space)
    before = (space.home.campaigns / "broken.toml").read_bytes()
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, "broken.toml")
        await pilot.press("end", "enter")
        text = await until_shown(pilot, "broken.toml cannot be read", "What to do")
        assert "Line  2" in text
        assert "Add the missing quote" in text
    assert (space.home.campaigns / "broken.toml").read_bytes() == before
    assert space.campaign is None


async def test_enter_opens_a_campaign_and_goes_to_its_first_step(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    write_three(space)
    app = home_app(space)
    async with running(app) as pilot:
        await until_shown(pilot, "Clean rivers")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Focus), "the screen Focus")
        assert space.campaign is not None
        assert space.campaign.plan.title == "Clean rivers"
        await pilot.press("0")
        await until_shown(pilot, "(open) Clean rivers")


async def test_a_new_campaign_takes_its_session_and_day_from_the_calendar(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    app = home_app(space)
    async with running(app) as pilot:
        await until_shown(pilot, "Welcome")
        await pilot.press("n")
        await until_shown(pilot, "which State under review?", "Afghanistan")
        await type_words(pilot, "BTN")
        await until_gone(pilot, "Afghanistan")
        await pilot.press("enter")
        await until_shown(pilot, "New campaign: Bhutan", "Proposed from the calendar", "estimated")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Focus), "the screen Focus")
    review = Calendar.builtin().review_of("BTN", TODAY)
    assert review is not None
    (made,) = list_plans(space.home.campaigns)
    assert (made.sur, made.session, made.review_date) == ("BTN", review.session, review.date)
    assert made.title == f"Bhutan {review.date.year}"
    assert PlanFile(made.path).load().organisation is None


async def test_a_form_names_what_is_wrong_and_keeps_what_was_typed(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, "Welcome")
        await pilot.press("n")
        await type_words(pilot, "Bhutan")
        await pilot.press("enter")
        await until_shown(pilot, "New campaign: Bhutan")
        await pilot.press("down", "down", "end", *["backspace"] * 10)
        await type_words(pilot, "May 2028")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "“May 2028” is no day. Write it as 2027-05-03.")
    assert list_plans(space.home.campaigns) == []


async def test_editing_the_campaign_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    write_three(space)
    space.open_campaign(space.home.campaigns / "nepal.toml")
    assert space.campaign is not None
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, "(open) Clean rivers")
        await pilot.press("e")
        await until_shown(pilot, "Edit the campaign", "‹ Nepal (NPL) ›")
        await pilot.press("end")
        await type_words(pilot, " now")
        await pilot.press("down", "space")
        await until_shown(pilot, "Afghanistan (AFG)")
        await type_words(pilot, "bhutan")
        await pilot.press("enter", "ctrl+s")
        await until_shown(pilot, "(open) Clean rivers", "Changed")
        assert (space.campaign.plan.sur, space.campaign.plan.title) == ("BTN", "Clean rivers now")
        await pilot.press("u")
        await until_shown(pilot, "(open) Clean rivers")
    assert space.campaign.plan.sur == "NPL"


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda home: None, "Library: not there yet; i imports files."),
        (publish_empty, "Library: empty; i imports files."),
        (publish, "Library: 9 recommendations, 1 pledge (2 sources, sessions 6 to 37)."),
        (
            lambda home: home.library.write_bytes(b"no database" * 900),
            "Library: it cannot be read. 6 says more, and leads out.",
        ),
    ],
    ids=["missing", "empty", "whole", "damaged"],
)
async def test_one_line_says_how_the_library_is(
    tmp_path: Path, prepare: Callable[[Home], Any], said: str
) -> None:
    space = workspace(tmp_path)
    prepare(space.home)
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LibraryNewer(Path("library.duckdb"), 9, 1), "Library: a newer uprtui made it."),
        (LibraryLocked("amina (process 7)"), "Library: The library is being changed by amina"),
    ],
)
async def test_a_library_that_cannot_be_opened_is_no_riddle(
    tmp_path: Path, error: Exception, said: str
) -> None:
    def refuse(*_: Any) -> Any:
        raise error

    async with running(home_app(workspace(tmp_path, open_library=refuse))) as pilot:
        await until_shown(pilot, said)


async def test_invented_data_is_marked_in_the_line_and_in_the_header(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home, synthetic=True)
    async with running(home_app(space)) as pilot:
        text = await until_shown(pilot, "Library (SAMPLE DATA): 9 rec")
        assert text.splitlines()[0].endswith("SAMPLE DATA")


def small_sample(home: Home, *, report: Any, **_: Any) -> Path:
    """Set up a sample of one plan, as the real function does with its own."""
    report.progress("recommendations.csv", 10, 20)
    home.prepare()
    path = home.campaigns / "sample.toml"
    if not path.exists():
        PlanFile(path).create(plan_of("Sample of rivers", "NPL", 74, sample=True))
    return path


async def test_the_sample_opens_in_a_home_of_its_own_and_one_key_leads_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_home, "set_up_sample", small_sample)
    space = workspace(tmp_path)
    write_three(space)
    own, app = space.home, home_app(space)
    async with running(app) as pilot:
        await until_shown(pilot, "Clean rivers")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, Focus), "the screen Focus")
        assert space.home == own.sample
        await pilot.press("0")
        text = await until_shown(pilot, "(open) Sample of ri", "My campaigns", "SAMPLE DATA")
        assert "New campaign" not in text, "real campaigns do not belong beside invented data"
        await pilot.press("n", "o")
        await until_shown(pilot, "Clean rivers", "New campaign")
        assert space.home == own
        assert space.campaign is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportCancelled(), "Stopped. The sample was not set up."),
        (sample_home.SampleError("This installation has no sample data.", "Install it."), "no sam"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left"),
    ],
)
async def test_a_sample_that_cannot_be_set_up_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: Any, **__: Any) -> Path:
        raise error

    monkeypatch.setattr(sample_home, "set_up_sample", refuse)
    space = workspace(tmp_path)
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, "Welcome")
        await pilot.press("s")
        await until_shown(pilot, said)
    assert space.home == Home(tmp_path / "home")


async def test_details_of_a_campaign_stand_beside_the_list_where_there_is_room(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path)
    write_three(space)
    async with running(home_app(space), WIDE) as pilot:
        await until_shown(pilot, "Schools first")
        await pilot.press("down")
        text = await until_shown(pilot, "Nepal (NPL)", "River friends")
        assert "5 Feb 2027 (estimated), about" in text
        assert "22 Jan 2027: Advance questions" in text


async def test_a_campaign_that_another_session_broke_is_shown_as_such(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    path = write(space, "nepal", plan_of("Clean rivers", "NPL", 74))
    async with running(home_app(space)) as pilot:
        await until_shown(pilot, "Clean rivers")
        path.write_text("this is no plan", "utf-8")
        await pilot.press("enter")
        await until_shown(pilot, "nepal.toml, line 1")
        await pilot.press("escape")
        await until_shown(pilot, "cannot be read")
    assert path.read_text("utf-8") == "this is no plan"


def test_reviews_that_are_over_come_after_those_without_a_day(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    for name, days in (("past", -4), ("none", None), ("far", 400), ("near", 3), ("older", -90)):
        write(space, name, plan_of(name, "NPL", days))
    found = entries(space.home.campaigns, TODAY)
    assert [each.path.stem for each in found] == ["near", "far", "none", "past", "older"]


def test_a_folder_of_campaigns_that_cannot_be_read_is_an_error_with_a_remedy(
    tmp_path: Path,
) -> None:
    (tmp_path / "campaigns").write_text("a file", "utf-8")
    with pytest.raises(PlanFileError) as caught:
        entries(tmp_path / "campaigns", TODAY)
    assert caught.value.remedy


def test_a_state_is_found_by_name_other_name_and_code() -> None:
    states = States.builtin()
    choices = home_form.state_choices(states, Calendar.builtin(), TODAY)
    czechia = next(choice for choice in choices if choice.key == "CZE")
    assert czechia.label == "Czechia"
    assert czechia.note.startswith("CZE  ")
    assert "Czech Republic" in czechia.words
    assert [choice.label for choice in choices] == sorted(choice.label for choice in choices)


def test_a_state_without_a_turn_in_the_calendar_proposes_nothing() -> None:
    fields = home_form.new_fields("XAA", States.builtin(), None)
    values = {field.name: field.value for field in fields}
    assert values == {
        "title": "XAA",
        "session": "",
        "review_date": "",
        "date_status": "estimated",
        "organisation": "",
    }
    assert "fill in what you know" in home_form.proposal_note(None, TODAY)


def test_an_answer_that_changes_nothing_is_no_edit() -> None:
    plan = plan_of("Clean rivers", "NPL", 74, session=55)
    answer = {field.name: field.value for field in home_form.edit_fields(plan, States.builtin())}
    assert home_form.edit_of(plan, home_form.read_answer(answer)) is None
    changed = home_form.edit_of(plan, home_form.read_answer(answer | {"session": ""}))
    assert changed is not None
    assert changed.apply(plan).session is None


@pytest.mark.parametrize("typed", ["0", "1000", "-4", "fifty", "٣", "4.5"])
def test_a_session_is_a_number(typed: str) -> None:
    assert "is no session" in (home_form.wrong_session(typed) or "")
    assert home_form.wrong_session("54") is None


Before = Callable[[Pilot[None]], Awaitable[None]]


async def welcomed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "Welcome", "Library: not there yet")


async def listed(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "Schools first", "Library: 9")
    await pilot.press("down")
    await settled(pilot)
    await pilot.pause(0.2)


async def choosing(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "Schools first", "Library: 9")
    await pilot.press("n")
    await type_words(pilot, "korea")
    await until_shown(pilot, "Republic of Korea")


async def filling(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "Schools first", "Library: 9")
    await pilot.press("n")
    await type_words(pilot, "norway")
    await pilot.press("enter")
    await until_shown(pilot, "New campaign: Norway")
    await pilot.press("up")
    await until_shown(pilot, "May stay empty")


@each_size
@pytest.mark.parametrize("before", [welcomed, listed, choosing, filling])
def test_home_looks_as_before(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int], before: Before
) -> None:
    space = workspace(tmp_path)
    if before is not welcomed:
        write_three(space)
        publish(space.home)
        space.open_campaign(space.home.campaigns / "nepal.toml")
    assert snap_compare(home_app(space), terminal_size=size, run_before=before)


async def test_the_progress_of_the_sample_is_shown_and_escape_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def until_stopped(home: Home, *, report: Any, **_: Any) -> Path:
        while not report.cancelled:
            report.progress("recommendations.csv", 1_000, 3_000)
            Event().wait(0.05)
        raise ImportCancelled

    monkeypatch.setattr(sample_home, "set_up_sample", until_stopped)
    app = home_app(workspace(tmp_path))
    async with app.run_test() as pilot:
        await until_shown(pilot, "Welcome")
        await pilot.press("s")
        await until_drawn(pilot, "1,000 of 3,000 rows")
        await pilot.press("n")
        assert "which State under" not in screen_text(app), "one thing at a time"
        await pilot.press("escape")
        await until_shown(pilot, "Stopped. The sample was not set up.")
