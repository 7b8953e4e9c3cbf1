"""Where a draft departs from the wording of the State that shall say it: message and remedy.

What it never writes is told by `others`, which counts what chance alone would explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.focus.opening_verbs import OpeningVerb, opening_verbs
from uprtui.focus.terms import Term, words_in
from uprtui.recommendation import ACTIONS, classify

if TYPE_CHECKING:
    from uprtui.focus.wording import Wording

#: So many recommendations make a length or a category "usual"; with fewer, nothing is said.
ENOUGH = 20
#: A category that at most this share of a State's recommendations has is one it seldom uses.
SELDOM = 0.05
#: A beginning that at most this share of other States' recommendations has is hardly ever used.
_HARDLY = 1 / 5000
#: With fewer recommendations of others, what they never write says nothing.
_MANY = 1000
_EXAMPLES = 3
_SPECIFIC = 5
#: Who speaks, and to whom: said before the verb ("We urge Nepal to …"), and no verb itself.
_SPEAKER = frozenset({"i", "we", "our", "my", "delegation", "country", "government", "please"})
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Departure:
    """One way in which a draft differs from how a State writes.

    Attributes:
        kind: verb, word, length or category.
        message: what differs, with the numbers.
        remedy: what could be done.
        start: where the words in question begin in the draft.
        end: where they end; start = end = 0 where it is about the whole draft.
    """

    kind: str
    message: str
    remedy: str
    start: int = 0
    end: int = 0


def departures(wording: Wording, draft: str) -> tuple[Departure, ...]:
    """Compare a draft with a State's wording; nothing for a State without recommendations."""
    if not wording.total or not draft.split():
        return ()
    category = classify(draft).category
    verbs = tuple(_verbs(wording, draft, category))
    found = [*verbs, *_words(wording, draft, verbs)]
    if wording.total >= ENOUGH:
        found += [*_length(wording, draft), *_category(wording, category)]
    return tuple(found)


def _verbs(wording: Wording, draft: str, category: int) -> Iterator[Departure]:
    remedy = _open_with(wording, category)
    openings = opening_verbs(draft)
    for opening in openings:
        if opening.verb in wording.avoids:
            share = _percent(wording.others.share(opening.verb))
            yield Departure(
                "verb",
                f"{_opens(wording)}; never “{opening.verb}” (other States: {share} of theirs).",
                remedy,
                opening.start,
                opening.end,
            )
            return
    first = next((word for word in words_in(draft) if word.words not in _SPEAKER), None)
    if first is not None and _may_be_unheard(first, draft, openings):
        yield from _unheard(wording, first, remedy)


def _may_be_unheard(first: Term, draft: str, openings: Sequence[OpeningVerb]) -> bool:
    """Whether a draft's first word is to be judged as its verb.

    Not while it may still grow into another word; not an adverb or what stands before a comma;
    not a verb for specific action ("rescind"), which is good though rare.
    """
    after = draft[first.end :].lstrip()
    if not after or after.startswith(",") or first.words.endswith("ly"):
        return False
    specific = any(
        opening.start == first.start and opening.category == _SPECIFIC for opening in openings
    )
    return first.words.isalpha() and not specific


def _unheard(wording: Wording, first: Term, remedy: str) -> Iterator[Departure]:
    """A first word with which neither this State nor, to speak of, any other ever begins."""
    others = wording.everywhere.total
    times = wording.everywhere.first_words.get(first.words, 0)
    if others < _MANY or times > others * _HARDLY or first.words in wording.own_first_words:
        return
    seldom = f"other States: {times} of their {others:,}" if times else "nor does any other State"
    yield Departure(
        "verb",
        f"{_opens(wording)}; never “{first.words}” ({seldom}).",
        remedy,
        first.start,
        first.end,
    )


def _words(wording: Wording, draft: str, verbs: Sequence[Departure]) -> Iterator[Departure]:
    """Words in the draft that this State never writes; neighbours are one phrase."""
    taken = [(verb.start, verb.end) for verb in verbs]
    run: list[Term] = []
    for word in [*words_in(draft), Term("", len(draft), len(draft))]:
        avoided = word.words in wording.avoided_words and not any(
            start <= word.start < end for start, end in taken
        )
        if run and (not avoided or draft[run[-1].end : word.start].strip()):
            yield _word(wording, draft, run)
            run = []
        if avoided:
            run.append(word)


def _word(wording: Wording, draft: str, run: Sequence[Term]) -> Departure:
    start, end = run[0].start, run[-1].end
    share = min(wording.avoided_words[word.words] for word in run)
    many = "The words" if len(run) > 1 else "The word"
    stand = "stand" if len(run) > 1 else "stands"
    return Departure(
        "word",
        f"{many} “{draft[start:end]}” {stand} in none of the {wording.all_issues:,} "
        f"recommendations of {wording.name}, but in {_percent(share)} of the other States'.",
        "Say it in other words, or ask another State.",
        start,
        end,
    )


def _length(wording: Wording, draft: str) -> Iterator[Departure]:
    words = list(_WORD.finditer(draft))
    if len(words) <= wording.most_words:
        return
    yield Departure(
        "length",
        f"{len(words)} words: longer than 9 in 10 recommendations of {wording.name}, which have "
        f"at most {wording.most_words}.",
        f"Aim at {wording.median_words} words, as half of its own have at most; what is marked "
        "is too much.",
        words[wording.most_words].start(),
        words[-1].end(),
    )


def _category(wording: Wording, category: int) -> Iterator[Departure]:
    times = wording.categories.get(category, 0)
    if times > SELDOM * wording.total:
        return
    usual = max(wording.categories, key=lambda each: wording.categories[each])
    yield Departure(
        "category",
        f"{wording.name} seldom asks for {ACTIONS[category]} ({category}): "
        f"{times or 'none'} of its {wording.total:,}{wording.on_issue}.",
        f"It mostly asks for {ACTIONS[usual]} ({usual}): offer a variant of that kind, or give "
        "this ask to another State.",
    )


def _opens(wording: Wording) -> str:
    verbs = ", ".join(f"“{use.verb}”" for use in wording.verbs[:_EXAMPLES])
    return f"{wording.name} opens with {verbs}{wording.on_issue}"


def _open_with(wording: Wording, category: int) -> str:
    alike = [use.verb for use in wording.verbs if use.category == category][:_EXAMPLES]
    if alike:
        verbs = " or ".join(f"“{verb}”" for verb in alike)
        return f"Its own verbs for {ACTIONS[category]}: {verbs}."
    verbs = " or ".join(f"“{use.verb}”" for use in wording.verbs[:_EXAMPLES])
    return f"Open with one of its own verbs: {verbs}."


def _percent(share: float) -> str:
    return f"{share:.1%}" if share < 0.1 else f"{share:.0%}"
