"""What the screen Plugins says about a plugin and its connectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.api import Connector
    from uprtui.connectors import PluginInfo

COLUMNS = (
    Column("name", "Plugin", min_width=12, max_width=24),
    Column("version", "Version", min_width=8, max_width=12, priority=2),
    Column("state", "State", min_width=7),
    Column("connectors", "Connectors", min_width=18, flexible=True),
    Column("package", "Package", min_width=12, max_width=20, priority=3),
    Column("author", "Author", min_width=12, max_width=20, priority=4),
)
NOT_USED = "none: not used"


def plugin_row(plugin: PluginInfo) -> Row:
    """Return a plugin as a row of `COLUMNS`; one that is not used is bold."""
    return Row(
        f"{plugin.distribution}/{plugin.name}",
        (
            plugin.name,
            plugin.version or "unknown",
            str(plugin.state),
            ", ".join(plugin.connectors) or NOT_USED,
            plugin.distribution or "unknown",
            plugin.author or "not stated",
        ),
        strong=not plugin.used,
    )


def plugin_detail(plugin: PluginInfo, connectors: Mapping[str, Connector]) -> Detail:
    """Return all that is known about a plugin.

    Args:
        plugin: the plugin.
        connectors: every connector in use, by id.
    """
    blocks: list[Block] = [
        Facts(
            (
                ("State", str(plugin.state)),
                ("Version", plugin.version or "unknown"),
                ("Package", plugin.distribution or "unknown"),
                ("Author", plugin.author or "not stated"),
                ("From", "part of uprtui" if plugin.own else plugin.location or "unknown"),
                ("Contract", f"version {plugin.api_version}" if plugin.api_version else "not seen"),
            )
        )
    ]
    if not plugin.used:
        blocks += [
            Heading("Why it is not used"),
            Paragraph(plugin.reason),
            Paragraph(_next(plugin)),
        ]
    if plugin.traceback:
        blocks += [Heading("Where in its program"), Paragraph(plugin.traceback.strip())]
    for connector_id in plugin.connectors:
        connector = connectors.get(connector_id)
        if connector is not None:
            blocks += _connector_blocks(connector)
    return Detail(plugin.name, tuple(blocks))


def _next(plugin: PluginInfo) -> str:
    """Return what a user can do about a plugin that is not used."""
    if plugin.may_run:
        return "The other plugins are not affected. Tell its authors, or take the package away."
    return "Nothing of it has run. Press y to see what is known of it, and to let it run."


def how_to_add() -> Detail:
    """Return how a plugin is installed, how it is written, and what it may do."""
    return Detail(
        "How to add a plugin",
        (
            Paragraph(
                "A plugin is a Python package that reads one more kind of file. Install it beside "
                "uprtui, then start uprtui again:"
            ),
            Bullets(
                (
                    "installed with pipx: pipx inject uprtui NAME",
                    "installed with uv: uv tool install uprtui --with NAME",
                    "in a virtual environment: pip install NAME",
                )
            ),
            Paragraph(
                "It then appears in this list, and uprtui asks whether it may run. If it cannot "
                "be used, its row says so, and its details say why; the other plugins go on."
            ),
            Heading("To write one"),
            Paragraph(
                "uprtui plugin new NAME writes a small complete package that passes its own "
                "tests. Change it, step by step, until it reads your files. The plugin author's "
                "guide, in the folder docs, goes through it."
            ),
            Heading("Before you install one"),
            Paragraph(
                "A plugin is a program and may do whatever you may do on this machine. Install "
                "only what you trust: already installing a package may run some of it."
            ),
        ),
    )


def _connector_blocks(connector: Connector) -> list[Block]:
    kinds = ", ".join(sorted(str(kind) for kind in connector.kinds))
    blocks: list[Block] = [
        Heading(f"Connector {connector.id}"),
        Paragraph(connector.title),
        Facts((("Reads", kinds),)),
    ]
    if not connector.options:
        blocks.append(Paragraph("It has no options."))
        return blocks
    options = []
    for option in connector.options:
        choices = f" One of: {', '.join(option.choices)}." if option.choices else ""
        default = f" If you say nothing: {option.default}." if option.default else ""
        options.append(f"{option.title} ({option.name}): {option.help}{choices}{default}")
    blocks += [Heading("Options"), Bullets(tuple(options))]
    return blocks
