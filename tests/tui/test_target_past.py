"""Beside the ranking stands how often it was right on this library, found in the background."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.library.invented import publish as publish_rows
from tests.library.invented import row
from tests.tui.step_library import EDUCATION, TORTURE, open_campaign, publish
from tests.tui.step_screens import target_app
from tests.tui.support import WIDE, app_with, each_size, running, screen_text, settled, workspace
from tests.tui.waiting import until, until_drawn, until_shown
from uprtui.campaign import Add, Issue
from uprtui.library import Library
from uprtui.target.backtest import Query, Replay
from uprtui.target.backtest_result import Backtest, Lead, Measured
from uprtui.target.measures import Bin, CalibrationTable, Figures
from uprtui.tui.app import UprtuiApp
from uprtui.tui.screens.target import TargetScreen
from uprtui.tui.screens.target_past import Checked, Past, Stage, open_past, sessions_to_check
from uprtui.tui.screens.target_proof import ProofScreen
from uprtui.tui.workspace import Workspace

RIGHT = "1.3 of the first 10 raised it (issue count 1.4"
FIGURES = Figures(ndcg10=0.35, precision10=0.24, recall20=0.5, map=0.3)
CHANCE = Figures(ndcg10=0.05, precision10=0.04, recall20=0.1, map=0.06)
ENDS = dict.fromkeys(Figures._fields, (0.2, 0.6))


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal with an issue."""
    made = workspace(tmp_path)
    publish(made.home)
    return with_issue(made)


def with_issue(made: Workspace) -> Workspace:
    open_campaign(made)
    assert made.campaign is not None
    made.campaign.do(Add(Issue("i-one", EDUCATION)))
    return made


@dataclass
class Gate:
    """A replay that waits before each session until it is let through."""

    open: Event = field(default_factory=Event)
    asked: list[int] = field(default_factory=list)

    def over(self, library: Library) -> Replay:
        """The replay of a library, behind this gate."""
        gate, real = self, open_past(library)

        class Gated:
            def sessions(self, first: int, last: int) -> list[int]:
                return real.sessions(first, last)

            def fitted_to(self, number: int) -> int | None:
                return real.fitted_to(number)

            def session(self, number: int, methods: Sequence[str]) -> Iterator[Query]:
                gate.asked.append(number)
                for query in real.session(number, methods):
                    yield query
                    gate.open.wait(10)

        return Gated()


def gated_app(space: Workspace, gate: Gate) -> UprtuiApp:
    chance = random.Random(7)
    return app_with(space, "target", {"target": lambda: TargetScreen(chance.choice, gate.over)})


async def test_the_line_says_how_often_the_ranking_was_right(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, f"Sessions 33, 35, 37, 42: {RIGHT}, random 0.1).")
        await pilot.press("m")
        await until_shown(pilot, "1.4 of the first 10 raised it by this method, 1.3 by the model")


