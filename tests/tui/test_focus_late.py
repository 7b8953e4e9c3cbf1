"""What is read late or in two threads never meets the wrong dialog or the wrong library."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.tui.step_library import EDUCATION
from tests.tui.step_screens import focus_app, plan_of
from tests.tui.support import settled
from tests.tui.waiting import until, until_shown
from tests.tui.workshop_plan import publish, workshop_space
from uprtui.focus import wording
from uprtui.tui.screens.evidence import EvidenceScreen
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_ask import AskEditor
from uprtui.tui.screens.focus_behind import BehindIssues
from uprtui.tui.screens.focus_outcomes import Outcomes
from uprtui.tui.screens.focus_statuses import StatusList
from uprtui.tui.screens.workshop_known import Shelf
from uprtui.tui.workspace import Workspace

PATIENCE = 20  # seconds, for a thread that waits in vain


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the library, a ladder and two targets."""
    return workshop_space(tmp_path)


class Slow:
    """Does what it stands for, but only when it may go on."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, *args: Any, **more: Any) -> Any:
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        return self._real(*args, **more)


@pytest.mark.parametrize(
    ("key", "place", "read", "dialog"),
    [
        ("x", Outcomes, "_read", StatusList),
        ("v", BehindIssues, "_search", EvidenceScreen),
    ],
)
@pytest.mark.parametrize("late", [True, False])
async def test_a_list_that_comes_late_does_not_open_over_the_editor(
    space: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    place: type,
    read: str,
    dialog: type,
    late: bool,
) -> None:
    slow = Slow(getattr(place, read))
    monkeypatch.setattr(place, read, staticmethod(slow))
    async with focus_app(space).run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, EDUCATION)
        try:
            await pilot.press(key)
            if late:
                await pilot.press("a")
                assert isinstance(pilot.app.screen, AskEditor)
        finally:
            slow.go_on.set()
        await settled(pilot)
        if not late:
            await until(pilot, lambda: isinstance(pilot.app.screen, dialog), "the list")
            return
        assert isinstance(pilot.app.screen, AskEditor)
        await pilot.press("d")
        assert plan_of(space).assessments == ()
        await pilot.press("escape", "escape", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "nothing under it")


def test_the_wording_of_an_old_library_is_not_kept_for_a_new_one(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Any] = []
    slow = Slow(wording.read_wording)

    def noted(library: Any, state: str, issue: str) -> Any:
        read.append(library)
        return slow(library, state, issue) if len(read) == 1 else slow._real(library, state, issue)

    monkeypatch.setattr(wording, "read_wording", noted)
    shelf, plan = Shelf(space), plan_of(space)
    with ThreadPoolExecutor(2) as threads:
        try:
            first = threads.submit(shelf.gather, plan, EDUCATION, ("NOR",))
            assert slow.begun.wait(PATIENCE)
            publish(space.home)
            second = threads.submit(shelf.gather, plan, EDUCATION)
        finally:
            slow.go_on.set()
        old, new = first.result().known.library, second.result().known.library
    assert old is not new
    assert second.result().wordings == {}
    now = shelf.gather(plan, EDUCATION, ("NOR",))
    assert now.known.library is new
    assert set(now.wordings) == {"NOR"}
    assert read == [old, new]


def test_two_who_read_at_once_read_only_once(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(wording.read_wording)
    calls: list[str] = []

    def noted(library: Any, state: str, issue: str) -> Any:
        calls.append(state)
        return slow(library, state, issue)

    monkeypatch.setattr(wording, "read_wording", noted)
    shelf, plan = Shelf(space), plan_of(space)
    with ThreadPoolExecutor(2) as threads:
        try:
            asked = [threads.submit(shelf.gather, plan, EDUCATION, ("NOR",)) for _ in range(2)]
            assert slow.begun.wait(PATIENCE)
            at_hand = shelf.at_hand(plan, EDUCATION)
        finally:
            slow.go_on.set()
        found = [each.result() for each in asked]
    assert at_hand is not None
    assert at_hand.wordings == {}, "what is handed out does not change under its reader"
    assert calls == ["NOR"]
    assert [set(each.wordings) for each in found] == [{"NOR"}, {"NOR"}]
