"""What a command is handed: the home folder, the clock, the States, and how to open the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from uprtui.home import Home

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import State, States
    from uprtui.timing import Calendar

LAST_SESSION = 999
"""No session has a higher number: with three a year, that is some centuries away."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The outside world, as the entry point (or a test) hands it in.

    Args:
        environ: the environment's variables.
        now: the present moment, time zone aware.
        today: the user's present day.
        open_app: runs the terminal app on a session and an optional campaign name.
    """

    environ: Mapping[str, str]
    now: Callable[[], datetime]
    today: Callable[[], date]
    open_app: Callable[[Session, str | None], int]


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line on one home folder."""

    home: Home
    now: Callable[[], datetime]
    today: Callable[[], date]
    open_app: Callable[[Session, str | None], int]

    def states(self) -> States:
        """The States table, with the user's own entities where the home has a file of them."""
        from uprtui.states import States

        states = States.builtin()
        if self.home.states_file.exists():
            states = states.with_file(self.home.states_file)
        return states

    def calendar(self) -> Calendar:
        """The calendar of reviews, with the user's own corrections where the home has some.

        Raises:
            CalendarFileError: with file, row and column, where that file is wrong.
        """
        from uprtui.timing import Calendar

        calendar = Calendar.builtin()
        if self.home.calendar_file.exists():
            calendar = calendar.with_file(self.home.calendar_file)
        return calendar

    def library(self, states: States) -> Library:
        """Open the home's library for reading.

        Raises:
            LibraryError: where it is missing, damaged, or of a newer uprtui.
        """
        from uprtui.library import Library

        return Library.open(self.home.library, states=states)


pass_session = click.make_pass_decorator(Session)


def state_from(states: States, name: str, option: str) -> State:
    """The State that a user named by code or by name.

    Raises:
        click.BadParameter: with near suggestions, where the name does not resolve.
    """
    state = states.resolve(name)
    if state is None:
        near = ", ".join(f"{s.name} ({s.code})" for s in states.suggest(name))
        hint = f" Did you mean: {near}?" if near else " Give an ISO code or an English name."
        raise click.BadParameter(
            f"'{name}' is no State that uprtui knows.{hint}", param_hint=option
        )
    return state
