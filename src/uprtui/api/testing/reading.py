"""Checks that `read` and `preview` give sound rows, the same each time, and end when asked to."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice, zip_longest
from pathlib import Path

from uprtui.api.batch_rules import batch_problem
from uprtui.api.connector import Connector, ConnectorError
from uprtui.api.testing.contexts import RecordingContext
from uprtui.api.testing.promises import Promises
from uprtui.api.testing.rows import row_problem
from uprtui.api.testing.spying import SpiedSource, spied
from uprtui.api.types import MAX_BATCH_ROWS, Batch, RowError

PREVIEW_ROWS = 7
SECONDS_TO_CANCEL = 1.0
#: Where every cell of a damaged file is an error, that is enough of them.
MOST_ITEMS_OF_DAMAGE = 20_000
MEMORY_FLOOR = 64 << 20
MEMORY_PER_BYTE = 4

Item = Batch | RowError


def check_preview(connector: Connector, path: Path) -> None:
    """Assert that a preview is short, even, and names only what there is."""
    promises = Promises(connector, path.name)
    chosen_by_column = {option.name for option in connector.options if option.column}
    for limit in (0, 1, PREVIEW_ROWS):
        source = spied(path)
        preview = connector.preview(source, defaults(connector), limit)
        promises.check(not source.spy.left_open(), "`preview` closes the file")
        promises.check(len(preview.rows) <= limit, f"{limit} rows previewed at most")
        even = all(len(row) == len(preview.columns) for row in preview.rows)
        promises.check(even, "each previewed row is as long as the columns")
        known = chosen_by_column >= set(preview.guesses)
        promises.check(known, "`guesses` are for options that are columns")
        there = set(preview.columns) >= {each for each in preview.guesses.values() if each}
        promises.check(there, "`guesses` name columns of the preview")


def check_read(connector: Connector, path: Path) -> list[Item]:
    """Assert that a good file is read soundly, repeatably, within bounds; return its items."""
    promises = Promises(connector, path.name)
    source = spied(path)
    items = list(_reading(connector, source))
    promises.check(not source.spy.left_open(), "`read` closes the file at its end")
    _check_items(promises, items)
    promises.check(any(isinstance(each, Batch) for each in items), "a good file yields rows")
    _check_same(
        promises, items, _measured(promises, connector, path), "`read` yields the same twice"
    )
    _check_broken_off(promises, connector, path)
    after = _reading(connector, spied(path))
    again = "`read` is resumable: after a reading that was broken off, it yields all again"
    _check_same(promises, items, after, again)
    _check_beside(promises, connector, path, items)
    _check_cancel(promises, connector, path)
    return items


def check_flawed(connector: Connector, path: Path) -> None:
    """Assert that bad rows are reported, each with its place, and the others are read."""
    promises = Promises(connector, path.name)
    with promises.raises_nothing("a bad row costs itself only"):
        items = list(_reading(connector, spied(path)))
    _check_items(promises, items)
    reported = any(isinstance(each, RowError) for each in items)
    promises.check(reported, "bad rows are reported as RowError; there was none")
    promises.check(any(isinstance(each, Batch) for each in items), "the other rows are read")


def check_bad(connector: Connector, path: Path) -> None:
    """Assert that a damaged file is refused with a sentence."""
    promises = Promises(connector, path.name)
    source = spied(path)
    with promises.raises_only_refusals("`read`"):
        try:
            for _item in _reading(connector, source):
                pass
        except ConnectorError as refusal:
            promises.check(bool(str(refusal).strip()), "the error says what is wrong")
            promises.check(not source.spy.left_open(), "`read` closes the file that it refuses")
            return
    raise AssertionError(promises.sentence("`read` of a damaged file raises"))


def check_damage(connector: Connector, path: Path, name: str) -> None:
    """Assert that reading a mutated file gives sound items or a refusal, and nothing else."""
    promises = Promises(connector, name)
    with promises.raises_only_refusals("`read` of a damaged file"):
        try:
            items = _reading(connector, spied(path))
            _check_items(promises, list(islice(items, MOST_ITEMS_OF_DAMAGE)))
        except ConnectorError as refusal:
            promises.check(bool(str(refusal).strip()), "the error says what is wrong")


def defaults(connector: Connector) -> dict[str, str]:
    """The value of every option where the user says nothing."""
    return {option.name: option.default for option in connector.options}


def _reading(
    connector: Connector, source: SpiedSource, context: RecordingContext | None = None
) -> Iterator[Item]:
    return iter(connector.read(source, defaults(connector), context or RecordingContext()))


def _check_items(promises: Promises, items: list[Item]) -> None:
    places: set[str] = set()
    for item in items:
        if isinstance(item, RowError):
            promises.check(bool(item.reason.strip()), "a RowError has a reason")
            found = [item.place]
        else:
            problem = batch_problem(item, promises.connector.kinds)
            promises.check(problem is None, f"its batches are sound; {problem}")
            small = len(item.places) <= MAX_BATCH_ROWS
            promises.check(small, f"a batch has at most {MAX_BATCH_ROWS} rows")
            problem = row_problem(item)
            promises.check(problem is None, f"its rows say what they must; {problem}")
            found = list(item.places)
        for place in found:
            promises.check(bool(place.strip()), "every row has its place")
            promises.check(place not in places, f"`{place}` occurs only once")
            places.add(place)


def _check_same(promises: Promises, items: list[Item], again: Iterator[Item], promise: str) -> None:
    for first, second in zip_longest(items, again):
        promises.check(first == second, promise)


def _measured(promises: Promises, connector: Connector, path: Path) -> Iterator[Item]:
    """Read once more; at the end, assert that memory stayed bounded."""
    source = spied(path)
    bound = MEMORY_FLOOR + MEMORY_PER_BYTE * source.size
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        yield from _reading(connector, source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        if not running:
            tracemalloc.stop()
    used = peak - before
    promises.check(
        used <= bound,
        f"`read` holds at most {bound >> 20} MiB at once (64 MiB and four times the file); it "
        f"held {used >> 20} MiB",
    )


def _check_broken_off(promises: Promises, connector: Connector, path: Path) -> None:
    """Read one item and stop: as an import does that fails, or a user who cancels."""
    source = spied(path)
    items = _reading(connector, source)
    next(items, None)
    _close(items)
    promises.check(not source.spy.left_open(), "`read` closes the file where it is broken off")


def _check_beside(promises: Promises, connector: Connector, path: Path, items: list[Item]) -> None:
    """Read the file twice at the same time, item by item."""
    one, other = (_reading(connector, spied(path)) for _ in range(2))
    for expected, first, second in zip_longest(items, one, other):
        same = expected == first == second
        promises.check(same, "two readings at the same time do not disturb each other")


def _check_cancel(promises: Promises, connector: Connector, path: Path) -> None:
    """Cancel before the first item, and after it."""

    def before(context: RecordingContext, items: Iterator[Item]) -> None:
        del items
        context.cancelled = True

    def after_one(context: RecordingContext, items: Iterator[Item]) -> None:
        next(items, None)
        context.cancelled = True

    for cancel in (before, after_one):
        _check_ends(promises, connector, path, cancel)


def _check_ends(
    promises: Promises,
    connector: Connector,
    path: Path,
    cancel: Callable[[RecordingContext, Iterator[Item]], None],
) -> None:
    context = RecordingContext()
    items = _reading(connector, spied(path), context)
    cancel(context, items)
    started = time.perf_counter()
    with promises.raises_nothing("`read` just ends after cancel"):
        more = sum(isinstance(item, Batch) for item in items)
    seconds = time.perf_counter() - started
    promises.check(more <= 1, "`read` ends soon after cancel")
    promises.check(
        seconds < SECONDS_TO_CANCEL, f"`read` ends within a second of cancel; took {seconds:.1f}s"
    )


def _close(items: Iterator[Item]) -> None:
    close = getattr(items, "close", None)
    if close is not None:
        close()
