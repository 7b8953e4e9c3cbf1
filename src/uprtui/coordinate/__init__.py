"""One voice: who approaches which State at which entry point, and where plans clash."""

from __future__ import annotations

from uprtui.coordinate.clashes import Clash, clashes
from uprtui.coordinate.matrix import Cell, MemberLoad, Row, Standing, Visit, matrix, member_loads
from uprtui.coordinate.members_file import MemberError, MembersFileError, read_members

__all__ = [
    "Cell",
    "Clash",
    "MemberError",
    "MemberLoad",
    "MembersFileError",
    "Row",
    "Standing",
    "Visit",
    "clashes",
    "matrix",
    "member_loads",
    "read_members",
]
