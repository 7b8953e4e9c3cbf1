"""Bars stand beside their number, and progress says rows, rate and what is left in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uprtui.tui.jobs import Progress
from uprtui.tui.widgets.bars import bar, sparkline
from uprtui.tui.widgets.progress import duration, progress_text


def test_a_bar_is_as_long_as_its_share_and_carries_its_number() -> None:
    assert bar(0.5, 4) == "██   50%"
    assert bar(1.0, 4) == "████ 100%"
    assert bar(0.0, 4, "none of 12") == "     none of 12"
    assert bar(7.0, 4) == bar(1.0, 4)


def test_a_sparkline_has_a_cell_per_value_and_a_blank_for_none() -> None:
    assert sparkline([0, 1, 4, 8]) == " ▂▅█"
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "  "


@given(values=st.lists(st.floats(0, 1e9), max_size=40), share=st.floats(0, 1))
def test_both_have_a_fixed_width(values: list[float], share: float) -> None:
    assert len(sparkline(values)) == len(values)
    assert len(bar(share, 12, "x")) == 14


def test_progress_in_words() -> None:
    assert progress_text(Progress(1_200, 33_082, 0.5)) == (
        "1,200 of 33,082 rows · 2,400 a second · about 13 s left"
    )
    assert progress_text(Progress(0, None, 0.0)) == "0 rows"


def test_a_length_of_time_is_told_in_the_unit_that_suits_it() -> None:
    assert [duration(s) for s in (8, 200, 7500)] == ["8 s", "3 min", "2 h 05 min"]
