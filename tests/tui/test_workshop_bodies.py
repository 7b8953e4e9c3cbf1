"""An ask can lean on what UN bodies recommended: it is found beside the draft, and kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.tui.kinds_library import LEAN_ON, add_bodies
from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, plan_of, until_labels, write
from tests.tui.support import running, settled
from tests.tui.waiting import until, until_shown
from tests.tui.workshop_plan import workshop_space
from uprtui.campaign import Visibility
from uprtui.tui.screens.workshop_desk import Desk, Draft
from uprtui.tui.screens.workshop_known import Shelf
from uprtui.tui.screens.workshop_views import look
from uprtui.tui.workspace import Workspace

DRAFT = "Adopt a law that gives every village school free books."


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """An empty campaign on Nepal, with a library that UN bodies are in."""
    made = workshop_space(tmp_path, asks=False)
    add_bodies(made.home)
    return made


def test_the_nearest_of_un_bodies_stand_with_body_document_and_day(space: Workspace) -> None:
    plan = plan_of(space)
    known = Shelf(space).gather(plan, EDUCATION).known
    desk = Desk(plan, EDUCATION, space.states, space.today(), known=known)
    page = look(desk, Draft(DRAFT), "bodies").page
    (line,) = page.lines
    assert [str(cell) for cell in line.row.cells[1:4]] == ["CRC", "CRC/C/NPL/CO/6-7", "2025-02-12"]
    assert "Of 2 to Nepal" in page.columns[-1].title
    assert "CRC to Nepal" in repr(line.detail())
    empty = look(desk, Draft(""), "bodies").page
    assert empty.lines == ()
    assert "Write, and the nearest of 2" in repr(empty.instead)
    other = look(desk, Draft("Abolish the death penalty"), "bodies").page
    assert "Nothing near it among 2" in repr(other.instead)
    assert len(known.texts) == 14, "what States recommend stays apart"


async def test_a_keeps_one_as_evidence_and_u_takes_it_back(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "New end goal")
        await write(pilot, DRAFT)
        await pilot.press("escape", "right", "right")
        await until_shown(pilot, "Of 2 to Nepal", "Keep as evi")
        await pilot.press("a")
        await until(pilot, lambda: len(plan_of(space).evidence) == 1, "a note")
        (note,) = plan_of(space).evidence
        assert note.source == "CRC, CRC/C/NPL/CO/6-7, 2025-02-12"
        assert (note.text, note.on) == (LEAN_ON, date(2025, 2, 12))
        assert note.visibility is Visibility.COALITION
        await until_labels(pilot, space, EDUCATION)
        await until_shown(pilot, f"Kept as evidence on {EDUCATION}. u takes it back.", "✓ CRC")
        await pilot.press("a")
        await until_shown(pilot, "among your evidence")
        assert len(plan_of(space).evidence) == 1, "once is enough"
        await pilot.press("u")
        await until(pilot, lambda: not plan_of(space).evidence, "taken back")
        await until_shown(pilot, "Undone: Add issue")
        await until_labels(pilot, space)
        await pilot.press("a", "s")
        await until(pilot, lambda: len(plan_of(space).asks) == 1, "the ask is saved as well")
        assert len(plan_of(space).issues) == 1
        assert plan_of(space).evidence[0].issue == plan_of(space).asks[0].issue
        await settled(pilot)
