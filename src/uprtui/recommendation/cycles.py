"""Sessions and cycles of the Universal Periodic Review.

The first cycle had sessions 1 to 12; each later one has 14 (13-26, 27-40, 41-54 ...). The order
of States repeats, so a State's next review is 14 sessions after its last. Source: OHCHR, UPR
cycles; Human Rights Council decision 17/119.
"""

from __future__ import annotations

_FIRST_CYCLE_SESSIONS = 12
_CYCLE_SESSIONS = 14


def cycle_of(session: int) -> int:
    """Return the cycle (1, 2, ...) of a session.

    Raises:
        ValueError: where `session` is less than 1.
    """
    if session < 1:
        raise ValueError(f"sessions are numbered from 1, not {session}")
    if session <= _FIRST_CYCLE_SESSIONS:
        return 1
    return 2 + (session - _FIRST_CYCLE_SESSIONS - 1) // _CYCLE_SESSIONS


def sessions_of(cycle: int) -> tuple[int, int]:
    """Return the first and the last session of a cycle.

    Raises:
        ValueError: where `cycle` is less than 1.
    """
    if cycle < 1:
        raise ValueError(f"cycles are numbered from 1, not {cycle}")
    last = _FIRST_CYCLE_SESSIONS + (cycle - 1) * _CYCLE_SESSIONS
    return (1 if cycle == 1 else last - _CYCLE_SESSIONS + 1), last


def next_session(session: int) -> int:
    """Return the session of the review after the one in `session`."""
    return session + _CYCLE_SESSIONS
