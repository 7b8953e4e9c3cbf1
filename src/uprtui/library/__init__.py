"""The DuckDB store of recommendations: built by imports, searched by everybody else.

DuckDB itself is loaded when `Library` or `Builder` is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uprtui.library.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    LibraryNotWritten,
    MemoryShort,
    SearchInterrupted,
    SourceUnknown,
)
from uprtui.library.highlight import highlight
from uprtui.library.query import SORTS, Query, Words, parse_words
from uprtui.library.records import CheckedRow, FacetCount, Reject, SourceInfo, Stats

if TYPE_CHECKING:
    from uprtui.library.building import Builder, Source
    from uprtui.library.overview import IssueOverview
    from uprtui.library.reading import Library, Stamp
    from uprtui.library.search import Result

_LOADED_WHEN_USED = {
    "Builder": "uprtui.library.building",
    "IssueOverview": "uprtui.library.overview",
    "Library": "uprtui.library.reading",
    "Result": "uprtui.library.search",
    "Source": "uprtui.library.building",
    "Stamp": "uprtui.library.reading",
}

__all__ = [
    "SORTS",
    "Builder",
    "CheckedRow",
    "FacetCount",
    "IssueOverview",
    "Library",
    "LibraryDamaged",
    "LibraryError",
    "LibraryLocked",
    "LibraryMissing",
    "LibraryNewer",
    "LibraryNotWritten",
    "MemoryShort",
    "Query",
    "Reject",
    "Result",
    "SearchInterrupted",
    "Source",
    "SourceInfo",
    "SourceUnknown",
    "Stamp",
    "Stats",
    "Words",
    "highlight",
    "parse_words",
]


def __getattr__(name: str) -> Any:
    if name in _LOADED_WHEN_USED:
        return getattr(import_module(_LOADED_WHEN_USED[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
