"""The screen Import says what each source is, and lists where they disagree."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.kinds_library import publish
from tests.tui.small_library import publish as publish_small
from tests.tui.support import WIDE, app_with, each_size, running, screen_text, settled, workspace
from tests.tui.waiting import until_shown
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace whose library has four sources, two of which disagree."""
    made = workspace(tmp_path)
    publish(made.home)
    return made


async def test_each_source_says_what_it_is(space: Workspace) -> None:
    async with running(app_with(space, "imports"), WIDE) as pilot:
        text = await until_shown(pilot, "4 sources in the library. They disagree once (w).")
        assert "OHCHR list" in text
        assert "UHRI" in text
        assert "database" in text


async def test_a_key_lists_the_disagreements_and_enter_says_all(space: Workspace) -> None:
    async with running(app_with(space, "imports")) as pilot:
        await until_shown(pilot, "They disagree once", "Disagreements")
        await pilot.press("w")
        text = await until_shown(pilot, "Sources disagree once. The more official one is followed.")
        assert "Followed" in text
        assert "supported" in text
        assert "noted" in text
        await pilot.press("enter")
        text = await until_shown(pilot, "Where sources disagree", "Norway to Nepal")
        assert "UPR37_Nepal.docx (OHCHR list)" in text.replace("\n  ", " ")
        await pilot.press("escape", "escape")
        await until_shown(pilot, "4 sources in the library.")


async def test_where_sources_agree_there_is_nothing_to_list(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish_small(space.home)
    async with running(app_with(space, "imports")) as pilot:
        text = await until_shown(pilot, "2 sources in the library.")
        assert "disagree" not in text
        await pilot.press("w")
        await settled(pilot)
        assert "2 sources in the library." in screen_text(pilot.app)


async def sources(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "4 sources in the library.")


async def listed(pilot: Pilot[Any]) -> None:
    await sources(pilot)
    await pilot.press("w")
    await until_shown(pilot, "Sources disagree once", "supported")


@each_size
@pytest.mark.parametrize("before", [sources, listed], ids=lambda before: before.__name__)
def test_disagreements_look_as_before(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    assert snap_compare(app_with(space, "imports"), terminal_size=size, run_before=prepare)
