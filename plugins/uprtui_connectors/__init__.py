"""The connectors that come with uprtui, registered like anybody's: by entry point and hook."""

from __future__ import annotations

from collections.abc import Iterable

from uprtui.api import Connector, hookimpl
from uprtui_connectors.sample import SampleConnector
from uprtui_connectors.upr_info import UprInfoConnector


@hookimpl
def uprtui_connectors() -> Iterable[Connector]:
    """The connectors of this package."""
    return (UprInfoConnector(), SampleConnector())
