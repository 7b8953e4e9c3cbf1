"""Checks of what is asked for: its category, whether it can be checked, and done in one cycle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uprtui.focus.lint.case import Case
from uprtui.focus.lint.rules import found, found_words
from uprtui.focus.lint.small_words import ARTICLES, PREPOSITIONS
from uprtui.focus.lint.tables import end_goals, objects
from uprtui.focus.lint.verdict import Finding

_BY_CATEGORY = {1: "minimal", 2: "continuing", 3: "considering"}
_SPECIFIC = 5
_WORDS_SHOWN = 3  # after the verb, where its action is spoken of
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NUMBER = r"(?:one|two|three|four|five|six|twelve|\d{1,3})"
_TIME_FRAME = re.compile(
    rf"\b(?:by|before|until|till|within|during|prior to|no later than|in time for|ahead of)\s+"
    rf"(?:the\s+)?(?:(?:(?:end|middle|start|beginning|course)\s+of\s+)?(?:the\s+)?"
    rf"(?:(?:early|late|mid)[\s-]+)?(?:{_MONTH}\s+)?\d{{4}}\b|(?:(?:end|middle|start)\s+of\s+)?"
    rf"(?:the\s+)?(?:next|coming|following|current|this)\b|{_NUMBER}[\s-]+(?:years?|months?|weeks?)"
    rf"|its\s+next)|\bnext\s+(?:review|year|upr|session|cycle)\b|\bthis\s+year\b"
    # "in 2027", and not "adopted in 2019", "of March 2019"
    rf"|(?<!ed)(?<!held)(?<!made)(?<!en)\s(?:in|from|as of)\s+(?:{_MONTH}\s+)?(?:mid-)?20\d\d\b",
    re.IGNORECASE,
)


def check_category(case: Case) -> Iterator[Finding]:
    """How much it asks for, and what would be concrete."""
    opening, category = case.anatomy.opening, case.action.category
    if opening is None:
        return
    rule = _BY_CATEGORY.get(category)
    if rule is None:
        checkable = _has_object(case)
        if category == _SPECIFIC:
            rule = None if checkable else "no-object"
        else:
            rule = "general" if checkable else "not-measurable"
    if rule is not None:
        first, end = opening
        yield found_words(rule, case.draft, first, _phrase_end(case, end), concrete=case.concrete)


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


def check_time(case: Case) -> Iterator[Finding]:
    """Whether it says by when; worth saying only of what is concrete."""
    if case.action.category == _SPECIFIC and not _TIME_FRAME.search(case.read):
        yield found("time-frame")


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
    if "instrument" in draft.fixed or any(
        word[0].isdigit() for word in draft.words[case.anatomy.body :]
    ):
        return True
    return next(objects().find(draft.words), None) is not None
