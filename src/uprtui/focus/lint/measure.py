"""Checks of what is asked for: its category, whether it can be checked, and done in one cycle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uprtui.focus.lint.case import Case
from uprtui.focus.lint.dates import time_frames
from uprtui.focus.lint.rules import found_words
from uprtui.focus.lint.small_words import ARTICLES, PREPOSITIONS
from uprtui.focus.lint.tables import bare_words, end_goals, objects
from uprtui.focus.lint.verdict import Finding

_BY_CATEGORY = {1: "minimal", 2: "continuing", 3: "considering"}
_LEAST = frozenset([1, 2])  # said to ask for little anyway
_SPECIFIC = 5
_WORDS_SHOWN = 3  # after the verb, where its action is spoken of
_SHARE = r"(?:half|one[\s-]half|(?:a|one|two|three)[\s-](?:third|quarter|fifth|tenth)s?)"
_PER_CENT = r"\d+(?:[.,]\d+)?\s*(?:%|per\s?cent\b|percentage\b)"
#: A figure to be reached: "by half", "to 20 per cent", "from 5 to 20", "halve".
_FIGURE = re.compile(
    rf"\b(?:by|to|below|under)\s+(?:at\s+least\s+|about\s+|less\s+than\s+)?(?:{_SHARE}|{_PER_CENT})"
    rf"|\bfrom\s+\d\S*\s+to\s+\d|\b(?:halve|double|triple)\s+the\s+number\b",
    re.IGNORECASE,
)


def check_category(case: Case) -> Iterator[Finding]:
    """How much it asks for, whether it says on what, and what would be concrete."""
    opening, category = case.anatomy.opening, case.action.category
    if opening is None:
        return
    rules = [_BY_CATEGORY.get(category) or _by_object(case)]
    if says_nothing(case) and rules != ["not-measurable"] and category not in _LEAST:
        rules = [*(rule for rule in rules if rule == "considering"), "no-subject"]
    first, end = opening
    for rule in filter(None, rules):
        concrete = case.sample if rule == "no-subject" else case.concrete
        yield found_words(rule, case.draft, first, _phrase_end(case, end), concrete=concrete)


def _by_object(case: Case) -> str | None:
    """What is to be said of a specific or a general action, for what it names."""
    checkable = _has_object(case)
    if case.action.category == _SPECIFIC:
        return None if checkable else "no-object"
    if _FIGURE.search(case.read):
        return None
    return "general" if checkable else "not-measurable"


def says_nothing(case: Case) -> bool:
    """Whether no word beside its verbs says what or whom it is about: “Adopt a law by 2028”."""
    draft, anatomy = case.draft, case.anatomy
    acts = {place for first, end in anatomy.actions for place in range(first, end)}
    named = {place for first, (end, _) in case.names.items() for place in range(first, end)}
    timed = time_frames(case.read)
    return all(
        not word[0].isalnum()
        or place in acts | named
        or word in bare_words()
        or _lies_in(draft.span(place, place + 1), timed)
        for place, word in enumerate(draft.words[anatomy.body :], start=anatomy.body)
    )


def check_reach(case: Case) -> Iterator[Finding]:
    """Whether it can be done within four and a half years, or needs steps.

    A goal counts where the State is asked for it, not where a specific act serves it ("adopt a
    plan to eradicate …").
    """
    draft = case.draft
    asked: set[int] = set()
    for first, end in case.anatomy.actions:
        asked.update(range(first, end))
    for first, end, goal in end_goals().find(draft.words):
        of_treaty = any(draft.fixed[first:end])
        served = first not in asked and case.action.category in {3, _SPECIFIC}
        settled = goal.unless_concrete and _has_object(case)
        if not of_treaty and not served and not settled:
            yield found_words(goal.rule, draft, first, end, steps=goal.steps)


def _phrase_end(case: Case, end: int) -> int:
    """The end of the few words that follow the verb: before any mark, and on no small word."""
    words = case.draft.words
    last = min(end + _WORDS_SHOWN, len(words))
    last = next((place for place in range(end, last) if not words[place][0].isalnum()), last)
    while last > end and words[last - 1] in PREPOSITIONS | ARTICLES | {"and", "that", "as"}:
        last -= 1
    return last


def _has_object(case: Case) -> bool:
    """Whether it names what one can look up: a law, a body, a treaty, a measure, a figure."""
    draft = case.draft
    if "instrument" in draft.fixed or _FIGURE.search(case.read):
        return True
    timed = time_frames(case.read)
    if any(
        word[0].isdigit() and not _lies_in(draft.span(place, place + 1), timed)
        for place, word in enumerate(draft.words)
        if place >= case.anatomy.body
    ):
        return True
    return next(objects().find(draft.words), None) is not None


def _lies_in(span: tuple[int, int], places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)
