"""What is shown in a terminal too small to work in; it goes away when the terminal grows."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from uprtui.tui.widgets.cells import fit

SMALLEST = Size(60, 18)


class TooSmall(ModalScreen[None]):
    """Says how large the terminal is and how large it has to be."""

    DEFAULT_CSS = "TooSmall { background: ansi_default; }"

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        lines = (
            f"This terminal has {width} × {height} cells.",
            f"uprtui needs {SMALLEST.width} × {SMALLEST.height}.",
            "Make it larger, or press Ctrl+Q to leave.",
        )
        text = fit(lines[y], width) if y < len(lines) else ""
        return Strip([Segment(text)] if text else []).adjust_cell_length(width)

    def clear_notice(self) -> None:
        """There is no notice here."""
