"""Texts that are looked at in a process beside give the same rows, and its loss loses none."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from uprtui.api import Batch, Kind, RowError
from uprtui.connectors.foresight import Asked, Foresight
from uprtui.connectors.rows import RowChecker
from uprtui.library.records import CheckedRow
from uprtui.recommendation import ActionSource
from uprtui.states import States

STATES = States.builtin()
TEXTS = (
    "Ratify the Convention against Torture",
    "12.4 Continue to fight corruption (Norway);",
    "Consider abolishing the death penalty",
    "Invite the special rapporteurs",
)


def batch(number: int, size: int = 40) -> Batch:
    texts = [f"{TEXTS[(number + at) % len(TEXTS)]} in province {at % 7}" for at in range(size)]
    return Batch(
        Kind.RECOMMENDATIONS,
        {"sur": ["Nepal"] * size, "by": ["Norway"] * size, "text": texts},
        [f"row {number * size + at}" for at in range(size)],
    )


def rows(foresight: Foresight | None, batches: int = 3) -> Iterator[CheckedRow]:
    checker = RowChecker(STATES, frozenset(), foresight=foresight)
    items: list[Batch | RowError] = [batch(number) for number in range(batches)]
    for item in checker.ahead(items):
        assert isinstance(item, Batch)
        for row in checker.check(item):
            assert isinstance(row, CheckedRow)
            yield row


def test_the_rows_are_those_that_are_looked_at_one_by_one() -> None:
    with Foresight(rows_before_start=40) as foresight:
        found = list(rows(foresight))
    assert found == list(rows(None))
    assert {row.action_source for row in found} == {ActionSource.PREDICTED}
    assert any(row.suggested for row in found)


def test_a_small_import_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("uprtui.connectors.foresight.ProcessPoolExecutor", refused)
    with Foresight(rows_before_start=1_000) as foresight:
        assert len(list(rows(foresight))) == 120


def test_a_process_that_is_killed_costs_nothing() -> None:
    with Foresight(rows_before_start=0) as foresight:
        foresight.ask(1, [Asked(TEXTS[0], TEXTS[0])])
        assert foresight.outcome(1)[Asked(TEXTS[0], TEXTS[0])].category == 5
        assert foresight._pool is not None
        for process in foresight._pool._processes.values():
            os.kill(process.pid or 0, signal.SIGKILL)
        assert list(rows(foresight)) == list(rows(None))


def test_items_come_in_their_order() -> None:
    checker = RowChecker(STATES, frozenset())
    items: list[Batch | RowError] = [batch(0), RowError("row 7", "x", "why"), batch(1)]
    assert list(checker.ahead(items)) == items
