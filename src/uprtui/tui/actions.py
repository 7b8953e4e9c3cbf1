"""The one registry of what a user can do: keys, palette, footer, help and docs are made from it.

An action is a plain value. Each place (a screen, the app, a kind of widget) lists its own in
`uprtui/tui/keymap/<place>.py`, which is imported when the place is first needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import BindingType

WIDGET_PLACES = (
    "table",
    "detail",
    "filter",
    "field",
    "choice",
    "picker",
    "form",
    "prompt",
    "confirm",
    "message",
    "progress",
)
SHARED_PLACES = ("app", "screen")

_KEY_LABELS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a user can do.

    Args:
        id: place and name, `library.details`; the place's widget or screen answers it in a method
            `action_details` (a `-` in the name becomes `_`).
        keys: characters (`d`, `/`) or Textual's key names (`enter`, `ctrl+s`), the best known
            first. Never Ctrl+Enter, which most terminals do not send.
        title: one or two words for the footer and the palette.
        help: one sentence for the help screen and the docs.
        where: the places in which it applies: route names, `app`, `screen` (every screen) or a
            kind of widget such as `table`.
        group: heading under which the help screen lists it.
        hint: order in the footer, 1 first; 0 keeps it out of the footer.
        span: key label for the footer and the help where several actions are one thought (`0-8`).
        in_palette: whether the command palette offers it.
        run: the Textual action where it is not simply the method: `go('focus')`.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: tuple[str, ...]
    group: str
    hint: int = 0
    span: str = ""
    in_palette: bool = True
    run: str = ""

    @property
    def method(self) -> str:
        """The action as Textual runs it: `run`, or the method's name without its `action_`."""
        return self.run or self.id.partition(".")[2].replace("-", "_")

    @property
    def label(self) -> str:
        """The keys as a person reads them, the best known first: `Enter`, `Ctrl+Z`, `↑`."""
        return self.span or key_label(self.keys[0])

    @property
    def all_keys(self) -> str:
        """Every key of the action, for the help screen and the docs."""
        return " ".join(dict.fromkeys(key_label(key) for key in self.keys))


def key_label(key: str) -> str:
    """Return how a key is written for people: `ctrl+z` is `Ctrl+Z`, `d` stays `d`."""
    if key in _KEY_LABELS:
        return _KEY_LABELS[key]
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not modifiers:
        return last.capitalize() if len(last) > 1 else last
    return "+".join(
        [*(part.capitalize() for part in modifiers), _KEY_LABELS.get(last, last.upper())]
    )


@cache
def actions_of(place: str) -> tuple[Action, ...]:
    """Return the actions that apply in `place`, in the order of its keymap; none if it has none."""
    module_name = "widgets" if place in WIDGET_PLACES else place
    if place in SHARED_PLACES:
        module_name = "app"
    name = f"uprtui.tui.keymap.{module_name}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return ()
    actions: tuple[Action, ...] = module.ACTIONS
    return tuple(action for action in actions if place in action.where)


def bindings_for(place: str) -> list[BindingType]:
    """Return Textual's key bindings for the actions of `place`.

    None has priority: in an input a letter is typed, and in a dialog no key reaches the app, so
    that undo or leaving never acts behind a text that is being written.
    """
    from textual.binding import Binding

    return [
        Binding(
            key,
            action.method,
            action.title,
            show=False,
            id=action.id,
        )
        for action in actions_of(place)
        for key in action.keys
    ]


def all_actions(places: Iterable[str]) -> tuple[Action, ...]:
    """Return the actions of several places, each once, in the order of the places."""
    found: dict[str, Action] = {}
    for place in places:
        for action in actions_of(place):
            found.setdefault(action.id, action)
    return tuple(found.values())


def grouped(actions: Sequence[Action]) -> dict[str, list[Action]]:
    """Return the actions under their group headings, in the order of first mention."""
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault(action.group, []).append(action)
    return groups


def docs_table(places: Iterable[tuple[str, str]]) -> str:
    """Return the Markdown table of keys for the user guide.

    Args:
        places: pairs of place and its title for readers, in the order wanted.
    """
    lines = ["| Where | Keys | What |", "| --- | --- | --- |"]
    for place, title in places:
        for action in actions_of(place):
            keys = " ".join(f"`{key_label(key)}`" for key in action.keys)
            lines.append(f"| {title} | {keys} | {action.help} |".replace("`|`", "`\\|`"))
    return "\n".join(lines) + "\n"
