"""`uprtui plugins`: which connector plugins are installed, and how each one fared."""

from __future__ import annotations

import click

from uprtui.cli.output import print_json, print_table, say


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def plugins(as_json: bool) -> None:
    """List the connector plugins, and why one cannot be used."""
    from uprtui.connectors import ConnectorHost

    found = ConnectorHost.discover().plugins
    if as_json:
        print_json(
            [
                {
                    "name": plugin.name,
                    "distribution": plugin.distribution,
                    "version": plugin.version,
                    "state": plugin.state,
                    "reason": plugin.reason,
                    "traceback": plugin.traceback,
                    "connectors": list(plugin.connectors),
                }
                for plugin in found
            ]
        )
        return
    print_table(
        ["Plugin", "Package", "Version", "State", "Connectors"],
        [[p.name, p.distribution, p.version, p.state, ", ".join(p.connectors)] for p in found],
    )
    for plugin in found:
        if plugin.reason:
            say()
            say(f"{plugin.name}: {plugin.reason}")
            for line in plugin.traceback.splitlines():
                say(f"    {line}")
