"""How a broken promise is told: which connector, which file, which promise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from uprtui.api.connector import Connector, ConnectorError

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of one connector on one file (`-`: on none)."""

    connector: Connector
    file: str = "-"

    def check(self, kept: bool, promise: str) -> None:
        """Raise AssertionError where a promise is not kept."""
        __tracebackhide__ = True  # pytest then shows the author's own line
        if not kept:
            raise AssertionError(self.sentence(promise))

    def sentence(self, promise: str) -> str:
        """What the author of the connector reads."""
        name = getattr(self.connector, "id", type(self.connector).__name__)
        return f"connector {name!r}, file {self.file!r}: broken promise: {promise}"

    @contextmanager
    def raises_nothing(self, promise: str) -> Iterator[None]:
        """Turn whatever is raised inside into a broken promise."""
        try:
            yield
        except AssertionError:
            raise
        except Exception as problem:
            raise AssertionError(
                self.sentence(f"{promise}, but it raised {_short(problem)}")
            ) from problem

    @contextmanager
    def raises_only_refusals(self, what: str) -> Iterator[None]:
        """Let `ConnectorError` pass; anything else is a broken promise."""
        try:
            yield
        except (ConnectorError, AssertionError):
            raise
        except Exception as problem:
            raise AssertionError(
                self.sentence(f"{what} raises ConnectorError only, not {_short(problem)}")
            ) from problem


def _short(problem: Exception) -> str:
    """What was raised; some exceptions carry a whole file."""
    shown = repr(problem)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
