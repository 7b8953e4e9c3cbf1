"""Text as people type it and as files spell it: the one way to compare two spellings."""

from __future__ import annotations

from uprtui.text.clean import clean
from uprtui.text.fold import fold
from uprtui.text.visible import visible

__all__ = ["clean", "fold", "visible"]
