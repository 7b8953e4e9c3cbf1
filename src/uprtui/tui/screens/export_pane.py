"""A pane to read in that fills a screen of its own: there is no list to go back to."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from uprtui.tui.actions import Action, bindings_for
from uprtui.tui.widgets.detail import DetailPane

_CLOSE = "detail.close"


class ReadingPane(DetailPane, inherit_bindings=False):
    """A detail pane that scrolls, and leaves Escape and `q` to the screen and the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in bindings_for("detail")
        if not isinstance(binding, tuple) and binding.id != _CLOSE
    ]

    def hint(self, action: Action) -> Action | None:
        """There is nothing to close."""
        return None if action.id == _CLOSE else action
