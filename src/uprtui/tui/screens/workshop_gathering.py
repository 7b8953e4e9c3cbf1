"""Keeps a desk supplied with what the library tells, read beside the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from uprtui.tui.latest import LatestOnly

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from uprtui.tui.screens.workshop_desk import Desk
    from uprtui.tui.screens.workshop_known import Gathered, Shelf

_MOST_WORDINGS = 3


class Gathering:
    """Reads first what the library tells of the State under review, then how States write.

    Args:
        owner: the dialog that shows it.
        desk: what is known so far.
        shelf: what was read before.
        changed: called on the event loop when the desk holds more, or is known to hold nothing.
    """

    def __init__(
        self, owner: DOMNode, desk: Desk, shelf: Shelf, changed: Callable[[], None]
    ) -> None:
        self.desk = desk
        self._shelf = shelf
        self._changed = changed
        self._wanted: tuple[str, ...] = ()
        self._reading: LatestOnly[Gathered] = LatestOnly(owner, self._read, self._failed)

    def begin(self) -> None:
        """Use what was read before, and look whether there is more."""
        at_hand = self._shelf.at_hand(self.desk.plan, self.desk.label)
        if at_hand is not None:
            self.desk = replace(self.desk, known=at_hand.known, wordings=at_hand.wordings)
        self._submit(())

    def renew(self, desk: Desk) -> None:
        """Lay the plan as it is now on the desk, with what was read."""
        now = self.desk
        self.desk = replace(desk, known=now.known, wordings=now.wordings, problem=now.problem)

    def want(self, states: tuple[str | None, ...]) -> None:
        """Have the wordings of some States (the first few that are not None) on the desk."""
        self._wanted = tuple(dict.fromkeys(code for code in states if code))[:_MOST_WORDINGS]
        if self.desk.known is not None:
            self._read_wanted()

    def _submit(self, states: tuple[str, ...]) -> None:
        self._reading.submit(partial(self._shelf.gather, self.desk.plan, self.desk.label, states))

    def _read_wanted(self) -> None:
        missing = tuple(code for code in self._wanted if code not in self.desk.wordings)
        if missing:
            self._submit(missing)

    def _read(self, found: Gathered) -> None:
        self.desk = replace(self.desk, known=found.known, wordings=found.wordings, problem="")
        self._changed()
        self._read_wanted()

    def _failed(self, error: Exception) -> None:
        from uprtui.library import LibraryError, SearchInterrupted

        if isinstance(error, SearchInterrupted):
            self._submit(self._wanted)
        elif isinstance(error, LibraryError):
            self.desk = replace(self.desk, known=None, wordings={}, problem=str(error))
            self._changed()
        else:
            raise error
