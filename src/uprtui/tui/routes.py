"""Which screens there are: name, title, key and the class that is imported on the first visit."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.tui.screens.base import AppScreen


@dataclass(frozen=True, slots=True)
class Route:
    """One screen that a user can go to.

    Args:
        name: its name in the registry of actions, and of its module in `tui/screens`.
        title: what the header and the palette call it.
        key: the digit that opens it, everywhere outside an input.
    """

    name: str
    title: str
    key: str

    @property
    def module(self) -> str:
        """The module that holds the screen."""
        return f"uprtui.tui.screens.{self.name}"

    @property
    def class_name(self) -> str:
        """The screen's class: `focus` is `FocusScreen`."""
        return f"{self.name.capitalize()}Screen"


ROUTES = (
    Route("home", "Home", "0"),
    Route("focus", "Focus", "1"),
    Route("target", "Target", "2"),
    Route("coordinate", "Coordinate", "3"),
    Route("timing", "Timing", "4"),
    Route("export", "Export", "5"),
    Route("library", "Library", "6"),
    Route("imports", "Import", "7"),
    Route("plugins", "Plugins", "8"),
    Route("board", "Board", "9"),
)
BY_NAME = {route.name: route for route in ROUTES}


def import_screen(name: str) -> type[AppScreen]:
    """Import the class of a route's screen.

    Raises:
        KeyError: for a name that is no route.
        ImportError: if the screen's module, or one that it needs, cannot be imported.
    """
    route = BY_NAME[name]
    found: type[AppScreen] = getattr(importlib.import_module(route.module), route.class_name)
    return found


def make_screen(name: str) -> AppScreen:
    """Import and make the screen of a route; raises as `import_screen` does."""
    return import_screen(name)()


def places() -> tuple[tuple[str, str], ...]:
    """Return every place of the registry with its title, in the order of the docs."""
    return (
        ("app", "Everywhere"),
        ("screen", "Every screen"),
        ("table", "Tables"),
        ("detail", "Details"),
        ("filter", "Filter box"),
        ("choice", "Choice lists"),
        ("picker", "File chooser"),
        ("form", "Forms"),
        ("field", "Fields with choices"),
        ("prompt", "Prompts"),
        ("confirm", "Questions"),
        ("message", "Messages"),
        ("progress", "Progress"),
        *((route.name, route.title) for route in ROUTES),
        ("ask", "Writing an ask"),
        ("asks", "Asks of an issue"),
        ("minutes", "Two minutes"),
        ("notes", "Notes of evidence"),
        ("statuses", "What became of it"),
        ("evidence", "Evidence"),
        ("portfolio", "Suggested targets"),
        ("mapping", "Columns of a file"),
        ("mayrun", "May a plugin run"),
    )
