"""The line at the bottom: the keys that matter now, or a notice until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from uprtui.tui.actions import Action, key_label
from uprtui.tui.widgets.cells import fit

Severity = Literal["information", "warning", "error"]

HELP_ID = "app.help"
GAP = "  "
_PREFIX: dict[Severity, str] = {"information": "", "warning": "Warning: ", "error": "Error: "}

_KEY = Style(bold=True, reverse=True)
_NOTICE = Style(bold=True)


def hint_label(action: Action, *, typing: bool) -> str:
    """Return the key shown for an action; while text is typed, one that is not typed."""
    if action.span or not typing:
        return action.label
    return next((key_label(key) for key in action.keys if len(key) > 1), action.label)


def fitting_hints(
    actions: Sequence[Action], width: int, *, typing: bool = False
) -> list[tuple[str, str]]:
    """Return key and title of the actions that fit into `width` cells.

    The most important (lowest `hint`) come first, help is always last and always there; actions
    without a hint are left out, and so are, while text is typed, those whose keys would be typed.
    """
    helping = [action for action in actions if action.id == HELP_ID]
    others = sorted(
        (action for action in actions if action.hint and action.id != HELP_ID),
        key=lambda action: action.hint,
    )
    if typing:
        others = [action for action in others if any(len(key) > 1 for key in action.keys)]
    tail = [(hint_label(action, typing=typing), action.title) for action in helping]
    left = width - sum(_size(hint) for hint in tail)
    hints: list[tuple[str, str]] = []
    for action in others:
        hint = (hint_label(action, typing=typing), action.title)
        if _size(hint) > left:
            break
        left -= _size(hint)
        hints.append(hint)
    return hints + tail


class AppFooter(Widget):
    """One line at the bottom of every screen."""

    DEFAULT_CSS = "AppFooter { dock: bottom; height: 1; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._actions: Sequence[Action] = ()
        self._typing = False
        self._notice = ""

    @property
    def notice(self) -> str:
        """The notice that is shown; empty where there is none."""
        return self._notice

    def show_actions(self, actions: Sequence[Action], *, typing: bool) -> None:
        """Show hints for these actions; `typing` says that letters go into an input."""
        if (tuple(actions), typing) != (tuple(self._actions), self._typing):
            self._actions, self._typing = tuple(actions), typing
            self.refresh()

    def show_notice(self, text: str, severity: Severity = "information") -> None:
        """Show a sentence in place of the hints; the help key stays."""
        self._notice = f"{_PREFIX[severity]}{text}"
        self.refresh()

    def clear_notice(self) -> None:
        """Show the hints again."""
        if self._notice:
            self._notice = ""
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width)
        actions = self._actions
        if self._notice:
            actions = [action for action in actions if action.id == HELP_ID]
        hints = fitting_hints(actions, width, typing=self._typing)
        drawn = [segment for hint in hints for segment in _segments(hint)]
        if not self._notice:
            return Strip(drawn).adjust_cell_length(width)
        room = max(0, width - sum(_size(hint) for hint in hints) - len(GAP))
        text = fit(self._notice, room)
        filling = " " * (room - cell_len(text))
        notice = [Segment(text, _NOTICE), Segment(filling + GAP)]
        return Strip([*notice, *drawn]).adjust_cell_length(width)


def _size(hint: tuple[str, str]) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 1 + len(GAP)


def _segments(hint: tuple[str, str]) -> list[Segment]:
    return [Segment(hint[0], _KEY), Segment(f" {hint[1]}{GAP}")]
