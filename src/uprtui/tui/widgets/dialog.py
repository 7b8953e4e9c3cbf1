"""The base of all dialogs: a box in front of the screen, with a footer that names its keys."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.screen import ModalScreen
from textual.widget import Widget

from uprtui.tui.actions import Action, bindings_for
from uprtui.tui.hints import current_actions, is_typing
from uprtui.tui.widgets.footer import AppFooter

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A screen in front that gives one answer, or None where the user cancels.

    A subclass names its `PLACE` in the registry, and yields an `AppFooter` beside its box.
    """

    PLACE: ClassVar[str] = ""
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > .box {
        width: 64; max-width: 95%; height: auto; max-height: 90%;
        border: solid ansi_default; padding: 0 1; background: ansi_default;
    }
    Dialog .title { text-style: bold; width: 100%; height: auto; }
    Dialog .note { width: 100%; height: auto; }
    Dialog .wrong { text-style: bold; width: 100%; height: auto; }
    """

    def __init_subclass__(cls, **options: bool) -> None:
        if "PLACE" in cls.__dict__:
            cls.BINDINGS = [*bindings_for(cls.PLACE), ("f1,question_mark", "app.help")]
        super().__init_subclass__(**options)

    def on_mount(self) -> None:
        """Follow the focus, so that the footer shows the keys that apply."""
        self.watch(self, "focused", self._focus_moved)

    def current_actions(self) -> list[Action]:
        """Return the actions that apply now, nearest first."""
        return current_actions(self, self.PLACE, modal=True)

    def refresh_hints(self) -> None:
        """Draw the footer's keys again if they have changed."""
        for footer in self.query(AppFooter):
            footer.show_actions(self.current_actions(), typing=is_typing(self))

    def clear_notice(self) -> None:
        """Show the hints again."""
        for footer in self.query(AppFooter):
            footer.clear_notice()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def _focus_moved(self, focused: Widget | None) -> None:
        del focused
        self.refresh_hints()
