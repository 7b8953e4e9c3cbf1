"""Whether two values are one and the same for a file, where `==` is too generous.

To Python `True == 1 == 1.0`, and not-a-number differs from itself; unknown keys of a
newer version may hold any of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def same(one: object, other: object) -> bool:
    """Whether both are written alike: same type, same value, all the way down."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float | dt.datetime):
        return repr(one) == repr(other)
    if is_dataclass(one):
        names = (field.name for field in fields(one))
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other
