"""Invented recommendations in any number: for benchmarks, never from real data.

The words follow a Zipf-like law: a few that every text has, a middle of some hundred words of the
field, and a long tail of made-up ones. The lengths follow those of real recommendations (median
19 words). The same seed gives the same rows.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from hashlib import blake2b

from uprtui.library import CheckedRow
from uprtui.recommendation import ISSUES, ActionSource, Kind, Response
from uprtui.states import States

VOCABULARY = 8_000
_ZIPF_SHIFT, _ZIPF_POWER = 8, 1.05
_MEDIAN_WORDS, _SPREAD = 19, 0.5
_LEAST_WORDS, _MOST_WORDS = 4, 90
_SESSIONS = 54
_PHRASES = {"death penalty": 0.033, "optional protocol": 0.05, "human rights": 0.15}

# In the order of how often texts of this kind use them; the rest of the vocabulary is made up.
_COMMON = (
    "the and of to in rights with on human its for all a continue international as women that"
    " measures ensure efforts against national by take children protection including ratify"
    " persons law consider their or education legislation strengthen at child an from implement"
    " are torture special further access social other necessary adopt effective combat promote"
    " health freedom policies improve programmes full convention discrimination violence into"
    " police prison judges schools teachers families workers migrants refugees elections media"
    " environment water housing poverty training commission independent investigate reports"
    " equality religious minorities indigenous disabilities trafficking detention expression"
)
_SYLLABLES = [
    consonant + rest
    for consonant in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "w", "ch")
    for rest in ("a", "e", "i", "o", "u", "ar", "en", "is", "on", "ation")
]


def vocabulary(seed: int = 1) -> list[str]:
    """The words, the most frequent first."""
    chance = random.Random(seed)
    words = dict.fromkeys("".join(_COMMON).split())
    while len(words) < VOCABULARY:
        made_up = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))
        words[chance.choice(("", "", "", "a", "e", "i", "o", "u")) + made_up] = None
    return list(words)


def make_rows(count: int, seed: int = 1) -> Iterator[CheckedRow]:
    """Yield `count` recommendations of invented text between real States, all different.

    About 4 µs of generated text a word: a million rows take some twenty seconds.
    """
    chance = random.Random(seed)
    words = vocabulary(seed)
    weights = [1 / (place + _ZIPF_SHIFT) ** _ZIPF_POWER for place in range(len(words))]
    cumulated = list(itertools.accumulate(weights))
    codes = [state.code for state in States.builtin()]
    responses = [Response.SUPPORTED, Response.NOTED, Response.PENDING, None]
    for number in range(count):
        length = round(math.exp(chance.gauss(math.log(_MEDIAN_WORDS), _SPREAD)))
        length = min(max(length, _LEAST_WORDS), _MOST_WORDS)
        spoken = chance.choices(words, cum_weights=cumulated, k=length)
        for phrase, share in _PHRASES.items():
            if chance.random() < share:
                spoken[length // 2 : length // 2 + 1] = [phrase]
        issues = chance.sample(ISSUES, k=chance.choice((1, 1, 2, 3)))
        yield CheckedRow(
            id=blake2b(f"{seed} {number}".encode(), digest_size=8).hexdigest(),
            kind=Kind.RECOMMENDATION,
            sur=chance.choice(codes),
            by=chance.choice(codes),
            session=chance.randint(1, _SESSIONS),
            text=" ".join(spoken).capitalize() + ".",
            issues=tuple(issues),
            action=chance.choice((2, 3, 4, 4, 5, 5)),
            action_source=ActionSource.CODED,
            response=chance.choices(responses, (70, 20, 9, 1))[0],
            place=f"row {number + 1}",
        )
