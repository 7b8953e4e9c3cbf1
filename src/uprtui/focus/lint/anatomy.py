"""Where an ask begins, who is to act, and how many actions it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.small_words import (
    ABOLISHING,
    ADVERBS,
    ARTICLES,
    BEFORE_GERUNDS,
    CALLING,
    DETERMINERS,
    JOINING,
    MODALS,
    NO_ADVERBS,
    NO_VERBS,
    PREPOSITIONS,
    RELATIVES,
    SAME_OBJECT,
    SUBJECTS,
    TREATY_USES,
    TREATY_VERBS,
    USES,
)
from uprtui.focus.lint.tables import one_action, openings, others, verbs
from uprtui.recommendation.action_table import action_table

_NEAR_START = 3


@dataclass(frozen=True)
class Anatomy:
    """The parts of a draft.

    Attributes:
        draft: the draft.
        names: where States are named: first word → (end, ISO alpha-3).
        sur: the State under review, ISO alpha-3; None where not known.
    """

    draft: Draft
    names: Mapping[int, tuple[int, str]]
    sur: str | None

    @cached_property
    def body(self) -> int:
        """The first word after numbering and “We recommend that …”."""
        words, index = self.draft.words, 0
        while index < len(words) and _is_numbering(words, index):
            index += 1
        return self._past_calling(self._after(index, "wrapper"))

    @property
    def called(self) -> bool:
        """Whether “Urge the Government to” or the like stands before its first word."""
        words = self.draft.words[: self.body]
        return self.body < len(self.draft.words) and not CALLING.isdisjoint(words)

    @property
    def reported(self) -> bool:
        """Whether it begins as “Recommended …” does: what follows is asked for, verb or not."""
        return self.body > 0 and self.draft.words[self.body - 1].isalpha()

    @cached_property
    def opening(self) -> tuple[int, int] | None:
        """The verbs that open the ask, side by side: first word and end; None without any."""
        words = self.draft.words
        first = self._past_subject(self.body)
        if words[self.body : self.body + 1] == ("be",):
            return self.body, self.body + 1
        if first < len(words) and not self._preamble_at(first) and self._reads_as_verb(first):
            return first, self._chain_end(first)
        return next(self._late_openings(first), None)

    @cached_property
    def before(self) -> tuple[int, int] | None:
        """The words of a preamble or a sentence that stands before the ask; None without."""
        first = self._past_subject(self.body)
        if self.opening is None or self.opening[0] == first:
            return None
        return self.body, self.opening[0]

    @cached_property
    def actions(self) -> tuple[tuple[int, int], ...]:
        """The verbs of each action that is asked for, in order."""
        if self.opening is None:
            return ()
        return (self.opening, *self._further(self.opening[1]))

    def other_subject(self) -> tuple[int, int] | None:
        """Words that make somebody else act than the State under review; None without."""
        index = self._skip_filling(self.body)
        found = self._somebody_else(index)
        if found is not None and self._acts(found):
            return index, found
        called = self._called_on(index)
        if called is not None:
            found = self._somebody_else(called)
            if found is not None and self._acts(found, also=("for",)):
                return called, found
        return None

    def _past_calling(self, index: int) -> int:
        """Pass over “Urge the Government to” and “Call on Nepal to”."""
        words, place = self.draft.words, self._called_on(index)
        if place is None:
            return index
        first = place
        while place < len(words) and (place in self.names or words[place] in SUBJECTS):
            place = self.names[place][0] if place in self.names else place + 1
        told = first < place < len(words) and words[place] == "to"
        return place + 1 if told and self._somebody_else(first) is None else index

    def _called_on(self, index: int) -> int | None:
        """The word after “Call on”, “Urge” and the like."""
        words = self.draft.words
        if index >= len(words) or words[index] not in CALLING:
            return None
        index += 1
        while index < len(words) and words[index] in {"on", "upon", "to", "for", "that"}:
            index += 1
        return index

    def _somebody_else(self, index: int) -> int | None:
        words = self.draft.words
        if index >= len(words):
            return None
        place = index + 1 if words[index] == "the" else index
        if place in self.names:
            end, state = self.names[place]
            return end if self.sur is not None and state != self.sur else None
        found = others().at(words, index)
        return None if found is None else found[0]

    def _acts(self, index: int, also: Sequence[str] = ()) -> bool:
        """Whether the words before `index` are told to act by the word there."""
        words = self.draft.words
        if index >= len(words):
            return False
        word = words[index]
        return word in MODALS or word == "to" or word in also or word in verbs()

    def _after(self, index: int, role: str) -> int:
        words = self.draft.words
        while index < len(words):
            found = openings().at(words, index)
            if found is None or found[1] != role:
                break
            index = found[0]
        return index

    def _skip_filling(self, index: int) -> int:
        words = self.draft.words
        while index < len(words) and words[index] in {"that", ":", ",", "to", '"', "“"}:
            index += 1
        return index

    def _preamble_at(self, index: int) -> bool:
        words = self.draft.words
        found = openings().at(words, index) if index < len(words) else None
        return found is not None and found[1] == "preamble"

    def _past_subject(self, index: int) -> int:
        """Pass over “that the Government of Nepal should”, “to”, adverbs."""
        words = self.draft.words
        index = self._skip_filling(index)
        place = index
        while place < len(words):
            if place in self.names:
                place = self.names[place][0]
            elif words[place] in SUBJECTS or words[place] == "'s":
                place += 1
            else:
                break
        follows = place < len(words) and (words[place] in MODALS or words[place] == "to")
        if place > index and (follows or (place < len(words) and words[place] in verbs())):
            index = place
        while index < len(words) and words[index] in MODALS | {"to", "be", "not"}:
            index += 1
        return self._past_adverbs(index)

    def _past_adverbs(self, index: int) -> int:
        """Pass over “fully” and “promptly, thoroughly and impartially”."""
        words, start = self.draft.words, index
        while index < len(words) and not is_verb(words[index]):
            if not (_is_adverb(words[index]) or (index > start and words[index] in JOINING)):
                break
            index += 1
        return index

    def _reads_as_verb(self, index: int) -> bool:
        """Whether a verb opens the ask there: one we know, or a word before “the” or “its”."""
        words = self.draft.words
        word = words[index]
        if is_verb(word) or is_verb(word.partition("-")[0]) or is_verb(word.removeprefix("re-")):
            return True
        follows = words[index + 1] if index + 1 < len(words) else ""
        unknown = word not in DETERMINERS | NO_VERBS and word.isalpha()
        return unknown and follows in ARTICLES

    def _late_openings(self, index: int) -> Iterator[tuple[int, int]]:
        """Verbs further on: after a mark, else after “should” or “to”, else anywhere."""
        words = self.draft.words
        for before in ({",", ".", ";", ":"}, MODALS, {"to"}):
            for place in range(index + 1, len(words)):
                if words[place - 1] in before:
                    verb = self._past_adverbs(self._past_joint(place))
                    if verb < len(words) and (self._is_plain_verb(verb) or self._leads(verb)):
                        yield verb, self._chain_end(verb)
        reported = index > 0 and words[index - 1] in {"that", ":"}
        for place in range(index, len(words)):
            known = verbs().get(words[place])
            if known is not None and (known.nominal or known.noun):
                if place <= index + _NEAR_START and words[place + 1 : place + 2] == ("of",):
                    yield place, place + 1
                elif reported and self._is_plain_verb(place):
                    yield place, self._chain_end(place)
            elif known is not None and (known.strong or reported):
                yield place, self._chain_end(place)
            elif words[place] in {"be", "is", "are"} and (reported or words[place] == "be"):
                end = self._past_adverbs(place + 1)
                if self._is_participle(end):
                    yield place, end + 1

    def _leads(self, index: int) -> bool:
        """Whether a verb that can be a noun follows the comma of a preamble: “…, draft bills”."""
        known = verbs().get(self.draft.words[index])
        return known is not None and known.noun and self._preamble_at(self.body)

    def _is_participle(self, index: int) -> bool:
        words = self.draft.words
        return index < len(words) and words[index].endswith(("ed", "en", "ade", "ought"))

    def _chain_end(self, first: int) -> int:
        """The end of verbs side by side: “continue and strengthen”."""
        words, end = self.draft.words, first + 1
        while True:
            verb = end
            while verb < len(words) and words[verb] in JOINING:
                verb += 1
            verb = self._past_adverbs(verb) if verb > end else end
            if verb > end and verb < len(words) and words[verb] in verbs():
                end = verb + 1
            else:
                return end

    def _further(self, index: int) -> Iterator[tuple[int, int]]:
        """Actions after the first: verbs joined to it, outside what they serve."""
        words, fixed = self.draft.words, self.draft.fixed
        inside = False
        while index < len(words):
            word = words[index]
            if fixed[index]:
                index += 1
                continue
            if word in {";", "."} or self._ends_number(index):
                inside = False
            joint = word in {"and", ";", "&", ",", "."} or self._ends_number(index)
            if joint:
                verb = self._past_joint(index + 1)
                if self._opens_action(verb, index, inside=inside):
                    end = self._chain_end(verb)
                    if not self._completes(verb, end) and not self._same_action(verb):
                        yield verb, end
                    index, inside = end, False
                    continue
            if self._opens_clause(index):
                inside = True
            index += 1

    def _ends_number(self, index: int) -> bool:
        """Whether a number of a list ends here: “2)”, “(b)”."""
        words = self.draft.words
        return words[index] == ")" and index > 0 and len(words[index - 1]) == 1

    def _past_joint(self, index: int) -> int:
        words = self.draft.words
        while index < len(words):
            word = words[index]
            if word != "and" and not _is_adverb(word) and word not in ADVERBS:
                break
            index += 1
        return index

    def _opens_action(self, verb: int, joint: int, *, inside: bool) -> bool:
        words = self.draft.words
        if verb >= len(words) or self.draft.fixed[verb] or not self._is_plain_verb(verb):
            return False
        if words[joint] == "and" and words[joint - 1] in PREPOSITIONS:
            return False  # both verbs have one object: "cooperate with and respond to"
        if words[joint] == "," and "to" in words[joint + 1 : verb]:
            return False  # a purpose: ", to prevent …"
        known = verbs()[words[verb]]
        if words[joint] in {";", ".", ")"}:
            return True
        if words[joint] == "," and "and" not in words[joint + 1 : verb]:
            return known.strong and not known.noun
        return known.strong or not inside

    def _completes(self, verb: int, end: int) -> bool:
        """Whether the verbs before `end` go on with the same object: “and ensure its use”.

        A treaty's use is a step of its own ("ratify … and implement it").
        """
        words = self.draft.words
        first, last = self.opening or (0, 0)
        if words[verb] in TREATY_USES and not TREATY_VERBS.isdisjoint(words[first:last]):
            return False
        if any(word in SAME_OBJECT for word in words[end : end + 3]):
            return True
        for place in range(end, min(end + 3, len(words))):
            if words[place] in {"its", "the", "their"}:
                return any(word in USES for word in words[place + 1 : place + 4])
        return False

    def _same_action(self, verb: int) -> bool:
        """Whether a verb goes with the opening verbs in one action: “investigate … prosecute”."""
        words = self.draft.words
        if words[verb : verb + 2] == ("set", "up"):
            return False
        first, end = self.opening or (0, 0)
        if words[verb] == "abolish" and not ABOLISHING.isdisjoint(words[end:verb]):
            return True
        return any(words[verb] in one_action().get(each, ()) for each in words[first:end])

    def _is_plain_verb(self, index: int) -> bool:
        """Whether a verb stands there; one that can be a noun needs an article, “to” or “up”."""
        words = self.draft.words
        known = verbs().get(words[index])
        if known is None or known.nominal:
            return False
        if not known.noun or (index and words[index - 1] == "to"):
            return True
        return index + 1 < len(words) and words[index + 1] in DETERMINERS | {"up"}

    def _opens_clause(self, index: int) -> bool:
        """Whether a purpose, a manner or a relative clause begins here."""
        words = self.draft.words
        if words[index] in RELATIVES:
            return True
        follows = words[index + 1] if index + 1 < len(words) else ""
        if words[index] == "to":
            return follows.isalpha() and follows not in DETERMINERS
        return words[index] in BEFORE_GERUNDS and follows.endswith("ing")


def _is_adverb(word: str) -> bool:
    return word in {"further", "also", "now"} or (word.endswith("ly") and word not in NO_ADVERBS)


def is_verb(word: str) -> bool:
    """Whether a word opens asks: a verb as it is, with -ing or -s, or a noun such as “adoption”."""
    known = verbs()
    if word in known or word in action_table().openings:
        return True
    if word.endswith("s") and (word[:-1] in known or word[:-2] in known):
        return True
    if word.endswith("ing"):
        stem = word[:-3]
        return (
            stem in known
            or stem + "e" in known
            or (stem[-1:] * 2 == stem[-2:] and stem[:-1] in known)
        )
    return False


def _is_numbering(words: Sequence[str], index: int) -> bool:
    word = words[index]
    if not word[0].isalpha():
        return True
    follows = words[index + 1] if index + 1 < len(words) else ""
    return len(word) == 1 and follows in {")", "."}
