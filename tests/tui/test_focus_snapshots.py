"""The priority board's proposal, warnings, evidence and statuses look as they did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.step_library import EDUCATION, TORTURE, open_campaign, publish
from tests.tui.step_screens import focus_app
from tests.tui.support import each_size, settled, workspace
from tests.tui.waiting import until_shown
from uprtui.campaign import Add, Ask, EvidenceNote, Issue, Target, Visibility
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A campaign with weights, evidence, and more asks than its one target can carry."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    campaign = made.campaign
    assert campaign is not None
    for entity in (
        Issue("i-one", EDUCATION, "girls stay at home", weight=2),
        Issue("i-two", TORTURE, weight=5),
        EvidenceNote(
            "e-one",
            "i-one",
            "In 2025 14 of 77 districts had no secondary school",
            "Report of the teachers",
            date(2025, 11, 2),
        ),
        EvidenceNote("e-two", "i-one", "Fees rose by a third", visibility=Visibility.PRIVATE),
        Ask("a-one", "i-one", "Adopt a law on books by 2030"),
        Ask("a-two", "i-one", "Build a school in every district"),
        Ask("a-three", "i-one", "Abolish all school fees"),
        Target("t-one", "NOR"),
    ):
        campaign.do(Add(entity))
    return made


async def begun(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "2 chosen", "! 3 asks on")
    await settled(pilot)


async def proposed(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("p")
    await until_shown(pilot, "Sorted by the proposed order")


async def notes(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("n")
    await until_shown(pilot, f"Evidence on {EDUCATION}", "private")


async def note(pilot: Pilot[Any]) -> None:
    await notes(pilot)
    await pilot.press("enter")
    await until_shown(pilot, f"Change evidence on {EDUCATION}")


async def statuses(pilot: Pilot[Any]) -> None:
    await begun(pilot)
    await pilot.press("x")
    await until_shown(pilot, "What became of 7 recommendations")
    await pilot.press("d", "down", "n", "down", "p")
    await until_shown(pilot, "3 of 7 looked at")


async def status(pilot: Pilot[Any]) -> None:
    await statuses(pilot)
    await pilot.press("enter")
    await until_shown(pilot, "Note  ", "Seen by")


@each_size
@pytest.mark.parametrize(
    "before", [proposed, notes, note, statuses, status], ids=lambda before: before.__name__
)
def test_the_priority_board_looks_as_it_did(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Awaitable[None]],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    assert snap_compare(focus_app(space), terminal_size=size, run_before=prepare)
