"""Who the States are: names and aliases to an ISO code, regional group, blocs, neighbours."""

from __future__ import annotations

from uprtui.states.errors import StatesFileError
from uprtui.states.model import BLOCS, RegionalGroup, State, StateKind
from uprtui.states.registry import States

__all__ = ["BLOCS", "RegionalGroup", "State", "StateKind", "States", "StatesFileError"]
