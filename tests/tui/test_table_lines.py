"""A line of a table is exactly as wide as the table, whatever the data, and needs no colour."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from tests.tui.strategies import texts
from uprtui.tui.widgets.columns import Column, place_columns
from uprtui.tui.widgets.rows import Cell, Row
from uprtui.tui.widgets.table_lines import (
    Look,
    bar_character,
    header_line,
    room_for_columns,
    row_line,
)

COLUMNS = (
    Column("state", "State", min_width=12),
    Column("text", "Recommendation", min_width=20, flexible=True),
    Column("times", "Times", min_width=7, numeric=True, priority=2),
)


def look(width: int, *, marks: bool = False, bar: bool = False) -> Look:
    placed = place_columns(COLUMNS, room_for_columns(width, marks=marks, bar=bar))
    return Look(COLUMNS, placed, width, marks, bar)


def draw(
    width: int, row: Row | None, *, marks: bool = False, bar: bool = False, **more: bool
) -> Strip:
    flags = {"cursor": False, "focused": False, "marked": False, "failed": False} | more
    return row_line(look(width, marks=marks, bar=bar), row, bar="█", **flags)


ROW = Row("NPL", ("Nepal", Cell("Ratify the Convention", ((0, 6),)), "1,234"))


def test_cells_stand_under_their_headings_and_numbers_to_the_right() -> None:
    head = header_line(look(60), "times", descending=True).text
    line = draw(60, ROW).text
    assert head.startswith("  State         Recommendation  ")
    assert head.endswith("  Times ▼")
    assert line.index("Ratify") == head.index("Recommendation")
    assert line.rstrip().endswith("1,234")
    assert len(line) == len(line.rstrip()) == 60


def test_the_cursor_is_seen_without_colour_with_and_without_focus() -> None:
    focused = draw(60, ROW, cursor=True, focused=True)
    blurred = draw(60, ROW, cursor=True)
    assert focused.text.startswith("› ")
    assert blurred.text.startswith("› ")
    assert all(segment.style is not None and segment.style.reverse for segment in focused)
    assert not any(segment.style is not None and segment.style.reverse for segment in blurred)


def test_a_marked_passage_is_bold_and_underlined() -> None:
    marked = [s for s in draw(60, ROW) if s.style is not None and s.style.underline]
    assert [segment.text for segment in marked] == ["Ratify"]
    assert all(segment.style is not None and segment.style.bold for segment in marked)


def test_boxes_rows_to_come_and_rows_that_failed_are_text() -> None:
    assert draw(60, ROW, marks=True, marked=True).text.startswith("  [x] Nepal")
    assert draw(60, ROW, marks=True).text.startswith("  [ ] Nepal")
    assert draw(60, None).text.strip() == "…"
    assert draw(60, None, failed=True).text.strip() == "!"


def test_the_scroll_mark_goes_from_top_to_bottom() -> None:
    def marks(first: int) -> str:
        return "".join(bar_character(line, 5, first, 300_000) for line in range(5))

    assert marks(0) == "█││││"
    assert marks(299_995) == "││││█"
    assert marks(150_000) == "││█││"
    assert bar_character(0, 5, 0, 5) == " "


@given(
    cells=st.lists(texts, max_size=4),
    width=st.integers(0, 130),
    marks=st.booleans(),
    bar=st.booleans(),
    cursor=st.booleans(),
)
def test_a_row_is_never_wider_or_narrower_than_the_table(
    cells: list[str], width: int, marks: bool, bar: bool, cursor: bool
) -> None:
    strip = draw(width, Row("k", tuple(cells)), marks=marks, bar=bar, cursor=cursor, focused=cursor)
    assert strip.cell_length == width
    assert sum(segment.cell_length for segment in strip) == width
    assert "\x1b" not in strip.text


@given(width=st.integers(0, 130), marks=st.booleans(), sort=st.sampled_from(["", "text", "times"]))
def test_the_heading_is_as_wide_as_the_table(width: int, marks: bool, sort: str) -> None:
    assert header_line(look(width, marks=marks), sort, descending=False).cell_length == width
