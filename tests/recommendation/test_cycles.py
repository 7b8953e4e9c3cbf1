"""Sessions and cycles as the Human Rights Council numbers them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.recommendation import cycle_of, next_session, sessions_of


@pytest.mark.parametrize(
    ("session", "cycle"),
    [(1, 1), (12, 1), (13, 2), (26, 2), (27, 3), (40, 3), (41, 4), (54, 4), (55, 5), (68, 5)],
)
def test_a_session_belongs_to_a_cycle(session: int, cycle: int) -> None:
    assert cycle_of(session) == cycle


@settings(deadline=None)
@given(st.integers(1, 500))
def test_the_sessions_of_a_cycle_are_those_that_belong_to_it(session: int) -> None:
    first, last = sessions_of(cycle_of(session))
    assert first <= session <= last
    assert cycle_of(first) == cycle_of(last) == cycle_of(session)
    assert cycle_of(last + 1) == cycle_of(session) + 1


def test_the_next_review_is_fourteen_sessions_later() -> None:
    assert next_session(34) == 48


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_nothing_before_the_first(number: int) -> None:
    with pytest.raises(ValueError, match="numbered from 1"):
        cycle_of(number)
    with pytest.raises(ValueError, match="numbered from 1"):
        sessions_of(number)
