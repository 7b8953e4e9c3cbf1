"""Start the terminal app on a home folder, and say how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.tui.app import UprtuiApp
from uprtui.tui.workspace import Workspace

if TYPE_CHECKING:
    from uprtui.connectors import ConnectorHost
    from uprtui.home import Home
    from uprtui.library import Library
    from uprtui.states import States


def run_app(
    home: Home,
    *,
    today: Callable[[], date],
    now: Callable[[], datetime],
    campaign: str | None = None,
    folder: Path | None = None,
) -> int:
    """Run the app until the user leaves.

    Args:
        home: the folder to work in; made if it is not there.
        today: the user's present day.
        now: the present moment, time zone aware.
        campaign: path of a plan to open at once.
        folder: where the user is (see Workspace).

    Returns:
        The exit code: 0, 1 after a fault, 128 + number after a signal.

    Raises:
        UprtuiError: where the home or the campaign cannot be opened.
    """
    home.prepare()
    workspace = Workspace(
        home,
        today=today,
        now=now,
        load_states=load_states,
        load_host=partial(load_host, home),
        open_library=open_library,
        folder=folder,
    )
    if campaign is not None:
        workspace.open_campaign(Path(campaign))
    app = UprtuiApp(workspace, start="home" if campaign is None else "focus")
    # Without mouse reporting the terminal's own selection and copying keep working.
    app.run(mouse=False)
    return app.return_code or 0


def load_states(home: Home) -> States:
    """Return the States, with the home's own entities where it has a file of them."""
    from uprtui.states import States

    states = States.builtin()
    return states.with_file(home.states_file) if home.states_file.exists() else states


def load_host(home: Home) -> ConnectorHost:
    """Find the connectors that are installed and may run.

    Raises:
        TrustFileError: the home's decisions on plugins cannot be read.
    """
    from uprtui.connectors import ConnectorHost
    from uprtui.connectors.trust_file import read_trust

    return ConnectorHost.discover(decide=read_trust(home).verdict)


def open_library(home: Home, states: States) -> Library:
    """Open the home's library for reading."""
    from uprtui.library import Library

    return Library.open(home.library, states=states)
