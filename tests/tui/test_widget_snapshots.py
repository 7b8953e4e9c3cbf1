"""Pictures of the widgets on the demo screen, at the design size and at the wide one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from tests.tui.demo import DemoScreen
from tests.tui.support import WIDE, app_with, each_size, settled, workspace
from tests.tui.waiting import until_shown
from uprtui.campaign import PlanFile, SetField, new_plan
from uprtui.tui.jobs import Progress
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.choice import Choice, Choose
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.empty import EmptyState
from uprtui.tui.widgets.form import Field, Form
from uprtui.tui.widgets.progress import ProgressPanel

Before = Callable[[Pilot[None]], Awaitable[None]]

FORM = (
    Field("title", "Title", "Education first", required=True, help="Shown in the header."),
    Field("status", "Status", "asked", choices=(("planned", "planned"), ("asked", "asked"))),
    Field("session", "Session", "55"),
)
STATES = [Choice(f"S{number}", f"State {number}", "Africa") for number in range(60)]


def screen_of(pilot: Pilot[None]) -> AppScreen:
    return cast("AppScreen", pilot.app.screen)


async def table(pilot: Pilot[None]) -> None:
    await pilot.press("down", "down")
    if pilot.app.size.width >= WIDE[0]:
        await until_shown(pilot, "Row 2")


async def detail(pilot: Pilot[None]) -> None:
    await pilot.press("down", "enter")


async def filtered(pilot: Pilot[None]) -> None:
    await pilot.press("slash", "7")
    await until_shown(pilot, "42,857 rows", "State 14")
    if pilot.app.size.width >= WIDE[0]:
        await until_shown(pilot, "Row 0")


async def keys(pilot: Pilot[None]) -> None:
    await pilot.press("question_mark")


async def notice(pilot: Pilot[None]) -> None:
    screen_of(pilot).notice("The file was changed by someone else; yours was kept.", "warning")


async def question(pilot: Pilot[None]) -> None:
    dialog = Confirm(
        "Delete the issue Education?", "Its three asks go too.", yes="Delete", no="Keep"
    )
    screen_of(pilot).ask(dialog, lambda _: None)


async def form(pilot: Pilot[None]) -> None:
    screen_of(pilot).ask(Form("The campaign", FORM, note="* is needed"), lambda _: None)
    await settled(pilot)
    await pilot.press("down")


async def choices(pilot: Pilot[None]) -> None:
    dialog = Choose("Which States?", STATES, many=True, marked=("S1", "S3"))
    screen_of(pilot).ask(dialog, lambda _: None)
    await settled(pilot)
    await pilot.press("1", "down")


async def fault(pilot: Pilot[None]) -> None:
    pilot.app.show_problem(ValueError("the number of rows is -1"))  # type: ignore[attr-defined]


async def empty(pilot: Pilot[None]) -> None:
    screen = screen_of(pilot)
    await screen.mount(
        EmptyState(
            "There is no library yet",
            "A library holds the recommendations of earlier reviews. Import the exports of UPR "
            "Info, or look around in the sample first.",
            (("7", "Import files"), ("0", "Home, with the sample")),
        ),
        before="FilterBox",
    )
    for widget in screen.query("FilterBox, MasterDetail"):
        widget.display = False


async def progress(pilot: Pilot[None]) -> None:
    panel = ProgressPanel("Importing upr-info-sessions-1-5.csv")
    panel.show(Progress(2_400, 6_094, 1.2, "Reading row 2,400"))
    await screen_of(pilot).mount(panel, before="FilterBox")
    panel.focus()


@each_size
@pytest.mark.parametrize(
    "before",
    [table, detail, filtered, keys, notice, question, form, choices, fault, empty, progress],
    ids=lambda before: before.__name__,
)
def test_widgets_look_as_they_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int], before: Before
) -> None:
    async def prepare(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await before(pilot)
        await settled(pilot)

    space = workspace(tmp_path)
    path = tmp_path / "plan.toml"
    PlanFile(path).create(new_plan("Education first", "NPL", lambda letters: letters[0]))
    space.open_campaign(path).do(SetField("sample", True))
    app = app_with(space, "demo", {"demo": DemoScreen})
    assert snap_compare(app, terminal_size=size, run_before=prepare)
