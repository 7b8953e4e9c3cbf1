"""Which session of the Council takes which session of reviews.

The Council adopts a session's reviews at a later session of its own, and the reports carry that
session's number (A/HRC/59/15 holds a review of session 48). An addendum tells only that number.
Source: the symbols of the reports, sessions 3 to 52; the Council's sessions 9, 20, 35, 45 and 51
took no reviews of a new session.
"""

from __future__ import annotations

#: First and last session of the Council in a row, and the session of reviews of the first.
_ROWS = ((10, 14, 3), (15, 19, 8), (21, 34, 13), (36, 44, 27), (46, 50, 36), (52, 65, 41))


def session_of_council(council: int) -> int | None:
    """Return the session of reviews that a session of the Council adopts; None where unsure.

    Sessions 1 and 2 were both adopted at the eighth session, so its number does not tell.
    """
    for first, last, session in _ROWS:
        if first <= council <= last:
            return session + council - first
    return None
