"""The plugin host, and the way of a file into the library: batches, checked rows, publishing."""

from __future__ import annotations

from uprtui.connectors.host import ConnectorHost, installed_plugins
from uprtui.connectors.pipeline import import_files
from uprtui.connectors.plugins import PluginInfo
from uprtui.connectors.progress import ImportCancelled, ImportReport, Progress
from uprtui.connectors.summary import ImportSummary, Unresolved

__all__ = [
    "ConnectorHost",
    "ImportCancelled",
    "ImportReport",
    "ImportSummary",
    "PluginInfo",
    "Progress",
    "Unresolved",
    "import_files",
    "installed_plugins",
]
