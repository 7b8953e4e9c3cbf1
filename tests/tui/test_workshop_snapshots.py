"""How the workshop looks: the editor's views, the list of asks, and two minutes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.kinds_library import add_bodies
from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, write
from tests.tui.support import each_size, settled
from tests.tui.waiting import until_shown
from tests.tui.workshop_plan import workshop_space

VAGUE = "Take all necessary measures to improve access to education and adopt a law on school books"


async def editing(pilot: Pilot[Any]) -> None:
    """A vague draft, in the text."""
    await until_shown(pilot, EDUCATION)
    await pilot.press("a")
    await until_shown(pilot, "New end goal")
    await write(pilot, VAGUE)
    await until_shown(pilot, "16 words", "warn")


async def checks(pilot: Pilot[Any]) -> None:
    await editing(pilot)
    await pilot.press("escape", "down")


async def alike(pilot: Pilot[Any]) -> None:
    await editing(pilot)
    await pilot.press("escape", "right")
    await until_shown(pilot, "Among 14 recommendations")


async def bodies(pilot: Pilot[Any]) -> None:
    await alike(pilot)
    await pilot.press("right")
    await until_shown(pilot, "Of 2 to Nepal", "CRC")


async def wording(pilot: Pilot[Any]) -> None:
    await alike(pilot)
    await pilot.press("right", "right")
    await until_shown(pilot, "How Norway writes: 41 recomm")


async def ladder(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, EDUCATION)
    await pilot.press("e")
    await until_shown(pilot, "Asks to Nepal")
    await pilot.press("down", "enter")
    await until_shown(pilot, "Change the step")
    await pilot.press("escape", "left", "left")
    await until_shown(pilot, "Ladder of this ask", "for Norway")


async def minutes(pilot: Pilot[Any]) -> None:
    await ladder(pilot)
    await pilot.press("right")
    await until_shown(pilot, "of 120 seconds")


async def listing(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, EDUCATION)
    await pilot.press("e")
    await until_shown(pilot, "Asks to Nepal", "Chance")


async def variant(pilot: Pilot[Any]) -> None:
    await listing(pilot)
    await pilot.press("down", "down", "down")
    await until_shown(pilot, "This variant says")


async def statement(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, EDUCATION)
    await pilot.press("m")
    await until_shown(pilot, "Norway, 1 of 2 States")
    await pilot.press("right")
    await until_shown(pilot, "Chile, 2 of 2 States")


@each_size
@pytest.mark.parametrize(
    "before",
    [editing, checks, alike, bodies, wording, ladder, minutes, listing, variant, statement],
    ids=lambda before: before.__name__,
)
def test_the_workshop_looks_as_it_did(
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    space = workshop_space(tmp_path)
    if before is bodies:
        add_bodies(space.home)
    assert snap_compare(focus_app(space), terminal_size=size, run_before=prepare)


@each_size
def test_the_workshop_without_a_library_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        from uprtui.tui.screens.focus import FocusScreen

        screen = pilot.app.screen
        assert isinstance(screen, FocusScreen)
        screen._writing.write(EDUCATION)
        await until_shown(pilot, "New end goal")
        await write(pilot, VAGUE)
        await until_shown(pilot, "warn", "3 more checks need a library")
        await pilot.press("escape")
        await settled(pilot)

    space = workshop_space(tmp_path / "a", library=False)
    assert snap_compare(focus_app(space), terminal_size=size, run_before=prepare)
