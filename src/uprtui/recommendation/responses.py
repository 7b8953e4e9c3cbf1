"""The State under review's position, in the words of the sources.

A State supports a recommendation or takes note of it; it cannot reject. Partly accepted, accepted
in principle and unanswered all count as noted. Source: UPR Info's database, and paragraph 32 of
the annex to Human Rights Council resolution 5/1.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from uprtui.recommendation.record import Response
from uprtui.text import fold

_WORDS: Mapping[Response, tuple[str, ...]] = {
    Response.SUPPORTED: (
        "supported",
        "support",
        "supports",
        "enjoys the support",
        "enjoys support",
        "enjoy the support",
        "accepted",
        "accept",
        "accepted as already implemented",
        "accepted already implemented",
        "already implemented",
        "implemented",
        "in the process of implementation",
    ),
    Response.NOTED: (
        "noted",
        "note",
        "takes note",
        "taken note of",
        "supported noted",
        "noted supported",
        "partially supported",
        "partly supported",
        "supported in part",
        "partially accepted",
        "partly accepted",
        "accepted in part",
        "accepted noted",
        "accepted in principle",
        "supported in principle",
        "rejected",
        "not accepted",
        "not supported",
        "does not enjoy the support",
        "does not enjoy support",
        "no response",
        "no clear response",
        "no clear position",
        "no position",
        "general response",
        "unclear",
        "unanswered",
    ),
    Response.PENDING: (
        "pending",
        "under consideration",
        "to be examined",
        "will be examined",
        "will be considered",
        "examined",
        "deferred",
        "awaiting response",
        "no response yet",
    ),
}
RESPONSE_WORDS: Mapping[str, Response] = MappingProxyType(
    {word: response for response, words in _WORDS.items() for word in words}
)
"""Every folded wording that is understood, with what it means."""


def parse_response(word: str) -> Response | None:
    """Return what a source's wording means; None where it is empty or not understood.

    Case, accents and punctuation make no difference, nor does the bullet before a list's cell.
    A wording that is not in the table is never guessed.
    """
    return RESPONSE_WORDS.get(fold(word))
