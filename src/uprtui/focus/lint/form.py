"""Checks of form: nothing written, capitals, hidden characters, sentences, language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uprtui.campaign import AskKind
from uprtui.focus.lint.anatomy import is_verb
from uprtui.focus.lint.case import Case
from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.rules import found, found_words
from uprtui.focus.lint.small_words import CLOSED_QUESTIONS, ENGLISH, OPEN_QUESTIONS, OTHER_LANGUAGES
from uprtui.focus.lint.verdict import Finding

_LEAST_WORDS = 4
_LEAST_FOREIGN = 2  # one is enough where nothing is English
_LATIN_END = "\u024f"
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def in_another_language(draft: Draft) -> bool:
    """Whether a draft seems to be in no English: other small words, or other letters, prevail."""
    words = [word for word in draft.words if word[0].isalpha()]
    others = sum(word[0] > _LATIN_END for word in words)
    if 2 * others > len(words):
        return True
    foreign = sum(word in OTHER_LANGUAGES or word[:2] in {"l'", "d'"} for word in words)
    english = sum(word in ENGLISH for word in words)
    if not english and not any(_is_english(word) for word in words):
        return foreign > 0 or any(not word.isascii() for word in words)
    return foreign >= _LEAST_FOREIGN and foreign > english and len(words) >= _LEAST_WORDS


def _is_english(word: str) -> bool:
    """Whether a word opens asks or questions in English."""
    return is_verb(word) or word in OPEN_QUESTIONS | CLOSED_QUESTIONS


def check_form(case: Case, kind: AskKind) -> Iterator[Finding]:
    """Findings on the outer form of a draft that has words."""
    draft = case.draft
    yield from _hidden(draft)
    if _in_capitals(case.read):
        yield found("capitals")
    if in_another_language(draft):
        yield found("language")
    if kind is AskKind.RECOMMENDATION:
        asked = [index for index, word in enumerate(draft.words) if word == "?"]
        if asked:
            yield found_words("a-question", draft, asked[0], asked[0] + 1)
        elif len(draft.sentences) > 1:
            second, _ = draft.sentences[1]
            span = draft.span(second, draft.sentences[-1][1])
            yield found("sentences", span, count=len(draft.sentences))


def _hidden(draft: Draft) -> Iterator[Finding]:
    places = [each.span() for each in _HIDDEN.finditer(draft.text)]
    if places:
        characters = "1 character" if len(places) == 1 else f"{len(places):,} characters"
        yield found("hidden", places[0], characters=characters)


def _in_capitals(text: str) -> bool:
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    return len(words) >= _LEAST_WORDS and 2 * sum(map(str.isupper, words)) > len(words)
