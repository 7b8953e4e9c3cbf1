"""Asks whether a plugin from outside may run, before it runs for the first time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.errors import UprtuiError
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.widgets.detail import Bullets, Detail, DetailPane, Facts, Paragraph
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter

if TYPE_CHECKING:
    from uprtui.connectors import PluginInfo
    from uprtui.tui.screens.base import AppScreen


class MayRun(Dialog[bool]):
    """What is known about a plugin that has not run yet, and the question whether it may.

    Its answer is True (allow), False (never), or None where the user decides later. Enter decides
    nothing, as it is easily pressed by mistake.
    """

    PLACE: ClassVar[str] = "mayrun"
    DEFAULT_CSS = """
    MayRun > .box { width: 76; height: 22; }
    MayRun .question { text-style: bold; width: 100%; height: auto; }
    """

    def __init__(self, plugin: PluginInfo) -> None:
        super().__init__()
        self._plugin = plugin

    def compose(self) -> ComposeResult:
        """Yield what is known, the question and the footer."""
        with Vertical(classes="box"):
            yield DetailPane(plugin_to_allow(self._plugin))
            yield Label(visible(f"May {self._plugin.name} run?"), classes="question", markup=False)
        yield AppFooter()

    def hint(self, action: Action) -> Action | None:
        """Withhold what belongs to the screen behind."""
        return None if action.id.startswith("screen.") else action

    def action_allow(self) -> None:
        """Let it run."""
        self.dismiss(True)

    def action_never(self) -> None:
        """Keep it out, now and later."""
        self.dismiss(False)

    def action_later(self) -> None:
        """Decide nothing; it does not run now."""
        self.dismiss(None)

    @on(DetailPane.Closed)
    def _pane_closed(self) -> None:
        self.dismiss(None)


def plugin_to_allow(plugin: PluginInfo) -> Detail:
    """Return what a user should know before a plugin runs."""
    return Detail(
        "A plugin from outside wants to run",
        (
            Facts(
                (
                    ("Plugin", plugin.name),
                    ("Package", f"{plugin.distribution or 'unknown'} {plugin.version}".strip()),
                    ("Author", plugin.author or "not stated"),
                    ("From", plugin.location or "unknown"),
                )
            ),
            Paragraph("It is new here, or has changed since you allowed it."),
            Paragraph("It is a program and runs as you. It can:"),
            Bullets(
                (
                    "read and change your files, your plans among them;",
                    "use your network connection.",
                )
            ),
            Paragraph("Allow it only if you know who wrote it. You are asked once."),
        ),
    )


def ask_about_plugins(screen: AppScreen) -> None:
    """Ask about the first plugin that waits, once a run; the screen loads anew after an answer.

    Nothing is asked while another screen or dialog is in front.
    """
    if not screen.is_current:
        return
    try:
        plugin = screen.workspace.plugin_to_ask_about()
    except UprtuiError as error:
        screen.show_problem(error)
        return
    if plugin is not None:
        ask_about(screen, plugin)


def ask_about(screen: AppScreen, plugin: PluginInfo) -> None:
    """Ask about one plugin and keep the answer."""
    screen.ask(MayRun(plugin), partial(decide, screen, plugin))


def decide(screen: AppScreen, plugin: PluginInfo, allowed: bool) -> None:
    """Keep whether a plugin may run, and load the screen anew."""
    try:
        screen.workspace.decide(plugin, allowed=allowed)
    except UprtuiError as error:
        screen.show_problem(error)
        return
    screen.notice(f"{plugin.name} {'may run' if allowed else 'does not run'}.")
    screen.on_open()
