"""The base of the steps that need the library too: what stands in for it, and advice."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Label

from uprtui.library import LibraryError, SearchInterrupted
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.screens.plan_screen import PlanScreen
from uprtui.tui.screens.step_empty import Said, no_library
from uprtui.tui.widgets.empty import EmptyState

READING: Said = ("Reading the library …", "", ())


class StepScreen(PlanScreen):
    """A step that works on the open plan with what the library says.

    A subclass yields its widgets in `parts`; they are hidden while there is nothing to work on.
    """

    DEFAULT_CSS: ClassVar[str] = """
    StepScreen.-wide MasterDetail > WindowTable { width: 11fr; }
    StepScreen.-wide MasterDetail > DetailPane { width: 5fr; }
    StepScreen #advice { width: 100%; height: auto; padding: 0 2; }
    """

    ABOUT_ROW: ClassVar[frozenset[str]] = frozenset()
    """Actions about the row under the cursor; their keys work in its details, too."""

    _instead = True

    def parts(self) -> ComposeResult:
        """Yield the widgets of the step."""
        yield from ()

    def work(self) -> ComposeResult:
        """Yield the widgets of the step, advice under them, and what may stand in their place."""
        for widget in self.parts():
            widget.add_class("part")
            yield widget
        yield Label("", id="advice", markup=False)
        yield EmptyState(*READING, id="instead")

    def on_mount(self) -> None:
        """Begin without the table; it comes with its rows."""
        self.show_instead(READING)

    def hint(self, action: Action) -> Action | None:
        """Withhold the filter while there is no list."""
        if action.id == "screen.filter" and (self.plan is None or self._instead):
            return None
        return super().hint(action)

    def advise(self, text: str) -> None:
        """Write a line under the table; none where there is nothing to say."""
        label = self.query_one("#advice", Label)
        label.update(visible(text))
        label.display = bool(text)

    def show_instead(self, said: Said | None) -> None:
        """Show why there is nothing to work on; None shows the widgets of the step."""
        self._instead = said is not None
        empty = self.query_one("#instead", EmptyState)
        if said is not None:
            empty.show(*said)
            self.advise("")
        empty.display = said is not None
        for widget in self.query(".part").results(Widget):
            widget.display = said is None
        self.refresh_hints()

    def library_failed(self, error: Exception) -> bool:
        """Show why the library cannot be read; False where the question was only interrupted."""
        if isinstance(error, SearchInterrupted):
            return False
        if isinstance(error, LibraryError):
            self.show_instead(no_library(error))
        else:
            self.show_problem(error)
        return True
