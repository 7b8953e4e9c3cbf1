"""Action category: how much a recommendation asks for, from 1 (minimal) to 5 (specific action).

The scale is UPR Info's, after E. McMahon. Readable rules read the text first (`action_rules`).
Then weights of words and of the places where they stand are added up: they were fitted to how UPR
Info coded earlier sessions (`action_signs`, `action_weights`), and the rules' outcome is one of the
signs that they weigh. Where the weights overrule the rules, the verdict says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uprtui.recommendation.action_rules import ACTIONS, RuleVerdict, judge
from uprtui.recommendation.action_signs import Sign, read_signs
from uprtui.recommendation.action_table import action_table
from uprtui.recommendation.action_weights import ActionWeights, action_weights, chances
from uprtui.recommendation.action_words import Words, read_words

__all__ = ["ACTIONS", "ActionVerdict", "classify"]

_NAMED = 3  # words that a sentence about the weights names


@dataclass(frozen=True, slots=True)
class ActionVerdict:
    """The category of a text, and why.

    Attributes:
        category: 1 to 5; `ACTIONS` has the names.
        because: short sentences that name the words which decided.
        spans: where these words stand in the text as given, (start, end) in its order; none
            where no word decided.
        chances: how likely each of the categories 1 to 5 is, by the fitted weights; together 1.
    """

    category: int
    because: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    chances: tuple[float, ...]


def classify(text: str) -> ActionVerdict:
    """Return the action category of one recommendation, with reasons.

    In: the text in any spelling, with or without numbering, preamble or States at its end; may be
    empty. Out: a verdict; a text without a known verb is mostly read as general action (4), and
    the reason says so. The same text has the same verdict everywhere.
    """
    read = read_words(text)
    rules, weights = action_table(), action_weights()
    verdict = judge(read.words, rules)
    signs = read_signs(read.words, verdict, rules)
    sums = weights.sums([key for key, _, _ in signs])
    because, places = verdict.because, list(verdict.deciding)
    category = verdict.category
    if read.words and sums[category - 1] < max(sums):
        category = 1 + sums.index(max(sums))
        words = _telling(signs, weights, category, verdict.category)
        because = (*because, _overruled(words, read, category, verdict))
        places += words
    return ActionVerdict(category, because, _spans(places, read), chances(sums))


def _telling(
    signs: Iterable[Sign], weights: ActionWeights, category: int, ruled: int
) -> list[tuple[int, int]]:
    """The words that speak most for one category against another, as (first, end)."""
    speaking: dict[int, int] = {}
    for key, first, last in signs:
        row = weights.signs.get(key)
        # The rules' own outcome and the length have no words to point at.
        if row is not None and first >= 0:
            for place in range(first, last + 1):
                speaking[place] = speaking.get(place, 0) + row[category - 1] - row[ruled - 1]
    best = sorted((place for place, sum_ in speaking.items() if sum_ > 0), key=lambda p: (-speaking[p], p))
    return [(place, place + 1) for place in sorted(best[:_NAMED])]


def _overruled(
    words: Sequence[tuple[int, int]], read: Words, category: int, verdict: RuleVerdict
) -> str:
    asked = f"{ACTIONS[category]} ({category})"
    named = ", ".join(f"“{read.words[first]}”" for first, _ in words)
    if not named:
        return f"Yet UPR Info coded texts built like this one as {asked}: that overrules the rules."
    return f"Yet with {named} UPR Info more often coded {asked}: that overrules the rules."


def _spans(places: Iterable[tuple[int, int]], read: Words) -> tuple[tuple[int, int], ...]:
    found = {(read.places[first][0], read.places[end - 1][1]) for first, end in places}
    return tuple(sorted(found))
