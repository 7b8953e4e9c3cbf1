"""Where a row stands in its file, in words that occur once: `row 12 (France)`."""

from __future__ import annotations

from collections import Counter

_LONGEST_NAME = 80


class Places:
    """Makes each place of a file, or of one record, occur once."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def once(self, place: str) -> str:
        """The place; with a number from the second time on."""
        self._used[place] += 1
        used = self._used[place]
        return place if used == 1 else f"{place}, {used}"


def shown(words: str, longest: int = _LONGEST_NAME) -> str:
    """Words of a file as a part of a place: on one line, printable, not too long; never empty."""
    plain = "".join(char if char.isprintable() else " " for char in words[: 4 * longest])
    return " ".join(plain.split())[:longest].rstrip() or "?"
