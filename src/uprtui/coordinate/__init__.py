"""One voice: who approaches which State at which entry point, and where plans clash."""

from __future__ import annotations

from uprtui.coordinate.clashes import Clash, clashes
from uprtui.coordinate.coalition_rows import CoalitionRow, RowsRead, read_rows
from uprtui.coordinate.matrix import Cell, MemberLoad, Row, Standing, Visit, matrix, member_loads

__all__ = [
    "Cell",
    "Clash",
    "CoalitionRow",
    "MemberLoad",
    "Row",
    "RowsRead",
    "Standing",
    "Visit",
    "clashes",
    "matrix",
    "member_loads",
    "read_rows",
]
