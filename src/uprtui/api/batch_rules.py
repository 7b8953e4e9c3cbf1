"""When a batch is sound: one rule for the conformance kit and for the import itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from uprtui.api.types import (
    POSITION_COLUMNS,
    REQUIRED_COLUMNS,
    REQUIRED_OF_SUPPORTING,
    Batch,
    Kind,
)

_REQUIRED = {
    Kind.RECOMMENDATIONS: REQUIRED_COLUMNS,
    Kind.PLEDGES: REQUIRED_COLUMNS,
    Kind.QUESTIONS: REQUIRED_COLUMNS,
    Kind.SUPPORTING: REQUIRED_OF_SUPPORTING,
    Kind.POSITIONS: POSITION_COLUMNS,
    Kind.COALITION: ("entity",),
    Kind.CALENDAR: ("what", "start"),
}


def batch_problem(batch: object, kinds: Collection[Kind]) -> str | None:
    """Say what is wrong with a batch.

    In: what a connector yielded, and the kinds that it declares. Out: a short sentence, or None
    where the batch keeps the contract of `Batch` (its size aside).
    """
    if not isinstance(batch, Batch):
        return f"expected a Batch or a RowError, got {type(batch).__name__}"
    return next(_problems(batch, kinds), None)


def _problems(batch: Batch, kinds: Collection[Kind]) -> Iterator[str]:
    if not isinstance(batch.kind, Kind):
        yield f"unknown kind {batch.kind!r}"
    elif batch.kind not in kinds:
        yield f"kind {str(batch.kind)!r} is not among the kinds that the connector declares"
    missing = [name for name in _REQUIRED.get(batch.kind, ()) if name not in batch.columns]
    if missing:
        yield f"columns missing: {', '.join(missing)}"
    for name, values in batch.columns.items():
        if isinstance(values, str) or len(values) != len(batch.places):
            yield f"column {name!r} has {len(values)} values for {len(batch.places)} places"
        for value in values:
            if not isinstance(value, str):
                yield f"column {name!r} holds {type(value).__name__} {value!r}, not text"
    if not all(isinstance(place, str) and place for place in batch.places):
        yield "a place is empty or no text"
    elif not all(place.isprintable() for place in batch.places):
        yield "a place holds characters that cannot be shown"
