"""Short ids that never change, such as `i-7kq2m`: a letter for the kind, then chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import TypeAlias

# No 0, 1, i, l, o: an id is read aloud on the telephone and typed by hand.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 5

Choose: TypeAlias = Callable[[str], str]

_AFTER_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def new_id(prefix: str, choose: Choose, taken: Container[str] = ()) -> str:
    """A new id that begins with `prefix` and is not in `taken`.

    In: `choose` picks one character of a string, as `random.Random(7).choice` or
    `secrets.choice` do. Out: prefix, hyphen, five characters that are not mistaken for
    each other (28 million possibilities, so that partners who work apart do not meet).
    """
    while True:
        candidate = f"{prefix}-" + "".join(choose(ALPHABET) for _ in range(LENGTH))
        if candidate not in taken:
            return candidate


def is_id(prefix: str, text: str) -> bool:
    """Whether `text` may serve as an id of that prefix; one written by hand may be a word."""
    head, hyphen, rest = text.partition("-")
    return head == prefix and bool(hyphen) and _AFTER_PREFIX.fullmatch(rest) is not None
