"""How long an import will take follows from its speed so far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.connectors import Progress


def test_half_the_rows_in_ten_seconds_leave_ten_seconds() -> None:
    progress = Progress(done=500, total=1000, elapsed=10.0)
    assert progress.fraction == 0.5
    assert progress.per_second == 50.0
    assert progress.remaining_seconds == 10.0


@pytest.mark.parametrize(
    "progress",
    [Progress(0, 1000, 1.0), Progress(10, None, 1.0), Progress(10, 1000, 0.0)],
)
def test_nothing_is_claimed_that_nobody_can_know(progress: Progress) -> None:
    assert progress.remaining_seconds is None


def test_an_empty_file_is_done_at_once() -> None:
    assert Progress(0, 0, 0.0).fraction == 1.0


@given(
    done=st.integers(1, 10**9),
    total=st.integers(0, 10**9),
    elapsed=st.floats(0.001, 10**6),
)
def test_estimates_stay_sensible_even_where_the_total_was_a_guess(
    done: int, total: int, elapsed: float
) -> None:
    progress = Progress(done, total, elapsed)
    assert progress.fraction is not None
    assert 0 <= progress.fraction <= 1
    assert progress.remaining_seconds is not None
    assert progress.remaining_seconds >= 0
