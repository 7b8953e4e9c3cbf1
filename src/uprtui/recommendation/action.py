"""Action category: how much a recommendation asks for, from 1 (minimal) to 5 (specific action).

The scale is UPR Info's, after E. McMahon. Categories follow from the words of the text by
rules kept in tables beside this module; nothing is fitted, and every verdict says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from uprtui.recommendation.action_opening import (
    Found,
    find_openings,
    specific_example,
    words_of,
)
from uprtui.recommendation.action_table import ActionTable, action_table, singular_forms

ACTIONS: Mapping[int, str] = MappingProxyType(
    {
        1: "minimal action",
        2: "continuing action",
        3: "considering change",
        4: "general action",
        5: "specific action",
    }
)
"""Names of the categories (UPR Info, October 2014), from the least to the most demanding."""

_GENERAL, _SPECIFIC = 4, 5
_OBJECT_WINDOW = 9  # words after the verb among which its object is looked for


@dataclass(frozen=True, slots=True)
class ActionVerdict:
    """A category from 1 to 5, and the reasons for it: short sentences naming the words."""

    category: int
    because: tuple[str, ...]


def classify(text: str) -> ActionVerdict:
    """Return the action category of one recommendation, with reasons.

    In: the text in any spelling, with or without numbering or preamble; may be empty. Out: a
    verdict; a text without a known verb is read as general action (4), and the reason says so.

    Rules (UPR Info, October 2014): the opening verb decides; of several opening verbs side by
    side the last; of evenly balanced parts the first; a general action with a specific
    example ("by amending the family code") is specific. Where UPR Info codes one verb in two
    ways ("adopt a law", "adopt measures"), the first telling object word decides.
    """
    table = action_table()
    words = words_of(text)
    if not words:
        return ActionVerdict(_GENERAL, ("The text has no words: read as general action.",))
    openings = find_openings(words, table)
    if not openings:
        return ActionVerdict(_GENERAL, ("No verb that the rules know: read as general action.",))
    deciding = openings[-1]
    category, reason = _with_object(deciding, words)
    because = [reason] if len(openings) == 1 else [_several(openings), reason]
    if category == _GENERAL:
        example = _specific_example(words, deciding.end, table)
        if example is not None:
            because.append(f"“by {example.spelt}” makes it specific (5).")
            return ActionVerdict(_SPECIFIC, tuple(because))
    return ActionVerdict(category, tuple(because))


def _with_object(found: Found, words: Sequence[str]) -> tuple[int, str]:
    """The category of a verb with its object, and the sentence that says so."""
    objects = found.opening.objects
    if objects:
        for word in words[found.end : found.end + _OBJECT_WINDOW]:
            if word in {".", ";"}:
                break
            for form in singular_forms(word):
                if form in objects:
                    category = objects[form]
                    return category, _says(f"“{found.spelt}” with “{word}”", category)
    return found.opening.category, _says(f"“{found.spelt}”", found.opening.category)


def _says(words: str, category: int) -> str:
    return f"{words} asks for {ACTIONS[category]} ({category})."


def _several(openings: Sequence[Found]) -> str:
    verbs = ", ".join(f"“{found.spelt}”" for found in openings)
    return f"Opening verbs side by side ({verbs}): the last decides."


def _specific_example(words: Sequence[str], index: int, table: ActionTable) -> Found | None:
    for example in specific_example(words, index, table):
        if _with_object(example, words)[0] == _SPECIFIC:
            return example
    return None
