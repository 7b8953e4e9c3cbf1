"""What the tests of the screens share: a workspace on a fixed day, a running app, what is drawn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from uprtui.home import Home
from uprtui.tui.app import UprtuiApp
from uprtui.tui.run import load_host, load_states, open_library
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.workspace import Workspace

TODAY = date(2026, 11, 23)
NARROW = (80, 24)
WIDE = (120, 40)
SIZES = {"80x24": NARROW, "120x40": WIDE}

each_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())


def workspace(root: Path, **loaders: Any) -> Workspace:
    """A workspace on a fresh home under `root`; `loaders` replace those of the real app."""
    home = Home(root / "home")
    home.prepare()
    real: dict[str, Any] = {
        "load_states": load_states,
        "load_host": lambda: load_host(home),
        "open_library": open_library,
    }
    return Workspace(
        home,
        today=lambda: TODAY,
        now=lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        **(real | loaders),
    )


def app_with(
    space: Workspace, start: str, screens: Mapping[str, Callable[[], AppScreen]] | None = None
) -> UprtuiApp:
    """The app, beginning with the screen `start`."""
    return UprtuiApp(space, start=start, screens=screens)


@asynccontextmanager
async def running(app: UprtuiApp, size: tuple[int, int] = NARROW) -> AsyncIterator[Pilot[None]]:
    """Run the app without a terminal; ends with all its workers done."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the workers are done and what they brought is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def screen_lines(app: App[Any]) -> list[str]:
    """What is drawn, as plain lines as wide as the terminal."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return [strip.text for strip in strips[:height]] or [" " * width]


def screen_text(app: App[Any]) -> str:
    """What is drawn, as one plain text without spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in screen_lines(app))
