"""What the tests of fetching share: a clock that stands still, and a report that remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from uprtui.fetching import Clock, Manners, Web


@dataclass
class Recorded:
    """Remembers what a fetch told, and how long it waited."""

    said: list[str] = field(default_factory=list)
    steps: list[tuple[int, int | None, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    moment: float = 1000.0
    tick: float = 0.0

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def progress(self, done: int, total: int | None, unit: str) -> None:
        self.steps.append((done, total, unit))

    def now(self) -> float:
        self.moment += self.tick
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.moment += seconds


@pytest.fixture
def recorded() -> Recorded:
    return Recorded()


@pytest.fixture
def web(recorded: Recorded) -> Callable[..., Web]:
    """Makes a way to servers whose time is the recorded one; takes changes of the manners."""

    def make(**changes: float) -> Web:
        manners = replace(Manners(delay=0.0), **changes)  # type: ignore[arg-type]
        return Web(manners, recorded, Clock(recorded.now, recorded.sleep))

    return make
