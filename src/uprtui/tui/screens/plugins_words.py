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
    Column("state", "State", min_width=6),
    Column("connectors", "Connectors", min_width=18, flexible=True),
    Column("package", "Package", min_width=12, max_width=20, priority=3),
)
NOT_USED = "none: not used"


def plugin_row(plugin: PluginInfo) -> Row:
    """Return a plugin as a row of `COLUMNS`; one that failed is bold."""
    failed = bool(plugin.reason)
    return Row(
        f"{plugin.distribution}/{plugin.name}",
        (
            plugin.name,
            plugin.version or "unknown",
            str(plugin.state),
            ", ".join(plugin.connectors) or NOT_USED,
            plugin.distribution or "unknown",
        ),
        strong=failed,
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
            )
        )
    ]
    if plugin.reason:
        blocks += [
            Heading("Why it is not used"),
            Paragraph(plugin.reason),
            Paragraph(
                "The other plugins are not affected. Tell its authors, or take the package away."
            ),
        ]
    if plugin.traceback:
        blocks += [Heading("Where in its program"), Paragraph(plugin.traceback.strip())]
    for connector_id in plugin.connectors:
        connector = connectors.get(connector_id)
        if connector is not None:
            blocks += _connector_blocks(connector)
    return Detail(plugin.name, tuple(blocks))


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
                "It then appears in this list. If it cannot be used, its row says so, and its "
                "details say why; the other plugins go on."
            ),
            Heading("To write one"),
            Paragraph(
                "Write a class with the attributes and methods of uprtui.api.Connector, give it "
                "out in a function uprtui_connectors marked with uprtui.api.hookimpl, and name "
                "the module in the entry points of your package, under uprtui.connectors. "
                "uprtui.api.testing checks it. The plugin author's guide, in the folder docs, "
                "goes through it step by step."
            ),
            Heading("Before you install one"),
            Paragraph(
                "A plugin is a program and may do whatever you may do on this machine. Install "
                "only what you trust."
            ),
        ),
    )


def _connector_blocks(connector: Connector) -> list[Block]:
    kinds = ", ".join(sorted(str(kind) for kind in connector.kinds))
    blocks: list[Block] = [
        Heading(f"Connector {connector.id}"),
        Paragraph(connector.title),
        Facts((("Reads", kinds), ("Contract", f"version {connector.api_version}"))),
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
