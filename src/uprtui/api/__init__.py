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
from uprtui.api.state_names import is_state, split_states
from uprtui.api.types import (
    CALENDAR_COLUMNS,
    COALITION_COLUMNS,
    COLUMNS,
    HEAD_BYTES,
    ISSUE_SEPARATOR,
    LIST_COLUMNS,
    MAX_BATCH_ROWS,
    POSITION_COLUMNS,
    REQUIRED_COLUMNS,
    REQUIRED_OF_SUPPORTING,
    Batch,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
    Standing,
)
from uprtui.api.worker import Limits, items_of

__all__ = [
    "API_VERSION",
    "CALENDAR_COLUMNS",
    "COALITION_COLUMNS",
    "COLUMNS",
    "ENTRY_POINT_GROUP",
    "HEAD_BYTES",
    "HOOK_NAME",
    "ISSUE_SEPARATOR",
    "LIST_COLUMNS",
    "MAX_BATCH_ROWS",
    "POSITION_COLUMNS",
    "PROJECT",
    "REQUIRED_COLUMNS",
    "REQUIRED_OF_SUPPORTING",
    "Batch",
    "Connector",
    "ConnectorError",
    "Context",
    "Kind",
    "Limits",
    "Match",
    "Option",
    "Preview",
    "RowError",
    "Source",
    "Standing",
    "hookimpl",
    "hookspec",
    "is_state",
    "items_of",
    "split_states",
]
