"""Saves follow each other: no older plan over a newer one, no false conflict, another try."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from textual.timer import Timer

from tests.tui.support import app_with, running, screen_lines, workspace
from tests.tui.waiting import until, until_shown
from uprtui.campaign import Plan, PlanBusyError, PlanFile, SaveError, SetField, new_plan
from uprtui.campaign.merge import MergeResult
from uprtui.tui import saving
from uprtui.tui.open_plan import OpenPlan


class SlowFile(PlanFile):
    """A plan file whose saves wait until they are let go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.begun = threading.Event()
        self.go = threading.Event()

    def save(self, plan: Plan, base: Plan) -> MergeResult:
        self.begun.set()
        assert self.go.wait(10)
        return super().save(plan, base)


@pytest.fixture
def file(tmp_path: Path) -> SlowFile:
    made = SlowFile(tmp_path / "plan.toml")
    made.create(new_plan("zero", "NPL", Random(1).choice))
    return made


def opened(file: PlanFile) -> OpenPlan:
    return OpenPlan(file, file.load(), state_name=str, changed=lambda: None)


def test_a_save_at_once_waits_for_the_one_that_runs_and_writes_the_newest(file: SlowFile) -> None:
    plan = opened(file)
    plan.do(SetField("title", "one"))
    landed = []
    thread = threading.Thread(target=lambda: landed.append(plan.save()))
    thread.start()
    assert file.begun.wait(10)
    plan.do(SetField("title", "two"))
    file.go.set()
    assert plan.save_now() == (), "the first save was our own, no conflict"
    thread.join(10)
    assert file.load().title == "two"
    assert plan.take_in(landed[0]) == (), "an older result tells nothing new"
    assert plan.plan.title == "two"
    assert not plan.unsaved


def test_an_edit_during_a_save_is_no_conflict_with_it(file: SlowFile) -> None:
    plan = opened(file)
    file.go.set()
    plan.do(SetField("title", "one"))
    first = plan.save()
    plan.do(SetField("title", "two"))
    assert plan.take_in(first) == ()
    assert plan.unsaved
    assert plan.take_in(plan.save()) == ()
    assert file.load().title == "two"


def test_what_others_saved_meanwhile_stays(file: SlowFile) -> None:
    plan, other = opened(file), opened(PlanFile(file.path))
    file.go.set()
    other.do(SetField("organisation", "Hill Schools"))
    other.save_now()
    plan.do(SetField("title", "one"))
    first = plan.save()
    plan.do(SetField("title", "two"))
    second = plan.save()  # before the first result was taken in
    plan.take_in(second)
    plan.take_in(first)
    assert (plan.plan.title, plan.plan.organisation) == ("two", "Hill Schools")
    assert PlanFile(file.path).load() == plan.plan


async def test_a_save_that_failed_is_tried_again_and_the_header_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "SECONDS_TO_TRY_AGAIN", (0.05,))
    space = workspace(tmp_path)
    path = space.home.campaigns / "plan.toml"
    PlanFile(path).create(new_plan("zero", "NPL", Random(1).choice))
    campaign = space.open_campaign(path)
    whole = PlanFile.save
    full = True

    def save(self: PlanFile, plan: Plan, base: Plan) -> MergeResult:
        if full:
            raise SaveError(self.path, "The disk is full.", "Free some space.")
        return whole(self, plan, base)

    monkeypatch.setattr(PlanFile, "save", save)
    async with running(app_with(space, "home")) as pilot:
        campaign.do(SetField("title", "one"))
        await until(pilot, lambda: space.header_facts().not_saved, "marked as not saved")
        full = False
        await until(pilot, lambda: PlanFile(path).load().title == "one", "saved after all")
        await until(pilot, lambda: not space.header_facts().not_saved, "no longer marked")


def test_a_broken_file_does_not_lock_the_user_in(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    one, two = (space.home.campaigns / f"{name}.toml" for name in ("one", "two"))
    for path in (one, two):
        PlanFile(path).create(new_plan(path.stem, "NPL", Random(1).choice))
    space.open_campaign(one).do(SetField("title", "edited"))
    one.write_text("half a line")
    assert space.open_campaign(two).plan.title == "two"
    assert one.read_text() == "half a line"
    rescued = one.with_name("one.unsaved-1.toml")
    assert PlanFile(rescued).load().title == "edited"


async def test_the_user_is_told_which_file_holds_the_edits(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    one, two = (space.home.campaigns / f"{name}.toml" for name in ("one", "two"))
    for path in (one, two):
        PlanFile(path).create(new_plan(path.stem, "NPL", Random(1).choice))
    space.open_campaign(one).do(SetField("title", "edited"))
    one.write_text("half a line")
    app = app_with(space, "home")
    async with running(app) as pilot:
        space.open_campaign(two)
        app.go("focus")
        await until_shown(pilot, "Your last edits are in one.unsaved-1.toml")
        assert screen_lines(app)[0].startswith(" Focus ")


async def test_after_a_failure_tries_are_5_and_then_30_seconds_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = workspace(tmp_path)
    path = space.home.campaigns / "plan.toml"
    PlanFile(path).create(new_plan("zero", "NPL", Random(1).choice))
    campaign = space.open_campaign(path)

    def save(self: PlanFile, plan: Plan, base: Plan) -> MergeResult:
        raise PlanBusyError(self.path, "Another session is saving.", "Wait.")

    monkeypatch.setattr(PlanFile, "save", save)
    app = app_with(space, "home")
    waits: list[float] = []
    real = app.set_timer

    def at_once(delay: float, callback: Callable[[], None]) -> Timer:
        waits.append(delay)
        return real(0.001 if len(waits) < 4 else 1000, callback)

    said: list[str] = []
    async with running(app) as pilot:
        monkeypatch.setattr(app, "set_timer", at_once)
        monkeypatch.setattr(app, "notice", lambda text, *_: said.append(text))
        campaign.do(SetField("title", "one"))
        await until(pilot, lambda: len(waits) == 4, "three tries")
        assert waits == [0.5, 5.0, 30.0, 30.0]
        assert len(said) == 1, "the same problem is told once"
        assert " NOT SAVED " in screen_lines(app)[0] + " "
        monkeypatch.undo()
