"""What the rows of each kind must say, beyond having their columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from uprtui.api.types import Batch, Kind

_DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")
Cells = Mapping[str, str]


def row_problem(batch: Batch) -> str | None:
    """Say which row of a sound batch cannot be used, and why; None where all can.

    Rows of recommendations with empty texts or unknown States are for uprtui to refuse, with their
    reason; here is what only the connector can know.
    """
    problem_of = _PROBLEMS.get(batch.kind)
    for i, place in enumerate(batch.places):
        cells = {name: values[i] for name, values in batch.columns.items()}
        problem = _not_storable(cells) or (problem_of(cells) if problem_of else None)
        if problem is not None:
            return f"{place}: {problem}"
    return None


def _not_storable(cells: Cells) -> str | None:
    for name, value in cells.items():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return f"column {name!r} holds half a letter, which no file can hold"
    return None


def _position(cells: Cells) -> str | None:
    if not cells["paragraph"].strip() or not cells["response"].strip():
        return "a position names a paragraph and a response"
    if not cells["symbol"].strip() and not cells["session"].strip():
        return "a position names its report, by symbol or by session"
    return None


def _supporting(cells: Cells) -> str | None:
    return None if cells["body"].strip() else "a supporting recommendation names its body"


def _calendar(cells: Cells) -> str | None:
    turn = cells["what"] == "review" and not cells["start"]  # a State's turn, days not known yet
    if not turn and not _DAY_OR_MONTH.fullmatch(cells["start"]):
        return f"`start` is a day or a month like 2027-01-18 or 2027-01, not {cells['start']!r}"
    return None if cells["what"].strip() else "a calendar row says what it is"


def _coalition(cells: Cells) -> str | None:
    return None if cells["entity"].strip() else "a coalition row says which entity it is"


_PROBLEMS: Mapping[Kind, Callable[[Cells], str | None]] = {
    Kind.POSITIONS: _position,
    Kind.SUPPORTING: _supporting,
    Kind.CALENDAR: _calendar,
    Kind.COALITION: _coalition,
}
