"""Fit plain text into a number of terminal cells: made visible, cut with `…`, padded."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes

from uprtui.text import visible
from uprtui.tui.widgets.rows import Cell

ELLIPSIS = "…"

# A piece of text and whether it is marked (bold and underlined, so that colour is not needed).
Piece = tuple[str, bool]


def fit(text: str, width: int) -> str:
    """Return `text` made visible and cut to at most `width` cells, with `…` where it was cut."""
    return "".join(piece for piece, _ in fit_pieces(text, width))


def fit_pieces(cell: str | Cell, width: int) -> list[Piece]:
    """Return the visible pieces of a cell, together at most `width` cells wide.

    In: a text, or a text with marked spans given in its own characters. Out: pieces in order; the
    last one ends in `…` where something was cut. Nothing is drawn in a width of 0 or less.
    """
    if width <= 0:
        return []
    pieces = [(visible(text), marked) for text, marked in split_marked(cell) if text]
    if sum(cell_len(text) for text, _ in pieces) <= width:
        return pieces
    fitted: list[Piece] = []
    left = width - 1
    for text, marked in pieces:
        head = head_of(text, left)
        if head:
            fitted.append((head, marked))
        if len(head) < len(text):
            break
        left -= cell_len(text)
    fitted.append((ELLIPSIS, False))
    return fitted


def head_of(text: str, width: int) -> str:
    """Return as much of `text` as fits into `width` cells, never half of a wide character."""
    if width <= 0:
        return ""
    if text.isascii():
        return text[:width]
    used = 0
    for start, _end, cells in split_graphemes(text)[0]:
        if used + cells > width:
            return text[:start]
        used += cells
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` filled with spaces to `width` cells, at its left if `right` aligned."""
    filling = " " * max(0, width - cell_len(text))
    return filling + text if right else text + filling


def split_marked(cell: str | Cell) -> list[Piece]:
    """Return the raw pieces of a cell, marked and not, in order."""
    if isinstance(cell, str):
        return [(cell, False)]
    pieces: list[Piece] = []
    position = 0
    for start, end in cell.spans:
        begin, stop = max(start, position), min(end, len(cell.text))
        if begin >= stop:
            continue
        pieces += [(cell.text[position:begin], False), (cell.text[begin:stop], True)]
        position = stop
    pieces.append((cell.text[position:], False))
    return pieces
