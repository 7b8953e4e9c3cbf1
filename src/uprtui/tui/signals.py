"""When the terminal goes away or the machine stops: save, restore the terminal, leave."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
from collections.abc import Callable

SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
CODE_OF_LOST_LINE = 128 + signal.SIGHUP
_STANDARD_FILES = (0, 1, 2)


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code (128 + the signal's number) when one of `SIGNALS` arrives.

    It is called on the running event loop, between two events, so it may touch anything.
    """
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, leave, 128 + number)


def terminal_is_gone() -> bool:
    """Say whether the terminal has been closed or its line lost."""
    try:
        termios.tcgetattr(_STANDARD_FILES[0])
    except termios.error:
        return True
    return False


def let_go_of_terminal() -> None:
    """Send what is still written nowhere, so that the end is orderly without a terminal."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard_file in _STANDARD_FILES:
        os.dup2(nowhere, standard_file)
    os.close(nowhere)
