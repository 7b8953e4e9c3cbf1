"""The readable rules of the action category: what the opening verb and its object say.

UPR Info, October 2014: the opening verb decides; of several opening verbs side by side the last;
of evenly balanced parts the first; a general action with a specific example ("by amending the
family code") is specific. Where UPR Info codes one verb in two ways ("adopt a law", "adopt
measures"), the first telling object word decides. The tables stand beside this module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from uprtui.recommendation.action_opening import Found, find_openings, specific_example
from uprtui.recommendation.action_table import ActionTable, Opening, singular_forms

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

GENERAL, SPECIFIC = 4, 5
_OBJECT_WINDOW = 9  # words after the verb among which its object is looked for


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """What the rules say.

    Attributes:
        category: 1 to 5; general action where the rules know no verb of the text.
        because: short sentences that name the words.
        deciding: (first, end) of these words, as indexes of the words that were read.
        openings: the opening verbs that stand side by side; the last decides.
        by_object: the category of the deciding verb with its object, before any example.
        example: whether a specific example made a general action specific.
    """

    category: int
    because: tuple[str, ...]
    deciding: tuple[tuple[int, int], ...] = ()
    openings: tuple[Found, ...] = ()
    by_object: int = GENERAL
    example: bool = False


def judge(words: Sequence[str], table: ActionTable) -> RuleVerdict:
    """Return the verdict of the rules on a text's words; may be none."""
    if not words:
        return RuleVerdict(GENERAL, ("The text has no words: read as general action (4).",))
    openings = find_openings(words, table)
    if not openings:
        return RuleVerdict(GENERAL, ("No verb that the rules know: read as general action (4).",))
    last = openings[-1]
    category, place = object_category(last.opening, words, last.end)
    spelt = f"“{last.spelt}”" if place is None else f"“{last.spelt}” with “{words[place]}”"
    because = [f"{spelt} asks for {ACTIONS[category]} ({category})."]
    deciding = [(found.start, found.end) for found in openings]
    if place is not None:
        deciding.append((place, place + 1))
    if len(openings) > 1:
        verbs = ", ".join(f"“{found.spelt}”" for found in openings)
        because.insert(0, f"Opening verbs side by side ({verbs}): the last decides.")
    example = _specific_example(words, last.end, table) if category == GENERAL else None
    if example is not None:
        because.append(f"“by {example.spelt}” makes it specific (5).")
        deciding.append((example.start, example.end))
    return RuleVerdict(
        category if example is None else SPECIFIC,
        tuple(because),
        tuple(deciding),
        openings,
        category,
        example is not None,
    )


def object_category(opening: Opening, words: Sequence[str], end: int) -> tuple[int, int | None]:
    """Return a verb's category with the object after it, and the index of that object's word.

    `end` is the index of the word after the verb; the index is None where no object decides.
    """
    if opening.objects:
        for place in range(end, min(end + _OBJECT_WINDOW, len(words))):
            if words[place] in {".", ";"}:
                break
            for form in singular_forms(words[place]):
                if form in opening.objects:
                    return opening.objects[form], place
    return opening.category, None


def _specific_example(words: Sequence[str], index: int, table: ActionTable) -> Found | None:
    for example in specific_example(words, index, table):
        if object_category(example.opening, words, example.end)[0] == SPECIFIC:
            return example
    return None
