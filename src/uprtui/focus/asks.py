"""What can be said of a drafted ask at once: its action category, its length, its reading time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtui.campaign import AskKind
from uprtui.focus.practice import practice
from uprtui.recommendation import ACTIONS, classify

#: Words that a practised speaker reads aloud in one minute. Interpreters ask for 100 to 120, and
#: delegates with two minutes read faster.
WORDS_PER_MINUTE = 130
#: Seconds that one State has for its whole statement. Source: fact sheet.
STATEMENT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of recommendations of one action category, in per cent."""

    supported: int
    implemented: int


FATES: Mapping[int, Fate] = MappingProxyType(
    {1: Fate(96, 33), 2: Fate(96, 30), 3: Fate(57, 26), 4: Fate(84, 16), 5: Fate(55, 13)}
)
"""Action category → share supported, and share fully implemented at mid-term (UPR Info)."""


@dataclass(frozen=True, slots=True)
class AskFacts:
    """An ask as a State would meet it.

    Attributes:
        action: action category 1 to 5 on UPR Info's scale; None for an empty text.
        action_name: the category in words.
        because: sentences that name the words which decided.
        trade_off: what became of real ones of that category, one sentence.
        words: number of words.
        seconds: time to read it aloud, rounded up.
        length: how it compares with real recommendations, in a few words.
    """

    action: int | None
    action_name: str
    because: tuple[str, ...]
    trade_off: str
    words: int
    seconds: int
    length: str


def ask_facts(text: str) -> AskFacts:
    """Look at a drafted ask; cheap enough to run on every key."""
    words = len(text.split())
    if not words:
        return AskFacts(None, "nothing written yet", (), "", 0, 0, "")
    verdict = classify(text)
    return AskFacts(
        action=verdict.category,
        action_name=ACTIONS[verdict.category],
        because=verdict.because,
        trade_off=_trade_off(verdict.category),
        words=words,
        seconds=math.ceil(words * 60 / WORDS_PER_MINUTE),
        length=_length(words),
    )


def _trade_off(category: int) -> str:
    fate = FATES[category]
    return (
        f"Of such asks {fate.supported}% were supported, "
        f"{fate.implemented}% fully implemented at mid-term."
    )


def _length(words: int) -> str:
    real = practice(AskKind.RECOMMENDATION).words
    if words > real[99]:
        return f"99% of real ones are shorter ({real[99]} at most)"
    if words > real[90]:
        return f"90% of real ones are shorter ({real[90]} at most)"
    if words > real[50]:
        return f"longer than most (half have {real[50]} at most)"
    return f"short enough (half have {real[50]} at most)"
