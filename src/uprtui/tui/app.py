"""The terminal app: it routes keys to screens, saves, and turns faults into words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.css.stylesheet import Stylesheet
from textual.worker import WorkerFailed

from uprtui.errors import UprtuiError
from uprtui.tui.actions import Action, actions_of, bindings_for
from uprtui.tui.errors import error_detail, plain_lines, said
from uprtui.tui.hints import is_typing
from uprtui.tui.routes import BY_NAME, import_screen, make_screen
from uprtui.tui.saving import AutoSave
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.too_small import SMALLEST, TooSmall
from uprtui.tui.signals import (
    CODE_OF_LOST_LINE,
    let_go_of_terminal,
    on_signals,
    terminal_is_gone,
)
from uprtui.tui.theme import THEME
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import Severity

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.notifications import SeverityLevel

    from uprtui.campaign import SaveRefusedError
    from uprtui.tui.workspace import Workspace


class UprtuiApp(App[None], inherit_bindings=False):
    """The app.

    Args:
        workspace: what it works on.
        start: the screen it begins with.
        screens: further screens by name, or others in place of the routes' own.
    """

    TITLE = "uprtui"
    PLACE = "app"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("app"), ("ctrl+c", "say_how_to_leave")]

    def __init__(
        self,
        workspace: Workspace,
        *,
        start: str = "home",
        screens: Mapping[str, Callable[[], AppScreen]] | None = None,
    ) -> None:
        self.DEFAULT_MODE = start  # type: ignore[misc] # Textual reads it from the instance
        super().__init__(ansi_color=True)
        self.workspace = workspace
        self.register_theme(THEME)
        # Before anything is drawn: setting `theme` would style and draw everything a second time.
        self.set_reactive(App.theme, THEME.name)
        self.stylesheet = Stylesheet(variables=self.get_css_variables())
        self.animation_level = "none"
        # The footer shows notices; Textual's own layers would only cost time on every screen.
        self._disable_tooltips = self._disable_notifications = True
        makers: dict[str, Callable[[], AppScreen]] = {
            name: partial(make_screen, name) for name in BY_NAME
        }
        for name, make in (makers | dict(screens or {})).items():
            self.add_mode(name, make)
        self._given = frozenset(screens or ())
        self._saving = AutoSave(self)
        self._last_words = ""
        self._learning = False

    def on_mount(self) -> None:
        """Follow the plan's changes, and the signals of a real terminal."""
        self.workspace.listen(self, self._workspace_changed)
        self.workspace.when_library_opens(lambda: self.call_later(self.refresh_facts))
        self.workspace.when_edits_are_set_aside(self._say_where_edits_are)
        self.call_after_refresh(self._learn_dates)
        if not self.is_headless:
            on_signals(self.leave_at_once)

    async def on_event(self, event: events.Event) -> None:
        """Take a notice away at the next key, and obey that key before the next one is read."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            screen = self.screen
            if isinstance(screen, AppScreen | Dialog):
                screen.clear_notice()
            if self.app_focus and not is_typing(screen) and await self._obey(event.key):
                return
        await super().on_event(event)

    def on_app_blur(self, event: events.AppBlur) -> None:
        """Keep the focus while the user looks at another window; nothing is drawn for that."""
        event.prevent_default()

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small to work in."""
        del event
        self.call_later(self._judge_size)

    def hint(self, action: Action) -> Action | None:
        """Withhold undo and redo where there is nothing to take back, and while text is typed."""
        if action.id not in {"app.undo", "app.redo"}:
            return action
        campaign = self.workspace.campaign
        if campaign is None or is_typing(self.screen):
            return None
        title = campaign.undo_title if action.id == "app.undo" else campaign.redo_title
        return action if title is not None else None

    def notice(self, text: str, severity: Severity = "information") -> None:
        """Show a sentence in the footer of the present screen until the next key."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, AppScreen):
                screen.notice(text, severity)
                return

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show what Textual itself wants to say as a notice, as plain text."""
        del timeout, markup
        self.notice(f"{title}: {message}" if title else message, severity)

    def show_problem(self, error: Exception) -> None:
        """Show what went wrong: in two sentences if foreseen, else with where it happened."""
        from uprtui.tui.widgets.dialogs import Message

        if isinstance(error, UprtuiError):
            self.push_screen(Message(*said(error)))
        else:
            self.push_screen(DetailScreen(error_detail(error, self._saving.now())))

    def go(self, name: str) -> None:
        """Go to a screen by its name, after the present event."""
        self.call_later(self.action_go, name)

    async def action_go(self, name: str) -> None:
        """Go to a screen by its name; one that cannot be imported costs only itself."""
        try:
            if name not in self._given:
                import_screen(name)
        except ImportError as error:
            self.show_problem(error)
        else:
            await self.switch_mode(name)

    def action_help(self) -> None:
        """Show the keys of the present screen."""
        from uprtui.tui.help import help_detail

        screen = self.screen
        if isinstance(screen, DetailScreen) or not isinstance(screen, AppScreen | Dialog):
            return
        route = BY_NAME.get(screen.PLACE)
        title = route.title if route else "this question"
        self.push_screen(DetailScreen(help_detail(title, screen.current_actions())))

    def action_palette(self) -> None:
        """Search the commands by name, and run one."""
        from uprtui.tui.help import palette_choices
        from uprtui.tui.widgets.choice import Choose

        screen = self.screen
        if isinstance(screen, AppScreen):
            choices = palette_choices(screen.current_actions())
            screen.ask(Choose("Commands", choices), self._run_command)

    def action_undo(self) -> None:
        """Take back the last edit of the plan."""
        campaign = self.workspace.campaign
        taken = campaign.undo() if campaign is not None else None
        if taken is None:
            self.notice("There is nothing to undo.")
        else:
            others = " What others have changed since was kept." if taken.conflicts else ""
            self.notice(f"Undone: {taken.title}.{others}")

    def action_redo(self) -> None:
        """Make the last edit again that was taken back."""
        campaign = self.workspace.campaign
        taken = campaign.redo() if campaign is not None else None
        self.notice("There is nothing to redo." if taken is None else f"Again: {taken.title}.")

    def action_leave(self) -> None:
        """Save and leave; where saving fails, ask first."""
        from uprtui.tui.widgets.dialogs import Confirm

        problem = self._saving.before_leaving()
        if not problem:
            self.exit()
            return
        question = Confirm("The plan is not saved. Leave all the same?", problem, yes="Leave")
        self.push_screen(question, lambda leave: self.exit() if leave else None)

    def action_say_how_to_leave(self) -> None:
        """Say how to leave, as Ctrl+C is easily pressed by mistake."""
        self.notice("Press q to leave (in an input: Ctrl+Q).")

    def leave_at_once(self, return_code: int) -> None:
        """Save and leave with this exit code: the terminal or the machine is going away."""
        self._saving.now()
        if terminal_is_gone():
            let_go_of_terminal()
        self.exit(return_code=return_code)

    async def _obey(self, key: str) -> bool:
        """Run what a key is bound to, at once; say whether it is bound.

        Textual sends a key through the queues of the widgets first, so of keys that arrive together
        (a slow line, a fast typist) the second would meet the focus as it was before the first:
        the letter typed after `/` would be obeyed instead of typed.
        """
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def _run_command(self, ids: tuple[str, ...]) -> None:
        screen = self.screen
        for place in ("app", "screen", getattr(screen, "PLACE", "")):
            for action in actions_of(place):
                if action.id in ids:
                    target = self if place == "app" else screen
                    self.call_later(self.run_action, action.method, target)
                    return

    def refresh_facts(self) -> None:
        """Draw the header again: the library turned out to be invented, or a save ended."""
        screen = self.screen
        if isinstance(screen, AppScreen):
            screen.refresh_facts()

    def _workspace_changed(self) -> None:
        self._saving.plan_changed()
        self._learn_dates()

    def _learn_dates(self) -> None:
        """Find out what is due next, after the first screen has been drawn without it."""
        if self.workspace.dates_wanted and not self._learning:
            self._learning = True
            self.run_worker(self._learn(), group="dates")

    async def _learn(self) -> None:
        try:
            await asyncio.to_thread(self.workspace.learn_dates)
        finally:
            self._learning = False
        self.refresh_facts()

    def _say_where_edits_are(self, refused: SaveRefusedError) -> None:
        """Name the file with the last edits of a campaign that was closed without saving it."""
        words = (
            f"Your last edits are in {refused.rescue.name}: "
            f"{refused.path.name} was not overwritten, as it is broken or another campaign."
        )
        # After what is under way, which may go to another screen: the user is to read it there.
        self.call_later(self.call_later, self.notice, words, "warning")

    def _judge_size(self) -> None:
        width, height = self.size
        small = width < SMALLEST.width or height < SMALLEST.height
        if small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def panic(self, *renderables: RenderableType) -> None:
        """Leave as after a lost line where the input failed because the terminal is gone."""
        if not self.is_headless and terminal_is_gone():
            self.leave_at_once(CODE_OF_LOST_LINE)
        else:
            super().panic(*renderables)

    def _watch_theme(self, theme_name: str) -> None:
        """Do nothing: there is one theme, set before anything is styled."""

    def _handle_exception(self, error: Exception) -> None:
        """Show a worker's fault and go on; save and leave after any other.

        After a fault in a message handler Textual has stopped the widget, so the app cannot go on.
        """
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            self.show_problem(error.error)
            return
        self._last_words = self._saving.now()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave with a few lines about the fault; Textual's own would print the data, too."""
        detail = error_detail(self._exception or RuntimeError("unknown"), self._last_words)
        self._exit_renderables.append(plain_lines(detail, min(100, max(40, self.size.width))))
        self._close_messages_no_wait()
