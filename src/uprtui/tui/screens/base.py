"""What every screen of the app is: header, body, footer, and the ways to speak with the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from uprtui.tui.actions import Action, actions_of, bindings_for
from uprtui.tui.hints import current_actions, is_typing
from uprtui.tui.routes import BY_NAME
from uprtui.tui.widgets.footer import AppFooter, Severity
from uprtui.tui.widgets.header import AppHeader

if TYPE_CHECKING:
    from textual import events

    from uprtui.tui.app import UprtuiApp
    from uprtui.tui.workspace import Workspace

Answer = TypeVar("Answer")


class AppScreen(Screen[None]):
    """A screen of the app.

    A subclass names its `PLACE` (its route), yields its widgets in `body`, loads its data in
    `on_open`, and answers its actions in methods `action_<name>`.
    """

    PLACE: ClassVar[str] = ""
    # Whether what is shown may be older than the plan, the library or the home.
    _stale = True
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("screen")
    # The list first, not its filter: there, letters are keys. `/` goes to the filter.
    AUTO_FOCUS = "WindowTable, DetailPane, ChoiceInput, ProgressPanel"

    def __init_subclass__(cls, **options: bool) -> None:
        if cls.PLACE:
            cls.BINDINGS = bindings_for(cls.PLACE)
        super().__init_subclass__(**options)

    @property
    def uprtui(self) -> UprtuiApp:
        """The app."""
        return cast("UprtuiApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """What the app works on: home, States, library, open campaign."""
        return self.uprtui.workspace

    def body(self) -> ComposeResult:
        """Yield the widgets between header and footer."""
        yield from ()

    def on_open(self) -> None:
        """Load or reload what is shown; called each time the screen comes to the front."""

    def available(self, action_id: str) -> bool:
        """Say whether an action of this screen applies now; if not, its key does nothing."""
        del action_id
        return True

    def compose(self) -> ComposeResult:
        """Yield header, body and footer."""
        route = BY_NAME.get(self.PLACE)
        yield AppHeader(route.title if route else "", self.workspace.header_facts())
        yield from self.body()
        yield AppFooter()

    def on_mount(self) -> None:
        """Follow the focus, so that the footer shows the keys that apply."""
        self.watch(self, "focused", self._focus_moved, init=False)
        self.workspace.listen(self, self._workspace_changed)

    def on_unmount(self) -> None:
        """Stop listening."""
        self.workspace.unlisten(self)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Refresh header, footer and, unless only a dialog has gone, the data."""
        del event
        self.refresh_facts()
        self.refresh_hints()
        if self._stale:
            self._stale = False
            self.on_open()

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Note whether the user went to another screen, or only opened a dialog on this one."""
        del event
        if self not in self.app.screen_stack:
            self._stale = True

    def refresh_facts(self) -> None:
        """Draw the header again if what it says has changed."""
        for header in self.query(AppHeader):
            header.show(self.workspace.header_facts())

    def refresh_hints(self) -> None:
        """Draw the footer's keys again if they have changed."""
        for footer in self.query(AppFooter):
            footer.show_actions(self.current_actions(), typing=is_typing(self))

    def current_actions(self) -> list[Action]:
        """Return the actions that apply now, nearest first."""
        return current_actions(self, self.PLACE, modal=False)

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions that do not apply now."""
        if action.id == "screen.filter" and not self._filters():
            return None
        if action.id == "screen.back" and self.PLACE == "home":
            return None
        return action if self.available(action.id) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Textual run only what `available` allows."""
        del parameters
        for place in (self.PLACE, "screen"):
            for each in actions_of(place):
                if each.method == action:
                    return self.hint(each) is not None
        return True

    def notice(self, text: str, severity: Severity = "information") -> None:
        """Show a sentence in the footer until the next key."""
        for footer in self.query(AppFooter):
            footer.show_notice(text, severity)

    def clear_notice(self) -> None:
        """Show the hints again."""
        for footer in self.query(AppFooter):
            footer.clear_notice()

    def go(self, name: str) -> None:
        """Go to another screen, by its route's name."""
        self.uprtui.go(name)

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer], object]) -> None:
        """Open a dialog; `then` gets its answer, and is not called where there was none."""

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def show_problem(self, error: Exception) -> None:
        """Show what went wrong and what to do, on a screen that Escape closes."""
        self.uprtui.show_problem(error)

    def action_filter(self) -> None:
        """Go to the filter box."""
        for box in self._filters():
            # At once, so that a letter typed right after `/` already goes into the box.
            self.set_focus(box)
            return

    def action_back(self) -> None:
        """Go to the screen Home."""
        self.go("home")

    def _filters(self) -> list[Widget]:
        return [
            widget
            for widget in self.query("FilterInput")
            if all(node.display for node in widget.ancestors_with_self)
        ]

    def _focus_moved(self, focused: Widget | None) -> None:
        del focused
        if self.is_current:
            self.refresh_hints()

    def _workspace_changed(self) -> None:
        if self.is_current:
            self.refresh_facts()
            self.refresh_hints()
            self.on_open()
        else:
            self._stale = True
