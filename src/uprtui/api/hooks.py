"""The one hook that a connector plugin answers, and how uprtui finds the plugin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from uprtui.api.connector import Connector

#: The version of this contract, major.minor. A new minor version adds, a new major one may break.
#: A connector declares, as a text of its own, the version that it was written for.
API_VERSION = "1.1"

#: pluggy's name for the project; hook functions are marked for it.
PROJECT = "uprtui"

#: The group of entry points in which a package names its plugin module.
ENTRY_POINT_GROUP = "uprtui.connectors"

#: The name of the hook function.
HOOK_NAME = "uprtui_connectors"

_VERSION = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,4}))?")

#: Marks what uprtui calls; a plugin does not need it.
hookspec = pluggy.HookspecMarker(PROJECT)
#: Marks the function in a plugin that answers the hook.
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


def version_problem(version: str, present: str = API_VERSION) -> str | None:
    """Say why a connector of another version of the contract cannot be used.

    A connector can be used where its major version is the present one and its minor version is not
    newer. "1" counts as "1.0".

    In: the version that the connector declares; the present one. Out: a sentence, or None.
    """
    wanted, given = _VERSION.fullmatch(version), _VERSION.fullmatch(present)
    if given is None:
        raise ValueError(f"{present!r} is no version like '1.1'")
    if wanted is None:
        return f"Its version of uprtui.api is {version!r}; expected numbers such as {present!r}."
    asked = f"It is written for version {version} of uprtui.api; this uprtui has version {present}."
    ours = int(given[1]), int(given[2] or 0)
    theirs = int(wanted[1]), int(wanted[2] or 0)
    if theirs[0] < ours[0]:
        return f"{asked} Install a newer version of the plugin, or ask its authors for one."
    if theirs > ours:
        return f"{asked} Install a newer uprtui."
    return None
