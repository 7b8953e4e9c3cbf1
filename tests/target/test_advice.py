"""More targets than a coalition can visit are advised against."""

from __future__ import annotations

import pytest

from uprtui.campaign import Limits
from uprtui.target import too_many_targets


@pytest.mark.parametrize("count", [0, 1, 8])
def test_a_few_targets_are_fine(count: int) -> None:
    assert too_many_targets(count) is None


def test_the_ninth_target_is_one_too_many() -> None:
    assert too_many_targets(9) == (
        "9 targets: more than 8 are hard to visit and follow up. Keep the best."
    )


def test_the_limit_is_that_of_the_check() -> None:
    assert too_many_targets(3, Limits(targets=3)) is None
    assert too_many_targets(4, Limits(targets=3)) is not None
