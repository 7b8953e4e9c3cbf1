"""The public contract for connectors: what a plugin may rely on, and what it must keep.

A plugin imports this package and nothing else of uprtui. `docs/plugin-guide.md` tells the whole
story with a working example; `uprtui.api.testing` checks a connector against the contract.
"""

from __future__ import annotations

from uprtui.api.connector import Connector, ConnectorError, Context
from uprtui.api.hooks import (
    API_VERSION,
    ENTRY_POINT_GROUP,
    HOOK_NAME,
    PROJECT,
    hookimpl,
    hookspec,
)
from uprtui.api.types import (
    COLUMNS,
    HEAD_BYTES,
    ISSUE_SEPARATOR,
    MAX_BATCH_ROWS,
    REQUIRED_COLUMNS,
    Batch,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)

__all__ = [
    "API_VERSION",
    "COLUMNS",
    "ENTRY_POINT_GROUP",
    "HEAD_BYTES",
    "HOOK_NAME",
    "ISSUE_SEPARATOR",
    "MAX_BATCH_ROWS",
    "PROJECT",
    "REQUIRED_COLUMNS",
    "Batch",
    "Connector",
    "ConnectorError",
    "Context",
    "Kind",
    "Match",
    "Option",
    "Preview",
    "RowError",
    "Source",
    "hookimpl",
    "hookspec",
]
