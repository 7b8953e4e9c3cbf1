"""Bars and sparklines drawn in text, always beside their number."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(fraction: float, width: int = 10, label: str = "") -> str:
    """Return a bar of `width` cells, filled by a share of 0 to 1, and its label: `██████▏    62%`.

    A share outside 0 to 1 is taken as the nearer end. Without a label the percentage is written.
    """
    fraction = min(1.0, max(0.0, fraction))
    full, eighth = divmod(round(fraction * width * 8), 8)
    drawn = "█" * full + (_EIGHTHS[eighth] if eighth else "")
    return f"{drawn:<{width}} {label or f'{fraction:.0%}'}"


def sparkline(values: Sequence[float]) -> str:
    """Return one cell per value, as high as its share of the greatest; a blank for 0 or less."""
    top = max(values, default=0)
    if top <= 0:
        return " " * len(values)
    last = len(_HEIGHTS) - 1
    return "".join(
        _HEIGHTS[min(last, int(value / top * last + 0.5))] if value > 0 else " " for value in values
    )
