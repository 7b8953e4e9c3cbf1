"""The base of every error that uprtui explains to its user."""

from __future__ import annotations


class UprtuiError(Exception):
    """A refusal that says what is wrong and what to do next.

    Args:
        message: one or two sentences: where (file, row, column) and what.
        remedy: what the user can do now; empty where the message says it already.

    The command line and the screens print the same two sentences.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()
