"""Sessions: their numbers in words, and which session of the Council takes which reviews.

The Council adopts a session's reviews at a later session of its own, and the reports carry that
session's number (A/HRC/59/15 holds a review of session 48). An addendum tells only that number.
Source: the symbols of the reports, sessions 3 to 52; the Council's sessions 9, 20, 35, 45 and 51
took no reviews of a new session.
"""

from __future__ import annotations

import re

_UNITS = (  # noqa: SIM905  plain to read
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {
    "twent": 20,
    "thirt": 30,
    "fort": 40,
    "fift": 50,
    "sixt": 60,
    "sevent": 70,
    "eight": 80,
    "ninet": 90,
}

#: First and last session of the Council in a row, and the session of reviews of the first.
_ROWS = ((10, 14, 3), (15, 19, 8), (21, 34, 13), (36, 44, 27), (46, 50, 36), (52, 65, 41))
_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


def ordinal(words: str) -> int | None:
    """Return the number that `forty-eighth`, `twentieth` or `48th` says; None for other words."""
    parts = re.split(r"[-\s]+", words.strip().lower())
    digits = _DIGITS.fullmatch(parts[0])
    if digits and len(parts) == 1:
        return int(digits[1])
    if len(parts) == 1:
        if parts[0] in _UNITS:
            return _UNITS.index(parts[0]) + 1
        return next((ten for stem, ten in _TENS.items() if parts[0] == f"{stem}ieth"), None)
    ten = next((ten for stem, ten in _TENS.items() if parts[0] == f"{stem}y"), None)
    if len(parts) != 2 or ten is None or parts[1] not in _UNITS[:9]:
        return None
    return ten + _UNITS.index(parts[1]) + 1


def session_of_council(council: int) -> int | None:
    """Return the session of reviews that a session of the Council adopts; None where unsure.

    Sessions 1 and 2 were both adopted at the eighth session, so its number does not tell.
    """
    for first, last, session in _ROWS:
        if first <= council <= last:
            return session + council - first
    return None
