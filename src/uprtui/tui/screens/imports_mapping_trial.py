"""Try a choice of columns on a file's first rows: what would be taken in, and why the rest not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.api import Batch, Connector, Preview, RowError, Source
    from uprtui.states import States

ROWS = 50
_QUOTED = re.compile(r" '[^']*'")
_HINT = re.compile(r" \(near: .*\)$")
_LONGEST_REASON = 60
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class TriedRow:
    """One of the first rows under the choice.

    Args:
        place: where it stands in the file.
        values: column of the API → its value; empty ones left out.
        reason: why it would not be taken in; empty where it would.
    """

    place: str
    values: Mapping[str, str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a choice of columns makes of a file.

    Args:
        preview: the columns and first rows as they stand; None where it cannot be read.
        rows: the first rows under the choice.
        problem: why there are none; empty where there are.
    """

    preview: Preview | None = None
    rows: tuple[TriedRow, ...] = ()
    problem: str = ""

    @property
    def verdict(self) -> str:
        """One sentence: how many of the first rows would be taken in, and why the rest not."""
        if self.problem:
            return self.problem
        if not self.rows:
            return "The file has no rows under these titles."
        reasons = Counter(_kind_of(row.reason) for row in self.rows if row.reason)
        taken = len(self.rows) - sum(reasons.values())
        if len(self.rows) == 1:
            said = f"Of the first row, {taken} would be taken in"
        else:
            said = f"Of the first {len(self.rows)} rows, {taken} would be taken in"
        why = "; ".join(f"{n}: {kind}" for kind, n in reasons.most_common(_MOST_REASONS))
        return f"{said}; {why}." if why else f"{said}."


@dataclass(slots=True)
class _Looking:
    """What the connector is offered while it reads the first rows."""

    stopped: Callable[[], bool]
    notes: list[str] = field(default_factory=list)

    @property
    def cancelled(self) -> bool:
        """Whether newer choices are waiting."""
        return self.stopped()

    def progress(self, done: int, total: int | None) -> None:
        """Nobody waits for these."""

    def log(self, message: str) -> None:
        """Keep a sentence."""
        self.notes.append(message)


def try_out(
    connector: Connector,
    source: Source,
    options: Mapping[str, str],
    states: States,
    stopped: Callable[[], bool] = lambda: False,
) -> Trial:
    """Read the first rows under a choice. For a worker thread; a refusal is part of the answer.

    In: the connector, the file, the user's choices, the States, and whether to end early.
    """
    from uprtui.connectors.guard import guarded
    from uprtui.connectors.options import checked_options

    preview: Preview | None = None
    try:
        complete = checked_options(connector, options)
        with guarded(f"The connector '{connector.id}'", f"previewing {source.name}"):
            preview = connector.preview(source, complete, ROWS)
        tried = _tried(connector, source, complete, states, stopped)
        return Trial(preview, tuple(islice(tried, ROWS)))
    except UprtuiError as error:
        # With the file's columns in view, the remedy for the command line would only be long.
        return Trial(preview, problem=str(error) if preview is None else error.message)
    except OSError as error:
        return Trial(preview, problem=f"It cannot be read: {error.strerror or error}.")


def _tried(
    connector: Connector,
    source: Source,
    options: Mapping[str, str],
    states: States,
    stopped: Callable[[], bool],
) -> Iterator[TriedRow]:
    from uprtui.api import RowError
    from uprtui.connectors.rows import RowChecker

    checker = RowChecker(states, frozenset(), lambda _text: ())
    left = ROWS
    for item in _items(connector, source, options, stopped):
        if isinstance(item, RowError):
            yield TriedRow(str(item.place), {"text": str(item.raw)}, str(item.reason))
            left -= 1
        else:
            part = _first(item, left)
            yield from _checked(part, checker)
            left -= len(part.places)
        if left <= 0:
            return


def _items(
    connector: Connector,
    source: Source,
    options: Mapping[str, str],
    stopped: Callable[[], bool],
) -> Iterator[Batch | RowError]:
    """What the connector yields, as long as it is sound."""
    from uprtui.api import RowError
    from uprtui.api.batch_rules import batch_problem
    from uprtui.connectors.guard import guarded

    who, doing = f"The connector '{connector.id}'", f"reading {source.name}"
    with guarded(who, doing):
        reading = _generator(connector.read(source, options, _Looking(stopped)))
    with closing(reading):
        while True:
            with guarded(who, doing):
                item = next(reading, None)
                if item is None:
                    return
                problem = None
                if not isinstance(item, RowError):
                    problem = batch_problem(item, connector.kinds)
            if problem is not None:
                raise UprtuiError(f"{who} gave something unusable: {problem}.")
            yield item


def _generator(items: Iterator[Batch | RowError]) -> Generator[Batch | RowError]:
    yield from items


def _checked(batch: Batch, checker: object) -> Iterator[TriedRow]:
    """Each row of a batch with what the check says; rows for elsewhere are not checked here."""
    from uprtui.connectors.rows import Rejected, RowChecker

    assert isinstance(checker, RowChecker)
    reasons = {row.place: row.reason for row in checker.check(batch) if isinstance(row, Rejected)}
    for number, place in enumerate(batch.places):
        values = {name: column[number] for name, column in batch.columns.items() if column[number]}
        yield TriedRow(place, values, reasons.get(place, ""))


def _first(batch: Batch, count: int) -> Batch:
    from uprtui.api import Batch

    columns = {name: values[:count] for name, values in batch.columns.items()}
    return Batch(batch.kind, columns, batch.places[:count])


def _kind_of(reason: str) -> str:
    """A reason without the words of its row: `recommending State is no known State`."""
    bare = _QUOTED.sub("", _HINT.sub("", reason)).replace("is no known State", "unknown")
    return bare[:_LONGEST_REASON]
