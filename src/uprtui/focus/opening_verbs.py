"""The verbs with which a text opens, and where they stand: read as the action category reads."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from uprtui.recommendation.action_opening import find_openings
from uprtui.recommendation.action_table import action_table
from uprtui.recommendation.action_words import read_words


class OpeningVerb(NamedTuple):
    """A verb in its base form ("ratify", "take steps"), and where it stands in the text.

    `category` is the action category that the verb has by itself, 1 to 5.
    """

    verb: str
    start: int
    end: int
    category: int


def opening_verbs(text: str) -> tuple[OpeningVerb, ...]:
    """Return the verbs that stand side by side at a text's opening; empty where none is known."""
    read = read_words(text)
    return tuple(
        OpeningVerb(
            found.verb,
            read.places[found.start][0],
            read.places[found.end - 1][1],
            found.opening.category,
        )
        for found in find_openings(read.words, action_table())
    )


@cache
def first_of_several() -> frozenset[str]:
    """The words with which openings of several words begin ("take": "take steps")."""
    return frozenset(
        first
        for first, openings in action_table().openings.items()
        if any(len(opening.words) > 1 for opening in openings)
    )
