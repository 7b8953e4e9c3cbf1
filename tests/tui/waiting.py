"""Wait for what a worker or a timer brings to the screen, as long as it takes and no longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.tui.support import screen_text, settled

ATTEMPTS = 400


async def until(pilot: Pilot[Any], true: Callable[[], bool], what: str) -> None:
    """Wait until something is true; fail by naming `what` was expected, with the screen."""
    for _ in range(ATTEMPTS):
        await settled(pilot)
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{what}\n{screen_text(pilot.app)}")


async def until_shown(pilot: Pilot[Any], *words: str) -> str:
    """Wait until all these words are drawn; return what is drawn."""
    await until(
        pilot,
        lambda: all(word in screen_text(pilot.app) for word in words),
        f"expected to be drawn: {words}",
    )
    return screen_text(pilot.app)


async def until_drawn(pilot: Pilot[Any], words: str) -> None:
    """Wait until these words are drawn while a worker still runs."""
    for _ in range(ATTEMPTS):
        if words in screen_text(pilot.app):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"expected to be drawn: {words}\n{screen_text(pilot.app)}")


async def until_gone(pilot: Pilot[Any], words: str) -> str:
    """Wait until these words are no longer drawn; return what is drawn."""
    await until(pilot, lambda: words not in screen_text(pilot.app), f"still drawn: {words}")
    return screen_text(pilot.app)


async def type_words(pilot: Pilot[Any], words: str) -> None:
    """Type as fast as a line over SSH that hung for a moment: all keys are there at once."""
    for letter in words:
        pilot.app.post_message(Key(_character_to_key(letter), letter))
    await pilot.pause()
