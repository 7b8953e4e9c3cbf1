"""Which actions apply now: those of the focused widget, then the screen's, then the app's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.widgets import Input

from uprtui.tui.actions import SHARED_PLACES, WIDGET_PLACES, Action, actions_of

if TYPE_CHECKING:
    from textual.screen import Screen


@runtime_checkable
class GivesHints(Protocol):
    """A widget, screen or app that may change or withhold the actions of its place."""

    def hint(self, action: Action) -> Action | None:
        """Return the action as it reads here, or None where it does not apply now."""
        ...


def is_typing(screen: Screen[Any]) -> bool:
    """Say whether letters go into an input just now."""
    focused = screen.focused
    return isinstance(focused, Input) or bool(getattr(focused, "TAKES_LETTERS", False))


def current_actions(screen: Screen[Any], place: str, *, modal: bool) -> list[Action]:
    """Return the actions that apply on `screen` now, nearest first, none twice.

    A key that a nearer action takes is left out of the farther one's keys.

    Args:
        screen: the screen in front.
        place: the screen's own place in the registry.
        modal: whether the screen keeps all keys to itself (then of the app only help applies).
    """
    found: dict[str, Action] = {}
    taken: set[str] = set()
    for node, name in _places(screen, place):
        here: set[str] = set()
        for action in actions_of(name):
            if modal and "app" in action.where and action.id != "app.help":
                continue
            hinted = node.hint(action) if isinstance(node, GivesHints) else action
            keys = tuple(key for key in action.keys if key not in taken)
            if hinted is not None and keys and action.id not in found:
                found[action.id] = replace(hinted, keys=keys)
                here.update(keys)
        taken |= here
    return list(found.values())


def _places(screen: Screen[Any], place: str) -> Iterator[tuple[object, str]]:
    focused = screen.focused
    if focused is not None:
        for node in focused.ancestors_with_self:
            name = getattr(node, "PLACE", "")
            if name in WIDGET_PLACES and node is not screen:
                yield node, name
    yield screen, place
    if place not in WIDGET_PLACES:
        yield screen, SHARED_PLACES[1]
    yield screen.app, SHARED_PLACES[0]
