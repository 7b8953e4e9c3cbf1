"""`uprtui plugin`: write a new one, and say which of those from outside may run."""

from __future__ import annotations

import difflib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import print_json, say
from uprtui.cli.session import Session, pass_session

if TYPE_CHECKING:
    from uprtui.connectors import PluginInfo


@click.group()
def plugin() -> None:
    """Write a plugin of your own, and decide which plugins from outside may run."""


@plugin.command("new")
@click.argument("name")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="Where to make the new folder. Default: here.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def new(name: str, folder: Path, as_json: bool) -> None:
    """Write a small complete package NAME that reads one kind of file.

    It passes its own tests as it is. Then change it, step by step, until it reads your files: the
    plugin guide goes through it.
    """
    from uprtui.connectors import ConnectorHost
    from uprtui.connectors.plugin_new import write_plugin

    made = write_plugin(name, folder, taken=ConnectorHost.discover().connectors)
    if as_json:
        print_json(
            {
                "folder": str(made.folder),
                "name": made.name,
                "module": made.module,
                "files": list(made.files),
            }
        )
        return
    say(f"Written: {made.folder}")
    for file in made.files:
        say(f"    {file}")
    say("Next, in the Python environment where uprtui is installed:")
    say(f"    cd {made.folder}")
    say("    python -m pip install -e . pytest")
    say("    python -m pytest")


@plugin.command("allow")
@click.argument("name")
@pass_session
def allow(session: Session, name: str) -> None:
    """Let the plugin NAME run, as it is installed now.

    NAME is as `uprtui plugins` shows it. Where two packages bring the same name, write
    PACKAGE/NAME.
    """
    from uprtui.cli.asking import described
    from uprtui.connectors.trust import Trust
    from uprtui.connectors.trust_file import change_trust

    found = _outside(name)
    change_trust(session.home, partial(Trust.allow, plugin=found))
    for line in described(found)[1:]:
        say(line)
    say(f"{found.name} may run. Another version of it will be asked about again.")


@plugin.command("deny")
@click.argument("name")
@pass_session
def deny(session: Session, name: str) -> None:
    """Keep the plugin NAME from running, whatever its version."""
    from uprtui.connectors.trust import Trust
    from uprtui.connectors.trust_file import change_trust

    found = _outside(name)
    change_trust(session.home, partial(Trust.deny, plugin=found))
    say(f"{found.name} does not run any more. To remove it, uninstall {found.distribution}.")


@plugin.command("strict")
@click.argument("switch", type=click.Choice(["on", "off"]))
@pass_session
def strict(session: Session, switch: str) -> None:
    """Run only the plugins that you allowed, and never ask (on); or ask (off)."""
    from dataclasses import replace

    from uprtui.connectors.trust import Mode
    from uprtui.connectors.trust_file import change_trust

    mode = Mode.STRICT if switch == "on" else Mode.ASK
    change_trust(session.home, lambda trust: replace(trust, mode=mode))
    say(
        "Only plugins that you allowed run; nothing is asked."
        if mode is Mode.STRICT
        else "A new plugin is asked about before it first runs."
    )


def _outside(name: str) -> PluginInfo:
    """The installed plugin of that name that is no part of uprtui; none of its code runs.

    Raises:
        click.BadParameter: there is none, there are several, or it is uprtui's own.
    """
    from uprtui.connectors import installed_plugins

    plugins = installed_plugins()
    found = [each for each in plugins if name in {each.name, f"{each.distribution}/{each.name}"}]
    if not found:
        names = [each.name for each in plugins if not each.own]
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Installed: {', '.join(names) or 'none'}."
        raise click.BadParameter(f"no plugin '{name}' is installed. {hint}", param_hint="NAME")
    if len(found) > 1:
        several = ", ".join(f"{each.distribution}/{each.name}" for each in found)
        raise click.BadParameter(f"several are called so: {several}.", param_hint="NAME")
    if found[0].own:
        raise click.BadParameter(f"{name} is part of uprtui and always runs.", param_hint="NAME")
    return found[0]
