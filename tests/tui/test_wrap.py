"""Running text is wrapped between words, keeps every letter, and never leaves its pane."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.strategies import texts
from uprtui.text import visible
from uprtui.tui.widgets.rows import Cell
from uprtui.tui.widgets.wrap import wrap


def lines(text: str | Cell, width: int) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in wrap(text, width)]


def test_lines_break_between_words_and_at_newlines() -> None:
    assert lines("Adopt the bill on education.\nThen fund it.", 16) == [
        "Adopt the bill ",
        "on education.",
        "Then fund it.",
    ]


def test_a_word_wider_than_the_pane_is_broken_inside() -> None:
    assert lines("Internationalisation", 8) == ["Internat", "ionalisa", "tion"]


def test_a_word_that_is_marked_in_part_stays_together() -> None:
    assert wrap(Cell("the moratorium", ((4, 9),)), 10) == [
        [("the", False), (" ", False)],
        [("morat", True), ("orium", False)],
    ]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@given(text=texts, width=st.integers(0, 60))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    drawn = lines(text, width)
    assert all(cell_len(line) <= max(2, width) for line in drawn)
    shown = "".join("".join(drawn).split())
    assert shown == "".join("".join(visible(part) for part in text.split("\n")).split())
