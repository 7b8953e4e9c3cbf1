"""`uprtui plugins`: which connector plugins are installed, and how each one fared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from uprtui.cli.output import print_json, print_table, say
from uprtui.cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from uprtui.api import Connector
    from uprtui.connectors import PluginInfo


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def plugins(session: Session, as_json: bool) -> None:
    """List the connector plugins, and why one cannot be used.

    Nothing is asked here, and no plugin runs that you have not allowed.
    """
    from uprtui.connectors import ConnectorHost
    from uprtui.connectors.trust_file import read_trust

    trust = read_trust(session.home)
    host = ConnectorHost.discover(decide=trust.verdict)
    if as_json:
        print_json([_document(plugin, host.connectors) for plugin in host.plugins])
        return
    print_table(
        ["Plugin", "Package", "Version", "Contract", "State", "Connectors"],
        [
            [p.name, p.distribution, p.version, p.api_version, p.state, ", ".join(p.connectors)]
            for p in host.plugins
        ],
    )
    for plugin in host.plugins:
        say()
        for line in _described(plugin, host.connectors):
            say(line)
    say()
    say(f"Mode for plugins from outside: {trust.mode}")


def _document(plugin: PluginInfo, connectors: Mapping[str, Connector]) -> dict[str, object]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "state": plugin.state,
        "reason": plugin.reason,
        "traceback": plugin.traceback,
        "connectors": list(plugin.connectors),
        "author": plugin.author,
        "origin": plugin.origin,
        "location": plugin.location,
        "module": plugin.module,
        "api_version": plugin.api_version,
        "options": {
            id_: [option.name for option in connectors[id_].options] for id_ in plugin.connectors
        },
    }


def _described(plugin: PluginInfo, connectors: Mapping[str, Connector]) -> list[str]:
    lines = [plugin.name]
    if plugin.reason:
        lines.append(f"    {plugin.reason}")
        lines += [f"    {line}" for line in plugin.traceback.splitlines()]
    lines.append(f"    author: {plugin.author or 'not stated'}")
    lines.append(f"    origin: {plugin.origin}")
    for connector_id in plugin.connectors:
        connector = connectors[connector_id]
        options = ", ".join(option.name for option in connector.options) or "none"
        lines.append(f"    {connector_id}: {connector.title}. Options: {options}")
    return lines
