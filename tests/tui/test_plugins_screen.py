"""Plugins are listed with their state; one that failed says why, and where in its program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.connectors.plugin_files import OutsidePackage
from tests.tui.support import WIDE, app_with, each_size, running, settled, workspace
from tests.tui.waiting import until_shown
from uprtui.api import (
    API_VERSION,
    Batch,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)
from uprtui.connectors import ConnectorHost, PluginInfo
from uprtui.connectors.plugins import PluginState
from uprtui.tui.app import UprtuiApp


class Rivers:
    """A connector that reads nothing: only what it declares is shown."""

    id = "rivers"
    title = "Rivers of the world"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.PLEDGES})
    options = (Option("flow", "Flow", "Which way they flow.", "down", ("down", "up")),)

    def detect(self, source: Source) -> Match | None:
        return None

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        return Preview((), ())

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        return iter(())


TRACE = 'Traceback (most recent call last):\n  File "census.py", line 3\nImportError: no [b]pens'
HOST = ConnectorHost(
    (
        PluginInfo(
            "waters",
            "1.2",
            "uprtui-waters",
            connectors=("rivers",),
            author="A. Writer",
            location="/opt/plugins",
            api_version="1.1",
        ),
        PluginInfo("census", "0.1", "uprtui-census").failed(
            "The plugin 'census' failed while importing census: ImportError('no pens').", TRACE
        ),
        PluginInfo(
            "ferry", "0.3", "uprtui-ferry", author="B. Writer", location="/opt/more"
        ).kept_out(
            PluginState.WAITING,
            "It is not allowed yet; allow it with `uprtui plugin allow ferry`.",
        ),
        PluginInfo("nameless", "", "").failed("Its hook offers no connector."),
    ),
    {"rivers": Rivers()},
)


def plugins_app(tmp_path: Path, host: ConnectorHost = HOST) -> UprtuiApp:
    return app_with(workspace(tmp_path, load_host=lambda: host), "plugins")


async def test_every_plugin_is_listed_with_its_state(tmp_path: Path) -> None:
    async with running(plugins_app(tmp_path)) as pilot:
        await answer_later(pilot)
        text = await until_shown(pilot, "waters", "census", "nameless")
        assert "1.2" in text
        assert "failed" in text
        assert "none: not used" in text


async def test_details_say_what_the_connectors_read_and_their_options(tmp_path: Path) -> None:
    async with running(plugins_app(tmp_path)) as pilot:
        await answer_later(pilot)
        await until_shown(pilot, "waters")
        await pilot.press("enter")
        text = await until_shown(pilot, "Connector rivers", "Rivers of the world")
        assert "pledges, recommendations" in text
        assert "A. Writer" in text
        assert "/opt/plugins" in text
        assert "version 1.1" in text
        assert "Flow (flow): Which way they flow. One of: down, up." in text


async def test_a_plugin_that_failed_says_why_and_where(tmp_path: Path) -> None:
    async with running(plugins_app(tmp_path)) as pilot:
        await answer_later(pilot)
        await until_shown(pilot, "census")
        await pilot.press("down", "enter")
        text = await until_shown(pilot, "Why it is not used", "ImportError('no pens')")
        assert "ImportError: no [b]pens" in text
        assert "The other plugins are not affected" in text


async def test_how_to_add_one_is_a_key_away(tmp_path: Path) -> None:
    async with running(plugins_app(tmp_path)) as pilot:
        await answer_later(pilot)
        await until_shown(pilot, "waters")
        await pilot.press("a")
        await until_shown(pilot, "How to add a plugin", "pipx inject uprtui NAME")


async def test_no_plugin_at_all_is_an_installation_that_is_not_whole(tmp_path: Path) -> None:
    async with running(plugins_app(tmp_path, ConnectorHost((), {}))) as pilot:
        await until_shown(pilot, "There is no plugin", "Install uprtui again")


async def test_a_plugin_from_outside_is_asked_about_before_it_first_runs(
    tmp_path: Path, outside: OutsidePackage
) -> None:
    async with running(app_with(workspace(tmp_path), "imports"), WIDE) as pilot:
        text = await until_shown(pilot, "A plugin from outside wants to run", "May stranger run?")
        assert "A. Writer" in text
        assert "read and change your files, your plans among them" in text
        assert not outside.ran
        await pilot.press("y")
        await until_shown(pilot, "stranger may run")
        await settled(pilot)
        assert outside.ran
    async with running(app_with(workspace(tmp_path), "plugins"), WIDE) as pilot:
        assert "wants to run" not in await until_shown(pilot, "stranger", "outside")


async def test_it_never_runs_where_the_answer_is_never_and_is_not_asked_again(
    tmp_path: Path, outside: OutsidePackage
) -> None:
    async with running(app_with(workspace(tmp_path), "plugins"), WIDE) as pilot:
        await until_shown(pilot, "May stranger run?")
        await pilot.press("n")
        await until_shown(pilot, "denied")
    async with running(app_with(workspace(tmp_path), "plugins"), WIDE) as pilot:
        assert "wants to run" not in await until_shown(pilot, "denied")
    assert not outside.ran


async def test_enter_decides_nothing_for_this_run_and_the_screen_asks_on_demand(
    tmp_path: Path, outside: OutsidePackage
) -> None:
    async with running(app_with(workspace(tmp_path), "plugins"), WIDE) as pilot:
        await until_shown(pilot, "May stranger run?")
        await pilot.press("enter")
        await until_shown(pilot, "waiting")
        await pilot.press("down", "y")
        await until_shown(pilot, "May stranger run?")
        assert not outside.ran
        await pilot.press("y")
        await until_shown(pilot, "stranger may run")
        await settled(pilot)
        await pilot.press("n")
        await until_shown(pilot, "Keep stranger from running?")
        await pilot.press("y")
        await until_shown(pilot, "denied")


async def test_in_strict_mode_nothing_is_asked(tmp_path: Path, outside: OutsidePackage) -> None:
    space = workspace(tmp_path)
    space.set_plugins_strict(True)
    async with running(app_with(space, "plugins"), WIDE) as pilot:
        assert "wants to run" not in await until_shown(pilot, "stranger")
        await pilot.press("t")
        await until_shown(pilot, "May stranger run?")
    assert not outside.ran


async def test_a_damaged_list_of_decisions_is_a_problem_that_says_what_to_do(
    tmp_path: Path, outside: OutsidePackage
) -> None:
    space = workspace(tmp_path)
    space.home.plugins_file.write_text("mode = 'open'")
    async with running(app_with(space, "plugins"), WIDE) as pilot:
        await until_shown(pilot, "Mend it, or delete it and")
    assert not outside.ran


async def test_the_shipped_connectors_are_there(tmp_path: Path) -> None:
    async with running(app_with(workspace(tmp_path), "plugins"), WIDE) as pilot:
        await until_shown(pilot, "upr-info", "Connector upr-info", "ok")


async def answer_later(pilot: Pilot[None]) -> None:
    """Close the question about the plugin that waits."""
    await until_shown(pilot, "May ferry run?")
    await pilot.press("escape")
    await until_shown(pilot, "waters", "census")


Before = Callable[[Pilot[None]], Awaitable[None]]


async def listed(pilot: Pilot[None]) -> None:
    await answer_later(pilot)
    await pilot.press("down")
    await pilot.pause(0.2)


async def failed(pilot: Pilot[None]) -> None:
    await answer_later(pilot)
    await pilot.press("down", "enter")
    await until_shown(pilot, "Why it is not used")


async def asked(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "May ferry run?")


@each_size
@pytest.mark.parametrize("before", [listed, failed, asked])
def test_plugins_look_as_before(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int], before: Before
) -> None:
    assert snap_compare(plugins_app(tmp_path), terminal_size=size, run_before=before)
