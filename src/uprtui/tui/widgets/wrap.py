"""Wrap plain text with marked passages into lines of a number of terminal cells."""

from __future__ import annotations

import re

from rich.cells import cell_len

from uprtui.text import visible
from uprtui.tui.widgets.cells import Piece, head_of, split_marked
from uprtui.tui.widgets.rows import Cell

_WORDS = re.compile(r"\s+|\S+")


def wrap(cell: str | Cell, width: int) -> list[list[Piece]]:
    """Return the lines of a text, broken between words where possible.

    In: a text (a newline in it begins a new line) or a `Cell` with spans. Out: at least one line;
    each is a list of visible pieces, together at most `width` cells wide. A word that is wider than
    a line is broken inside. A width below 2 is taken as 2, so that a wide character has room.
    """
    width = max(2, width)
    lines: list[list[Piece]] = []
    for paragraph in _paragraphs(cell):
        lines += _wrap_paragraph(paragraph, width)
    return lines or [[]]


def _paragraphs(cell: str | Cell) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    for text, marked in split_marked(cell):
        first, *others = text.split("\n")
        paragraphs[-1].append((visible(first), marked))
        paragraphs += [[(visible(other), marked)] for other in others]
    return paragraphs


def _wrap_paragraph(pieces: list[Piece], width: int) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    used = 0
    for word in _words(pieces):
        size = sum(cell_len(text) for text, _ in word)
        blank = word[0][0].isspace()
        if used + size > width and used and not blank:
            lines.append([])
            used = 0
        if blank and (not used or used + size > width):
            continue
        for text, marked in word:
            rest = text
            while rest:
                head = head_of(rest, width - used)
                if head:
                    lines[-1].append((head, marked))
                    used += cell_len(head)
                    rest = rest[len(head) :]
                if rest:
                    lines.append([])
                    used = 0
    return lines


def _words(pieces: list[Piece]) -> list[list[Piece]]:
    """Return words and the spaces between them; a word may be made of several pieces."""
    words: list[list[Piece]] = []
    for text, marked in pieces:
        for found in _WORDS.finditer(text):
            part = found.group()
            joins = words and not part[0].isspace() and not words[-1][-1][0][-1].isspace()
            if joins and found.start() == 0:
                words[-1].append((part, marked))
            else:
                words.append([(part, marked)])
    return words
