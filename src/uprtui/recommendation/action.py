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
from uprtui.recommendation.action_signs import LITTLE, Sign, read_signs
from uprtui.recommendation.action_table import action_table
from uprtui.recommendation.action_weights import ActionWeights, action_weights, chances
from uprtui.recommendation.action_words import Words, read_words

__all__ = ["ACTIONS", "ActionVerdict", "classify"]

Place = tuple[int, int]
_NAMED = 3  # words that a sentence about the weights names
_TELLING = 0.3  # a word is named where it weighs at least this share of the weightiest
_UNNAMED = (
    LITTLE
    | {"about", "after", "against", "also", "among", "are", "been", "before", "between", "both"}
    | {"but", "can", "could", "during", "either", "else", "even", "further", "has", "have"}
    | {"he", "her", "his", "how", "i", "if", "into", "is", "itself", "may", "more", "most"}
    | {"much", "no", "not", "one", "other", "others", "our", "over", "particular"}
    | {"particularly", "per", "same", "she", "should", "so", "some", "than", "them"}
    | {"themselves", "then", "there", "therefore", "these", "they", "those", "thus", "under"}
    | {"until", "up", "upon", "us", "was", "we", "well", "were", "what", "when", "where"}
    | {"whether", "which", "while", "who", "whom", "whose", "will", "within", "without"}
    | {"would", "you", "your"}
)
"""Words that carry weight and yet tell a reader nothing."""


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
        telling = _telling(signs, read.words, weights, verdict, category)
        because = (*because, _overruled(telling, read.words, category))
        places += telling
    return ActionVerdict(category, because, _spans(places, read), chances(sums))


def _telling(
    signs: Iterable[Sign],
    words: Sequence[str],
    weights: ActionWeights,
    verdict: RuleVerdict,
    category: int,
) -> list[Place]:
    """The words that speak most for a category against that of the rules, in order.

    Words side by side are one phrase, and so are those of an opening verb.
    """
    speaking: dict[int, float] = {}
    for key, first, last in signs:
        row = weights.signs.get(key)
        # The rules' own outcome and the length have no words to point at.
        if row is not None and first >= 0:
            share = (row[category - 1] - row[verdict.category - 1]) / (last + 1 - first)
            for place in range(first, last + 1):
                speaking[place] = speaking.get(place, 0) + share
    telling = [place for place in speaking if speaking[place] > 0 and words[place] not in _UNNAMED]
    best = sorted(telling, key=lambda place: (-speaking[place], place))[:_NAMED]
    verbs = [(found.start, found.end) for found in verdict.openings]
    merged: list[Place] = []
    for place in sorted(each for each in best if speaking[each] >= _TELLING * speaking[best[0]]):
        start, end = next((v for v in verbs if v[0] <= place < v[1]), (place, place + 1))
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overruled(telling: Iterable[Place], words: Sequence[str], category: int) -> str:
    phrases = dict.fromkeys(" ".join(words[start:end]) for start, end in telling)
    named = ", ".join(f"“{phrase}”" for phrase in phrases)
    points = "point" if len(phrases) > 1 else "points"
    return (
        f"The fitted weights overrule the rules: {named or 'the build of the text'} {points} to"
        f" {ACTIONS[category]} ({category}) in how UPR Info coded earlier texts."
    )


def _spans(places: Iterable[Place], read: Words) -> tuple[Place, ...]:
    """Where words stand in the text as given; what lies within another is left out."""
    found: list[Place] = []
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return tuple((read.places[start][0], read.places[end - 1][1]) for start, end in found)
