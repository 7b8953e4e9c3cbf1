"""The entry point: hands the clock, the environment and the terminal app to the command line.

This is the only module that reads the clock and the environment, and the only one that knows both
the command line and the screens.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.cli.main import cli, refuse
from uprtui.cli.session import Surroundings

if TYPE_CHECKING:
    from uprtui.cli.session import Session


def open_app(session: Session, campaign: str | None) -> int:
    """Run the terminal app until the user quits; returns the process's exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        refuse("The app needs a terminal. Without one, use a command: see `uprtui --help`.")
    from uprtui.tui.run import run_app

    return run_app(
        session.home,
        today=session.today,
        now=session.now,
        campaign=campaign,
        folder=Path.cwd(),
    )


def main() -> None:
    """Run the `uprtui` command on this process's arguments."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal in an old locale must get an escaped letter, not a crash.
            stream.reconfigure(errors="backslashreplace")
    surroundings = Surroundings(
        environ=os.environ,
        now=lambda: datetime.now(UTC),
        today=lambda: datetime.now().astimezone().date(),
        open_app=open_app,
    )
    cli(obj=surroundings, prog_name="uprtui")