async def test_what_was_found_is_kept_with_the_library(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
    assert (space.home.root / "backtest.json").exists()
    gate = Gate()
    async with running(gated_app(space, gate), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
    assert not gate.asked, "nothing is replayed again"


async def test_another_library_is_checked_anew(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
        publish(space.home)
        await pilot.press("1", "2")
        await until_shown(pilot, RIGHT)
    gate = Gate()
    publish(space.home)
    gate.open.set()
    async with running(gated_app(space, gate), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
    assert gate.asked == [33, 35, 37, 42]


async def test_the_check_can_be_stopped_and_begun_again(space: Workspace) -> None:
    gate = Gate()
    async with gated_app(space, gate).run_test(size=WIDE) as pilot:
        await until_drawn(pilot, "Checking how often it was right in past sessions: 0 of 56")
        await pilot.press("down", "space")
        await until_drawn(pilot, "1 target")
        await pilot.press("x")
        gate.open.set()
        await until_shown(pilot, "The check of past sessions was stopped (x: check again).")
        assert not (space.home.root / "backtest.json").exists()
        await pilot.press("x")
        await until_shown(pilot, RIGHT)


async def test_leaving_the_app_ends_the_check(space: Workspace) -> None:
    gate = Gate()
    async with gated_app(space, gate).run_test(size=WIDE) as pilot:
        await until_drawn(pilot, "Checking how often")
        gate.open.set()
    assert gate.asked == [33], "the next session was not begun"
    assert not (space.home.root / "backtest.json").exists()


async def test_p_shows_the_figures_and_what_they_mean(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
        await pilot.press("p")
        await until_shown(
            pilot,
            "How often the ranking was right",
            "the model",
            "random order",
            "What the chances said, and what happened",
            "It does not mean that a visit works",
        )
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, TargetScreen), "closed")
        await pilot.press("p", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, TargetScreen), "closed by x")


async def test_p_shows_how_far_the_check_is_and_x_stops_it_there(space: Workspace) -> None:
    gate = Gate()
    async with gated_app(space, gate).run_test(size=WIDE) as pilot:
        await until_drawn(pilot, "Checking how often")
        await pilot.press("p")
        await until_drawn(pilot, "of 56 reviews replayed")
        await pilot.press("x")
        gate.open.set()
        await until_shown(pilot, "The check of past sessions was stopped", "Check again")
        assert isinstance(pilot.app.screen, ProofScreen)
        await pilot.press("x")
        await until_shown(pilot, "What it means, and what not")
        await pilot.press("escape")
        await until_shown(pilot, RIGHT)


async def test_invented_data_prove_nothing(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home, synthetic=True)
    async with running(target_app(with_issue(space))) as pilot:
        await until_shown(pilot, "Invented sample data cannot show how often", "Norway")
        await pilot.press("p")
        await until_shown(pilot, "How often the ranking was right", "Invented sample data")
    assert not (space.home.root / "backtest.json").exists()


async def test_too_few_sessions_are_said_to_be_too_few(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    rows = [
        row("Open schools", sur="NPL", by="NOR", session=session, issues=(EDUCATION,))
        for session in (10, 23)
    ]
    publish_rows(space.home, ("rows", rows))
    async with running(target_app(with_issue(space)), WIDE) as pilot:
        await until_shown(pilot, "There are too few sessions here to check", "Norway")


async def test_a_check_that_fails_says_why_and_the_ranking_stays(space: Workspace) -> None:
    def broken(library: Library) -> Replay:
        library.close()
        return open_past(library)

    app = app_with(space, "target", {"target": lambda: TargetScreen(min, broken)})
    async with running(app, WIDE) as pilot:
        await until_shown(pilot, "could not be checked (x: try again): The library was closed.")
        assert "Norway" in screen_text(pilot.app)


async def test_a_result_that_cannot_be_kept_is_shown_all_the_same(space: Workspace) -> None:
    (space.home.root / "backtest.json").mkdir()
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, RIGHT)
        await pilot.press("p", "end")
        await until_shown(pilot, "kept (Is a directory)")  # the line breaks where the path ends


def test_the_last_four_sessions_with_two_earlier_ones_are_checked() -> None:
    assert sessions_to_check((1, 2, 3, 5, 6, 7, 9)) == (5, 6, 7, 9)
    assert sessions_to_check((1, 2, 3)) == (3,)
    assert sessions_to_check((1, 2)) == ()
    assert sessions_to_check(()) == ()


def test_the_user_goes_first(space: Workspace) -> None:
    waiting = [True, True, False]

    class Watched:
        cancelled = False

        def progress(self, done: int, total: int | None) -> None:
            assert done <= (total or 0)

    past = Past(space.home.library, space.states, open_past)
    found = past.check(Watched(), lambda: waiting.pop(0) if waiting else False)
    assert found.stage is Stage.DONE
    assert not waiting


def test_a_result_that_the_model_has_seen_is_said_to_flatter() -> None:
    assert Checked(Stage.DONE, result(fitted_to=17)).line().startswith("Fitted on these")
    assert Checked(Stage.DONE, result(fitted_to=13)).line().startswith("Sessions 14–15: 2.4 of")


def result(fitted_to: int) -> Backtest:
    bins = (Bin(0.0, 0.01, 900, 0.005, 0.006), Bin(0.3, 0.4, 100, 0.35, 0.33))
    calibration = CalibrationTable(bins, 0.05)
    return Backtest(
        sessions=(14, 15),
        reviews=28,
        queries=900,
        methods={
            "model": Measured(FIGURES, ENDS, calibration),
            "issue": Measured(FIGURES, dict.fromkeys(ENDS), None),
        },
        chance=CHANCE,
        leads={"issue": Lead(0.04, (0.03, 0.05))},
        fitted_to=(fitted_to, fitted_to),
    )


async def found(pilot: Pilot[Any]) -> None:
    await until_shown(pilot, "194 States")
    assert isinstance(pilot.app.screen, TargetScreen)
    pilot.app.push_screen(ProofScreen(pilot.app.screen, Checked(Stage.DONE, result(13))))


async def found_to_the_end(pilot: Pilot[Any]) -> None:
    await found(pilot)
    await until_shown(pilot, "Ranked by")
    await pilot.press("end")


@each_size
@pytest.mark.parametrize("before", [found, found_to_the_end], ids=lambda before: before.__name__)
def test_the_proof_looks_as_it_did(
    snap_compare: Callable[..., bool],
    space: Workspace,
    size: tuple[int, int],
    before: Callable[[Pilot[Any]], Any],
) -> None:
    async def prepare(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await settled(pilot)

    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-two", TORTURE)))
    assert snap_compare(target_app(space), terminal_size=size, run_before=prepare)
