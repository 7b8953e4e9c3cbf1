"""Ask, on a terminal, whether a plugin from outside may run, before it runs for the first time."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import say
from uprtui.cli.session import Session

if TYPE_CHECKING:
    from uprtui.connectors import ConnectorHost, PluginInfo


def on_terminal() -> bool:
    """Whether somebody can be asked: both the question and the answer go through a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def host_for_import(session: Session, *, may_ask: bool) -> ConnectorHost:
    """The connectors for an import, after the user was asked about new plugins.

    Args:
        session: its home holds the decisions.
        may_ask: False where the output is for a script.

    Where nobody is asked, or in strict mode, an undecided plugin is left out with a sentence on
    standard error.

    Raises:
        TrustFileError: the decisions cannot be read or written.
    """
    from uprtui.connectors import ConnectorHost
    from uprtui.connectors.trust import Mode
    from uprtui.connectors.trust_file import read_trust

    trust = read_trust(session.home)
    host = ConnectorHost.discover(decide=trust.verdict)
    waiting = host.waiting
    if not waiting:
        return host
    if trust.mode is Mode.STRICT or not may_ask or not on_terminal():
        for plugin in waiting:
            say(f"The plugin {plugin.name} was not used. {plugin.reason}", err=True)
        return host
    for plugin in waiting:
        _ask(session, plugin)
    return ConnectorHost.discover(decide=read_trust(session.home).verdict)


def _ask(session: Session, plugin: PluginInfo) -> None:
    """Ask about one plugin and keep the answer; Enter decides nothing."""
    from uprtui.connectors.trust import Trust
    from uprtui.connectors.trust_file import change_trust

    for line in described(plugin):
        say(line, err=True)
    answer = click.prompt(
        "Allow it? (y: yes, n: never, Enter: not now)",
        default="",
        show_default=False,
        err=True,
        type=click.Choice(["y", "n", ""], case_sensitive=False),
        show_choices=False,
    )
    if answer == "y":
        change_trust(session.home, partial(Trust.allow, plugin=plugin))
    elif answer == "n":
        change_trust(session.home, partial(Trust.deny, plugin=plugin))


def described(plugin: PluginInfo) -> list[str]:
    """What is known of a plugin that has not run yet, and what it may do, as lines."""
    return [
        f"A plugin from outside wants to run: {plugin.name}",
        f"    package: {plugin.distribution or 'unknown'} {plugin.version}".rstrip(),
        f"    author:  {plugin.author or 'not stated'}",
        f"    from:    {plugin.location or 'unknown'}",
        "It is a program and runs as you: it can read your files, and your plans among them.",
    ]
