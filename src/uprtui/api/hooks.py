"""The one hook that a connector plugin answers, and how uprtui finds the plugin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from uprtui.api.connector import Connector

#: The version of this contract. A connector declares the version that it was written for.
API_VERSION = "1"

#: pluggy's name for the project; hook functions are marked for it.
PROJECT = "uprtui"

#: The group of entry points in which a package names its plugin module.
ENTRY_POINT_GROUP = "uprtui.connectors"

#: The name of the hook function.
HOOK_NAME = "uprtui_connectors"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class ConnectorHooks:
    """What uprtui calls in a plugin module. Mark each function there with `hookimpl`."""

    @hookspec
    def uprtui_connectors(self) -> Iterable[Connector]:
        """Hand over the plugin's connectors.

        Called once, when the plugin is loaded. Out: connectors with ids that no other plugin uses.
        Do nothing slow here: import heavy libraries where a file is read.
        """
        raise NotImplementedError
