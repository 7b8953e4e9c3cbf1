"""Text in a cell is plain, visible, and never wider than its cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.strategies import HOSTILE, texts
from uprtui.text import visible
from uprtui.tui.widgets.cells import fit, fit_pieces, head_of, pad
from uprtui.tui.widgets.rows import Cell


def test_a_text_that_fits_is_kept_and_a_longer_one_is_cut_with_an_ellipsis() -> None:
    assert fit("Nepal", 5) == "Nepal"
    assert fit("Nepal", 4) == "Nep…"
    assert fit("Nepal", 1) == "…"
    assert fit("Nepal", 0) == ""


def test_a_wide_character_is_never_cut_in_half() -> None:
    assert fit("人权理事会", 10) == "人权理事会"
    assert fit("人权理事会", 9) == "人权理事…"
    assert fit("人权理事会", 8) == "人权理…"
    assert head_of("人权", 3) == "人"


def test_numbers_are_aligned_to_the_right_by_cells_not_characters() -> None:
    assert pad("12", 5, right=True) == "   12"
    assert pad("人", 4) == "人  "


def test_marked_passages_stay_marked_where_their_text_is_made_visible() -> None:
    cell = Cell("\x1bAdopt the bill", ((1, 6),))
    assert fit_pieces(cell, 40) == [("\\u001b", False), ("Adopt", True), (" the bill", False)]


def test_spans_outside_the_text_or_over_each_other_do_no_harm() -> None:
    cell = Cell("Adopt", ((-3, 2), (1, 4), (4, 99)))
    assert "".join(text for text, _ in fit_pieces(cell, 9)) == "Adopt"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    shown = fit(text, 400)
    assert shown == visible(text)
    assert all(char.isprintable() for char in shown if ord(char) < 0xA0)


@given(text=texts, spans=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=4))
def test_no_text_is_ever_wider_than_its_cell(text: str, spans: list[tuple[int, int]]) -> None:
    cell = Cell(text, tuple(sorted(spans)))
    for width in (0, 1, 2, 3, 10, 33):
        pieces = fit_pieces(cell, width)
        assert sum(cell_len(piece) for piece, _ in pieces) <= width


@given(text=texts, width=st.integers(1, 80))
def test_what_is_cut_says_so_and_what_is_not_is_whole(text: str, width: int) -> None:
    shown, whole = fit(text, width), visible(text)
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))
