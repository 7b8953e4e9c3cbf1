"""Find the opening verbs of a recommendation: what the State under review is asked to do.

Numbering, adverbs ("fully"), preambles ("In line with its commitments, ...") and the words
before a verb ("That the Government ...", "To ...") are passed over, as a reader does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uprtui.recommendation.action_table import ActionTable, Opening

_JOINING = frozenset({"and", "or", "/", ","})
_VERBS_IN_LY = frozenset({"apply", "comply", "multiply", "rely", "reply", "supply"})
_LONGEST_SKIPPED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """An opening, as the text has it, and the indexes of its first word and of the word after."""

    opening: Opening
    spelt: str
    start: int
    end: int

    @property
    def verb(self) -> str:
        """The opening as the table has it, such as "take measures"."""
        return " ".join(self.opening.words)


def find_openings(words: Sequence[str], table: ActionTable) -> tuple[Found, ...]:
    """Return the opening verbs that stand side by side, in order ("continue and strengthen").

    Empty where the text holds no verb of the table.
    """
    start = _start(words, table)
    if start is None:
        return ()
    found = _found(words, start, table)
    chain: list[Found] = []
    while found is not None:
        chain.append(found)
        found = _joined(words, found.end, table)
    return tuple(chain)


def specific_example(words: Sequence[str], index: int, table: ActionTable) -> list[Found]:
    """Return the verbs of every "by ...ing" from `index` on ("by amending the family code")."""
    examples = []
    for place in range(index, len(words) - 1):
        if words[place] == "by":
            verb = skip_adverbs(words, place + 1, table)
            if verb < len(words) and words[verb].endswith("ing"):
                found = _found(words, verb, table)
                if found is not None:
                    examples.append(found)
    return examples


def skip_adverbs(words: Sequence[str], index: int, table: ActionTable) -> int:
    """Return the index of the first word from `index` on that is no adverb of manner or time.

    "And" between two adverbs is passed over too ("publicly and unequivocally condemn").
    """
    after_adverb = False
    while index < len(words) and table.opening_at(words, index) is None:
        if after_adverb and words[index] == "and" and _adverb_length(words, index + 1, table):
            index += 1
        length = _adverb_length(words, index, table)
        if length == 0:
            return index
        after_adverb = True
        index += length
    return index


def _adverb_length(words: Sequence[str], index: int, table: ActionTable) -> int:
    if index >= len(words):
        return 0
    length = _phrase_length(words, index, table.adverbs)
    if length == 0 and words[index].endswith("ly") and words[index] not in _VERBS_IN_LY:
        return 1
    return length


def _start(words: Sequence[str], table: ActionTable) -> int | None:
    first = skip_adverbs(words, 0, table)
    if _phrase_length(words, first, table.preambles):
        after = _after_preamble(words, first, table)
        if after is not None:
            return after
    elif table.opening_at(words, first) is not None:
        return first
    return _after_marker(words, first, table) or _anywhere(words, first, table)


def _after_preamble(words: Sequence[str], index: int, table: ActionTable) -> int | None:
    """The first verb in its plain form that follows a comma, with or without "to"."""
    for place in range(index, len(words)):
        if words[place] == ",":
            verb = skip_adverbs(words, place + 1, table)
            if verb < len(words) and words[verb] == "to":
                verb = skip_adverbs(words, verb + 1, table)
            if _is_plain_verb(words, verb, table):
                return verb
    return None


def _after_marker(words: Sequence[str], index: int, table: ActionTable) -> int | None:
    place = index
    while place < len(words):
        length = _phrase_length(words, place, table.markers)
        if length:
            verb = skip_adverbs(words, place + length, table)
            if table.opening_at(words, verb) is not None:
                return verb
        place += length or 1
    return None


def _anywhere(words: Sequence[str], index: int, table: ActionTable) -> int | None:
    places = range(index, len(words))
    return next((place for place in places if table.opening_at(words, place) is not None), None)


def _is_plain_verb(words: Sequence[str], index: int, table: ActionTable) -> bool:
    opening = table.opening_at(words, index)
    return opening is not None and words[index] == opening.words[0]


def _joined(words: Sequence[str], index: int, table: ActionTable) -> Found | None:
    """The opening joined to the one that ends at `index` by "and", "or", a comma or a slash."""
    index = skip_adverbs(words, index, table)
    joint = index
    while joint < len(words) and words[joint] in _JOINING:
        joint += 1
    if joint == index:
        return None
    verb = skip_adverbs(words, joint, table)
    if verb < len(words) and words[verb] == "to":
        verb = skip_adverbs(words, verb + 1, table)
    return _found(words, verb, table)


def _found(words: Sequence[str], index: int, table: ActionTable) -> Found | None:
    opening = table.opening_at(words, index)
    if opening is None:
        return None
    end = index + len(opening.words)
    return Found(opening, " ".join(words[index:end]), index, end)


def _phrase_length(words: Sequence[str], index: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """Words of the longest of `phrases` that stands at `index`; 0 where none does."""
    for length in range(min(_LONGEST_SKIPPED, len(words) - index), 0, -1):
        if tuple(words[index : index + length]) in phrases:
            return length
    return 0
