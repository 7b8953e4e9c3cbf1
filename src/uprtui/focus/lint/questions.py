"""Checks of an advance question: that it asks, one thing, openly, and asks for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uprtui.focus.lint.case import Case
from uprtui.focus.lint.rules import found, found_words
from uprtui.focus.lint.small_words import (
    CLOSED_QUESTIONS,
    ENGLISH,
    INFORMING,
    OPEN_QUESTIONS,
    PLEADING,
)
from uprtui.focus.lint.tables import verbs
from uprtui.focus.lint.verdict import Finding

_REACH = 12
_PRONOUNS = frozenset(
    ["many", "much", "long", "often", "about", "so", "it", "they", "you", "we", "i", "there"]
)
_QUESTIONS = OPEN_QUESTIONS | (CLOSED_QUESTIONS - {"please"})
_ASKERS = frozenset(["please", "kindly", "we", "i"])
_ANSWERS = frozenset(["ask", "know", "learn", "hear", "wonder"])


def check_question(case: Case) -> Iterator[Finding]:
    """Findings that only an advance question can have."""
    draft = case.draft
    marks = [index for index, word in enumerate(draft.words) if word == "?"]
    asking = [(first, end) for first, end in draft.sentences if _asks(case, first, end)]
    if not asking:
        yield found("no-question")
        return
    if all(_is_small(word) for word in draft.words):
        yield found("bare-question")
        return
    if len(marks) > 1:
        span = draft.span(marks[0] + 1, marks[-1] + 1)
        yield found("two-questions", span, count=len(marks))
    pleading = next((each for each in asking if _pleads(case, *each)), None)
    if pleading is not None:
        yield found_words("disguised", draft, *pleading)
    elif not any(_is_open(draft.words[first:end]) for first, end in asking):
        first = _first_word(case, *asking[0], CLOSED_QUESTIONS)
        if first is not None:
            yield found_words("closed", draft, first, asking[0][1])


def _asks(case: Case, first: int, end: int) -> bool:
    words = case.draft.words
    return (
        words[end - 1] == "?"
        or _requests_answer(words[first:end])
        or (words[first] in _QUESTIONS and "?" in words[first:end])
    )


def _is_small(word: str) -> bool:
    """Whether a word only asks: “why”, “how many”, “what about it”."""
    return not word[0].isalpha() or word in ENGLISH | _QUESTIONS | _PRONOUNS


def _requests_answer(words: Sequence[str]) -> bool:
    """Whether it asks without a mark: "We would like to ask …", "Please explain …"."""
    return not _ASKERS.isdisjoint(words[:_REACH]) and not (INFORMING | _ANSWERS).isdisjoint(
        words[:_REACH]
    )


def _is_open(words: Sequence[str]) -> bool:
    """Whether yes or no is no answer: "What …", "Could the Government explain …"."""
    if _requests_answer(words):
        return True
    if words[0] in PLEADING | {"will"} and not INFORMING.isdisjoint(words[:_REACH]):
        return True
    return not OPEN_QUESTIONS.isdisjoint(words)


def _first_word(case: Case, first: int, end: int, wanted: frozenset[str]) -> int | None:
    words = case.draft.words
    return next((place for place in range(first, end) if words[place] in wanted), None)


def _pleads(case: Case, first: int, end: int) -> bool:
    """Whether it begs for an act: "Could the Government ratify …", "Will it please …"."""
    words = case.draft.words[first:end]
    if not INFORMING.isdisjoint(words[:_REACH]) or _requests_answer(words):
        return False
    if "please" in words[:_REACH]:
        return True
    if words[0] not in PLEADING:
        return False
    known = verbs()
    return any(word in known and known[word].strong for word in words[1:_REACH])
