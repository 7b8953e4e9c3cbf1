"""Why something was not fetched."""

from __future__ import annotations

from uprtui.errors import UprtuiError

#: What to do where trying again later helps.
AGAIN = "What is fetched so far is kept; run the same command again, and it goes on from there."


class FetchError(UprtuiError):
    """Something that cannot be fetched: says why, and what to do."""


class PassingError(Exception):
    """A fault that may pass: a cut connection, a server that is busy.

    Args:
        what: the fault, as a clause: `the connection was cut`.
        wait: seconds that the server asks to wait; None where it does not say.
    """

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.wait = wait
