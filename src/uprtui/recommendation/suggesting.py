"""Suggest the issues that a text is about, with the words that led there.

The labels are UPR Info's 54. What the suggestions are drawn from is a table fitted to UPR Info's
own coding (see `suggest_table`), so they are a guess at how UPR Info would tag the text: wherever
they are shown they are to be marked as suggested.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from uprtui.recommendation.issues import ISSUES
from uprtui.recommendation.suggest_phrases import phrases_at
from uprtui.recommendation.suggest_table import (
    LEAST_CHANCE,
    NEARLY,
    SCALE,
    STAND_ALONE,
    SuggestTable,
    suggest_table,
    vocabulary,
)
from uprtui.recommendation.suggest_words import Span, features_of, words_of
from uprtui.text import fold


@dataclass(frozen=True, slots=True)
class SuggestedIssue:
    """One issue that a text seems to be about.

    Attributes:
        issue: a label of `ISSUES`.
        score: the chance that UPR Info would tag the text with it, between 0 and 1.
        phrases: what led there, as spelt in the text, in reading order; never empty.
        spans: where each phrase starts and ends in the text.
    """

    issue: str
    score: float
    phrases: tuple[str, ...]
    spans: tuple[Span, ...]


def suggest_issues(text: str) -> tuple[SuggestedIssue, ...]:
    """Return the issues of a text in English, the likeliest first.

    In: a recommendation, a draft or a paragraph of a report, with or without its number and the
    States behind it. Out: each issue whose chance reaches the threshold that served it best in
    the fitting sessions, and to which at least one word of the text points; where there is none,
    the one that comes nearest, if it comes near. Empty where nothing points anywhere, and for a
    text in another language. Time grows with the length of the text only.
    """
    known = vocabulary()
    words = words_of(text, known.same)
    if not words or _in_another_language(text, known.skipped, known.foreign):
        return ()
    table = suggest_table()
    places = features_of(words, known.skipped, known.chart)
    found = []
    for issue, score in _scores(places, table).items():
        spans = phrases_at(text, words, known, places, _pointers(places, table, issue))
        phrases = tuple(text[start:end] for start, end in spans)
        found.append(SuggestedIssue(ISSUES[issue], score, phrases, spans))
    return tuple(sorted(found, key=lambda each: (-each.score, each.issue)))


def _pointers(features: Iterable[str], table: SuggestTable, issue: int) -> dict[str, int]:
    """What each feature weighs that speaks for or against one issue."""
    return {
        feature: weight
        for feature in features
        if feature in table.weights and (weight := table.weights[feature].get(issue)) is not None
    }


def _scores(features: Collection[str], table: SuggestTable) -> dict[int, float]:
    """The chance of each issue that is to be suggested, by its place in `ISSUES`."""
    length = math.sqrt(max(1, len(features))) * SCALE
    sums: dict[int, int] = {}
    known = [feature for feature in features if feature in table.weights]
    for feature in known:
        for issue, weight in table.weights[feature].items():
            sums[issue] = sums.get(issue, 0) + weight
    margins = {issue: table.issues[issue].start + total / length for issue, total in sums.items()}
    chances = {
        issue: table.chance(issue, margin)
        for issue, margin in margins.items()
        if margin >= table.least_margins[issue]
        and any(weight > 0 for weight in _pointers(known, table, issue).values())
    }
    nearness = {issue: chance / table.issues[issue].threshold for issue, chance in chances.items()}
    reached = [issue for issue, share in nearness.items() if share >= 1]
    if not reached:
        likely = [issue for issue, chance in chances.items() if chance >= LEAST_CHANCE]
        nearest = max(likely, key=lambda issue: (nearness[issue], -issue), default=0)
        reached = [nearest] if nearest in likely and nearness[nearest] >= NEARLY else []
    if any(ISSUES[issue] not in STAND_ALONE for issue in reached):
        reached = [issue for issue in reached if ISSUES[issue] not in STAND_ALONE]
    return {issue: chances[issue] for issue in reached}


def _in_another_language(text: str, english: frozenset[str], foreign: frozenset[str]) -> bool:
    spelt = fold(text).split()
    return sum(word in foreign for word in spelt) > sum(word in english for word in spelt)
