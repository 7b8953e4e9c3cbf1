"""What the tests of the screens share: how long they wait for the app to be idle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import _wait

#: Seconds. Textual looks every 20 ms, twice a key: two thirds of a screen's test was waiting.
_LOOK_EVERY = 0.01


@pytest.fixture(scope="session", autouse=True)
def _short_waits() -> Iterator[None]:
    """Look twice as often whether the app is idle, which means the same share of a core as ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", _LOOK_EVERY)
        patch.setattr(_wait, "SLEEP_IDLE", _LOOK_EVERY / 20)
        yield
