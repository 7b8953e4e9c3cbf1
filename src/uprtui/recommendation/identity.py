"""When two texts are the same recommendation.

Sources spell one recommendation in several ways: numbered or not, with entities, with the State
that made it in brackets at the end. Identity is the review, the recommending State and the text
without all that, so the same row from two sources is one row that knows more, never two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b

from uprtui.recommendation.record import Kind
from uprtui.states.groups import states_of_group
from uprtui.text import clean, fold

# "137.197", "6.3.", "12)", "(a)", "iv)", "- ", "•". A bare number stays: it may be a year
# ("1961 Convention") or an amount ("20 per cent").
_LEADING_MARK = re.compile(
    r"""(?:
        \d{1,3}(?:\.\d{1,3})+\.?      # a paragraph of a report
      | \d{1,3}[.)]                   # an item of a list
      | \((?:\d{1,3}|[a-z]|[ivx]{1,5})\)
      | (?:[a-z]|[ivx]{1,5})\)
      | [-\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7*]+
    )\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_FINAL_MARKS = " .;,:"
_DIGEST_BYTES = 8


def identity_text(text: str, is_state: Callable[[str], bool]) -> str:
    """Return what is left of a text for comparing it with others.

    In: a text as a source has it, and a predicate that says whether a name is a State's. Out: the
    text cleaned, without paragraph numbers and bullets in front, without groups in brackets at
    the end that name States only, folded. Nothing is cut where nothing would be left. Doing it
    twice changes nothing.
    """
    return fold(bare_text(text, is_state)) or fold(clean(text))


def bare_text(text: str, is_state: Callable[[str], bool]) -> str:
    """Return a text as its State said it: cleaned, without numbers before and States behind.

    Where nothing else would be left, all of it. `is_state`: see `identity_text`.
    """
    cleaned = clean(text)
    return _without_states(_without_marks(cleaned), is_state) or cleaned


def identity(
    kind: Kind,
    sur: str,
    session: int | None,
    by: str | None,
    text: str,
    is_state: Callable[[str], bool],
) -> str:
    """Return the id of a recommendation: 16 hexadecimal digits, the same on every machine.

    Args:
        kind: a pledge is never a recommendation, whatever its words.
        sur: State under review, ISO alpha-3.
        session: number of the session, None if unknown.
        by: recommending State, ISO alpha-3, None if unknown.
        text: the text as a source has it.
        is_state: see `identity_text`.
    """
    parts = (kind, sur, str(session or ""), by or "", identity_text(text, is_state))
    return blake2b("\x1f".join(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _without_marks(text: str) -> str:
    while found := _LEADING_MARK.match(text):
        text = text[found.end() :]
    return text


def _without_states(text: str, is_state: Callable[[str], bool]) -> str:
    """Cut the groups in brackets at the end that name States only."""
    while True:
        text = text.rstrip(_FINAL_MARKS)
        opening = _opening_of_last_group(text)
        if opening is None or states_of_group(text[opening + 1 : -1], is_state) is None:
            return text
        text = text[:opening]


def _opening_of_last_group(text: str) -> int | None:
    """Where the bracket opens that closes at the end of `text`; None if there is none."""
    if not text.endswith(")"):
        return None
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return None
