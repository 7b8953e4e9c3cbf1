"""How near two wordings of what may be one recommendation are.

Sources copy from each other with slips: a typo, British or American spelling, `the` dropped. Those
cost little here; another verb, treaty, number or a `not` costs so much that the texts stay apart.
The threshold and its error are measured in `benchmarks/joining.py`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

#: From here on two texts by one State in one review are the same recommendation.
SAME_FROM = 0.93

_NUMBER = re.compile(r"\d")
_SMALL_COST = 0.2
_TYPO_COST = 0.3
_TYPO_FROM = 0.8  # normalised similarity of the letters of two words
_SHORTEST_TYPO = 4
_LEAST_SHARED = 0.6


def nearness(one: str, other: str) -> float:
    """Return how near two texts are: 1 where they are the same, 0 where they are apart.

    In: two texts as `identity_text` gives them: folded words between single spaces. Out: 1 minus
    the cost of turning one into the other, by its length in words. The order does not matter.
    """
    if one == other:
        return 1.0
    first, second = sorted((one.split(" "), other.split(" ")))
    length = max(len(first), len(second))
    if len(set(first) & set(second)) < _LEAST_SHARED * min(len(set(first)), len(set(second))):
        return 0.0
    cost = 0.0
    for before, after in _changes(first, second):
        cost += _cost(before, after)
        if cost >= length:
            return 0.0
    return 1.0 - cost / length


def shared_words(one: str, other: str) -> float:
    """Return the share of words that two folded texts have in common in the same order, 0 to 1."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.normalized_similarity(one.split(" "), other.split(" "))


def _changes(first: Sequence[str], second: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """What stands in one text where the other has something else, in order, as long as it goes."""
    from rapidfuzz.distance import Levenshtein

    changes: list[tuple[list[str], list[str]]] = []
    going_on = False
    for step in Levenshtein.opcodes(first, second):
        if step.tag == "equal":
            going_on = False
            continue
        if not going_on:
            changes.append(([], []))
        changes[-1][0].extend(first[step.src_start : step.src_end])
        changes[-1][1].extend(second[step.dest_start : step.dest_end])
        going_on = True
    return changes


def _cost(before: list[str], after: list[str]) -> float:
    """The cost of one change; words that only moved together or apart cost little."""
    if "".join(before) == "".join(after):
        return _TYPO_COST
    if len(before) == len(after):
        return sum(map(_replaced, before, after))
    return sum(map(_dropped, before)) + sum(map(_dropped, after))


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind (see the table).

    `small` ones hardly matter; `decisive` ones make another recommendation of it, however few they
    are; a `treaty` is never another one's typo.
    """
    table = resources.files("uprtui.recommendation") / "nearness_words.csv"
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


def _dropped(word: str) -> float:
    if word in _words("decisive") or _NUMBER.search(word):
        return float("inf")
    return _SMALL_COST if word in _words("small") else 1.0


def _replaced(word: str, by: str) -> float:
    from rapidfuzz.distance import Levenshtein

    both = {word, by}
    if both & _words("decisive") or both <= _words("treaty") or _NUMBER.search(word + by):
        return float("inf")
    if both <= _words("small"):
        return _SMALL_COST
    long_enough = min(len(word), len(by)) >= _SHORTEST_TYPO
    if long_enough and Levenshtein.normalized_similarity(word, by) >= _TYPO_FROM:
        return _TYPO_COST
    return 1.0
