"""The chance that the State under review supports an ask, if a given State makes it."""

from __future__ import annotations

from uprtui.target.acceptance.estimating import Acceptance, Ask, Past, chances, look_back
from uprtui.target.acceptance.factors import Factor

__all__ = ["Acceptance", "Ask", "Factor", "Past", "chances", "look_back"]
