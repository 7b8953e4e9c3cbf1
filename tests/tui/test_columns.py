"""Columns fit the terminal: the least important go first, the flexible one takes the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uprtui.tui.widgets.columns import GAP, Column, Placed, place_columns

COLUMNS = (
    Column("state", "State", min_width=12),
    Column("text", "Recommendation", min_width=20, flexible=True),
    Column("response", "Response", min_width=9, priority=2),
    Column("session", "Session", min_width=7, numeric=True, priority=3),
)


def test_where_there_is_room_the_flexible_column_takes_what_is_left() -> None:
    placed = place_columns(COLUMNS, 80)
    assert placed == (Placed(0, 12), Placed(1, 46), Placed(2, 9), Placed(3, 7))


def test_in_a_narrow_terminal_the_highest_priority_number_disappears_first() -> None:
    assert [each.index for each in place_columns(COLUMNS, 50)] == [0, 1, 2]
    assert [each.index for each in place_columns(COLUMNS, 40)] == [0, 1]
    assert [each.index for each in place_columns(COLUMNS, 20)] == [0]


def test_the_last_column_shrinks_rather_than_disappear() -> None:
    assert place_columns(COLUMNS, 5) == (Placed(0, 5),)
    assert place_columns(COLUMNS, 0) == ()


def test_a_column_may_grow_but_leaves_half_of_the_room_to_the_flexible_one() -> None:
    columns = (Column("a", "A", 10, max_width=100), Column("b", "B", 10, flexible=True))
    assert place_columns(columns, 62) == (Placed(0, 30), Placed(1, 30))


columns_strategy = st.lists(
    st.builds(
        Column,
        id=st.text(max_size=3),
        title=st.text(max_size=3),
        min_width=st.integers(1, 40),
        max_width=st.none() | st.integers(1, 80),
        priority=st.integers(1, 4),
        flexible=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(columns=columns_strategy, width=st.integers(0, 200))
def test_columns_and_gaps_are_never_wider_than_the_table(columns: list[Column], width: int) -> None:
    placed = place_columns(columns, width)
    assert sum(each.width for each in placed) + GAP * max(0, len(placed) - 1) <= width
    assert [each.index for each in placed] == sorted(each.index for each in placed)
    assert all(each.width > 0 for each in placed)
    assert placed or width == 0
